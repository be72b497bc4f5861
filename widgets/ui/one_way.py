"""A widget that accepts from the page only the traits that it names, and leaves a still copy where no script runs."""

from collections.abc import Callable
from typing import Any

import anywidget

from widgets.view.base.places import IS_EXPORTED, IS_SERVED

EARLY = "application/vnd.workbook.early+html"
"""The kind of output that the app puts into the page itself; index.html.j2 knows it."""


class OneWay(anywidget.AnyWidget):
    """The base of all our widgets. Without it, a forged message could set any trait, even the questions."""

    page_may_set: tuple[str, ...] = ()
    is_copied = not IS_SERVED
    """Whether an output holds a still copy beside the widget. The app has the widget, or says that it has not."""

    is_copied_whole = IS_EXPORTED
    """Whether that copy is for a file of its own, which names each source in full."""

    without_reader: Callable[[], "OneWay | None"] = staticmethod(lambda: None)
    """Makes the same widget anew without what a reader ticked, to be copied in place of this one: nobody's answers are
    saved with a notebook. None: this one holds no such thing."""

    def set_state(self, sync_data: object) -> None:
        """Accept the page's part of the state, and nothing else."""
        if isinstance(sync_data, dict):
            super().set_state({name: sync_data[name] for name in self.page_may_set if name in sync_data})

    def still_html(self) -> str:
        """Return the still copy of what the widget shows now; empty: it has none."""
        return ""

    def saved_html(self) -> str:
        """Return the still copy that a notebook is saved with: without a reader's own answers."""
        other = self.without_reader()
        if other is None:
            return self.still_html()
        try:
            return other.still_html()
        finally:
            other.layout.close()
            other.close()

    def early_html(self) -> str:
        """Return what stands in the page itself until the widget is there, and after that; empty: nothing does."""
        return ""

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Return the output of a cell: the widget, and its still copy for a saved notebook, an export and nbval."""
        bundle = super()._repr_mimebundle_(**kwargs)
        copy = self.saved_html() if self.is_copied else self.early_html()
        if copy and bundle is not None:
            data = bundle[0] if isinstance(bundle, tuple) else bundle
            data["text/html" if self.is_copied else EARLY] = copy
        return bundle

    def __repr__(self) -> str:
        """Return the class name alone: a saved notebook must read the same after each run."""
        return f"{type(self).__name__}()"
