"""A widget whose markup travels in parts: a redraw sends the parts that its page does not have."""

import traitlets as tl

from .one_way import OneWay
from .region_parts import PageParts

ALL = "all parts"


class MarkupInParts(OneWay):
    """The base of what is redrawn with each answer.

    A redraw sends the parts that the page does not have, in one message with `order`; the page keeps the others.
    Together they are the model's state, so that a new view, a reload and a saved notebook find everything.
    A page that lacks a version asks for all.
    """

    order = tl.List().tag(sync=True)
    """The number and the version of each part, from the top. The part itself is the state `part:<number>`,
    a list of its version and its markup."""

    def __init__(self, html: str = "", **traits: object) -> None:
        self._parts = PageParts()
        super().__init__(order=self._parts.redraw(html), **traits)
        self.on_msg(self._answer_lack)

    @property
    def html(self) -> str:
        """Trusted markup from `view`, which escapes all text. `data-key` says which element is which.
        What the reader opened or closed is kept, so an `open` counts for new elements only."""
        return "".join(self._parts.by_number[number][1] for number, _ in self.order)

    @html.setter
    def html(self, html: str) -> None:
        self.order = self._parts.redraw(html)

    def get_state(self, key: object = None, drop_defaults: bool = False) -> dict:
        """Return the state, or what was asked for of it. All parts belong to the whole state;
        `order` alone brings those of the last redraw."""
        state = super().get_state(key, drop_defaults)
        if "order" in state:
            sent = self._parts.by_number if key is None else self._parts.changed()
            state |= {f"part:{number}": list(part) for number, part in sent.items()}
        return state

    def _answer_lack(self, widget: object, content: object, buffers: list) -> None:
        """Send everything to a page that lacks a part: a message to it was lost on the way."""
        if isinstance(content, dict) and content.get("want") == ALL:
            self.send_state()
