"""The parts of every chart: a finding as its title, the figure, and the same in words and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from widgets.core.content import Content
from widgets.theme.colours import INK, LINE, PAPER, SOFT

from ..base.folds import fold
from ..base.markup import Html, html, tag
from ..base.tables import Column, Row, scrolling_table

TEXT = 16  # pixels: no smaller than the text around a chart
LETTERS = 27  # letters in a line of a label: what fits a screen of 320 pixels, in bold too
FEW = 7  # a last line of so few letters looks lost: "and V)"
LINE_HEIGHT, MARK_HEIGHT, BELOW = 22, 34, 76
BAR = 16  # the height of a bar, which leaves its label clear
# What the labels of all rows share. It travels once in a figure, not with each label.
LABEL = {
    "showarrow": False,
    "xanchor": "left",
    "yanchor": "top",
    "align": "left",
    "borderpad": 0,
    "bgcolor": PAPER,
    "font": {"size": TEXT, "color": INK},
}

Figure = dict[str, Any]
"""What plotly.js draws: its `data` and `layout`."""


@dataclass(frozen=True)
class Step:
    """One row of a time line: its hours, which the page turns into dates, and the notes for this reader."""

    label: str
    from_hours: float
    to_hours: float
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChartContent:
    """One chart. `figure` is None when there is nothing to draw; the table is then open."""

    title: str
    so_what: str
    alt: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figure: Figure | None
    notes: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    """The meaning of the numbers in the figure, from 1 on."""
    steps: tuple[Step, ...] = ()
    """For a time line: a step for each of `rows`."""


def title_html(chart: ChartContent) -> Html:
    """Return the finding as a heading, its meaning for the reader, and the key to the numbers."""
    key = tag("ol", [tag("li", line) for line in chart.key], class_="mw-key") if chart.key else None
    return html(tag("h3", chart.title), tag("p", chart.so_what, class_="mw-so-what"), key)


def notes_html(chart: ChartContent, content: Content) -> Html:
    """Return the notes, and the same facts as a table."""
    steps = tag("ol", [_step(step) for step in chart.steps], class_="mw-steps") if chart.steps else None
    return html(steps, [tag("p", note) for note in chart.notes], _twin(chart, content))


def _step(step: Step) -> Html:
    """Return a step with its notes; a step without notes stays hidden until the page knows its date."""
    notes = [tag("p", note) for note in step.notes]
    return tag(
        "li",
        tag("strong", step.label),
        " ",
        tag("span", class_="mw-when"),
        notes,
        **_hours(step),
        hidden=not step.notes,
    )


def _hours(step: Step) -> dict[str, str]:
    return {"data_from_hours": f"{step.from_hours:g}", "data_to_hours": f"{step.to_hours:g}"}


def _twin(chart: ChartContent, content: Content) -> Html | None:
    if not chart.rows:
        return None
    return fold(
        content.words("charts.as_table"),
        _table(chart, content),
        f"table-{chart.headers[0]}",
        class_="mw-table-twin",
        open_=chart.figure is None,
    )


def _table(chart: ChartContent, content: Content) -> Html:
    """Return the facts as a table. A time line has a column of dates, hidden until the page fills it in."""
    first, *others = map(Column, chart.headers)
    if not chart.steps:
        return scrolling_table((first, *others), map(Row, chart.rows), chart.title)
    date = Column(content.words("charts.dates.head"), {"class_": "mw-when", "hidden": True})
    rows = [
        Row((row[0], None, *row[1:]), _hours(step)) for row, step in zip(chart.rows, chart.steps, strict=True)
    ]
    return scrolling_table((first, date, *others), rows, chart.title)


def chart_text(chart: ChartContent) -> str:
    """Return the chart as plain text, row by row."""
    rows = [" | ".join(row) for row in (chart.headers, *chart.rows)] if chart.rows else []
    key = [f"{number}. {line}" for number, line in enumerate(chart.key, 1)]
    steps = [f"{step.label}: {note}" for step in chart.steps for note in step.notes]
    return "\n".join([chart.title, chart.so_what, *key, *rows, *steps, *chart.notes])


def layout(height: int, top: int = 0, below: int = BELOW, **more: object) -> dict[str, Any]:
    """Return the layout that all figures share: our type and colours, and no reaction to touch.

    `height` is the height of the rows; `top` and `below` leave room for an axis.
    """
    font = {"family": "system-ui, sans-serif", "size": TEXT, "color": INK}
    return {
        "height": height + top + below,
        "font": font,
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "showlegend": False,
        "yaxis": row_axis(height),
        "margin": {"l": 8, "r": 16, "t": top, "b": below},
        "dragmode": False,
        "hovermode": False,
        "template": {"layout": {"annotationdefaults": LABEL}},
        **more,
    }


def axis(title: str, **more: object) -> dict[str, Any]:
    """Return a horizontal axis with a plain title and a faint grid."""
    return {
        "title": {"text": title, "font": {"size": TEXT, "color": SOFT}},
        "gridcolor": LINE,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        **more,
    }


@dataclass(frozen=True)
class FigureRow:
    """One row of a figure, in pixels from the bottom: the label is above the mark, flush left."""

    label: str
    mark: float
    top: float


def stack_rows(labels: list[str]) -> tuple[list[FigureRow], int]:
    """Wrap labels for a narrow phone and stack them; return their rows and the total height."""
    wrapped = ["<br>".join(_lines(label)) for label in labels]
    heights = [LINE_HEIGHT * (1 + label.count("<br>")) + MARK_HEIGHT for label in wrapped]
    tops = [sum(heights[at:]) for at in range(len(heights))]
    return [
        FigureRow(label, top - height + MARK_HEIGHT / 2, top)
        for label, top, height in zip(wrapped, tops, heights, strict=True)
    ], sum(heights)


def _lines(label: str) -> list[str]:
    """Wrap a label for a narrow phone, without a very short last line if that costs no further line."""
    full, *narrower = (wrap(label, LETTERS - less) for less in range(FEW + 1))
    even = (
        lines for lines in (full, *narrower) if len(lines) == len(full) and lines and len(lines[-1]) > FEW
    )
    return next(even, full)


def row_label(row: FigureRow, bold: bool = False) -> dict[str, Any]:
    """Return the label of a row as a Plotly annotation."""
    text = f"<b>{row.label}</b>" if bold else row.label
    return {"x": 0, "xref": "paper", "y": row.top, "yref": "y", "text": text}


def row_bars(rows: Sequence[FigureRow], lengths: Sequence[float], **more: object) -> dict[str, Any]:
    """Return a bar of a length in each row, as a Plotly trace. Without its `width` a bar would fill the row."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": list(lengths),
        "y": [row.mark for row in rows],
        "width": BAR,
        **more,
    }


def row_axis(height: int) -> dict[str, Any]:
    """Return the vertical axis for rows of this total height: one unit is one pixel."""
    return {"visible": False, "range": [0, height], "fixedrange": True}
