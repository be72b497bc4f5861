"""What runs in the process of a kernel, however that process came to be."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

# Nobody debugs what a page runs, and importing it is a third of the start of a kernel.
NOT_NEEDED = ("debugpy",)


def leave_out() -> None:
    """Let imports of what no page needs fail at once; ipykernel does without."""
    for name in NOT_NEEDED:
        sys.modules.setdefault(name, None)  # pyright: ignore[reportArgumentType]


def run(arguments: list[str], note_listening: Callable[[], object] = lambda: None) -> None:
    """Be a kernel until it is ended.

    `arguments` are ipykernel's; `note_listening` is called when the sockets are open, before the first message is read.
    """
    leave_out()
    import ipywidgets as ipw
    from ipykernel.kernelapp import IPKernelApp

    sys.argv = ["ipykernel_launcher.py", *arguments]
    app: Any = IPKernelApp.instance()
    app.initialize(arguments)
    ipw.register_comm_target()  # done by the import only where there is a kernel already
    note_listening()
    app.start()


if __name__ == "__main__":
    if Path(sys.path[0]) == Path.cwd():
        del sys.path[0]  # as ipykernel's own launcher does: what a page imports is on PYTHONPATH
    run(sys.argv[1:])
