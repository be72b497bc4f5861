"""A real table: column heads, and the first cell of each row as its head."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .markup import Html, tag


@dataclass(frozen=True)
class Column:
    """The head of a column, with attributes for the head and each cell; None for an empty corner."""

    head: str | None
    attributes: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """The cells of a row, the first of which is its head, with attributes for the row and for that head."""

    cells: Sequence[object]
    attributes: Mapping[str, object] = field(default_factory=dict)
    head_attributes: Mapping[str, object] = field(default_factory=dict)


def table(
    columns: Iterable[Column],
    rows: Iterable[Row],
    caption: str,
    caption_class: str | None = None,
    **attributes: object,
) -> Html:
    """Return a table; `attributes` are those of the table element."""
    corner, *others = columns
    heads = [_head(column) for column in (corner, *others)]
    return tag(
        "table",
        tag("caption", caption, class_=caption_class),
        tag("thead", tag("tr", heads)),
        tag("tbody", [_row(row, others) for row in rows]),
        **attributes,
    )


def scrolling_table(
    columns: Iterable[Column], rows: Iterable[Row], caption: str, caption_class: str | None = None
) -> Html:
    """Return a table in a box that scrolls sideways and takes keyboard focus."""
    return tag(
        "div",
        table(columns, rows, caption, caption_class),
        class_="mw-scroll",
        tabindex="0",
        role="region",
        aria_label=caption,
    )


def text_table(heads: Iterable[str], rows: Iterable[Sequence[object]], caption: str) -> Html:
    """Return a scrolling table of plain columns. Its caption repeats a heading, so only screen readers get it."""
    return scrolling_table(map(Column, heads), map(Row, rows), caption, "mw-spoken")


def _head(column: Column) -> Html:
    return tag("td") if column.head is None else tag("th", column.head, scope="col", **column.attributes)


def _row(row: Row, columns: Sequence[Column]) -> Html:
    head, *cells = row.cells
    # On a narrow screen the rows become lists, and each cell then shows the head of its column.
    body = [
        tag("td", cell, data_head=column.head, **column.attributes)
        for column, cell in zip(columns, cells, strict=True)
    ]
    return tag("tr", tag("th", head, scope="row", **row.head_attributes), body, **row.attributes)
