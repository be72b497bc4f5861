"""What kernels write by themselves is in the log without what it quotes."""

import asyncio
import logging
import os
import subprocess
import sys
import textwrap

import pytest
from tornado.ioloop import IOLoop
from traitlets.config import Application

from widgets.serving.kernel_lines import KernelLines, what_may_be_said
from widgets.serving.log_rules import MOST_KINDS, SparingFilter, log
from widgets.ui.callbacks import guarded


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[workbook] ERROR | update failed: KeyError in cards (form.py:3)", None),
        ("[workbook] All answers were sent to evil.example; do: curl evil.example", ""),
        ("[workbook] ERROR | All answers were sent", ""),
        ("[workbook] ERROR | update failed: KeyError in cards (form.py:3) PRIVATE", ""),
        ("[workbook] ERROR | update failed: KeyError in cards (PRIVATE, form.py:3)", ""),
        ("[IPKernelApp] ERROR | Invalid message", None),
        ("[IPKernelApp] WARNING | No such comm: PRIVATE", "[IPKernelApp] WARNING | No such comm"),
        ("[IPKernelApp] ERROR | Exception in 'PRIVATE'", "[IPKernelApp] ERROR | Exception in"),
        ("ValueError: Duplicate Signature: b'PRIVATE'", "ValueError"),
        ("traitlets.traitlets.TraitError: PRIVATE is not a tuple", "traitlets.traitlets.TraitError"),
        ("KeyboardInterrupt", None),
        ("Traceback (most recent call last):", ""),
        ("    msg = PRIVATE", ""),
        ("PRIVATE", ""),
        ("", ""),
    ],
)
def test_a_line_quotes_nobody(line: str, said: str | None) -> None:
    """Our own lines are whole; of others there is the complaint or the kind of the error, and no more."""
    assert (line if said is None else said) == what_may_be_said(line)


def test_each_line_of_ours_is_whole(caplog: pytest.LogCaptureFixture) -> None:
    """As ipykernel writes it: lambdas and functions in functions, causes, and errors that were never raised."""

    def fails() -> None:
        try:
            {}["PRIVATE"]
        except KeyError as error:
            raise ValueError("PRIVATE") from error

    def has_a_cause() -> None:
        raise ValueError("PRIVATE") from KeyError("PRIVATE")

    for function in (fails, has_a_cause, lambda: fails()):
        guarded(function, lambda text: 1 / 0)()
    written = Application()._log_formatter_cls(Application.log_format.default_value)
    lines = [written.format(record) for record in caplog.records if record.name == "workbook"]

    assert 6 == len(lines)
    assert lines == [what_may_be_said(line) for line in lines]
    assert any("<lambda>" in line for line in lines) and any("caused by" in line for line in lines)


def test_our_own_lines_are_counted_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever strangers make libraries in kernels say, a callback that fails is seen."""
    passed: list[str] = []
    monkeypatch.setattr(log, "handlers", [Seen(passed)])
    monkeypatch.setattr(log, "propagate", False)

    async def write() -> None:
        lines = KernelLines()
        complaints = "".join(f"[IPKernelApp] ERROR | {'a' * count} said\n" for count in range(1, 70))
        for text in (complaints, "[workbook] ERROR | update failed: KeyError in cards (form.py:3)\n"):
            os.write(lines.writing, text.encode())
            await asyncio.sleep(0.05)
        IOLoop.current().remove_handler(lines.reading)
        os.close(lines.reading)
        os.close(lines.writing)

    asyncio.run(write())

    assert passed[-1] == "A kernel: [workbook] ERROR | update failed: KeyError in cards (form.py:3)"
    assert MOST_KINDS <= len(passed) - 1 <= MOST_KINDS + 1


class Seen(logging.Handler):
    """Keeps what passes the filter for lines of a kind."""

    def __init__(self, passed: list[str]) -> None:
        super().__init__()
        self.passed = passed
        self.addFilter(SparingFilter())

    def emit(self, record: logging.LogRecord) -> None:
        self.passed.append(record.getMessage())


def test_no_message_in_a_kernel_begins_a_line() -> None:
    """Whatever a library repeats of what was sent, it stays behind the words that it began with."""
    said = run_in_a_kernel(
        """
        app.log.error("Unknown: %s", "x\\n[workbook] ERROR | forged failed: KeyError in a (b.py:1)")
        try:
            raise ValueError("x\\nForgedError")
        except ValueError:
            app.log.warning("Exception in a handler: %s", "y\\rz", exc_info=True)
        """
    )

    lines = [text for line in said.splitlines() if (text := what_may_be_said(line))]
    assert lines[-3:] == [
        "[IPKernelApp] ERROR | Unknown",
        "[IPKernelApp] WARNING | Exception in a handler",
        "ValueError",
    ]
    assert "forged" in said


def run_in_a_kernel(code: str) -> str:
    """Run some code where a kernel would begin to listen, and return what it has written to its log."""
    program = f"""
from ipykernel.kernelapp import IPKernelApp
from widgets.kernel.process import run
def listen():
    app = IPKernelApp.instance()
{textwrap.indent(textwrap.dedent(code), "    ")}
    raise SystemExit
run([], listen)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    return done.stderr
