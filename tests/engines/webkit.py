"""WebKit, the engine of Safari: the small browser that Debian has for it, under a virtual display."""

import base64
import json
import os
import re
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.browser.app import eventually, running
from tests.browser.watch import POLICY
from tests.engines import webdriver
from tests.engines.webdriver import WebDriver
from tests.engines.window import PRESS, Refused, as_text, worth_telling

BROWSERS = ("lib/*/webkit2gtk-4.*/MiniBrowser", "libexec/webkit2gtk-4.*/MiniBrowser")
SCREEN = "1600x1200x24"
DISPLAY = re.compile(r"^(\d+)$", re.MULTILINE)

# Its tool bar would keep the window wider than a phone.
SMALL_BAR = """* { padding: 0; margin: 0; min-width: 0; min-height: 0; border-width: 0; font-size: 4px;
  -gtk-icon-transform: scale(0.5); }"""

# This driver does not report the console, so the page listens to itself, from the first command on.
LISTEN = """if (!window.heard) {
  window.heard = [];
  addEventListener("error", ({ message, target }) =>
    heard.push(message ?? `${target.src ?? target.href} failed`), true);
  addEventListener("unhandledrejection", ({ reason }) => heard.push(`Nobody caught: ${reason}`));
  for (const name of ["error", "warn"]) {
    const tell = console[name];
    console[name] = (...words) => { heard.push(words.join(" ")); tell.apply(console, words); };
  }
  POLICY
}
""".replace("POLICY", POLICY)


class WebKitWindow:
    """The window of a small browser around WebKit."""

    def __init__(self, driver: WebDriver) -> None:
        self.version = driver.capabilities["browserVersion"]
        self._driver = driver
        self._complaints: list[str] = []

    def go(self, url: str) -> None:
        """Set out for an address, without waiting for what comes."""
        self._driver.ask("POST", "/url", {"url": url})

    def evaluate(self, expression: str) -> object:
        """Return what a JavaScript expression is worth on the page, as plain data."""
        script = f"{LISTEN} return [{as_text(expression)}, heard.splice(0)];"
        value, messages = self._driver.ask("POST", "/execute/sync", {"script": script, "args": []})
        self._complaints += filter(worth_telling, messages)
        return json.loads(value)

    def point(self, x: int, y: int) -> None:
        """Move the mouse to a point of the window."""
        self._act("pointer", {"type": "pointerMove", "x": x, "y": y})

    def press(self, x: int, y: int) -> None:
        """Move the mouse to a point of the window, press it there and release it."""
        self._act("pointer", {"type": "pointerMove", "x": x, "y": y}, *PRESS)

    def wheel(self, x: int, y: int, down: int) -> None:
        """Turn the wheel of the mouse over a point of the window."""
        self._driver.ask("DELETE", "/actions")  # else this driver thinks that the wheel is turned already
        self._act("wheel", {"type": "scroll", "x": x, "y": y, "deltaX": 0, "deltaY": down})

    def resize(self, width: int, height: int) -> None:
        """Make the page's own area this large: the window is larger by its tool bar."""
        self._driver.ask("POST", "/window/rect", {"width": width, "height": height})
        bar = self.evaluate("outerHeight - innerHeight")
        self._driver.ask("POST", "/window/rect", {"width": width, "height": height + bar})

    def picture(self) -> bytes:
        """Return what is in sight, as PNG."""
        return base64.b64decode(self._driver.ask("GET", "/screenshot"))

    def complaints(self) -> list[str]:
        """Return what the page heard itself complain about so far."""
        return list(self._complaints)

    def _act(self, device: str, *acts: dict) -> None:
        actions = [{"duration": 0, "origin": "viewport"} | act if "x" in act else act for act in acts]
        self._driver.ask(
            "POST", "/actions", {"actions": [{"type": device, "id": device, "actions": actions}]}
        )


def find() -> str | None:
    """Return the path of the browser, if its driver and a virtual display are there too."""
    tools = all(map(shutil.which, ("WebKitWebDriver", "Xvfb")))
    paths = [str(path) for pattern in BROWSERS for path in sorted(Path("/usr").glob(pattern))]
    return paths[-1] if tools and paths else None


@contextmanager
def start(folder: Path) -> Iterator[WebKitWindow]:
    """Start the display, the driver and the browser, and end them."""
    environment = {**os.environ, **_homes(folder), "NO_AT_BRIDGE": "1"}
    port = _free_port()
    host = f"127.0.0.1:{port}"
    with (
        _display(folder, environment) as display,
        running(
            ["WebKitWebDriver", f"--port={port}"], folder / "driver", {**environment, "DISPLAY": display}
        ),
    ):
        if not eventually(lambda: _is_ready(host)):
            raise RuntimeError("its driver did not open its door to us")
        options = {"binary": find(), "args": ["--automation"]}
        driver = WebDriver(host, {"webkitgtk:browserOptions": options, "pageLoadStrategy": "none"})
        try:
            yield WebKitWindow(driver)
        finally:
            with suppress(Refused, OSError):
                driver.close()


@contextmanager
def _display(folder: Path, environment: dict[str, str]) -> Iterator[str]:
    words = ["Xvfb", "-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"]
    with running(words, folder / "display", environment):
        number = lambda: DISPLAY.search((folder / "display").read_text())  # noqa: E731
        if not eventually(lambda: bool(number())):
            raise RuntimeError("the virtual display did not start")
        yield f":{number().group(1)}"


def _homes(folder: Path) -> dict[str, str]:
    """Make folders for what the browser reads and keeps, so that it finds nothing of the user's own."""
    homes = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CONFIG", "DATA", "CACHE")}
    settings = folder / "config" / "gtk-3.0"
    settings.mkdir(parents=True)
    (settings / "gtk.css").write_text(SMALL_BAR, encoding="utf-8")
    return homes


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def _is_ready(host: str) -> bool:
    try:
        return webdriver.ask(host, "GET", "/status")["ready"]
    except (OSError, Refused):
        return False
