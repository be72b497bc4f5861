"""The log contains faults, and nothing about readers."""

import logging

import pytest
from tornado.websocket import WebSocketClosedError

from widgets.serving.log_rules import ClosedPageFilter, RedactingFormatter

KERNEL = "12345678-1234-1234-1234-123456789abc"


def record(text: str, error: Exception | None = None) -> logging.LogRecord:
    return logging.LogRecord(
        "tornado", logging.ERROR, "", 0, text, (), (type(error), error, None) if error else None
    )


@pytest.mark.parametrize(
    ("line", "is_logged"),
    [
        (
            record("Task exception was never retrieved", WebSocketClosedError()),
            False,
        ),  # a page that was closed
        (record("Got events for closed stream <zmq>"), False),
        (record("Task exception was never retrieved", ValueError()), True),
        (record("500 GET /voila/render/welcome.ipynb"), True),
    ],
)
def test_closing_a_page_is_not_a_fault(line: logging.LogRecord, is_logged: bool) -> None:
    """Lines that ordinary leaving causes are left out, and every fault stays."""
    assert is_logged == ClosedPageFilter().filter(line)


def test_a_line_has_no_kernel_and_no_query() -> None:
    """Kernel ids, which are keys to a page, and queries never reach the log."""
    text = RedactingFormatter("%(message)s").format(record(f"410 GET /alive/{KERNEL}?skin=II"))

    assert "410 GET /alive/(kernel)?…" == text
