"""Where the mark of our own view may be: once for a run of sentences, and never at one that sends for help."""

import re

from tests.content.compiled import CONTENT
from tests.view.every_view import every_view
from tests.view.parsed import Elements
from widgets.view.base.sources import marks

MARK = f"({CONTENT.words('cards.own_judgement')})"
AT_ONCE = ("emergency", "same_day")
URGENT = re.compile(
    r"emergency number|same day|for help at once|\b(call|team|doctor|help)\b[^.]*straight away"
    r"|\bcall (your|a doctor|a clinic|for|it too|them)\b|\b(help|doctor|hospital|clinic|it|them) (now|today)\b",
    re.IGNORECASE,
)
SIGNS = {sign.text for card in CONTENT.cards.values() for sign in card.warning_signs if sign.when in AT_ONCE}
BLOCKS = {"p", "li", "dd", "dt", "td", "th", "div", "section", "summary", "h2", "h3", "h4", "h5", "label"}


class Marked(Elements):
    """Collects the text before each mark of our own view, back to the mark before it or the start of its block."""

    def __init__(self, markup: str) -> None:
        self.before: list[str] = []
        self.block = ""
        super().__init__(markup)

    def handle_starttag(self, name: str, attributes: list) -> None:
        super().handle_starttag(name, attributes)
        self._end(name)

    def handle_endtag(self, name: str) -> None:
        super().handle_endtag(name)
        self._end(name)

    def handle_data(self, text: str) -> None:
        super().handle_data(text)
        self.block += text

    def _end(self, name: str) -> None:
        """Keep what the marks of a block follow, where the block ends or another one begins in it."""
        if name in BLOCKS:
            self.before += [" ".join(text.split()) for text in self.block.split(MARK)[:-1]]
            self.block = ""


MARKED = {text: name for name, markup in every_view() for text in Marked(markup).before}


def test_nothing_that_sends_for_help_is_marked_as_our_view() -> None:
    """
    No warning sign that is for today or at once, and no sentence that says so, has the mark: it is no time to weigh
    whose view that is.
    """
    assert len(MARKED) > 100
    assert {} == {
        text: name
        for text, name in MARKED.items()
        if URGENT.search(text) or any(sign in text for sign in SIGNS)
    }


def test_a_run_of_our_own_views_is_marked_once() -> None:
    """
    In no list of statements do two marks follow each other: the last of a run has it, and help ends a run.
    """
    chapters = [section.paragraphs for item in CONTENT.chapters.values() for section in item.sections]
    rows = [*(row for rows in chapters for row in rows), *(card.known for card in CONTENT.cards.values())]

    assert [] == [
        row for row in rows if any(one and two for one, two in zip(marks(row), marks(row)[1:], strict=False))
    ]
