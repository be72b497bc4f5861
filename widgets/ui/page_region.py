"""A part of the page that is redrawn in place: open cards stay open, and focus stays where it is."""

import traitlets as tl

from widgets.page_script import page_script
from widgets.view.base.still_copy import still_copy

from .markup_in_parts import MarkupInParts
from .page_style import page_style

REPEATED = "\u00a0"


class PageRegion(MarkupInParts):
    """HTML of our own views, changed node by node. The page sets nothing here."""

    _esm = page_script("page_region.js")
    _css = page_style("page_region.css")

    label = tl.Unicode().tag(sync=True)
    """The name of this region for screen readers; empty: not a region of its own."""

    announce = tl.Unicode().tag(sync=True)
    """One line that the page's status line says when it changes."""

    rest = ""
    """The line that stands, in a saved notebook, for what the page shows only to those who ask for more."""

    def still_html(self) -> str:
        """Return the region as it is now, for where no script runs."""
        return still_copy(self.html, whole=self.is_copied_whole, rest=self.rest)

    def say(self, text: str) -> None:
        """Announce a line, also when it is the same as the last: an added blank makes it differ."""
        self.announce = text + REPEATED if text == self.announce else text
