"""The questions of the reader's own cards: the most urgent first, few, and each answer leads to its card."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.content.compiled import CONTENT
from tests.scenarios.test_scenarios import FILES, assessed, read
from tests.view.in_sight import texts_in_sight
from tests.view.parsed import Elements
from widgets.core.assessment import Assessment, assess
from widgets.core.profile import Profile, clean
from widgets.core.shapes import Card, CardCheck, Choice
from widgets.view.check_html import LEAST, MOST, cards_to_ask, own_check_html

NOBODY = assess(CONTENT, Profile())
MANY = assess(
    CONTENT,
    clean(
        CONTENT.questions,
        {
            "skin_type": ["V"],
            "vitiligo": ["growing"],
            "eczema": ["active_there"],
            "who": ["home"],
            "pregnancy": ["yes"],
        },
    ),
)
NOTEBOOK = Path(__file__).parents[2] / "notebooks/your-skin.ipynb"
CHECK = CardCheck("What now <b>?", (Choice("Ask.", "Yes."), Choice("Wait.", "Ask first.")))


def asked(assessment: Assessment) -> list[str]:
    """Return the ids of the cards that a reader is asked about."""
    return [card.id for card in cards_to_ask(assessment)]


def with_checks(cards: tuple[Card, ...], *without: str) -> tuple[Card, ...]:
    """Give each card a question, but for some."""
    return tuple(replace(card, check=None if card.id in without else CHECK) for card in cards)


def test_the_most_urgent_own_cards_ask_first() -> None:
    """Five at most, in the order of the screen."""
    all_ask = replace(MANY, cards=with_checks(MANY.cards))

    assert [card.id for card in MANY.personal[:MOST]] == asked(all_ask)


def test_cards_for_everyone_make_up_the_least() -> None:
    """A reader without own cards, or with one, still gets three questions, the own one first."""
    nobody = replace(NOBODY, cards=with_checks(NOBODY.cards))
    one = assess(CONTENT, clean(CONTENT.questions, {"pregnancy": ["yes"]}))
    one = replace(one, cards=with_checks(one.cards))

    assert [card.id for card in nobody.general[:LEAST]] == asked(nobody)
    assert LEAST == len(asked(one))
    assert [card.id for card in one.personal] == asked(one)[: len(one.personal)]


def test_a_card_without_a_question_is_passed_over() -> None:
    """The next one asks instead; a page without any question shows no broken one."""
    first = MANY.personal[0].id
    rest = replace(MANY, cards=with_checks(MANY.cards, first))
    none = replace(MANY, cards=with_checks(MANY.cards, *(card.id for card in MANY.cards)))

    assert first not in asked(rest)
    assert MOST == len(asked(rest))
    assert [] == asked(none)
    assert "<h3" not in own_check_html(none, CONTENT)


def test_each_answer_says_something_back_and_opens_its_card() -> None:
    """The comment is folded under its answer; the link names the card, and a script opens it."""
    page = Elements(own_check_html(replace(MANY, cards=with_checks(MANY.cards)), CONTENT))
    links = [link["data-card"] for link in page.all("a")]
    whole, *answers = (fold["data-key"] for fold in page.all("details"))

    assert "check" == whole
    assert MOST * len(CHECK.choices) == len(answers) == len(links)
    assert [card.id for card in MANY.personal[:MOST]] == list(dict.fromkeys(links))
    assert "What now <b>?" in page.text


def test_every_fold_is_one_of_its_own() -> None:
    """An open answer stays open when the page is redrawn, since no other has its key."""
    page = Elements(own_check_html(replace(MANY, cards=with_checks(MANY.cards)), CONTENT))
    keys = [fold["data-key"] for fold in page.all("details")]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_reader_is_asked_three_to_five_questions(path: Path) -> None:
    """Whoever they are."""
    assert LEAST <= len(asked(assessed(read(path)))) <= MOST


def test_the_line_says_how_many_and_how_long() -> None:
    """In sight is one line; its minutes come from its questions."""
    texts = texts_in_sight(own_check_html(replace(MANY, cards=with_checks(MANY.cards)), CONTENT))

    assert [
        CONTENT.words("check.heading_own"),
        CONTENT.words("check.how_long_many", n=MOST, minutes=3),
    ] == texts


def test_the_check_comes_after_the_cards() -> None:
    """It ends step 2, where the reader still has the cards in mind."""
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    calls = [("".join(cell["source"]), cell["metadata"].get("workbook", {}).get("step")) for cell in cells]
    place = calls.index(("page.own_check()", 2))

    assert [("page.cards()", 2), ('page.step("your-charts")', 3)] == [calls[place - 1], calls[place + 1]]
