"""One tab of a real Chromium on one of the applications."""

import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ViewportSize, sync_playwright

from tests.benchmark.contestants import Contestant
from tests.browser.chromium import launch_options
from tests.browser.sizes import DESK, PHONE

CLOCK = Path(__file__).with_name("page_clock.js").read_text("utf-8")
NOBODY_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
PATIENCE = 60.0  # seconds until the first card
AGAIN = 3.0  # seconds after which a tick that left no mark is given again
SLOWER = 4  # the processor of a phone

Click = dict[str, Any]
Cards = list[list[str]]


class Missed(Exception):
    """What was expected did not come."""


@dataclass(frozen=True)
class Followed:
    """What followed a click, in milliseconds of the page's clock."""

    clicked: float
    dom: float
    painted: float
    again: int = 0
    """How often the tick was given again."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser that knows no host but this machine."""
    options = launch_options()
    options["args"] = [*options["args"], NOBODY_ELSE]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**options)
        yield browser
        browser.close()


@contextmanager
def newcomer(browser: Browser, phone: bool = False) -> Iterator[BrowserContext]:
    """Make a visitor with an empty cache, on a desk or with a phone."""
    size = ViewportSize(**PHONE if phone else DESK)
    context = browser.new_context(
        viewport=size, has_touch=phone, is_mobile=phone, device_scale_factor=2 if phone else 1
    )
    context.set_default_timeout(PATIENCE * 1000)
    context.add_init_script(CLOCK)
    yield context
    context.close()


class Tab:
    """A page of one application, from its first request on."""

    def __init__(self, context: BrowserContext, app: Contestant, host: str, phone: bool = False) -> None:
        self.app, self.page = app, context.new_page()
        self.unpacked = 0
        self.page.on("websocket", self._hear)
        if phone:
            context.new_cdp_session(self.page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        self.page.goto(f"http://{host}{app.path}", wait_until="commit")

    def wait_for(self, cards: Cards, patience: float = PATIENCE) -> None:
        """Wait until these cards are there."""
        self.expect(cards)
        if "painted" not in self._followed(patience):
            raise Missed("the cards without any answer")

    def answer(self, click: Click, patience: float = PATIENCE) -> Followed:
        """Tick as soon as that can be done, and wait until the cards follow."""
        self.expect(click["cards"])
        end = time.monotonic() + patience
        for again in itertools.count():
            self._tick(click, end - time.monotonic())
            is_ticked = True
            while is_ticked:
                seen = self._followed(min(AGAIN, max(0.0, end - time.monotonic())))
                if "painted" in seen:
                    return _checked(click, seen, again)
                if time.monotonic() > end:
                    raise Missed(f"the cards after {click['question']}: {click['option']}")
                is_ticked = self._is_ticked()
        raise AssertionError

    def expect(self, cards: Cards) -> None:
        """Say which cards are to come."""
        self.page.evaluate("(cards) => pageClock.expect(cards)", cards)

    def prepare(self) -> None:
        """Bring questions and cards into sight."""
        self.page.evaluate(self.app.prepare)
        self.page.wait_for_timeout(500)

    def timings(self) -> dict[str, float]:
        """Return what the browser has noted about the page so far."""
        return self.page.evaluate("() => pageClock.timings")

    def leave(self) -> None:
        """Leave as readers do: a context that is closed at once takes the page's last word with it."""
        self.page.goto("about:blank")
        self.page.wait_for_timeout(300)
        self.page.close()

    def _tick(self, click: Click, patience: float) -> None:
        find = f"() => ({self.app.find})(question, option, at)"
        place = self.page.evaluate(
            f"([question, option, at, patience]) => pageClock.reach({find}, patience)",
            [click["question"], click["option"], click["at"], patience * 1000],
        )
        if not place:
            raise Missed(f"the control of {click['question']}: {click['option']}")
        self.page.mouse.click(place["x"], place["y"])

    def _followed(self, patience: float) -> dict[str, float]:
        return self.page.evaluate("(patience) => pageClock.followed(patience)", patience * 1000)

    def _is_ticked(self) -> bool:
        return self.page.evaluate("() => pageClock.isTicked()")

    def _hear(self, socket: Any) -> None:
        for event in ("framereceived", "framesent"):
            socket.on(event, self._count)

    def _count(self, payload: str | bytes) -> None:
        self.unpacked += len(payload.encode() if isinstance(payload, str) else payload)


def _checked(click: Click, seen: dict[str, float], again: int) -> Followed:
    """Return what followed, unless it did not follow from the click."""
    if "clicked" not in seen or seen["dom"] < seen["clicked"]:
        raise Missed(f"a click on {click['question']}: {click['option']} before its cards")
    return Followed(seen["clicked"], seen["dom"], seen["painted"], again)
