"""A page as Python sees it: it sends messages to a widget and keeps what the widget sends back."""

from collections.abc import Callable

import ipywidgets as ipw


class Page:
    """Takes the place of the browser's end of one widget."""

    comm_id = "page"

    def __init__(self, widget: ipw.Widget) -> None:
        self.received: list[tuple[dict, list]] = []
        self._hear: Callable[[dict], None] = print
        widget.comm = self

    def on_msg(self, hear: Callable[[dict], None]) -> None:
        """Called by the widget, to register for messages."""
        self._hear = hear

    def send(self, data: dict, buffers: list | None = None, **_: object) -> None:
        """Called by the widget, with a message for the page."""
        self.received.append((data, buffers or []))

    def close(self, **_: object) -> None:
        """Called by the widget when it goes."""

    def change(self, **state: object) -> None:
        """Send what a click sends: one message with all that changed."""
        self._hear({"content": {"data": {"method": "update", "state": state}}, "buffers": []})

    def ask(self, content: object) -> None:
        """Send a message of the widget's own kind."""
        self._hear({"content": {"data": {"method": "custom", "content": content}}, "buffers": []})

    @property
    def states(self) -> list[dict]:
        """The states that the widget sent, in order."""
        return [data["state"] for data, _ in self.received if "state" in data]
