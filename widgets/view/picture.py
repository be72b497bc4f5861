"""What every chart consists of: a finding as its title, the figure, and the same in words and as a table."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..core.content import Content
from .markup import Html, html, tag
from .theme import INK, LINE, PAPER, SOFT


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
                tag("details", tag("summary", content.words("charts.as_table")), table_html(picture),
                    open=picture.figure is None, class_="mw-table-twin", data_key=f"table-{picture.headers[0]}"))


def table_html(picture: Picture) -> Html:
    """Return the table twin: column heads, and the first cell of each row as its head."""
    head = tag("tr", [tag("th", text, scope="col") for text in picture.headers])
    body = [tag("tr", tag("th", row[0], scope="row"), [tag("td", cell) for cell in row[1:]]) for row in picture.rows]
    table = tag("table", tag("caption", picture.title), tag("thead", head), tag("tbody", body))
    return tag("div", table, class_="mw-scroll", tabindex="0", role="region", aria_label=picture.title)


def picture_text(picture: Picture) -> str:
    """Return the chart as plain text, row by row."""
    rows = (" | ".join(row) for row in (picture.headers, *picture.rows))
    return "\n".join([picture.title, picture.so_what, *rows, *picture.notes])


def layout(height: int, **more: object) -> dict:
    """Return the layout that all figures share: our type and colours, no toolbar room, nothing that catches touch."""
    font = {"family": "system-ui, sans-serif", "size": 14, "color": INK}
    return {"height": height, "font": font, "paper_bgcolor": PAPER, "plot_bgcolor": PAPER, "showlegend": False,
            "margin": {"l": 8, "r": 16, "t": 8, "b": 44}, "dragmode": False, "hovermode": False, **more}


def axis(title: str, **more: object) -> dict:
    """Return a horizontal axis with a plain title and a quiet grid."""
    return {"title": {"text": title, "font": {"size": 14, "color": SOFT}}, "gridcolor": LINE, "zeroline": False,
            "fixedrange": True, "automargin": True, **more}


def said(text: str, row: float, bold: bool = False) -> dict:
    """Return a line of text above its row, flush left, so that labels fit a narrow phone."""
    return {"x": 0, "xref": "paper", "y": row, "yref": "y", "text": f"<b>{text}</b>" if bold else text,
            "showarrow": False, "xanchor": "left", "yanchor": "bottom", "align": "left", "yshift": 6,
            "font": {"size": 14, "color": INK}}
