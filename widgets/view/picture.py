"""What every chart consists of: a finding as its title, the figure, and the same in words and as a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap

from ..core.content import Content
from .markup import Html, html, tag
from .tables import table_html
from .theme import INK, LINE, PAPER, SOFT

LETTERS = 36  # letters in a line of a label: what fits a screen of 320 pixels
LINE_HEIGHT, MARK_HEIGHT, BELOW = 19, 34, 62


@dataclass(frozen=True)
class Picture:
    """One chart. `figure` is None when there is nothing that may be drawn; the table then stands alone."""

    title: str
    so_what: str
    alt: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figure: Mapping | None
    notes: tuple[str, ...] = ()


def title_html(picture: Picture) -> Html:
    """Return the finding as a heading, and what it means for the reader."""
    return html(tag("h3", picture.title), tag("p", picture.so_what, class_="mw-so-what"))


def notes_html(picture: Picture, content: Content) -> Html:
    """Return the remarks and the same facts as a real table."""
    return html([tag("p", note) for note in picture.notes],
                tag("details", tag("summary", content.words("charts.as_table")), table_html(picture.headers, picture.rows, picture.title),
                    open=picture.figure is None, class_="mw-table-twin", data_key=f"table-{picture.headers[0]}"))


def picture_text(picture: Picture) -> str:
    """Return the chart as plain text, row by row."""
    rows = (" | ".join(row) for row in (picture.headers, *picture.rows))
    return "\n".join([picture.title, picture.so_what, *rows, *picture.notes])


def layout(height: int, **more: object) -> dict:
    """Return the layout that all figures share, for rows of this height: our type and colours, nothing that catches touch."""
    font = {"family": "system-ui, sans-serif", "size": 14, "color": INK}
    return {"height": height + BELOW, "font": font, "paper_bgcolor": PAPER, "plot_bgcolor": PAPER, "showlegend": False,
            "yaxis": stacked(height), "margin": {"l": 8, "r": 16, "t": 0, "b": BELOW}, "dragmode": False, "hovermode": False, **more}


def axis(title: str, **more: object) -> dict:
    """Return a horizontal axis with a plain title and a quiet grid."""
    return {"title": {"text": title, "font": {"size": 14, "color": SOFT}}, "gridcolor": LINE, "zeroline": False,
            "fixedrange": True, "automargin": True, **more}


@dataclass(frozen=True)
class Row:
    """One row of a figure, in pixels from the bottom: the label stands above the mark, flush left."""

    label: str
    mark: float
    top: float


def rows(labels: list[str]) -> tuple[list[Row], int]:
    """Stack labels, wrapped for a narrow phone, and return their rows with the height of all together."""
    wrapped = ["<br>".join(wrap(label, LETTERS)) for label in labels]
    heights = [LINE_HEIGHT * (1 + label.count("<br>")) + MARK_HEIGHT for label in wrapped]
    tops = [sum(heights[at:]) for at in range(len(heights))]
    return [Row(label, top - height + MARK_HEIGHT / 2, top) for label, top, height in zip(wrapped, tops, heights)], sum(heights)


def said(row: Row, bold: bool = False) -> dict:
    """Return the label of a row, as Plotly's annotation."""
    return {"x": 0, "xref": "paper", "y": row.top, "yref": "y", "text": f"<b>{row.label}</b>" if bold else row.label,
            "showarrow": False, "xanchor": "left", "yanchor": "top", "align": "left", "borderpad": 0,
            "font": {"size": 14, "color": INK}}


def stacked(height: int) -> dict:
    """Return the vertical axis for rows of this height together: one unit is one pixel."""
    return {"visible": False, "range": [0, height], "fixedrange": True}
