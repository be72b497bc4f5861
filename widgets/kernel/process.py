"""What runs in the process of a kernel, however that process came to be."""

import logging
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

# Nobody debugs what a page runs, and importing it is a third of the start of a kernel.
NOT_NEEDED = ("debugpy",)

# What one kernel may take of the machine's memory, some six times what a page's has. Past it a request of that page
# alone fails, where without a bound the machine would end whichever process it finds largest.
MOST_BYTES = 1 << 30


def bound_memory() -> None:
    """Keep this process from taking all of the machine's memory, on systems that can."""
    try:
        import resource
    except ImportError:
        return  # Windows
    with suppress(ValueError, OSError):  # an operator has set less, or the system does without
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES, MOST_BYTES))


def leave_out() -> None:
    """Let imports of what no page needs fail at once; ipykernel does without."""
    for name in NOT_NEEDED:
        sys.modules.setdefault(name, None)  # pyright: ignore[reportArgumentType]


def in_one_line(record: logging.LogRecord) -> bool:
    """Keep what a library says in one line, and of an error its kind alone: either may quote what a page has sent, and
    each line of a kernel is read by how it begins."""
    record.msg, record.args = record.getMessage().encode("unicode_escape").decode(), ()
    if record.exc_info and record.exc_info[0]:
        record.exc_text = record.exc_info[0].__name__
    return True


def run(arguments: list[str], note_listening: Callable[[], object] = lambda: None) -> None:
    """Be a kernel until it is ended.

    `arguments` are ipykernel's; `note_listening` is called when the sockets are open, before the first message is read.
    """
    leave_out()
    bound_memory()
    import ipywidgets as ipw
    from ipykernel.kernelapp import IPKernelApp

    sys.argv = ["ipykernel_launcher.py", *arguments]
    app: Any = IPKernelApp.instance()
    app.initialize(arguments)
    for handler in app.log.handlers:
        handler.addFilter(in_one_line)
    ipw.register_comm_target()  # done by the import only where there is a kernel already
    note_listening()
    app.start()


if __name__ == "__main__":
    if Path(sys.path[0]) == Path.cwd():
        del sys.path[0]  # as ipykernel's own launcher does: what a page imports is on PYTHONPATH
    run(sys.argv[1:])
