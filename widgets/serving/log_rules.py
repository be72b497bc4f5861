"""What the log may contain: faults, and nothing about readers. No queries, no kernel ids, no answers."""

import logging
import re
from typing import Any

from tornado.websocket import WebSocketClosedError

KERNEL_ID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
QUERY = re.compile(r"\?[^\s'\")]+")

LOG_FORMAT = "%(asctime)s %(levelname)s %(message)s"

log = logging.getLogger("workbook")


class RedactingFormatter(logging.Formatter):
    """Removes kernel ids and queries from every line: whoever knows an id can reach that reader's page."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line without them."""
        text = super().format(record)
        return QUERY.sub("?…", KERNEL_ID.sub("(kernel)", text))


class ClosedPageFilter(logging.Filter):
    """Leaves out what is logged whenever someone closes a page: it is not a fault, and hides real ones."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether a line is worth an operator's time."""
        kind = record.exc_info[0] if record.exc_info else None
        return kind is not WebSocketClosedError and "events for closed stream" not in record.getMessage()


def start_log() -> None:
    """Send our own lines and the web server's through the redacting formatter."""
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter(LOG_FORMAT))
    handler.addFilter(ClosedPageFilter())
    for name, level in (
        ("workbook", logging.INFO),
        ("tornado", logging.WARNING),
        ("asyncio", logging.WARNING),
    ):
        logger = logging.getLogger(name)
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
