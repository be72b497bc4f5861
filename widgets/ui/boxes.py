"""Parts of a page in a box: side by side or in tabs, with a still copy that is made of theirs.

A box of ipywidgets itself holds our parts as well, but a notebook that is saved with it shows only its name.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import ipywidgets as ipw
from IPython.display import HTML

from widgets.view.base.markup import Html, tag

from .one_way import OneWay

Part = ipw.Widget | HTML
"""Anything that a box can hold: parts of a page, its text too, and what ipywidgets itself has."""
CLASS = "mw-still-box"
"""The class of the copy of a box: each child of it is the copy of one part."""


class Text(ipw.HTML):
    """Text of a page, which follows no answer, as something that a box can hold."""

    def saved_html(self) -> str:
        """Return the text."""
        return self.value


class StillBox(ipw.Box):
    """The base of our boxes: what a notebook keeps of one is what it keeps of the parts in it."""

    def saved_html(self) -> str:
        """Return the copies of the parts, one below the other; empty: none of them has one."""
        copies = [tag("div", title, Html(copy)) for title, copy in self._copies() if copy]
        return str(tag("div", copies, class_=CLASS)) if copies else ""

    def _copies(self) -> Iterator[tuple[Html | None, str]]:
        for child in self.children:
            yield None, child.saved_html() if isinstance(child, (OneWay, StillBox, Text)) else ""

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Return the output of a cell: the box, and its still copy."""
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is not None and OneWay.is_copied and (copy := self.saved_html()):
            bundle["text/html"] = copy
        return bundle

    def __repr__(self) -> str:
        """Return the class name alone, as that of each part."""
        return f"{type(self).__name__}()"


class Beside(StillBox, ipw.HBox):
    """Parts side by side."""


class Tabs(StillBox, ipw.Tab):
    """Parts of which one is shown at a time, each under its title."""

    def _copies(self) -> Iterator[tuple[Html | None, str]]:
        for title, (_, copy) in zip(self.titles, super()._copies(), strict=True):
            yield tag("p", tag("strong", title)), copy


def side_by_side(parts: Sequence[Part]) -> Beside:
    """Return a box with these beside each other; TypeError for what is no part of a page."""
    return Beside([_held(part) for part in parts])


def in_tabs(titled: Mapping[str, Part]) -> Tabs:
    """Return a box with a tab for each of these; TypeError for what is no part of a page, or has no title."""
    if not isinstance(titled, Mapping):
        raise TypeError(
            'Each tab needs a title: tabs({"Cards": page.cards(), "Chart": page.chart("healing")})'
        )
    return Tabs([_held(part) for part in titled.values()], titles=[str(title) for title in titled])


def _held(part: object) -> ipw.Widget:
    if isinstance(part, HTML) and isinstance(part.data, str):
        return Text(value=part.data)
    if isinstance(part, ipw.Widget):
        return part
    raise TypeError(f"A box holds parts of a page, such as page.cards(), and no {type(part).__name__}")
