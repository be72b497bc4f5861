"""Chromium, which every browser test uses, as a window for the journey."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Error, Page, sync_playwright

from tests.browser import chromium
from tests.browser.watch import Watch
from tests.engines.window import Refused, as_text

PATIENCE = 60_000  # milliseconds


class ChromiumWindow:
    """A tab that Playwright steers."""

    def __init__(self, page: Page, version: str) -> None:
        self.version = version
        self._page = page
        self._watch = Watch()
        self._watch.follow(page.context)

    def go(self, url: str) -> None:
        """Set out for an address, without waiting for what comes."""
        with refusing():
            self._page.goto(url, wait_until="commit")

    def evaluate(self, expression: str) -> object:
        """Return what a JavaScript expression is worth on the page, as plain data."""
        with refusing():
            return json.loads(self._page.evaluate(as_text(expression)))

    def point(self, x: int, y: int) -> None:
        """Move the mouse to a point of the window."""
        with refusing():
            self._page.mouse.move(x, y)

    def press(self, x: int, y: int) -> None:
        """Move the mouse to a point of the window, press it there and release it."""
        with refusing():
            self._page.mouse.click(x, y)

    def wheel(self, x: int, y: int, down: int) -> None:
        """Turn the wheel of the mouse over a point of the window."""
        self.point(x, y)
        with refusing():
            self._page.mouse.wheel(0, down)

    def resize(self, width: int, height: int) -> None:
        """Make the page's own area this large."""
        with refusing():
            self._page.set_viewport_size({"width": width, "height": height})

    def picture(self) -> bytes:
        """Return what is in sight, as PNG, without a caret and with animations at their end."""
        with refusing():
            return self._page.screenshot(animations="disabled", caret="hide")

    def complaints(self) -> list[str]:
        """Return what the browser has complained about so far."""
        return list(self._watch.complaints)


@contextmanager
def refusing() -> Iterator[None]:
    """Say in the journey's own words that the browser would not."""
    try:
        yield
    except Error as error:
        raise Refused(error.message) from error


@contextmanager
def start(_: Path) -> Iterator[ChromiumWindow]:
    """Start Chromium, and end it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.launch_options())
        context = browser.new_context(reduced_motion="reduce", locale="en-GB")
        context.set_default_timeout(PATIENCE)
        try:
            yield ChromiumWindow(context.new_page(), browser.version)
        finally:
            browser.close()
