"""What the journey asks of a browser window, whatever engine draws it."""

from typing import Protocol

from tests.browser.watch import KNOWN

# Pressing, in the words of both WebDriver protocols.
PRESS = ({"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0})


class Refused(Exception):
    """The browser said no to one command, for example because the page was just leaving."""


class Stopped(Exception):
    """The journey cannot go on; the message says where and why."""


class Window(Protocol):
    """One window with one tab."""

    version: str

    def go(self, url: str) -> None:
        """Set out for an address, without waiting for what comes."""

    def evaluate(self, expression: str) -> object:
        """Return what a JavaScript expression is worth on the page, as plain data."""

    def point(self, x: int, y: int) -> None:
        """Move the mouse to a point of the window."""

    def press(self, x: int, y: int) -> None:
        """Move the mouse to a point of the window, press it there and release it."""

    def wheel(self, x: int, y: int, down: int) -> None:
        """Turn the wheel of the mouse over a point of the window."""

    def resize(self, width: int, height: int) -> None:
        """Make the page's own area this large."""

    def picture(self) -> bytes:
        """Return what is in sight, as PNG."""

    def complaints(self) -> list[str]:
        """Return what the browser has complained about so far."""


def as_text(expression: str) -> str:
    """Return an expression whose value is the JSON of another's: every engine can hand over a text."""
    return f"JSON.stringify(({expression}) ?? null)"


def worth_telling(complaint: str) -> bool:
    """Say whether a complaint is news; some are known and harmless."""
    return not KNOWN.match(complaint)
