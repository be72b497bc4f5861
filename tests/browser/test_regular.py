"""The shared tab: it serves the next test only as it was."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from tests.browser.app import App
from tests.browser.regular import Regular


def test_a_page_is_opened_again_only_where_it_cannot_be_put_back(
    new_context: Callable[..., BrowserContext], app: App
) -> None:
    """Answers, an open card, notes and steps are put back on the page that is open; a page that differs in
    anything else, or that was to be quiet and complained, is opened again."""
    reader = Regular(new_context().new_page(), app)
    reader.open("your-skin")
    first = reader.kernel_id()
    reader.answer("vitiligo", "growing")
    reader.open_card("vitiligo-growing").locator(".mw-depth").click()
    reader.go_to_step(6)
    reader.page.locator(".mw-note textarea").fill("Marker of mine")
    reader.open("your-skin", quiet=True)

    assert (first, {}, None) == (reader.kernel_id(), reader.answers(), reader.remembered())
    assert "" == reader.page.locator(".mw-note textarea").input_value()
    expect(reader.page.locator("body")).to_have_attribute("data-step", "1")
    reader.page.locator("h1").evaluate("(one) => { one.textContent += '.'; }")
    reader.open("your-skin")
    second = reader.kernel_id()
    assert first != second
    reader.watch.complaints.append("A complaint.")
    reader.open("your-skin")
    assert second == reader.kernel_id()
    reader.open("your-skin", quiet=True)
    assert (True, []) == (second != reader.kernel_id(), reader.watch.complaints)
