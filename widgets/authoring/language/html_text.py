"""Turns our own HTML into plain text, a line for each block, as a reader sees it."""

from collections.abc import Collection
from html.parser import HTMLParser

BLOCKS = frozenset(
    [
        "article",
        "header",
        "section",
        "div",
        "p",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "details",
        "summary",
        "table",
        "tr",
    ]
)
VOID = frozenset(["br", "hr", "img", "input", "meta", "link", "path", "rect", "circle", "line", "use"])
UNREAD = frozenset({"svg", "style", "script", "button"})


def text_of(html: str, without: Collection[str] = ()) -> str:
    """Return the text of some HTML; elements of a class in `without`, drawings and buttons are left out."""
    reader = _Reader(frozenset(without))
    reader.feed(html)
    reader.close()
    return "\n".join(
        line for line in (" ".join(line.split()) for line in "".join(reader.parts).split("\n")) if line
    )


class _Reader(HTMLParser):
    def __init__(self, without: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.without, self.parts = without, []
        self._open: list[str] = []
        self._skipped_from: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)
        if tag in VOID:
            return
        self._open.append(tag)
        classes = set((dict(attrs).get("class") or "").split())
        if self._skipped_from is None and (tag in UNREAD or classes & self.without):
            self._skipped_from = len(self._open)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            if self._skipped_from == len(self._open):
                self._skipped_from = None
            self._open.pop()
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if self._skipped_from is None:
            self.parts.append(data)

    def _break(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append("\n")
