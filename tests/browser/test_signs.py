"""The warning signs of a card whose most urgent sign an earlier card has said: one tap below how soon to act."""

from playwright.sync_api import Locator, expect

from tests.browser.reader import CONTENT, Reader, unfold
from widgets.core.assessment import assess
from widgets.core.profile import clean
from widgets.view.card.signs import leads

ANSWERS = {"skin_type": ["V"], "dark_marks": ["yes"], "melasma": ["yes"]}
SHARED = [
    id
    for id, lead in leads(assess(CONTENT, clean(CONTENT.questions, ANSWERS)).personal).items()
    if lead.same_as
]


def signs(reader: Reader, card: str) -> Locator:
    return reader.card(card).locator("details[data-key=signs]")


def test_a_sign_that_another_card_says_is_one_tap_away(reader: Reader) -> None:
    """On the open card is a line below how soon to act; a key opens it to the sign itself."""
    reader.open("your-skin")
    reader.choose(ANSWERS)
    for card in SHARED:
        reader.open_card(card)
        fold = signs(reader, card)
        expect(fold.locator("> summary")).to_be_visible()
        fold.locator("> summary").press("Enter")
        expect(fold.get_by_text(CONTENT.cards[card].warning_signs[0].text)).to_be_visible()
    assert SHARED


def test_on_paper_it_is_open(reader: Reader) -> None:
    """Paper has no tap: how soon to act is never there without its sign."""
    reader.open("your-skin")
    reader.choose(ANSWERS)
    card = SHARED[0]
    reader.open_card(card)
    unfold(signs(reader, card))
    reader.page.emulate_media(media="print")

    expect(signs(reader, card).get_by_text(CONTENT.cards[card].warning_signs[0].text)).to_be_visible()
