"""A part of the page that is redrawn in place: open cards stay open, and focus stays where it is."""

from pathlib import Path

import traitlets as tl

from .one_way import OneWay
from .page_script import page_script

HERE = Path(__file__).parent
AGAIN = "\u00a0"


class PageRegion(OneWay):
    """HTML of our own views, changed node by node. The page sets nothing here."""

    _esm = page_script("page_region.js")
    _css = HERE / "page_region.css"

    html = tl.Unicode().tag(sync=True)
    """Trusted markup from `view`, which escapes all text. `data-key` tells which element is which.
    What the reader opened or closed is kept, so an `open` counts for new elements only."""

    label = tl.Unicode().tag(sync=True)
    """The name of this region for screen readers; empty: not a region of its own."""

    announce = tl.Unicode().tag(sync=True)
    """One line that the page's status line says when it changes."""

    def say(self, text: str) -> None:
        """Announce a line, also when it is the same as the last: a changed blank at its end makes it news."""
        self.announce = text + AGAIN if text == self.announce else text

    def show(self, html: str, say: str = "") -> None:
        """Redraw and announce in one message."""
        with self.hold_sync():
            self.html = html
            if say:
                self.say(say)
