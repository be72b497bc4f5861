"""A chart: its title, its picture in rows of text with a table twin, and what plotly.js draws beside these rows."""

from typing import Any, cast

import traitlets as tl

from widgets.chart_library import plotly_file
from widgets.page_script import page_script
from widgets.view.base.still_copy import still_copy

from .markup_in_parts import MarkupInParts
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
    """Plotly's `data` and `layout`; None for a chart that needs no plotly.js. Its `y` counts the rows from the top,
    and its colours are names of the theme's: the page knows where a row is, and which theme is on."""

    title_html = tl.Unicode().tag(sync=True)
    """Trusted markup from `view`: the finding, as the caption."""

    notes_html = MarkupInParts.html
    """Trusted markup from `view`: the picture, how to read it, and the table twin in <details>.
    It travels in parts."""

    words = tl.Dict().tag(sync=True)
    """The words that the script itself puts on the page."""

    def __init__(self, html: str = "", **traits: object) -> None:
        super().__init__(html, **traits)
        self.on_msg(self._answer)

    def still_html(self) -> str:
        """Return the title, the picture in rows and the table, for where no script runs."""
        return still_copy(self.title_html + self.notes_html, whole=self.is_copied_whole)

    def _answer(self, widget: object, content: object, buffers: list) -> None:
        """Send plotly.js to a page that found it nowhere else; without a buffer if it is not installed."""
        if isinstance(content, dict) and content.get("want") == PLOTLY:
            file = plotly_file()
            self.send({"file": PLOTLY}, buffers=[file.read_bytes()] if file else [])
