"""JupyterLab as `make lab` starts it, on a copy of the notebooks and with no one's own settings."""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.app import PROJECT, eventually, running
from widgets.commands.lab import jupyter_options, prepare, surroundings

OWN = ["--no-browser", "--ServerApp.port=0", "--IdentityProvider.token="]


@contextmanager
def run_lab(folder: Path) -> Iterator[str]:
    """Start JupyterLab on a free port and stop it; give its address."""
    shutil.copytree(PROJECT / "notebooks", folder / "notebooks", ignore=shutil.ignore_patterns(".*"))
    state = folder / "state"
    prepare(state)
    homes = surroundings(state)
    words = [sys.executable, "-m", "jupyterlab", str(folder / "notebooks"), *jupyter_options(state), *OWN]
    # A file that has just been made is empty.
    found = lambda: [  # noqa: E731
        one for one in Path(homes["JUPYTER_RUNTIME_DIR"]).glob("jpserver-*.json") if one.stat().st_size
    ]
    with running(words, folder / "output", {**os.environ, **homes}) as process:
        if not eventually(lambda: bool(found()) or process.poll() is not None) or not found():
            raise RuntimeError(f"JupyterLab did not start:\n{(folder / 'output').read_text('utf-8')}")
        yield f"http://127.0.0.1:{json.loads(found()[0].read_text())['port']}"
