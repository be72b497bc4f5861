"""Firefox, spoken to directly by WebDriver BiDi: there is no driver in between."""

import base64
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.app import eventually, running
from tests.browser.watch import POLICY
from tests.engines.bidi import Bidi
from tests.engines.window import PRESS, Refused, as_text, worth_telling

MAC_APP = "/Applications/Firefox.app/Contents/MacOS/firefox"
NAMES = ("firefox-esr", "firefox", MAC_APP)
ADDRESS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
LEVELS = ("error", "warn")

# A fresh Firefox looks for news in many places; this one speaks to the workbook alone, and holds still.
PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.auto": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "nimbus.rollouts.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
    "intl.accept_languages": "en-GB,en",
    "ui.prefersReducedMotion": 1,
    "ui.caretBlinkTime": 0,
}


class FirefoxWindow:
    """The first tab of a Firefox."""

    def __init__(self, url: str) -> None:
        self._complaints: list[str] = []
        self._bidi = Bidi(url, self._hear)
        self.version = self._bidi.ask("session.new", capabilities={})["capabilities"]["browserVersion"]
        self._tab = self._bidi.ask("browsingContext.getTree")["contexts"][0]["context"]
        self._bidi.ask("session.subscribe", events=["log.entryAdded"])
        self._bidi.ask("script.addPreloadScript", functionDeclaration=f"() => {{ {POLICY} }}")

    def go(self, url: str) -> None:
        """Set out for an address, without waiting for what comes."""
        self._bidi.ask("browsingContext.navigate", context=self._tab, url=url, wait="none")

    def evaluate(self, expression: str) -> object:
        """Return what a JavaScript expression is worth on the page, as plain data."""
        result = self._bidi.ask(
            "script.evaluate",
            expression=as_text(expression),
            awaitPromise=False,
            target={"context": self._tab},
        )
        if result["type"] == "exception":
            raise Refused(result["exceptionDetails"]["text"])
        return json.loads(result["result"]["value"])

    def point(self, x: int, y: int) -> None:
        """Move the mouse to a point of the window."""
        self._act("pointer", {"type": "pointerMove", "x": x, "y": y})

    def press(self, x: int, y: int) -> None:
        """Move the mouse to a point of the window, press it there and release it."""
        self._act("pointer", {"type": "pointerMove", "x": x, "y": y}, *PRESS)

    def wheel(self, x: int, y: int, down: int) -> None:
        """Turn the wheel of the mouse over a point of the window."""
        self._act("wheel", {"type": "scroll", "x": x, "y": y, "deltaX": 0, "deltaY": down})

    def resize(self, width: int, height: int) -> None:
        """Make the page's own area this large."""
        self._bidi.ask(
            "browsingContext.setViewport", context=self._tab, viewport={"width": width, "height": height}
        )

    def picture(self) -> bytes:
        """Return what is in sight, as PNG."""
        screenshot = self._bidi.ask("browsingContext.captureScreenshot", context=self._tab)
        return base64.b64decode(screenshot["data"])

    def complaints(self) -> list[str]:
        """Return what the browser has complained about so far."""
        return list(self._complaints)

    def close(self) -> None:
        """Hang up; the browser's process is ended by whoever started it."""
        self._bidi.close()

    def _act(self, device: str, *acts: dict) -> None:
        self._bidi.ask(
            "input.performActions",
            context=self._tab,
            actions=[{"type": device, "id": device, "actions": [*acts]}],
        )

    def _hear(self, event: str, details: dict) -> None:
        text = details.get("text") or ""
        if event == "log.entryAdded" and details["level"] in LEVELS and worth_telling(text):
            self._complaints.append(text)


def find() -> str | None:
    """Return the path of the Firefox that the variable FIREFOX names, else of one that is installed."""
    path = os.environ.get("FIREFOX")
    return shutil.which(path) if path else next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def start(folder: Path) -> Iterator[FirefoxWindow]:
    """Start Firefox with a profile of its own, and end it."""
    profile, output = folder / "profile", folder / "output"
    profile.mkdir(parents=True)
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    words = [
        find(),
        "--headless",
        "--no-remote",
        "--profile",
        str(profile),
        "--remote-debugging-port",
        "0",
        "about:blank",
    ]
    with running(words, output, {**os.environ, "HOME": str(folder)}) as process:
        address = lambda: ADDRESS.search(output.read_text(encoding="utf-8", errors="replace"))  # noqa: E731
        eventually(lambda: bool(address()) or process.poll() is not None)
        if not address():
            raise RuntimeError("it did not open its door to us")
        window = FirefoxWindow(f"{address().group(1)}/session")
        try:
            yield window
        finally:
            window.close()
