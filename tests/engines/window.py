"""What the journey asks of a browser window, whatever engine draws it."""

from typing import Protocol

from tests.browser.watch import KNOWN


class Refused(Exception):
    """The browser said no to one command, for example because the page was just leaving."""


class Stopped(Exception):
    """The journey can not go on; the message says where and why."""


class Window(Protocol):
    """One window with one tab."""

    version: str

    def go(self, url: str) -> None:
        """Set out for an address, without waiting for what comes."""

    def evaluate(self, expression: str) -> object:
        """Return what a JavaScript expression is worth on the page, as plain data."""

    def press(self, x: int, y: int) -> None:
        """Press and release the mouse at a point of the window."""

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
