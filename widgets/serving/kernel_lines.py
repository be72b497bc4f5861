"""What kernels write by themselves, brought under the rules of the log.

A visitor can make the libraries in their own kernel complain as often as they like, with tracebacks that quote what was
sent. So kernels do not write to the server's own streams but to one pipe, and of each line only that passes which
quotes nobody: our own lines whole, of others the complaint up to its colon or the kind of the error.
"""

import os
import re
from functools import cache
from typing import Any

from tornado.ioloop import IOLoop

from .log_rules import log

# What ui/callbacks.py writes, to the letter, with ipykernel's mark before it: names and places in code, and no text
# that anybody could have chosen, should a library ever write a line that a visitor has begun.
_NAME = r"[\w.<>]+"
_PLACE = rf"{_NAME} \([\w.<>-]+:(?:\d+|None)\)"
_ERROR = rf"\w+ in (?:{_PLACE}(?: < {_PLACE})*)?"
MARK = "[workbook]"
OWN = re.compile(rf"{re.escape(MARK)} ERROR \| {_NAME} failed: {_ERROR}(?: caused by {_ERROR})*", re.ASCII)
COMPLAINT = re.compile(
    r"\[\w+\] [A-Z]+ \| [\w ,-]{1,80}|[A-Za-z_.]*(?:Error|Exception|Interrupt)\b", re.ASCII
)
LONGEST = 10_000
READ = 65_536


def what_may_be_said(line: str) -> str:
    """Return what of a kernel's line may be in the log; "" when nothing."""
    if line.startswith(MARK):
        return line if OWN.fullmatch(line) else ""
    found = COMPLAINT.match(line)
    return found[0].strip() if found else ""


class KernelLines:
    """The pipe that all kernels write to."""

    def __init__(self) -> None:
        self.reading, self.writing = os.pipe()
        os.set_blocking(self.reading, False)
        self._rest = b""
        IOLoop.current().add_handler(self.reading, self._read, IOLoop.READ)

    def _read(self, number: int, _events: int) -> None:
        *lines, self._rest = (self._rest + os.read(number, READ)).split(b"\n")
        self._rest = self._rest[:LONGEST]
        for line in lines:
            text = what_may_be_said(line.decode("utf-8", "replace"))
            # As the message itself, by which lines of a kind are known, and in two places, which are counted apart.
            if text.startswith(MARK):
                log.error(f"A kernel: {text}")
            elif text:
                log.warning(f"A kernel: {text}")


@cache
def _lines() -> KernelLines:
    return KernelLines()


def streams() -> dict[str, Any]:
    """Return the streams that a kernel is to be started with."""
    if os.name != "posix":
        return {}
    return {"stdout": _lines().writing, "stderr": _lines().writing}
