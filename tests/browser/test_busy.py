"""A busy page looks for room by itself, and opens what its reader came for."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.app import App, run_app
from tests.browser.reader import WORDS, Reader

ROOM = "/questions?from=a-leaflet#status"
LONG = 90_000  # milliseconds: more than any pause between two looks


@pytest.fixture(name="full_app", scope="module")
def _full_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Return a workbook with one place."""
    with run_app(tmp_path_factory.mktemp("full"), "--kernels", "1", "--connect", "60") as app:
        yield app


def looks(page: Page) -> list[str]:
    """Return what collects the questions for room that a page asks."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.method == "HEAD" else None)
    return asked


def test_a_busy_page_opens_by_itself_where_its_reader_was(
    new_context: Callable[..., BrowserContext], full_app: App
) -> None:
    """It asks while it is seen and not while it is hidden, and keeps the answers, the query, the part after # and the
    place of whoever had been reading when they loaded the page again."""
    first = Reader(new_context().new_page(), full_app)
    first.open("welcome")
    page = new_context().new_page()
    page.clock.install()
    asked = looks(page)
    page.goto(full_app.origin + ROOM)
    page.evaluate("history.replaceState({ top: 400 }, ''); sessionStorage.setItem('kept', 'yes')")
    line = page.get_by_role("status")

    expect(line).to_have_text(WORDS("page.errors.looking"))
    page.clock.run_for(LONG)
    expect(page.get_by_role("heading", level=1)).to_have_text(WORDS("page.errors.busy.title"))
    assert len(asked) >= 1

    hide(page, True)
    so_far = len(asked)
    page.clock.run_for(LONG)
    assert so_far == len(asked)

    first.page.context.close()
    Reader(page, full_app).wait_until(lambda: has_room(page))
    hide(page, False)
    expect(page.locator("main .mw-asked, main .mw-region").first).to_be_attached()
    assert page.url == full_app.origin + ROOM
    assert ["yes", 400] == page.evaluate("[sessionStorage.getItem('kept'), history.state.top]")


def hide(page: Page, hidden: bool) -> None:
    """Let the tab go out of sight, or come back."""
    page.evaluate(
        """(hidden) => {
            Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
            document.dispatchEvent(new Event("visibilitychange"));
        }""",
        hidden,
    )


def has_room(page: Page) -> bool:
    """Return whether the server has room for this page."""
    return page.request.head(page.url).ok
