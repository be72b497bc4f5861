"""A widget that accepts from the page only the traits that it names, and ignores everything else."""

import anywidget


class OneWay(anywidget.AnyWidget):
    """The base of all our widgets. Without it, a forged message could set any trait, even the questions."""

    page_may_set: tuple[str, ...] = ()

    def set_state(self, sync_data: object) -> None:
        """Accept the page's part of the state, and nothing else."""
        if isinstance(sync_data, dict):
            super().set_state({name: sync_data[name] for name in self.page_may_set if name in sync_data})

    def __repr__(self) -> str:
        """Return the class name alone: a saved notebook must read the same after each run."""
        return f"{type(self).__name__}()"
