"""The log: faults and nothing about readers. No addresses, no queries, no kernel ids, no answers."""

import logging
import re
from typing import Any

from tornado.websocket import WebSocketClosedError

KERNEL_ID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
QUERY = re.compile(r"\?[^\s'\")]+")

LOG_FORMAT = "%(asctime)s %(levelname)s %(message)s"

log = logging.getLogger("workbook")


class Discreet(logging.Formatter):
    """Take kernel ids and queries out of every line: an id is the key to someone's page."""

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        return QUERY.sub("?…", KERNEL_ID.sub("(kernel)", text))


class Ordinary(logging.Filter):
    """Leave out what happens whenever someone closes a page: it is no fault, and hides those that are."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Say whether a line is worth an operator's time."""
        kind = record.exc_info[0] if record.exc_info else None
        return kind is not WebSocketClosedError and "events for closed stream" not in record.getMessage()


def start_log() -> None:
    """Send our own lines and the web server's through the discreet format."""
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet(LOG_FORMAT))
    handler.addFilter(Ordinary())
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
    """Log which cell failed and with what kind of error; the message itself could hold an answer."""
    kind = execute_reply["content"].get("ename", "unknown error")
    log.error("Cell %s of a page failed: %s", cell_index + 1, kind)
