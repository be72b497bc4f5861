"""The commands on Windows, as far as that can be held here: nothing is imported or opened that fits only this one."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from widgets.own_files import PACKAGE, PROJECT

# What Windows lacks of Python's own library and of what is in it.
ONLY_HERE = ("fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty")
ATTRIBUTES = {
    "os": (
        "fork", "forkpty", "getpgid", "getuid", "geteuid", "killpg", "pidfd_open", "sched_getaffinity", "setsid",
    ),
    "signal": ("SIGHUP", "SIGKILL", "SIGQUIT", "SIGUSR1", "pidfd_send_signal"),
    "select": ("poll", "epoll"),
    "socket": ("AF_UNIX", "SOCK_SEQPACKET", "recv_fds", "send_fds"),
}  # fmt: skip
BLOCK = f"""
import builtins, importlib, select, signal, sys
# They know about Windows themselves.
import ipykernel.ipkernel, nbclient, nbformat, psutil, tornado.httpserver, voila.app

original = builtins.__import__
def without(name, globals=None, locals=None, fromlist=(), level=0):
    if name in {ONLY_HERE} and (globals or {{}}).get("__name__", "").startswith("widgets"):
        raise ImportError(name)
    return original(name, globals, locals, fromlist, level)
builtins.__import__ = without
for module, names in {ATTRIBUTES}.items():
    for name in names:
        if hasattr(sys.modules[module], name):
            delattr(sys.modules[module], name)
"""
MODULES = sorted(
    ".".join(("widgets", *path.relative_to(PACKAGE).with_suffix("").parts))
    for path in PACKAGE.rglob("*.py")
    if path.name not in ("__init__.py", "build_hook.py")
)


def run_without(code: str) -> subprocess.CompletedProcess[str]:
    """Run code where nothing is that Windows lacks, for the workbook's own modules."""
    return subprocess.run(
        [sys.executable, "-c", BLOCK + code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )


LINES = ["import fcntl", "import os; os.fork", "import signal; signal.SIGKILL"]


@pytest.fixture(name="elsewhere", scope="module")
def _elsewhere() -> list[str]:
    """Return what is printed by a server that is set up, by lines that are stopped, and by every module: in one
    process, since the packages that it needs take seconds."""
    result = run_without(
        "from widgets.serving.open_files import raise_limit\n"
        "from widgets.serving.settings import Settings, voila_config\n"
        "from widgets.serving.forking import Forks\n"
        "from widgets.commands.browser import can_open\n"
        "settings = Settings()\n"
        "voila_config(settings, object, None)\n"
        "print(settings.max_kernels > 0, raise_limit() > 0, can_open({}, 'darwin') in (True, False))\n"
        f"for line in {LINES}:\n"
        "    try: exec(line, {'__name__': 'widgets.new'})\n"
        "    except (ImportError, AttributeError): print('stopped')\n"
        f"for name in {MODULES}: importlib.import_module(name)\n"
        "print('all')"
    )
    assert "" == result.stderr
    return result.stdout.splitlines()


def test_every_module_can_be_imported_elsewhere(elsewhere: list[str]) -> None:
    """What `app`, `lab` and `check` need, which is all there is, asks for nothing of this system when imported."""
    assert ["all"] == elsewhere[1 + len(LINES) :]


def test_what_is_blocked_is_noticed(elsewhere: list[str]) -> None:
    """The test above can fail: a module of ours that asks for fcntl or os.fork is stopped."""
    assert ["stopped"] * len(LINES) == elsewhere[1 : 1 + len(LINES)]


def test_a_server_is_set_up_elsewhere(elsewhere: list[str]) -> None:
    """Its settings, limits and configuration come about without what Windows lacks."""
    assert "True True True" == elsewhere[0]


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_every_file_is_opened_as_utf_8(path: Path) -> None:
    """Windows reads and writes text in an encoding of its own unless told."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    opening = [call for call in calls if opens_text(call)]

    assert [] == [f"{path.name}:{call.lineno}" for call in opening if not names_encoding(call)]


def opens_text(call: ast.Call) -> bool:
    """Return whether a call opens a file as text."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    is_no_file = name == "open" and ast.unparse(call.func).startswith(("super()", "webbrowser"))
    return name in ("open", "fdopen", "read_text", "write_text") and not is_no_file and not is_binary(call)


def is_binary(call: ast.Call) -> bool:
    """Return whether the mode of a call is one of bytes."""
    words = [part.value for part in ast.walk(call) if isinstance(part, ast.Constant)]
    return any(isinstance(word, str) and word in ("rb", "wb", "ab", "r+b", "xb") for word in words)


def names_encoding(call: ast.Call) -> bool:
    """Return whether a call says how text is written: by name, or where read_text and write_text expect it."""
    words = [word.value for word in call.args if isinstance(word, ast.Constant)]
    return "utf-8" in words or any(word.arg == "encoding" for word in call.keywords)


def test_a_console_without_a_letter_does_not_stop_a_command(tmp_path: Path) -> None:
    """A folder named in Greek is said with question marks on a console that has no Greek."""
    result = subprocess.run(
        [sys.executable, "-m", "widgets.commands", "check", str(tmp_path / "δέρμα")],
        capture_output=True,
        cwd=PROJECT,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    )

    assert 1 == result.returncode
    assert b"There is no notebook in" in result.stderr
    assert b"?????." in result.stderr.rstrip()
