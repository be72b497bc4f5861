"""The parts of every chart: a finding as its title, the picture in rows of real text, and the same as a table.

The text of a picture is markup, so that it wraps, grows and is read aloud like any other. A figure is what plotly.js
draws beside these rows; only the chart of studies has one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from widgets.core.content import Content
from widgets.theme.colours import properties

from ..base.folds import fold
from ..base.markup import Html, html, tag
from ..base.reading_time import with_length
from ..base.tables import Column, Row, scrolling_table

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
    """One chart. `picture` is None when there is nothing to draw; the table is then open."""

    title: str
    so_what: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    picture: Html | None
    figure: Figure | None = None
    """What plotly.js draws beside the rows of the picture: `y` counts these rows from the top."""
    drawn: tuple[str, ...] = ()
    """What each of these rows is, for a figure that stands alone."""
    notes: tuple[str, ...] = ()
    """How to read it."""
    not_drawn: tuple[str, ...] = ()
    """What belongs here and cannot be drawn."""
    key: tuple[str, ...] = ()
    """The meaning of the numbers in the picture, from 1 on."""
    steps: tuple[Step, ...] = ()
    """For a time line: a step for each of `rows`."""
    keys: tuple[str, ...] = ()
    """The key of each of `rows`, if a row of the picture leads to it."""


@dataclass(frozen=True)
class Bar:
    """A bar of a lane, from and to a share of its width (0 to 1), and the class that gives its pattern."""

    start: float
    stop: float
    kind: str


def lane(*bars: Bar, cells: int = 1) -> Html:
    """Return the lane of a row with its bars, for the eye only: the text of the row says the same.

    A lane of several cells has a faint line where each ends.
    """
    drawn = [
        tag(
            "span",
            class_=f"mw-bar {bar.kind}",
            style=f"inset-inline-start: {bar.start:.2%}; width: {bar.stop - bar.start:.2%};",
        )
        for bar in bars
    ]
    return tag("span", drawn, class_="mw-lane", style=f"--cells: {cells};", aria_hidden="true")


def row_of_lane(label: object, drawn: Html, *more: object, own: bool = False, **attributes: object) -> Html:
    """Return a row of a picture: its label, its lane, and what else it says; `own` rows are the reader's."""
    name = tag("strong" if own else "span", label, class_="mw-label")
    return tag("li", name, drawn, *more, class_="mw-own-row" if own else None, **attributes)


def picture(*parts: object, kind: str | None = None) -> Html:
    """Return a picture of rows in its frame."""
    return tag("div", *parts, class_=f"mw-picture {kind}" if kind else "mw-picture")


def token(name: str) -> str:
    """Return a colour of the theme for a figure; the page looks up what it is in the theme that the reader has.
    KeyError for one that the theme does not have."""
    if name not in properties():
        raise KeyError(f"The theme has no colour {name!r}")
    return f"var(--mw-{name})"


def title_html(chart: ChartContent) -> Html:
    """Return the finding as a heading, and its meaning for the reader."""
    return html(tag("h3", chart.title), tag("p", chart.so_what, class_="mw-so-what"))


def notes_html(chart: ChartContent, content: Content) -> Html:
    """Return the picture, how to read it, and the same facts as a table."""
    return html(chart.picture, _notes(chart, content), _twin(chart, content))


def _notes(chart: ChartContent, content: Content) -> Html:
    """Return the folds below a picture; without a picture they are open."""
    folds = {"how_to_read": chart.notes, "not_drawn": chart.not_drawn}
    texts = {label: html([tag("p", note) for note in notes]) for label, notes in folds.items() if notes}
    return html(
        [
            fold(
                with_length(content.words(f"charts.{label}", n=len(folds[label])), text, content),
                text,
                f"{label}-{chart.headers[0]}",
                open_=chart.picture is None,
            )
            for label, text in texts.items()
        ]
    )


def hours(step: Step) -> dict[str, str]:
    """Return the attributes from which the page works out the dates of a step."""
    return {"data_from_hours": f"{step.from_hours:g}", "data_to_hours": f"{step.to_hours:g}"}


def _twin(chart: ChartContent, content: Content) -> Html | None:
    if not chart.rows:
        return None
    words, rows, table = content.words, len(chart.rows), _table(chart, content)
    return fold(
        words("charts.as_table_rows", n=rows)
        if rows > 1
        else with_length(words("charts.as_table"), table, content),
        table,
        f"table-{chart.headers[0]}",
        class_="mw-table-twin",
        open_=chart.picture is None,
    )


def _table(chart: ChartContent, content: Content) -> Html:
    """Return the facts as a table. A time line has a column of dates, hidden until the page fills it in."""
    first, *others = map(Column, chart.headers)
    if not chart.steps:
        keys: tuple[str | None, ...] = chart.keys or (None,) * len(chart.rows)
        table_rows = [Row(row, _key(key)) for row, key in zip(chart.rows, keys, strict=True)]
        return scrolling_table((first, *others), table_rows, chart.title)
    date = Column(content.words("charts.dates.head"), {"class_": "mw-when", "hidden": True})
    rows = [
        Row((row[0], None, *row[1:]), hours(step)) for row, step in zip(chart.rows, chart.steps, strict=True)
    ]
    return scrolling_table((first, date, *others), rows, chart.title)


def _key(key: str | None) -> Mapping[str, object]:
    return {"data_key": f"row-{key}"} if key else {}


def chart_text(chart: ChartContent) -> str:
    """Return the chart as plain text, row by row."""
    rows = [" | ".join(row) for row in (chart.headers, *chart.rows)] if chart.rows else []
    key = [f"{number}. {line}" for number, line in enumerate(chart.key, 1)]
    steps = [f"{step.label}: {note}" for step in chart.steps for note in step.notes]
    return "\n".join([chart.title, chart.so_what, *key, *rows, *steps, *chart.notes, *chart.not_drawn])
