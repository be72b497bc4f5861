"""The charts, by the names that chapters and notebooks use: the one list of them."""

from collections.abc import Collection

from widgets.core.assessment import Assessment
from widgets.core.content import Content

from .answers_map import map_chart
from .chart import ChartContent
from .healing import healing_chart
from .skin_types import skin_types_chart
from .studies import studies_chart

OF_SOME_CARDS = {"studies": studies_chart, "map": map_chart}
"""Charts that a chapter keeps to its own cards."""

OF_ALL = {"skin_types": skin_types_chart, "healing": healing_chart}
"""Charts that are the same on every page."""

CHARTS = {**OF_SOME_CARDS, **OF_ALL}


def chart_by_name(
    name: str, assessment: Assessment, content: Content, only: Collection[str] | None = None
) -> ChartContent:
    """Return a chart; `only` keeps a chart of cards to some of them. KeyError for an unknown name."""
    if name not in CHARTS:
        raise KeyError(f"There is no chart {name!r}: there are {', '.join(CHARTS)}")
    if name in OF_SOME_CARDS:
        return OF_SOME_CARDS[name](assessment, content, only)
    return OF_ALL[name](assessment, content)
