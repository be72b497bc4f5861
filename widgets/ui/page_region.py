"""A part of the page that is redrawn in place: open cards stay open, and focus stays where it is."""

from pathlib import Path

import traitlets as tl

from .one_way import OneWay
from .page_script import page_script
from .region_parts import parts

HERE = Path(__file__).parent
REPEATED = "\u00a0"
ALL = "all parts"


class PageRegion(OneWay):
    """HTML of our own views, changed node by node. The page sets nothing here.

    The markup is kept in parts, each with a version: the number of the redraw that last changed it. A redraw
    sends the parts that changed, in one message with `order`; the page keeps the others. Together they are
    the model's state, so that a new view, a reload and a saved notebook find everything. A page that lacks
    a version asks for all.
    """

    _esm = page_script("page_region.js")
    _css = HERE / "page_region.css"

    order = tl.List().tag(sync=True)
    """The name and the version of each part, from the top. The part itself is the state `part:<name>`,
    a list of its version and its markup."""

    label = tl.Unicode().tag(sync=True)
    """The name of this region for screen readers; empty: not a region of its own."""

    announce = tl.Unicode().tag(sync=True)
    """One line that the page's status line says when it changes."""

    def __init__(self, html: str = "", **traits: object) -> None:
        self._parts: dict[str, tuple[int, str]] = {}
        self._redraws = 0
        super().__init__(order=self._ordered(html), **traits)
        self.on_msg(self._answer)

    @property
    def html(self) -> str:
        """Trusted markup from `view`, which escapes all text. `data-key` says which element is which.
        What the reader opened or closed is kept, so an `open` counts for new elements only."""
        return "".join(self._parts[name][1] for name, _ in self.order)

    @html.setter
    def html(self, html: str) -> None:
        self.order = self._ordered(html)

    def get_state(self, key: object = None, drop_defaults: bool = False) -> dict:
        """Return the state, or what was asked for of it. All parts belong to the whole state;
        `order` alone brings those of the last redraw."""
        state = super().get_state(key, drop_defaults)
        if "order" in state:
            sent = {
                name: part for name, part in self._parts.items() if key is None or part[0] == self._redraws
            }
            state |= {f"part:{name}": list(part) for name, part in sent.items()}
        return state

    def say(self, text: str) -> None:
        """Announce a line, also when it is the same as the last: an added blank makes it differ."""
        self.announce = text + REPEATED if text == self.announce else text

    def _ordered(self, html: str) -> list[list]:
        """Take in a redraw, and return its parts with their versions."""
        self._redraws += 1
        named = parts(html)
        for name, text in named.items():
            if name not in self._parts or self._parts[name][1] != text:
                self._parts[name] = (self._redraws, text)
        return [[name, self._parts[name][0]] for name in named]

    def _answer(self, widget: object, content: object, buffers: list) -> None:
        """Send everything to a page that lacks a part: a message to it was lost on the way."""
        if isinstance(content, dict) and content.get("want") == ALL:
            self.send_state()
