"""A chart drawn by plotly.js from a plain dict, with its title, its text alternative and its notes."""

from importlib.util import find_spec
from pathlib import Path

import traitlets as tl

from .one_way import OneWay
from .page_script import page_script

HERE = Path(__file__).parent
PLOTLY = "plotly.js"


class Chart(OneWay):
    """One chart. Change several traits within `hold_sync()`, so that they travel in one message."""

    _esm = page_script("chart.js")
    _css = HERE / "chart.css"

    figure = tl.Dict(allow_none=True, default_value=None).tag(sync=True)
    """Plotly's `data` and `layout`; None when there is nothing to draw. Its height is reserved beforehand."""

    alt = tl.Unicode().tag(sync=True)
    """What the chart shows, for those who do not see it."""

    title_html = tl.Unicode().tag(sync=True)
    """Trusted markup from `view`: the finding, as the caption."""

    notes_html = tl.Unicode().tag(sync=True)
    """Trusted markup from `view`: what it means, and the table twin in <details>."""

    words = tl.Dict().tag(sync=True)
    """The words `drawing` (while plotly.js loads) and `not_drawn` (when it cannot be had)."""

    def __init__(self, **traits: object) -> None:
        super().__init__(**traits)
        self.on_msg(self._answer)

    def _answer(self, widget: object, content: object, buffers: list) -> None:
        """Send plotly.js to a page that found it nowhere else; no buffer when it is not installed."""
        if isinstance(content, dict) and content.get("want") == PLOTLY:
            source = plotly_source()
            self.send({"file": PLOTLY}, buffers=[source] if source else [])


def plotly_source() -> bytes | None:
    """Return plotly.js as the plotly package ships it, without importing that package, which is slow."""
    spec = find_spec("plotly")
    folders = spec.submodule_search_locations if spec else ()
    files = (Path(folder, "package_data", "plotly.min.js") for folder in folders or ())
    return next((file.read_bytes() for file in files if file.is_file()), None)
