"""The log contains faults, and nothing about readers."""

import errno
import logging
import sys
import threading
from itertools import product

import pytest
from tornado.websocket import WebSocketClosedError

from widgets.serving import log_rules
from widgets.serving.log_rules import (
    LONGEST_LINE,
    NO_ROOM,
    ClosedPageFilter,
    FullDiskFilter,
    RedactingFormatter,
    SparingFilter,
    handler,
    log,
    start_log,
)

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


@pytest.mark.parametrize(
    "sign", ["\n", "\r", "\x1b[31m", "\x85", "\u2028", "\u202e", "\x00", "\ud800", "\x9b"]
)
def test_no_stranger_writes_a_line_of_the_log(sign: str) -> None:
    """What begins a new line or steers a terminal is written as an escape, so no line can be forged."""
    text = RedactingFormatter("%(levelname)s %(message)s").format(
        record(f"GET /a{sign}2026-11-26 ERROR forged")
    )

    assert 1 == len(text.splitlines())
    assert text.isprintable()
    assert "forged" in text


def test_a_line_is_short() -> None:
    """What is long, is cut."""
    text = RedactingFormatter("%(message)s").format(record("a" * 200_000))

    assert LONGEST_LINE + 1 == len(text)


def test_a_traceback_cannot_pass_for_lines_of_the_log() -> None:
    """Each line of a traceback begins in a way that no other line does, whatever the error says."""
    line = record("A fault")
    try:
        raise ValueError("a\n2026-11-26 ERROR forged\x1b[31m")
    except ValueError:
        line.exc_info = sys.exc_info()
    first, *others = RedactingFormatter("%(message)s").format(line).splitlines()

    assert "A fault" == first
    assert all(other.startswith("    | ") and other.isprintable() for other in others)


def warning(text: str) -> logging.LogRecord:
    return logging.LogRecord("tornado", logging.WARNING, "", 0, text, (), None)


def test_of_one_kind_there_is_one_line_in_a_while() -> None:
    """Lines that differ only in what they are about are one kind; the next one says how many were held back."""
    now = [0.0]
    sparing = SparingFilter(60, clock=lambda: now[0])
    texts = ("Nudge: attempt 1", "Nudge: attempt 2", f"Lost {KERNEL}", "Nudge")
    lines = [warning(text) for text in texts]
    passed = [sparing.filter(line) for line in lines]
    others = [sparing.filter(warning(f"Lost {number}")) for number in range(3)]
    now[0] = 61
    late = warning("Nudge: attempt 3")

    assert [True, False, True, True] == passed
    assert [False] * 3 == others
    assert sparing.filter(late)
    assert "Nudge: attempt 3 (and 1 more like it before)" == RedactingFormatter("%(message)s").format(late)


def test_kinds_are_not_remembered_without_end() -> None:
    """Nobody can fill the memory with kinds of lines either."""
    sparing = SparingFilter()
    words = ("".join(letters) for letters in product("abcdefghij", repeat=3))
    passed = [sparing.filter(warning(word)) for word in words]

    assert sum(passed) < 300
    assert sum(map(len, sparing.kinds.values())) < 300


def written_at(place: int, text: str) -> logging.LogRecord:
    return logging.LogRecord("tornado", logging.WARNING, "library.py", place, text, (), None)


def test_what_a_stranger_writes_hides_no_fault() -> None:
    """Who has a thousand different lines written in one place of a library takes the room of no other place, and what
    is new in that one is seen again in a while."""
    now = [0.0]
    sparing = SparingFilter(60, clock=lambda: now[0])
    for letters in product("abcdefghij", repeat=3):
        sparing.filter(written_at(1, "".join(letters)))
    elsewhere, here = sparing.filter(written_at(2, "A fault")), sparing.filter(written_at(1, "A fault"))
    now[0] = 61

    assert (True, False) == (elsewhere, here)
    assert sparing.filter(written_at(1, "A fault"))
    assert not sparing.filter(written_at(1, "A fault"))
    assert sum(map(len, sparing.kinds.values())) < 50


@pytest.mark.parametrize("kind", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_one_line(kind: int) -> None:
    """Whoever meets it, in whatever words: one calm line that says what to do, and no traceback."""
    lines = [record(text, OSError(kind, "No space")) for text in ("No space", "A page could not be finished")]
    lines[0].lineno = 7  # another place
    sparing = SparingFilter()
    passed = [line for line in lines if FullDiskFilter().filter(line) and sparing.filter(line)]

    assert [NO_ROOM] == [RedactingFormatter("%(message)s").format(line) for line in passed]


def test_another_fault_of_a_file_keeps_its_traceback() -> None:
    """Only a full disk is told in our words."""
    line = record("A page could not be finished", OSError(errno.EACCES, "Permission denied"))

    assert FullDiskFilter().filter(line)
    assert (line.getMessage(), line.exc_info[0]) == ("A page could not be finished", PermissionError)


def test_a_thread_that_fails_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its message may hold anything, and Python would print it past the rules."""
    lines: list[str] = []
    monkeypatch.setattr(handler, "emit", lambda line: lines.append(handler.format(line)))
    monkeypatch.setattr(log, "handlers", [handler])
    monkeypatch.setattr(log_rules, "adopt", lambda *_: None)  # the loggers of the tests stay theirs
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    start_log()

    def fail() -> None:
        raise OSError("PRIVATE")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()

    assert 1 == len(lines)
    assert "A thread has failed: OSError in test_log_rules.py:" in lines[0]
    assert "PRIVATE" not in lines[0]
