"""The compiled content, made again where it is older than what it is made from, damaged or not there."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from widgets.core.loading import COMPILED, ContentMissing, check_as_compiled
from widgets.own_files import PACKAGE, PROJECT, is_checkout

CONTENT = PROJECT / "content"
# What decides how the content is compiled.
PROGRAM = (PACKAGE / "authoring", PACKAGE / "core")


def make_current() -> int:
    """Compile the content of a checkout if that is due, and return an exit code; an installed copy is as it is."""
    if not is_checkout() or is_current(COMPILED, made_from(CONTENT, PROGRAM)):
        return 0
    # In another process, since a server has no need of what this imports.
    words = [sys.executable, "-m", "widgets.authoring", "compile"]
    return subprocess.run(words, cwd=PROJECT, check=False).returncode


def is_current(compiled: Path, sources: Iterable[Path]) -> bool:
    """Return whether a file is as it was compiled, and newer than all that it is made from."""
    try:
        made = compiled.stat().st_mtime_ns
        check_as_compiled(compiled)
    except (OSError, ContentMissing):
        return False
    return all(path.stat().st_mtime_ns <= made for path in sources)


def made_from(content: Path, program: Iterable[Path]) -> Iterable[Path]:
    """Return what the content is made from.

    A folder of content is newer when a file in it was removed. The program's own folders change with each
    __pycache__, so there only files count.
    """
    for folder, _, names in os.walk(content):
        yield Path(folder)
        yield from (Path(folder, name) for name in names if name.endswith(".yaml"))
    for part in program:
        yield from part.rglob("*.py")
