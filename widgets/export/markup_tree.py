"""Markup as a tree, so that a page can be laid out again: its folds, its links and its headings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
UNWANTED = frozenset(
    {"script", "style", "link", "meta", "base", "iframe", "frame", "object", "embed", "template", "noscript"}
)
"""What a page brings for its own look or its scripts; some of it would send a request."""


@dataclass(eq=False)
class Element:
    """One element. Texts among its children are as they are read, not escaped."""

    name: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The classes of the element."""
        return frozenset((self.attributes.get("class") or "").split())

    @property
    def text(self) -> str:
        """All text in the element, with single spaces."""
        parts = (child if isinstance(child, str) else child.text for child in self.children)
        return " ".join("".join(parts).split())

    def every(self, *names: str, class_: str | None = None) -> Iterator["Element"]:
        """Yield each element inside this one, in the order of the page, of these names and this class."""
        waiting = [*reversed(self.children)]
        while waiting:
            child = waiting.pop()
            if isinstance(child, Element):
                if (not names or child.name in names) and (class_ is None or class_ in child.classes):
                    yield child
                waiting += reversed(child.children)  # as they are after whoever asked has changed them

    def first(self, *names: str, class_: str | None = None) -> "Element | None":
        """Return the first element of these names and this class; None when there is none."""
        return next(self.every(*names, class_=class_), None)

    def parents(self) -> dict["Element", "Element"]:
        """Return the element around each element inside this one."""
        around: dict[Element, Element] = {}
        for element in (self, *self.every()):
            around |= {child: element for child in element.children if isinstance(child, Element)}
        return around

    def replace(self, child: "Element", *others: "Element | str") -> None:
        """Put others in the place of a child; none: take it away."""
        at = next(place for place, one in enumerate(self.children) if one is child)
        self.children[at : at + 1] = others

    def markup(self) -> str:
        """Return the element as HTML."""
        start = f"<{self.name}{''.join(_attribute(*pair) for pair in self.attributes.items())}>"
        return start if self.name in VOID else f"{start}{self.inside()}</{self.name}>"

    def inside(self) -> str:
        """Return what is in the element as HTML."""
        return "".join(
            escape(child, quote=False) if isinstance(child, str) else child.markup()
            for child in self.children
        )


def tree(markup: str) -> Element:
    """Return markup as the children of one element, without what is unwanted."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.root


class _Reader(HTMLParser):
    """Builds the tree. An end that was never begun is left out, and what is never ended ends with what is around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("div")
        self._open = [self.root]
        self._unwanted: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if self._unwanted or tag in UNWANTED:
            if tag not in VOID:
                self._unwanted.append(tag)
            return
        element = Element(tag, dict(attrs))
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add an element that is closed where it opens, as in a drawing."""
        if not self._unwanted and tag not in UNWANTED:
            self._open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and what was left open in it."""
        if self._unwanted:
            if tag in self._unwanted:
                del self._unwanted[self._unwanted.index(tag) :]
            return
        if any(element.name == tag for element in self._open[1:]):
            while self._open.pop().name != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Add a text."""
        if not self._unwanted:
            self._open[-1].children.append(data)


def _attribute(name: str, value: str | None) -> str:
    return f" {name}" if value is None else f' {name}="{escape(value)}"'
