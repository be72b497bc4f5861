"""An earlier commit of the workbook, in a folder of its own while the context lasts. It runs with today's packages."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.app import PROJECT


def short(commit: str) -> str:
    """Return the short name of a commit; ValueError when there is no such commit."""
    words = ["git", "rev-parse", "--verify", "--quiet", "--short=10", f"{commit}^{{commit}}"]
    found = subprocess.run(words, cwd=PROJECT, capture_output=True, text=True)
    if found.returncode:
        raise ValueError(f"There is no commit {commit!r} here")
    return found.stdout.strip()


@contextmanager
def checkout_of(commit: str) -> Iterator[Path]:
    """Lay out the files of a commit, and compile its content."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place) / "checkout"
        _git("worktree", "add", "--quiet", "--detach", str(folder), commit)
        try:
            environment = {**os.environ, "PYTHONPATH": str(folder)}
            words = [sys.executable, "-m", "widgets.commands", "compile"]
            subprocess.run(words, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
            yield folder
        finally:
            _git("worktree", "remove", "--force", str(folder))


def _git(*words: str) -> None:
    subprocess.run(["git", *words], cwd=PROJECT, check=True)
