"""One tab of a real Chromium on one of the applications."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, ViewportSize, sync_playwright

from tests.benchmark.contestants import Contestant
from tests.browser.chromium import launch_options
from tests.browser.sizes import DESK, PHONE

CLOCK = Path(__file__).with_name("page_clock.js").read_text("utf-8")
NOBODY_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
PATIENCE = 60.0  # seconds until the first card
RELOADED = "Execution context was destroyed"
AGAIN = 3.0  # seconds after which a tick that left no mark is given again
SLOWER = 4  # the processor of a phone

Click = dict[str, Any]
Cards = list[list[str]]


class Missed(Exception):
    """What was expected did not come."""


@dataclass(frozen=True)
class Followed:
    """What followed a click, in milliseconds since the navigation."""

    clicked: float
    dom: float
    painted: float
    spent: float = 0
    """How long our own looks at the page have taken meanwhile."""
    again: int = 0
    """How often the tick was given again."""
    reloads: int = 0
    """How often the page has loaded itself again."""


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
        """Tick as soon as that can be done, and wait until the cards follow; also where the page loads itself again."""
        end, began, reloads = time.monotonic() + patience, self._origin(), 0
        clicks, wanted = 0, None
        self.expect(click["cards"])
        while (left := end - time.monotonic()) > 0:
            try:
                place = self._reach(click, left)
                ticked = self._is_ticked()
                wanted = not ticked if wanted is None else wanted
                if ticked != wanted:
                    clicks += 1
                    self.page.mouse.click(place["x"], place["y"])
                seen = self._followed(min(AGAIN, left))
            except Error as error:
                if RELOADED not in str(error):
                    raise
                reloads += 1
                self.expect(click["cards"])
                continue
            if "painted" in seen:
                if not reloads and ("clicked" not in seen or seen["dom"] < seen["clicked"]):
                    raise Missed(f"a click on {click['question']}: {click['option']} before its cards")
                later = self._origin() - began
                return Followed(
                    seen.get("clicked", 0) + later, seen["dom"] + later, seen["painted"] + later,
                    seen["spent"], max(0, clicks - 1), reloads,
                )  # fmt: skip
        raise Missed(f"the cards after {click['question']}: {click['option']}")

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

    def _reach(self, click: Click, patience: float) -> dict[str, Any]:
        find = f"() => ({self.app.find})(question, option, at)"
        place = self.page.evaluate(
            f"([question, option, at, patience]) => pageClock.reach({find}, patience)",
            [click["question"], click["option"], click["at"], patience * 1000],
        )
        if "why" in place:
            raise Missed(f"the control of {click['question']}: {click['option']} {place['why']}")
        return place

    def _origin(self) -> float:
        """Return when the document began, in milliseconds."""
        return self.page.evaluate("() => performance.timeOrigin")

    def _followed(self, patience: float) -> dict[str, float]:
        return self.page.evaluate("(patience) => pageClock.followed(patience)", patience * 1000)

    def _is_ticked(self) -> bool:
        return self.page.evaluate("() => pageClock.isTicked()")

    def _hear(self, socket: Any) -> None:
        for event in ("framereceived", "framesent"):
            socket.on(event, self._count)

    def _count(self, payload: str | bytes) -> None:
        self.unpacked += len(payload.encode() if isinstance(payload, str) else payload)
