"""Chapters in parts, in the browser: the list follows, links open what they name, and nothing is out of reach."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.reader import CONTENT, Reader
from tests.browser.regular import SHARED_TAB
from tests.browser.sizes import BOTH_SIZES, DESK, PHONE

CHAPTER = next(chapter for chapter in CONTENT.chapters.values() if chapter.parts)
LAST = CHAPTER.parts[-1]
SECTION = LAST.more[-1]
# Where a target is, against what stays at the bottom of the window.
IN_THE_OPEN = """(one) => {
  const { top, bottom } = one.getBoundingClientRect();
  const strip = document.querySelector(".mw-now-strip");
  const bar = (strip?.checkVisibility() ? strip : document.getElementById("bar")).getBoundingClientRect();
  return top >= -1 && bottom <= (matchMedia("(min-width: 64rem)").matches ? innerHeight : bar.top) + 1;
}"""


def links(reader: Reader) -> Locator:
    return reader.page.locator(".mw-contents a")


@SHARED_TAB
@pytest.mark.parametrize("size", [DESK])
def test_the_list_follows_the_scroll(reader: Reader) -> None:
    """On a wide screen the list stays in sight, and the link to the part that is read says so."""
    reader.open(CHAPTER.id)
    for part in CHAPTER.parts:
        link = reader.page.locator(f'.mw-contents a[href="#part-{part.id}"]')
        link.click()
        expect(link).to_have_attribute("aria-current", "true")
        expect(reader.page.locator(".mw-contents [aria-current]")).to_have_count(1)
        expect(link).to_be_in_viewport()
        assert reader.page.locator(f"#part-{part.id}").evaluate(IN_THE_OPEN)


@SHARED_TAB
@pytest.mark.parametrize("size", [PHONE])
def test_on_a_phone_the_list_is_folded_and_leads_to_each_part(reader: Reader) -> None:
    """It opens by keyboard, a link in it moves the focus to the heading, and no bar covers that."""
    reader.open(CHAPTER.id)
    expect(links(reader).first).to_be_hidden()
    reader.page.locator(".mw-contents > summary").focus()
    reader.page.keyboard.press("Enter")
    expect(links(reader)).to_have_text([part.heading for part in CHAPTER.parts])
    links(reader).last.focus()
    reader.page.keyboard.press("Enter")
    heading = reader.page.locator(f"#part-{LAST.id}")
    expect(heading).to_be_focused()
    assert heading.evaluate(IN_THE_OPEN)


@BOTH_SIZES
def test_an_address_opens_the_section_that_it_names(reader: Reader) -> None:
    """Whoever comes by a link to a folded text finds it open and in sight, also when the cells come late."""
    reader.open(f"{CHAPTER.id}#section-{SECTION}")
    section = reader.page.locator(f"#section-{SECTION}")

    expect(section.locator("details.mw-section-fold")).to_have_attribute("open", "")
    expect(section.locator("h3")).to_be_in_viewport()
    assert section.locator("h3").evaluate(IN_THE_OPEN)


@SHARED_TAB
@pytest.mark.parametrize("size", [DESK])
def test_a_tick_changes_a_card_in_sight(reader: Reader) -> None:
    """The chapter's own cards are beside its questions, and no card of another matter is among them."""
    reader.open("vitiligo")
    reader.answer("vitiligo", "growing")
    cards = reader.page.locator(".mw-now-card details")

    expect(cards.first).to_be_in_viewport()
    own = CONTENT.chapters["vitiligo"].cards
    shown = [card.get_attribute("data-key").removeprefix("now-card-") for card in cards.all()]
    assert shown and set(shown) <= set(own)
