"""Two depths of reading: both are plain, the short one is short, and neither says what the other does not."""

import pytest

from tests.content.compiled import CONTENT
from tests.view.parsed import Elements
from tests.view.sample import ASSESSMENTS
from widgets.authoring.language.reading_grade import HARDEST, grade
from widgets.authoring.schema.medicine import FACT_WORDS, FIRST_WORDS, UNKNOWN_WORDS
from widgets.core.shapes import SPEEDS, Card
from widgets.core.treatment import shown_on
from widgets.view.base.wording import both_sides
from widgets.view.card.card_html import card_html
from widgets.view.card.card_parts import DEEP
from widgets.view.card.signs import in_short, may_lead

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
    "mw-listen",
    "mw-spoken",
    "mw-depth-line",
    "mw-dates",
    "mw-why",
    "mw-people",
    "mw-urgency",
    "mw-marks",
    "mw-own",
}
FOLD = "mw-more"
SIGN_AND_HEADINGS = 60
"""The words of the longest first sign, its speed, and the headings."""
COUNT = 75
"""The words of the longest count, with whose it is."""


class Prose(Elements):
    """Collects the texts of a card from its deciding fact on, without those inside elements of some classes."""

    def __init__(self, text: str, without: set[str]) -> None:
        self.without = without
        self.texts: list[str] = []
        super().__init__(text)

    def handle_data(self, text: str) -> None:
        classes = {name for one in self.inside for name in (one.get("class") or "").split()}
        if text.strip() and not classes & self.without and not {"h3", "summary"} & set(self.open):
            self.texts.append(" ".join(text.split()))


def prose(card: Card, *without: str) -> tuple[str, ...]:
    return tuple(Prose(card_html(card, UNKNOWN, CONTENT), {*NOT_PROSE, *without}).texts)


def flat(text: str) -> str:
    return " ".join(text.split())


def heading(part: str) -> str:
    return CONTENT.words(f"cards.{part}_heading")


@CARDS
def test_the_short_card_is_short(card: Card) -> None:
    """
    What a card says in short, its folds closed, stays within the limits of its parts, in the order of the whole
    card, and is part of it.
    """
    short, whole = prose(card, DEEP, FOLD), prose(card)
    counts = shown_on(card, CONTENT.findings, UNKNOWN.treatments_sure)
    most = FACT_WORDS + FIRST_WORDS + UNKNOWN_WORDS + SIGN_AND_HEADINGS + COUNT * len(counts)
    rest = iter(whole)

    assert sum(len(text.split()) for text in short) <= most
    assert all(text in rest for text in short)
    assert len(short) < len(whole)


@CARDS
def test_both_depths_are_plain(card: Card) -> None:
    """
    The short text and the whole text of each card can be read at the grade that the content promises.
    """
    assert grade(prose(card, DEEP), NAMES).plain <= HARDEST
    assert grade(prose(card), NAMES).plain <= HARDEST


@CARDS
def test_the_short_card_says_five_things_in_order(card: Card) -> None:
    """
    After its verdict and title a card has, in short: the deciding fact, its counts, the one thing to do first,
    the most urgent sign, and what nobody knows. Nothing else is outside a fold.
    """
    every = shown_on(card, CONTENT.findings, UNKNOWN.treatments_sure)
    alike = [item for item in every if UNKNOWN.unlike(item.treatment_kind) is None]
    counts = alike[:2] or every[:1]
    short = list(prose(card, DEEP, FOLD, "mw-unlike"))
    signs = may_lead(card, ())
    first_sign = [
        text
        for sign in signs[:1]
        for text in (
            CONTENT.words(f"cards.speeds.{sign.when}"),
            flat(in_short(sign)),
        )
    ]
    expected = [
        flat(card.fact.text),
        *(flat(both_sides(item, CONTENT, in_short=True)) for item in counts),
        heading("first"),
        flat(card.first.what),
        flat(card.first.how),
        *first_sign,
        flat(card.unknown.text),
    ]

    assert expected == short


@CARDS
def test_no_sign_is_hidden_from_the_short_card(card: Card) -> None:
    """
    The short card has every sign: the most urgent in sight, all of them by how soon to act in one fold.
    """
    page = Elements(card_html(card, UNKNOWN, CONTENT))
    deep = " ".join(set(prose(card)) - set(prose(card, DEEP)))
    short = " ".join(prose(card, DEEP))
    folds = [one for one in page.all("details") if one.get("data-key") == "signs"]
    speeds = [speed for speed in SPEEDS if any(sign.when == speed for sign in card.warning_signs)]
    in_fold = short.rpartition(CONTENT.words(f"cards.speeds.{speeds[0]}"))[2] if speeds else ""

    assert [] == [sign.text for sign in card.warning_signs if flat(sign.text) not in in_fold]
    assert [] == [sign.text for sign in card.warning_signs if flat(sign.text) in deep]
    assert bool(card.warning_signs) == len(folds)
    assert sorted(speeds, key=lambda speed: short.rfind(CONTENT.words(f"cards.speeds.{speed}"))) == speeds


@CARDS
def test_the_whole_card_has_the_rest(card: Card) -> None:
    """
    Why to do the first thing, its steps, how sure anyone is, and all other statements and actions are on the
    whole card only.
    """
    short, whole = prose(card, DEEP), " ".join(prose(card))
    rest = [
        card.first.why,
        *card.first.steps,
        card.certainty.sentence,
        *(item.text for item in (*card.known, *card.how_long, *card.not_known)),
        *(action.what for action in card.actions),
    ]
    said_in_short = {*short}

    assert [] == [text for text in map(flat, rest) if text not in whole]
    assert heading("known") not in said_in_short and heading("actions") not in said_in_short
    assert [] == [
        step for step in map(flat, card.first.steps) if step in said_in_short - {flat(card.first.how)}
    ]
