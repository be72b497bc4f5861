"""A page that is loaded again with answers in the tab: nothing jumps, and it shows the place where it was left."""

import pytest
from playwright.sync_api import expect

from tests.again import again
from tests.browser.reader import Reader
from tests.browser.sizes import BOTH_SIZES
from tests.browser.test_steps import STEPS

ANSWERS = {"skin_type": ["V"], "vitiligo": ["growing"], "eczema": ["active_there"]}
MOST = 0.1  # of layout shift: what is called good
MEASURE = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shift += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""
# Until the page is painted twice, what shifted in the last frame has not been reported.
SHIFT = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(window.shift)))))"""
# A kernel that never hears of an answer.
UNHEARD = """
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (message) {
  const text = typeof message === "string" ? message : new TextDecoder().decode(message);
  if (!text.includes('"asked"')) send.call(this, message);
};
"""
# Whether anything was covered as the questions came.
COVERED = """document.addEventListener("workbook:recalled", () => {
  window.covered = getComputedStyle(document.querySelector(".page-main")).visibility === "hidden";
});"""
QUESTIONS = """new MutationObserver((all, watcher) => {
  const form = document.querySelector("[data-wired] > .mw-form"); // from then on it can be answered
  if (!form) return;
  window.asks_at_once = form.checkVisibility({ visibilityProperty: true });
  watcher.disconnect();
}).observe(document, { attributeFilter: ["data-wired"], subtree: true });"""


def load_again(reader: Reader) -> float:
    """Load the page again, and return how much of it has jumped, as shares of the window."""
    reader.page.reload(wait_until="commit")
    reader.wait_for_page()
    return reader.page.evaluate(SHIFT)


@BOTH_SIZES
@pytest.mark.parametrize("steps", [STEPS[:2], again(STEPS[2:])], ids=["questions and cards", "more"])
def test_nothing_jumps_when_answers_come_back(reader: Reader, steps: range) -> None:
    """On each step, what a reader sees as the page comes with their answers stays where it is."""
    reader.page.add_init_script(MEASURE)
    reader.open("your-skin")
    reader.choose(ANSWERS)
    shift = {}
    for n in steps:
        reader.go_to_step(n)
        reader.page.evaluate("() => scrollTo(0, 0)")
        shift[n] = load_again(reader)

    assert {} == {n: one for n, one in shift.items() if one > MOST}
    assert ANSWERS == reader.answers()


@pytest.mark.parametrize("name", ["your-skin#step-2", again("vitiligo")])
def test_a_page_shows_the_place_where_it_was_left(reader: Reader, name: str) -> None:
    """After a reload, and by the browser's back button, a page is as far down as it was, and nothing jumps."""
    reader.page.add_init_script(MEASURE)
    reader.open("vitiligo")
    reader.answer("vitiligo", "growing")
    reader.open(name)
    place = reader.page.evaluate("() => { scrollTo(0, 1800); return scrollY; }")
    is_there = lambda: abs(reader.page.evaluate("() => scrollY") - place) < 2  # noqa: E731
    shift = load_again(reader)
    reader.wait_until(is_there)
    reader.page.locator(".page-bar-help").evaluate("(one) => one.click()")
    expect(reader.page).to_have_url(reader.app.url("help"))
    reader.page.go_back(wait_until="commit")
    reader.wait_for_page()

    reader.wait_until(is_there)
    assert place > 600 and shift <= MOST


def test_no_question_waits_and_no_page_stays_covered(reader: Reader) -> None:
    """The questions can be answered as soon as they come, also before the cards do; and a page whose kernel does not
    hear of the answers that the tab brings back shows what it has."""
    reader.page.add_init_script(QUESTIONS + COVERED)
    reader.open("your-skin")
    assert reader.page.evaluate("() => window.asks_at_once")
    reader.choose(ANSWERS)
    reader.go_to_step(2)
    reader.page.add_init_script(UNHEARD)
    reader.page.reload(wait_until="commit")

    expect(reader.lost).not_to_be_empty()
    assert reader.page.evaluate("() => window.covered")
    expect(reader.page.locator(".mw-cards > h2").first).to_be_visible()
