"""The page for a room: one section on the screen, large and live, turned by keys, clicker, swipe and buttons."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from tests.browser.reader import WORDS, Reader
from tests.browser.sizes import PHONE

OLD_PROJECTOR, NEW_PROJECTOR = {"width": 1024, "height": 768}, {"width": 1920, "height": 1080}
PROJECTORS = pytest.mark.parametrize("size", [OLD_PROJECTOR, NEW_PROJECTOR], ids=["1024", "1920"])
MOST_TURNS = 120
PARTS = """() => [document.querySelector(".page-opening"), ...document.querySelectorAll(".page-cell")]
  .map((one, at) => [one, at]).filter(([one]) => one.checkVisibility() && one.offsetHeight).map(([, at]) => at)"""
TO_SHOW = """() => [document.querySelector(".page-opening"), ...document.querySelectorAll(".page-cell")]
  .map((one, at) => [one, at]).filter(([one]) => one.textContent.trim() || one.querySelector("img, svg"))
  .map(([, at]) => at)"""
# Letters in drawings are as large as the drawing is.
SMALL = """() => [...document.body.querySelectorAll("*")].filter((one) => one.checkVisibility()
    && !one.closest("svg, .page-spoken") && one.getClientRects().length && one.getBoundingClientRect().width > 2
    && [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
    && parseFloat(getComputedStyle(one).fontSize) < 24).map((one) => one.outerHTML.slice(0, 120))"""
ENHANCED = {
    "runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]},
    "resultTypes": ["violations", "passes"],
}
SWIPE = """([from, to]) => {
  const touch = (x) => new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 300 });
  const send = (name, x, touches) => document.body.dispatchEvent(
    new TouchEvent(name, { bubbles: true, touches, changedTouches: [touch(x)] }));
  send("touchstart", from, [touch(from)]);
  send("touchend", to, []);
}"""


def present(reader: Reader, name: str, query: str = "?view=presenter") -> None:
    """Open a page in this view and wait until it is whole."""
    reader.page.goto(reader.app.url(name) + query)
    reader.page.locator(".page-presenter").wait_for()
    if name != "help":
        reader.wait_until(
            lambda: reader.page.evaluate(
                "() => document.getElementById('status').dataset.ready === '' && told.answered >= told.asked"
            )
        )


def place(reader: Reader) -> Locator:
    """Return where the number of the section stands."""
    return reader.page.locator(".page-presenter p")


@PROJECTORS
def test_a_clicker_shows_every_section_large_and_in_strong_contrast(reader: Reader) -> None:
    """Page Down alone leads through all that the page has; letters are 24 px and more, contrast is 7 : 1 and more,
    nothing runs out of the side, and at the end the page stays."""
    reader.open("vitiligo")
    reader.answer("vitiligo", "growing")
    present(reader, "vitiligo")
    to_show, seen, last = set(reader.page.evaluate(TO_SHOW)), set(), ""

    for _ in range(MOST_TURNS):
        now = f"{place(reader).inner_text()} {reader.page.evaluate('() => scrollY')}"
        if now == last:
            break
        if now.split()[0] != last.partition(" ")[0]:
            assert [] == reader.page.evaluate(SMALL)
            found = Axe().run(reader.page, options=ENHANCED).response
            assert found["passes"] and [] == [one["nodes"][0]["html"] for one in found["violations"]]
        assert reader.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        seen |= set(reader.page.evaluate(PARTS))
        last = now
        reader.page.keyboard.press("PageDown")
    assert to_show <= seen
    expect(reader.page.locator(".page-presenter-next")).to_be_disabled()
    reader.page.keyboard.press("Home")
    expect(place(reader)).to_have_text(
        WORDS("page.presenter.count", n=1, of=place(reader).inner_text().split()[-1])
    )


@pytest.mark.parametrize("size", [OLD_PROJECTOR], ids=["1024"])
def test_steps_turn_with_the_sections_and_widgets_are_live(reader: Reader) -> None:
    """An answer that the room gives brings its card; a card's link leads back to the question; a link to another page
    keeps the view; no address says anything of the answers."""
    present(reader, "your-skin")
    reader.page.keyboard.press("ArrowRight")
    reader.page.locator('input[data-question="vitiligo"]').first.check()
    growing = reader.page.locator('#q-vitiligo input[value="growing"]')
    growing.focus()
    reader.page.keyboard.press("ArrowRight")  # with the keyboard in a question, arrows go to the next answer
    expect(reader.page.locator("#q-vitiligo input:checked")).to_have_count(1)
    expect(reader.page.locator("#q-vitiligo")).to_be_visible()
    growing.check()
    before = reader.page.evaluate("() => scrollY")
    reader.page.keyboard.press("ArrowRight")  # after a tick with the mouse, keys are for the page
    reader.wait_until(lambda: reader.page.evaluate("() => scrollY") > before)
    expect(growing).to_be_checked()
    for _ in range(MOST_TURNS):
        if "2" == reader.page.evaluate("() => document.body.dataset.step"):
            break
        reader.page.keyboard.press("PageDown")
    card = reader.page.locator("#card-vitiligo-growing")
    expect(card).to_be_visible()
    assert reader.page.url.endswith("/your-skin?view=presenter#step-2")
    card.locator(".mw-change").first.click()
    expect(reader.page.locator("#q-vitiligo")).to_be_visible()
    reader.page.reload()
    reader.page.locator(".page-presenter").wait_for()
    expect(reader.page.locator("#q-vitiligo")).to_be_visible()

    reader.page.locator(".page-presenter-help").click()
    expect(reader.page).to_have_url(reader.app.url("help") + "?view=presenter")
    expect(place(reader)).to_have_text(WORDS("page.presenter.count", n=1, of=5))
    reader.page.locator(".page-presenter-leave").click()
    expect(reader.page).to_have_url(reader.app.url("help"))
    expect(reader.page.locator(".page-presenter")).to_have_count(0)
    assert '{"vitiligo":["growing"]}' == reader.remembered()


@pytest.mark.parametrize("size", [NEW_PROJECTOR], ids=["1920"])
def test_notes_and_time_are_in_a_window_of_their_own(reader: Reader) -> None:
    """It names what is on the screen and what follows, keeps a note for each part, and turns the page too; a key that
    is typed into a note turns nothing."""
    present(reader, "help")
    with reader.page.expect_popup() as opened:
        reader.page.locator(".page-presenter-notes").click()
    notes = opened.value
    urgent = reader.page.locator("#when-emergency").inner_text()
    expect(notes.locator("#next")).to_have_text(urgent)
    notes.locator("#notes").fill("Ask who has been told.")
    notes.locator("#notes").press("PageDown")
    expect(place(reader)).to_contain_text("1")
    notes.locator("#time").click()
    notes.keyboard.press("PageDown")
    expect(place(reader)).to_have_text(WORDS("page.presenter.count", n=2, of=5))
    expect(notes.locator("#now")).to_have_text(urgent)
    expect(notes.locator("#notes")).to_have_value("")
    notes.keyboard.press("PageUp")
    expect(notes.locator("#notes")).to_have_value("Ask who has been told.")
    expect(notes.locator("#time")).to_have_text(re.compile("0:0[2-9]"), timeout=10_000)

    reader.page.bring_to_front()
    reader.page.evaluate(SWIPE, [400, 200])
    expect(place(reader)).to_contain_text("2")
    reader.page.evaluate(SWIPE, [200, 400])
    expect(place(reader)).to_contain_text("1")
    reader.page.keyboard.press(".")
    expect(reader.page.locator("html.page-blank")).to_be_attached()
    notes.close()


@pytest.mark.parametrize("size", [PHONE], ids=["390"])
def test_the_view_is_a_link_at_the_foot_and_costs_no_one_else(reader: Reader) -> None:
    """Each page leads there; without it neither its scripts nor its style are fetched."""
    fetched: list[str] = []
    reader.page.on("request", lambda request: fetched.append(request.url))
    reader.open("help")

    assert not [url for url in fetched if "presenter" in url]
    reader.page.locator("#present").click()
    expect(reader.page.locator(".page-presenter")).to_be_visible()
    assert 4 == len([url for url in fetched if "assets/presenter" in url])
