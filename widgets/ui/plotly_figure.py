"""A chart as a figure of Plotly's own, to restyle, to put beside others, or to save: for whoever teaches with it.

Pages need none: plotly.js draws from plain dicts there. So Plotly is imported when somebody asks for a figure.
"""

import re
from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from widgets.theme.colours import INK, LINE, PAPER, properties
from widgets.view.charts.chart import ChartContent

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

COLOUR = re.compile(r"var\(--mw-([\w-]+)\)")
ROW = 80  # pixels, for up to three lines of text and the mark below them
ABOVE = 8  # pixels between a mark and its text
AROUND = 150  # pixels above and below the rows
SIDE = 24  # pixels, for the first and the last number of the axis
LINE_LETTERS = 42  # as many as a phone has room for; Plotly breaks no line by itself


def plotly_figure(chart: ChartContent, axis: str = "") -> "Figure":
    """Return a chart as `plotly.graph_objects.Figure`: counts of studies as marks and ranges, any other chart as its
    table. `axis` says what the marks are a share of."""
    from plotly.graph_objects import Figure

    if chart.figure:
        figure = Figure(_coloured(chart.figure))
        figure.update_xaxes(title_text=axis, gridcolor=LINE, zerolinecolor=LINE)
        figure.update_yaxes(**_rows(chart.drawn), showticklabels=False, showgrid=False)
        figure.update_layout(annotations=_labels(chart.drawn))
        rows = len(chart.drawn)
    else:
        figure, rows = Figure(_table(chart)), 2 * len(chart.rows)
    return figure.update_layout(
        title_text=in_lines(chart.title),
        showlegend=False,
        margin={"l": SIDE, "r": SIDE},
        height=AROUND + ROW * rows,
        paper_bgcolor=PAPER,
        plot_bgcolor=PAPER,
        font_color=INK,
    )


def in_lines(text: str) -> str:
    """Return a text in lines that fit a phone."""
    return "<br>".join(wrap(text, LINE_LETTERS, break_long_words=False))


def _coloured(value: Any) -> Any:
    """Return plain data with the colours of the light theme instead of their names."""
    if isinstance(value, Mapping):
        return {key: _coloured(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_coloured(item) for item in value]
    return COLOUR.sub(lambda name: properties()[name[1]], value) if isinstance(value, str) else value


def _rows(labels: Sequence[str]) -> dict[str, Any]:
    """Return an axis of rows from the top, each with its name."""
    count = len(labels)
    return {"tickvals": list(range(count)), "ticktext": list(labels), "range": [count - 0.5, -1]}


def _labels(labels: Sequence[str]) -> list[dict[str, Any]]:
    """Return the name of each row as a text above its mark: beside it, names of this length leave the marks half of a
    wide screen, and nothing of a phone's."""
    at_the_left = {"x": 0, "xref": "paper", "xanchor": "left", "align": "left", "showarrow": False}
    return [
        {**at_the_left, "y": row, "yanchor": "bottom", "yshift": ABOVE, "text": in_lines(label)}
        for row, label in enumerate(labels)
    ]


def _table(chart: ChartContent) -> dict[str, Any]:
    return {
        "type": "table",
        "header": {"values": list(chart.headers), "align": "left"},
        "cells": {"values": [list(column) for column in zip(*chart.rows, strict=True)], "align": "left"},
    }
