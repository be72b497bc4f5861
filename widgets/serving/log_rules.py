"""What the log may contain: faults, and nothing about readers. No queries, no kernel ids, no answers."""

import errno
import logging
import re
import threading
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any

from tornado.websocket import WebSocketClosedError

KERNEL_ID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
QUERY = re.compile(r"\?[^\s'\")]+")

LOG_FORMAT = "%(asctime)s %(levelname)s %(message)s"

log = logging.getLogger("workbook")


FULL = {errno.ENOSPC, errno.EDQUOT}
NO_ROOM = (
    "A page could not start: the temporary folder is full. Make room in it; the server need not be restarted."
)
LONGEST_LINE = 400
# How long the next line of the same kind is held back.
QUIET_SECONDS = 60
# So many kinds of lines are told apart of those that one place in the code writes. A stranger may choose what a library
# says in one place, and so fill that, but not the room of any other.
MOST_KINDS = 20
OTHER_KIND = "of any other kind"
VARIABLE = re.compile(r"\d+|'[^']*'|\"[^\"]*\"")


class RedactingFormatter(logging.Formatter):
    """Makes one short, plain line of each record, and of a traceback lines that cannot pass for others.

    Kernel ids and queries are removed: whoever knows an id can reach that reader's page. What strangers send may be in
    a message of any library, so signs that steer a terminal or begin a new line are written as escapes.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, without ids and queries."""
        return QUERY.sub("?…", KERNEL_ID.sub("(kernel)", super().format(record)))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802, its name in logging
        """Return the line before any traceback, and how many of its kind were held back since the last one."""
        held_back = getattr(record, "held_back", 0)
        more = f" (and {held_back} more like it before)" if held_back else ""
        return plain(super().formatMessage(record)) + more

    def formatException(self, ei: Any) -> str:  # noqa: N802, its name in logging
        """Return a traceback, each line of which begins in a way that no other line does."""
        return "\n".join(f"    | {plain(line)}" for line in super().formatException(ei).splitlines())


def plain(text: str) -> str:
    """Return a text as one line of bounded length, with escapes for the signs that are not to be seen."""
    cut = text if len(text) <= LONGEST_LINE else f"{text[:LONGEST_LINE]}…"
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in cut)


def where(traceback: TracebackType | None) -> str:
    """Return the file and line that a traceback ends in."""
    if traceback is None:
        return "an unknown place"
    while traceback.tb_next:
        traceback = traceback.tb_next
    return f"{Path(traceback.tb_frame.f_code.co_filename).name}:{traceback.tb_lineno}"


class ClosedPageFilter(logging.Filter):
    """Leaves out what is logged whenever someone closes a page: it is not a fault, and hides real ones."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether a line is worth an operator's time."""
        kind = record.exc_info[0] if record.exc_info else None
        return kind is not WebSocketClosedError and "events for closed stream" not in record.getMessage()


class CellFilter(logging.Filter):
    """Makes one line of a cell that could not be run, such as one whose kernel has ended: Voila writes the source of
    the cell and a traceback through its own files."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, those of Voila about a cell in our words."""
        if str(record.msg).startswith("Error at server while executing cell"):
            kind = record.exc_info[0] if record.exc_info else None
            record.msg, record.args = "A cell of a page could not be run: %s", (kind and kind.__name__,)
            record.exc_info = record.exc_text = None
        return True


class FullDiskFilter(logging.Filter):
    """Makes one line of a full disk, whoever meets it: where in a library it was met helps nobody to make room."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, those of a full disk in our words."""
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, OSError) and error.errno in FULL:
            record.msg, record.args = NO_ROOM, ()
            record.pathname, record.lineno = __file__, 0  # of one kind, wherever it was met
            record.exc_info = record.exc_text = None
        return True


class SparingFilter(logging.Filter):
    """Lets one line of a kind pass in a while and counts the others, so that nobody can fill the disk with lines."""

    def __init__(self, seconds: float = QUIET_SECONDS, clock: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self.seconds, self.clock = seconds, clock
        self.kinds: dict[tuple[str, int], dict[str, tuple[float, int]]] = {}
        """By the place in the code that writes them, for each kind until when it is quiet, and how many lines were held
        back; the one that has been quiet the longest first."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether a line may pass; it then carries how many did not."""
        kinds, now = self.kinds.setdefault((record.pathname, record.lineno), {}), self.clock()
        kind = self._kind(record)
        if kind not in kinds and len(kinds) >= MOST_KINDS:
            first = next(iter(kinds))
            if kinds[first][0] <= now:
                del kinds[first]
            else:
                kind = OTHER_KIND
        until, held_back = kinds.get(kind, (now, 0))
        if now < until:
            kinds[kind] = (until, held_back + 1)
            return False
        kinds.pop(kind, None)  # to be the last
        kinds[kind] = (now + self.seconds, 0)
        record.held_back = held_back
        return True

    def _kind(self, record: logging.LogRecord) -> str:
        """Return what a line has in common with others of its place that differ only in what they are about."""
        kind, _error, traceback = record.exc_info or (None, None, None)
        text = VARIABLE.sub("#", KERNEL_ID.sub("#", str(record.msg)[:LONGEST_LINE]))[:80]
        return f"{record.levelname} {text} {kind and kind.__name__} {where(traceback) if traceback else ''}"


handler = logging.StreamHandler()
handler.setFormatter(RedactingFormatter(LOG_FORMAT))
handler.addFilter(ClosedPageFilter())
handler.addFilter(CellFilter())
handler.addFilter(FullDiskFilter())
handler.addFilter(SparingFilter())


def start_log() -> None:
    """Send all lines through the rules of this module, those of libraries that we do not know of as well."""
    adopt(log, logging.INFO)
    for name in ("", "tornado", "asyncio"):
        adopt(logging.getLogger(name))
    threading.excepthook = log_thread_fault


def log_thread_fault(fault: threading.ExceptHookArgs) -> None:
    """Log in one line that a thread of a library has failed, where Python would print a traceback past these rules."""
    if fault.exc_type is not SystemExit:
        log.error("A thread has failed: %s in %s", fault.exc_type.__name__, where(fault.exc_traceback))


def adopt(logger: logging.Logger, level: int = logging.WARNING) -> None:
    """Let a logger write by our rules alone."""
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel(level)


def log_request(handler: Any) -> None:
    """Log a request only when the server failed."""
    if handler.get_status() >= 500 and handler.get_status() != 503:
        log.error("%s %s %s", handler.get_status(), handler.request.method, handler.request.path)


def log_cell_error(cell: Any, cell_index: int, execute_reply: Any) -> None:
    """Log which cell failed and the type of the error; the message itself could contain an answer."""
    kind = execute_reply["content"].get("ename", "unknown error")
    log.error("Cell %s of a page failed: %s", cell_index + 1, kind)
