"""The reader's cards beside the questions: in order, with what an answer changed, and never in the way."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import Locator, expect

from tests.again import again
from tests.browser.reader import CONTENT, WORDS, Reader
from tests.browser.regular import SHARED_TAB
from tests.browser.sizes import BOTH_SIZES, DESK, PHONE
from widgets.core.assessment import Assessment, assess
from widgets.core.profile import clean

NARROW = {"width": 320, "height": 640}
ZOOMED = {"width": 640, "height": 512}  # a laptop at 200 %
ANSWERED = [
    ("dark_marks", "yes"),
    ("raised_scars", "yes"),
    ("skin_type", "VI"),
    ("who", "home"),
    ("who", "clinician"),
    ("cold_sores", "past"),
    ("cold_sores", "now"),
    ("dark_marks", "none"),
]
NOW = (".mw-now-strip", ".mw-now-list")
# The focus, where the strip or the bar covers a part of it.
COVERED = """() => {
  const one = document.activeElement;
  if (one === document.body || one.closest("#bar, .mw-region:has(> .mw-now-list)")) return null;
  const { top, bottom } = one.getBoundingClientRect();
  const edge = document.querySelector(".mw-now-strip").getBoundingClientRect().top;
  return bottom > edge + 1 || top < 0 ? [one.textContent.trim().slice(0, 60), top, bottom, edge] : null;
}"""


def assessed(answers: Mapping[str, list[str]]) -> Assessment:
    return assess(CONTENT, clean(CONTENT.questions, answers))


def listed(reader: Reader) -> list[str]:
    """Return the ids of the cards in the panel, from the top."""
    return reader.page.locator(".mw-now-card details").evaluate_all(
        "(all) => all.map((one) => one.dataset.key.replace('now-card-', ''))"
    )


def marked(reader: Reader, mark: str) -> set[str]:
    """Return the ids of the cards that have this mark."""
    cards = reader.page.locator(".mw-now-card details")
    return {
        card.get_attribute("data-key").removeprefix("now-card-")
        for card in cards.all()
        if WORDS(f"now.{mark}") in card.locator("summary .mw-now-mark").all_text_contents()
    }


def strip(reader: Reader) -> Locator:
    return reader.page.locator(".mw-now-strip")


@SHARED_TAB
def test_the_panel_follows_each_answer(reader: Reader) -> None:
    """It lists the reader's own cards and no others, in their order; marks those that the last answer brought or
    made more urgent; and the status line says what came and what went."""
    reader.open("your-skin")
    assert [] == listed(reader)
    expect(strip(reader)).to_have_text(WORDS("now.nothing"))
    before, answers = assessed({}), {}
    for question, option in ANSWERED:
        reader.answer(question, option)
        answers = {**answers, question: [option]}
        after = assessed(answers)
        old, new = ({card.id: card.urgency for card in one.personal} for one in (before, after))
        assert [*new] == listed(reader)
        assert new.keys() - old.keys() == marked(reader, "new")
        assert {id for id in new.keys() & old.keys() if new[id] > old[id]} == marked(reader, "raised")
        gone = [card.title for card in before.personal if card.id not in new]
        if gone:
            said = WORDS("now.went_one" if len(gone) == 1 else "now.went_many", title=gone[0], n=len(gone))
            expect(reader.status).to_contain_text(said)
        if came := [card.title for card in after.personal if card.id not in old]:
            expect(reader.status).to_contain_text(came[0])
        before = after
    reader.clear_answers()
    reader.wait_for_page()
    assert [] == listed(reader)
    expect(reader.status).to_have_text(WORDS("page.bar.cleared"))


@SHARED_TAB
def test_what_is_not_sure_has_its_place_in_the_panel(reader: Reader) -> None:
    """What is to be found out is one entry among the cards, and counted in the strip."""
    reader.open("welcome")
    reader.answer("skin_type", "not_sure")

    expect(reader.page.locator("[data-key=now-find-out]")).to_contain_text(WORDS("cards.find_out.title"))
    entries = len(listed(reader)) + 1
    expect(strip(reader)).to_contain_text(
        WORDS("now.count_one" if entries == 1 else "now.count_many", n=entries)
    )


@SHARED_TAB
@BOTH_SIZES
def test_a_card_of_the_panel_leads_to_the_whole_card(reader: Reader, size: dict[str, int]) -> None:
    """Its link turns to the step of the cards, with that card open; the strip opens the list on a phone."""
    reader.open("your-skin")
    reader.answer("vitiligo", "growing")
    if size == PHONE:
        strip(reader).click()
    reader.page.locator("[data-key=now-card-vitiligo-growing] a[data-card]").click()

    expect(reader.page.locator("body")).to_have_attribute("data-step", "2")
    expect(reader.card("vitiligo-growing").locator(".mw-body")).to_be_visible()
    for one in NOW:
        expect(reader.page.locator(one)).to_be_hidden()


@SHARED_TAB
@BOTH_SIZES
def test_a_card_of_the_first_page_leads_to_the_whole_card(reader: Reader, size: dict[str, int]) -> None:
    """From Welcome the link of the top card leads to the cards of the journey, with that card open in sight and no
    question; the answer goes along, and the address names no card."""
    reader.open("welcome")
    reader.answer("vitiligo", "growing")
    if size == PHONE:
        strip(reader).click()
    reader.page.locator("[data-key=now-card-vitiligo-growing] a[data-card]").click()
    expect(reader.page).to_have_url(reader.app.url("your-skin") + "#step-2")
    reader.wait_for_page()

    expect(reader.card("vitiligo-growing").locator(":scope > details > .mw-body")).to_be_visible()
    expect(reader.card("vitiligo-growing").locator("h3")).to_be_in_viewport()
    expect(reader.page.locator("fieldset.mw-question").filter(visible=True)).to_have_count(0)
    assert {"vitiligo": ["growing"]} == reader.answers()


@SHARED_TAB
def test_the_strip_opens_and_closes(reader: Reader) -> None:
    """On a phone the strip names the top card and opens the list; Escape closes it and stays on the strip; and it
    closes when the focus moves on to what it would cover."""
    reader.open("your-skin")
    reader.answer("vitiligo", "growing")
    cards, panel = strip(reader), reader.page.locator(".mw-now-list")
    expect(cards).to_contain_text(CONTENT.cards["vitiligo-growing"].title)
    expect(panel).to_be_hidden()
    cards.press("Enter")
    expect(panel).to_be_visible()
    expect(cards).to_have_attribute("aria-expanded", "true")
    cards.press("Escape")
    expect(panel).to_be_hidden()
    expect(cards).to_be_focused()
    cards.press("Enter")
    cards.press("Shift+Tab")
    expect(panel).to_be_hidden()
    expect(cards).to_have_attribute("aria-expanded", "false")


@SHARED_TAB
@pytest.mark.parametrize("size", [again(PHONE), NARROW, again(ZOOMED)], ids=["390", "320", "200 %"])
@pytest.mark.parametrize("name", ["welcome", again("your-skin")])
def test_the_strip_covers_no_focus(reader: Reader, name: str) -> None:
    """Whatever a key moves to is whole above the strip, however many lines its title takes (WCAG 2.4.11, 2.4.12),
    and the strip stands right over the bar."""
    reader.open(name)
    reader.answer("vitiligo", "growing")
    foot = reader.page.evaluate(
        "() => ['.mw-now-strip', '#bar'].map((one) => document.querySelector(one).getBoundingClientRect())"
        ".map(({ top, bottom }) => [top, bottom])"
    )
    assert 1 >= abs(foot[0][1] - foot[1][0])
    reader.page.locator("a.page-skip").focus()
    reader.page.keyboard.press("Enter")
    covered = []
    for _ in range(40):
        reader.page.keyboard.press("Tab")
        covered.append(reader.page.evaluate(COVERED))

    assert [] == [one for one in covered if one]


@SHARED_TAB
@pytest.mark.parametrize("size", [DESK], ids=["1280"])
def test_the_second_column_stays_in_sight(reader: Reader) -> None:
    """In a wide window the cards are beside the questions, and stay while these are scrolled, never under the bars."""
    reader.open("your-skin")
    reader.answer("vitiligo", "growing")
    expect(strip(reader)).to_be_hidden()
    reader.page.locator(".mw-picks").evaluate("(one) => one.scrollIntoView()")
    top, bottom, over, under = reader.page.evaluate(
        """() => {
        const [list, steps, bar] = ["[data-key=now-card-vitiligo-growing]", ".page-steps", "#bar"].map((one) =>
            document.querySelector(one).getBoundingClientRect());
        return [list.top, document.querySelector(".page-cell:has(.mw-now-list)").getBoundingClientRect().bottom,
                steps.bottom, bar.top];
    }"""
    )
    assert over <= top < bottom <= under


@SHARED_TAB
def test_paper_has_no_panel(reader: Reader) -> None:
    """Printed, neither the strip nor the list is there: the cards themselves are."""
    reader.open("your-skin")
    reader.answer("vitiligo", "growing")
    strip(reader).click()
    reader.page.emulate_media(media="print")

    for one in NOW:
        expect(reader.page.locator(one)).to_be_hidden()
    expect(reader.card("vitiligo-growing")).to_be_visible()


def test_a_lost_page_says_so_where_the_strip_was(reader: Reader) -> None:
    """The alert of a page without a network has the place of the strip, and nothing covers it."""
    reader.open("welcome")
    reader.answer("vitiligo", "growing")
    reader.page.context.set_offline(True)
    expect(reader.lost).to_contain_text(WORDS("page.offline.text"))

    expect(strip(reader)).to_be_hidden()
    expect(reader.lost).to_be_in_viewport()
