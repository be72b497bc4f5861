"""Every way in which a reader comes to a page and leaves it again, for the tests of what is left behind."""

from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Browser, Error

from tests.browser.app import App
from tests.browser.reader import LISTEN, Reader

Leave = Callable[[Browser, App], None]


def _open(browser: Browser, app: App, name: str = "welcome") -> Reader:
    reader = Reader(browser.new_context().new_page(), app)
    reader.page.add_init_script(LISTEN)
    reader.open(name)
    return reader


def close(browser: Browser, app: App) -> None:
    """Close the tab."""
    reader = _open(browser, app)
    reader.page.close()
    reader.page.context.close()


def navigate(browser: Browser, app: App) -> None:
    """Follow a link to another page, and from there to one without a kernel."""
    reader = _open(browser, app)
    reader.open("questions")
    reader.open("help")
    reader.page.context.close()


def reload(browser: Browser, app: App) -> None:
    """Load the page again when it is whole, and before it is."""
    reader = _open(browser, app)
    _reload(reader)
    _reload(reader)
    reader.wait_for_page()
    reader.page.context.close()


def _reload(reader: Reader) -> None:
    """Chromium refuses this while it exchanges one page for the next."""
    try:
        reader.page.reload(wait_until="commit")
    except Error:
        reader.page.wait_for_timeout(50)
        reader.page.reload(wait_until="commit")


def back(browser: Browser, app: App) -> None:
    """Go to help and come back."""
    reader = _open(browser, app)
    reader.open("help")
    reader.page.go_back(wait_until="commit")
    reader.wait_for_page()
    reader.page.context.close()


def crash(browser: Browser, app: App) -> None:
    """The process of the tab ends, and no word of it reaches the server but the end of its socket."""
    reader = _open(browser, app)
    with suppress(Error):
        reader.page.goto("chrome://crash", timeout=2000)
    reader.page.context.close()


def leave_early(browser: Browser, app: App) -> None:
    """Close the tab while the page comes."""
    page = browser.new_context().new_page()
    page.goto(app.url("welcome"), wait_until="commit")
    page.context.close()


def never_connect(browser: Browser, app: App) -> None:
    """Read the page with a browser that runs no script."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(app.url("welcome"))
    page.context.close()


WAYS: tuple[Leave, ...] = (close, navigate, reload, back, crash, leave_early, never_connect)
