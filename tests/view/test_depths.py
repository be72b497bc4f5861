"""Two depths of reading: both are plain, the short one is short, and neither says what the other does not."""

import pytest

from tests.content.compiled import CONTENT
from tests.view.parsed import Elements
from tests.view.sample import ASSESSMENTS
from widgets.authoring.language.reading_grade import HARDEST, grade
from widgets.core.shapes import Card
from widgets.view.card.card_html import card_html
from widgets.view.card.card_parts import DEEP

UNKNOWN = ASSESSMENTS["nothing known"]
CARDS = pytest.mark.parametrize("card", (*UNKNOWN.cards, *UNKNOWN.gathered), ids=lambda card: card.id)
NAMES = (
    "collagen",
    "dermatologist",
    "eczema",
    "granuloma",
    "herpes",
    "HIV",
    "isotretinoin",
    "keloid",
    "keratosis pilaris",
    "melasma",
    "microneedling",
    "psoriasis",
    "radiofrequency",
    "vitiligo",
)
# What is not prose: headings of sources, dates, buttons, pictures, and the reasons above the
# card's body.
NOT_PROSE = {
    "mw-source",
    "mw-spoken",
    "mw-depth-line",
    "mw-dates",
    "mw-why",
    "mw-people",
    "mw-urgency",
    "mw-marks",
}
MOST_WORDS = 240


class Prose(Elements):
    """Collects the texts of a card's body, without those inside elements of some classes."""

    def __init__(self, text: str, without: set[str]) -> None:
        self.without = without
        self.texts: list[str] = []
        super().__init__(text)

    def handle_data(self, text: str) -> None:
        classes = {name for one in self.inside for name in (one.get("class") or "").split()}
        if text.strip() and not classes & self.without and not {"header", "summary"} & set(self.open):
            self.texts.append(" ".join(text.split()))


def prose(card: Card, *without: str) -> tuple[str, ...]:
    return tuple(Prose(card_html(card, UNKNOWN, CONTENT), {*NOT_PROSE, *without}).texts)


@CARDS
def test_the_short_card_is_short(card: Card) -> None:
    """
    What a card says in short fits two screens of a phone, begins as the whole card does, and is part of it.
    """
    short, whole = prose(card, DEEP), prose(card)

    assert sum(len(text.split()) for text in short) <= MOST_WORDS
    assert short[:4] == whole[:4]
    assert set(short) < set(whole)


@CARDS
def test_both_depths_are_plain(card: Card) -> None:
    """
    The short text and the whole text of each card can be read at the grade that the content promises.
    """
    assert grade(prose(card, DEEP), NAMES).plain <= HARDEST
    assert grade(prose(card), NAMES).plain <= HARDEST


@CARDS
def test_the_short_card_keeps_what_cannot_wait(card: Card) -> None:
    """
    In short a card still says how sure anyone is, what is known and not known, what to do, and the first two
    signs of each kind that cannot wait: those for the emergency number and those for the same day.
    """
    short = " ".join(prose(card, DEEP))
    urgent = [
        sign.text
        for speed in ("emergency", "same_day")
        for sign in [sign for sign in card.warning_signs if sign.when == speed][:2]
    ]
    parts = [
        card.certainty.sentence,
        card.certainty.reason,
        card.known[0].text,
        card.not_known[0].text,
        card.actions[0].what,
        *urgent,
    ]

    assert [] == [text for text in parts if text not in short]
