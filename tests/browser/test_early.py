"""Questions can be answered before Jupyter's scripts and the kernel are there; the cards follow when they are."""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.browser.app import App
from tests.browser.reader import WORDS, Reader
from tests.browser.sizes import BOTH_SIZES, DESK

FRONT_END, EARLY = "**/voila/static/front-end.*.js", "**/assets/early_form.js*"
PLACE = """() => { const one = document.activeElement;
    return [one.value, one.closest("fieldset")?.dataset.asks, Math.round(one.getBoundingClientRect().top)]; }"""

CHART, AFTER = "[id='cell-id=chart-studies']", "#section-marks-and-scars"  # of the page about harm


@pytest.fixture(name="held")
def _held(reader: Reader) -> Iterator[list[Route]]:
    """Keep Jupyter's scripts back; what is in the list may be let go."""
    held: list[Route] = []
    reader.page.route(FRONT_END, lambda route: held.append(route))
    yield held
    reader.page.unroute(FRONT_END)


def open_early(reader: Reader, name: str) -> None:
    """Go to a page and wait for its questions alone."""
    reader.page.goto(reader.app.url(name), wait_until="commit")
    expect(reader.page.locator(".page-early[data-wired] .mw-form")).to_be_visible()


def kept(reader: Reader) -> dict[str, list[str]]:
    """Return the answers that the tab remembers."""
    return json.loads(reader.remembered() or "{}")


@pytest.mark.parametrize("size", [DESK], ids=["1280"])
def test_an_early_tick_is_kept_and_answered(reader: Reader, held: list[Route]) -> None:
    """It is shown and kept at once, with a calm word; when the widgets come, the focus and the question are where
    they were, and the cards follow. What another page had asked is still known."""
    reader.page.goto(reader.app.url("help"))
    reader.page.evaluate("() => { sessionStorage.answers = JSON.stringify({ skin_type: ['V'] }); }")
    open_early(reader, "vitiligo")
    expect(reader.status).to_have_text(WORDS("page.status.getting_ready"))
    growing = reader.option("vitiligo", "growing")
    growing.scroll_into_view_if_needed()
    growing.focus()
    reader.page.keyboard.press("Space")

    expect(growing).to_be_checked()
    expect(reader.status).to_have_text(WORDS("page.status.early"))
    expected = {"skin_type": ["V"], "vitiligo": ["growing"]}
    assert expected == kept(reader)
    before = reader.page.evaluate(PLACE)
    held.pop().continue_()
    reader.wait_for_page()

    expect(reader.card("vitiligo-growing")).to_be_visible()
    assert expected == kept(reader)
    assert before == reader.page.evaluate(PLACE)
    assert 1 == reader.page.locator(".mw-form").count()
    assert not reader.page.locator('[data-only="lab"]').count()
    reader.answer("vitiligo", "not_growing")  # the form goes on as the widget's
    assert ["not_growing"] == kept(reader)["vitiligo"]


def test_picks_and_what_follows_from_them_work_early(reader: Reader, held: list[Route]) -> None:
    """A pick brings its question, a fresh tick takes the place of "none of these", and clearing is heard."""
    open_early(reader, "your-skin")
    reader.page.locator('.mw-picks input[data-question="vitiligo"]').check()
    expect(reader.question("vitiligo")).to_be_visible()
    reader.tick("vitiligo", "growing")
    assert {"vitiligo": ["growing"]} == kept(reader)

    reader.page.locator(".page-footer").wait_for(state="attached")  # what is in the bar works from then on
    reader.page.locator(".page-answers summary").click()
    reader.page.locator("#clear-answers").click()
    expect(reader.option("vitiligo", "growing")).not_to_be_checked()
    assert not reader.remembered()
    reader.page.locator('.mw-picks input[data-question="vitiligo"]').check()
    held.pop().continue_()
    reader.wait_for_page()
    expect(reader.page.locator('.mw-picks input[data-question="vitiligo"]')).to_be_checked()
    expect(reader.page.locator(".mw-now-list")).to_contain_text("Vitiligo")


def test_a_page_that_cannot_connect_takes_no_answers(reader: Reader) -> None:
    """Questions that bring up no cards go, and the page says so."""
    reader.page.route(FRONT_END, lambda route: route.abort())
    reader.page.goto(reader.app.url("vitiligo"))

    expect(reader.page.locator("#start p").first).to_contain_text(WORDS("page.start_up.parts"))
    expect(reader.page.locator(".mw-form")).to_have_count(0)


def test_without_its_script_the_widget_brings_the_questions(reader: Reader) -> None:
    """Questions that nobody has wired cannot be ticked in vain: they are hidden until the widget has its own."""
    reader.page.route(EARLY, lambda route: route.abort())
    reader.open("vitiligo")

    assert 1 == reader.page.locator(".mw-form").count()
    reader.answer("vitiligo", "growing")
    expect(reader.card("vitiligo-growing")).to_be_visible()


@BOTH_SIZES
@pytest.mark.usefixtures("held")
def test_text_after_a_widget_to_come_is_not_seen_to_move(reader: Reader) -> None:
    """The place of a chart keeps what follows below the first screen; what comes before it can be read."""
    reader.page.goto(reader.app.url("what-can-go-wrong"), wait_until="commit")
    reader.page.locator(".page-footer").wait_for(state="attached")

    expect(reader.page.locator("#part-how-likely")).to_be_in_viewport()
    expect(reader.page.locator(AFTER)).not_to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False], ids=["lost", "none"])
def test_nothing_is_kept_for_a_widget_that_will_not_come(
    new_context: Callable[..., BrowserContext], app: App, scripts: bool
) -> None:
    """All text is there without a gap, where the page cannot connect and where no script runs."""
    page = new_context(java_script_enabled=scripts).new_page()
    page.route(FRONT_END, lambda route: route.abort())
    page.goto(app.url("what-can-go-wrong"))

    if scripts:
        expect(page.locator("#start p").first).to_be_visible()
    expect(page.locator(AFTER)).to_be_visible()
    assert 0 == page.locator(CHART).evaluate("(one) => one.offsetHeight")
