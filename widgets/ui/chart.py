"""A chart drawn by plotly.js from a plain dict, with its title, its text alternative and its notes."""

from typing import Any, cast

import traitlets as tl

from widgets.chart_library import plotly_file

from .markup_in_parts import MarkupInParts
from .page_script import page_script
from .page_style import page_style

PLOTLY = "plotly.js"


class Chart(MarkupInParts):
    """One chart. Change several traits within `hold_sync()`, so that they travel in one message."""

    _esm = page_script("chart.js")
    _css = page_style("chart.css")

    # The types of traitlets do not know that a Dict may allow None.
    figure = cast(
        "tl.TraitType[dict[str, Any] | None, dict[str, Any] | None]",
        tl.Dict(allow_none=True, default_value=None),
    ).tag(sync=True)
    """Plotly's `data` and `layout`; None when there is nothing to draw. Its height is reserved beforehand."""

    alt = tl.Unicode().tag(sync=True)
    """What the chart shows, in words, for those who cannot see it."""

    title_html = tl.Unicode().tag(sync=True)
    """Trusted markup from `view`: the finding, as the caption."""

    notes_html = MarkupInParts.html
    """Trusted markup from `view`: what it means, and the table twin in <details>. It travels in parts."""

    words = tl.Dict().tag(sync=True)
    """The words `drawing` (while plotly.js loads) and `not_drawn` (when it cannot be loaded)."""

    def __init__(self, html: str = "", **traits: object) -> None:
        super().__init__(html, **traits)
        self.on_msg(self._answer)

    def _answer(self, widget: object, content: object, buffers: list) -> None:
        """Send plotly.js to a page that found it nowhere else; without a buffer if it is not installed."""
        if isinstance(content, dict) and content.get("want") == PLOTLY:
            file = plotly_file()
            self.send({"file": PLOTLY}, buffers=[file.read_bytes()] if file else [])
