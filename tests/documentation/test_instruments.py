"""What the self-audit claims and no other test shows."""

import re
from pathlib import Path

import pytest

from tests.content.compiled import CONTENT
from widgets.core.shapes import Card

ROOT = Path(__file__).parents[2]
SCRIPTS = [  # reveal.js is not ours: its touches come beside the keys and buttons of slides.js
    path for path in (ROOT / "widgets").rglob("*.js") if not {"static", "reveal"} & {*path.parts}
]
NEEDS_MORE_THAN_A_TAP = re.compile(
    r"touchstart|touchmove|touchend|pointerdown|pointermove|mousedown|mousemove|dragstart|draggable"
    r"|devicemotion|deviceorientation|gesturestart|type=\\?[\"']range"
)
NOT_THE_ONLY_WAY = {
    "contents.js": ["touchmove", "pointerdown"],  # only notes that the reader did something
    "presenter.js": ["touchstart", "touchend"],  # a swipe, beside keys and buttons that do the same
}
# Add a verb here when a card begins with it, and only where it is said to the reader.
SAID_TO_SOMEBODY = {
    *(
        "Ask",
        "Be",
        "Call",
        "Calm",
        "Check",
        "Do",
        "Find",
        "Get",
        "Give",
        "Have",
        "Keep",
        "Look",
        "Say",
        "See",
    ),
    *("Show", "Tell", "Try", "Wait", "Watch"),
}
cards = pytest.mark.parametrize("card", CONTENT.cards.values(), ids=lambda card: card.id)


@cards
def test_each_action_is_broken_into_steps(card: Card) -> None:
    """The first thing to do says how in a sentence and in steps, and every other action has its steps (PEMAT 22)."""
    assert card.first.what and card.first.how and card.first.steps
    assert [] == [action.what for action in card.actions if not action.how]


@cards
def test_each_card_speaks_to_the_reader_of_what_to_do(card: Card) -> None:
    """The first thing to do is said as one says it to somebody, "ask" or "you", and never of "patients" (PEMAT 21)."""
    first = card.first
    openings = {word.capitalize() for word in re.findall(r"(?:^|, )(\w+)", first.what)}
    said = " ".join((first.what, first.how, first.why, *first.steps))

    assert openings & SAID_TO_SOMEBODY or re.search(r"\byou\b", first.what, re.IGNORECASE)
    assert not re.search(r"\bpatients? (should|must|can|may)\b", said, re.IGNORECASE)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_gesture_drag_or_motion_is_needed(script: Path) -> None:
    """No script of ours waits for a press without its release, a path, a drag or a movement of the device: a click
    and the keys do all (WCAG 2.5.1, 2.5.2, 2.5.4, 2.5.7)."""
    found = NEEDS_MORE_THAN_A_TAP.findall(script.read_text("utf-8"))

    assert NOT_THE_ONLY_WAY.get(script.name, []) == found


def test_there_are_scripts_to_look_at() -> None:
    """The law above is about something, and finds what it looks for."""
    assert len(SCRIPTS) > 20
    assert NEEDS_MORE_THAN_A_TAP.search('element.addEventListener("pointermove", drag)')
