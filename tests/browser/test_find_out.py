"""What a reader is not sure of: one card to work through, which leads to whole cards, by hand and by key."""

import pytest
from playwright.sync_api import expect

from tests.again import again
from tests.browser.reader import WORDS, Reader
from tests.browser.regular import SHARED_TAB
from tests.browser.sizes import BOTH_SIZES, PHONE
from tests.browser.test_everyone import SMALL_TARGETS, SMALL_TEXT, SMALLEST_TARGET, SMALLEST_TEXT
from tests.browser.test_pages import WIDTHS, open_step, sticking_out, violations

FOCUSED = "() => document.activeElement.closest('article')?.dataset.key"


def unsure(reader: Reader, *questions: str) -> None:
    """Tick "I am not sure" for these, and go to the cards."""
    reader.open("your-skin")
    for question in questions:
        reader.answer(question, "not_sure")
    reader.go_to_step(2)


@SHARED_TAB
@BOTH_SIZES
def test_not_sure_gives_one_calm_card(reader: Reader) -> None:
    """Who is not sure about their health alone sees one card of things to find out, and no other in sight."""
    unsure(reader, "health")
    shown = reader.page.locator(".mw-cards :is(article.mw-card, .mw-find-out)").filter(visible=True)

    expect(shown).to_have_count(1)
    expect(shown.get_by_role("heading").first).to_have_text(WORDS("cards.find_out.title"))
    expect(shown.locator(".mw-urgency").first).to_contain_text(WORDS("cards.find_out.chip"))
    expect(reader.status).to_contain_text(WORDS("cards.find_out.status_one"))


@SHARED_TAB
@pytest.mark.parametrize("by_key", [again(False), True], ids=["by hand", "by key"])
@pytest.mark.parametrize("card", ["treated-at-home", again("treated-by-clinician"), again("infection")])
def test_a_name_opens_its_card_and_goes_there(reader: Reader, card: str, by_key: bool) -> None:
    """The name of a card opens what it is folded in, and the card; the focus goes there, the address stays."""
    unsure(reader, "who")
    address = reader.page.url
    link = reader.page.locator(f'.mw-find-out a[data-card="{card}"]')
    if not link.is_visible():
        reader.page.locator('[data-key="fold-find-who"] > summary').click()
    if by_key:
        link.focus()
        reader.page.keyboard.press("Enter")
    else:
        link.click()

    expect(reader.card(card).locator(f'[data-key="card-{card}"] > .mw-body')).to_be_visible()
    assert (card, "SUMMARY") == (
        reader.page.evaluate(FOCUSED),
        reader.page.evaluate("() => document.activeElement.tagName"),
    )
    assert address == reader.page.url


@SHARED_TAB
def test_a_name_leads_to_an_outcome_inside_another_card(reader: Reader) -> None:
    """The name of an outcome that is inside a situation's card shows that card whole, and goes to its part of it."""
    unsure(reader, "cold_sores")
    reader.go_to_step(1)
    reader.answer("eczema", "calm_there")
    reader.go_to_step(2)
    inside = reader.card("eczema-calm-there").locator("#card-eczema-flare")
    expect(inside).to_be_hidden()
    link = reader.page.locator('.mw-find-out a[data-card="eczema-flare"]')
    if not link.is_visible():
        reader.page.locator('[data-key="fold-find-cold_sores"] > summary').click()
    link.click()

    expect(inside).to_be_visible()
    expect(inside).to_be_focused()
    expect(inside.get_by_role("heading").first).to_be_in_viewport()


@SHARED_TAB
def test_an_answer_takes_a_card_out_open_as_it_was(reader: Reader) -> None:
    """A card opened among the things to find out is still open when an answer makes it the reader's own."""
    unsure(reader, "who")
    reader.page.locator('.mw-find-out a[data-card="treated-at-home"]').click()
    reader.go_to_step(1)
    reader.answer("who", "home")
    reader.go_to_step(2)

    expect(reader.page.locator(".mw-find-out")).to_have_count(0)
    assert "treated-at-home" == reader.cards()[0]
    body = reader.card("treated-at-home").locator('[data-key="card-treated-at-home"] > .mw-body')
    expect(body).to_be_visible()


@SHARED_TAB
def test_found_out_leads_to_the_question(reader: Reader) -> None:
    """From each thing to find out, a link leads back to its question."""
    unsure(reader, "who")
    reader.page.locator('.mw-find-out a[data-question="who"]').first.click()

    expect(reader.question("who")).to_be_visible()
    assert "q-who" == reader.page.evaluate("() => document.activeElement.id")


@SHARED_TAB
@pytest.mark.parametrize("steps", [(2,), again((3, 6))], ids=["cards", "map and paper"])
def test_what_to_find_out_is_open_to_all(reader: Reader, steps: tuple[int, ...]) -> None:
    """With all of it opened, and what it brings on paper and in the map, axe finds nothing, nothing is too
    small, and nothing scrolls sideways."""
    unsure(reader, "vitiligo", "health", "who")
    found = {}
    for n in steps:
        open_step(reader, n)
        small = (
            reader.page.evaluate(SMALL_TEXT, SMALLEST_TEXT),
            reader.page.evaluate(SMALL_TARGETS, SMALLEST_TARGET),
        )
        found[n] = violations(reader, PHONE), *small, sticking_out(reader)

    assert dict.fromkeys(steps, ([], [], [], dict.fromkeys(WIDTHS, []))) == found
