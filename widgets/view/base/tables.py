"""A real table: column heads, and the first cell of each row as its head;
on a narrow screen it becomes a list of rows."""

from collections.abc import Iterable, Sequence

from .markup import Html, tag


def table_html(
    headers: Sequence[str], rows: Iterable[Sequence[object]], caption: str, seen: bool = True
) -> Html:
    """Return a table of these rows; `seen` is False for a caption that a heading already says."""
    head = tag("tr", [tag("th", text, scope="col") for text in headers])
    # On a narrow screen the rows become lists, and each cell then shows the head of its column.
    body = [
        tag(
            "tr",
            tag("th", row[0], scope="row"),
            [tag("td", cell, data_head=name) for name, cell in zip(headers[1:], row[1:], strict=True)],
        )
        for row in rows
    ]
    table = tag(
        "table",
        tag("caption", caption, class_=None if seen else "mw-spoken"),
        tag("thead", head),
        tag("tbody", body),
    )
    return tag("div", table, class_="mw-scroll", tabindex="0", role="region", aria_label=caption)
