"""JupyterLab as `make lab` starts it, on a copy of the notebooks and with no one's own settings."""

import json
import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from tests.browser.app import PROJECT, eventually, running

# What the command of `make lab` leaves to the shell is given here in its own words.
PLOTLY = Path(find_spec("plotly").submodule_search_locations[0], "package_data")
CONFIG = PROJECT / "widgets" / "lab"
OWN = [
    "--no-browser",
    "--ServerApp.port=0",
    "--IdentityProvider.token=",
    f"--ServerApp.extra_static_paths={PLOTLY}",
]


def lab_options() -> list[str]:
    """Return the options of `make lab` that need no shell."""
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    recipe = re.search(r"^lab:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE).group(1)
    words = shlex.split(recipe.replace("\\\n", " "))
    return [word for word in words if word.startswith("--") and "$" not in word]


@contextmanager
def run_lab(folder: Path) -> Iterator[str]:
    """Start JupyterLab on a free port and stop it; give its address."""
    shutil.copytree(PROJECT / "notebooks", folder / "notebooks", ignore=shutil.ignore_patterns(".*"))
    homes = {
        name: str(folder / name.lower())
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    }
    ours = {"PYTHONPATH": str(PROJECT), "JUPYTER_PREFER_ENV_PATH": "1", "JUPYTER_CONFIG_PATH": str(CONFIG)}
    environment = {**os.environ, **homes, **ours}
    words = [sys.executable, "-m", "jupyterlab", str(folder / "notebooks"), *lab_options(), *OWN]
    # A file that has just been made is empty.
    found = lambda: [  # noqa: E731
        one for one in Path(homes["JUPYTER_RUNTIME_DIR"]).glob("jpserver-*.json") if one.stat().st_size
    ]
    with running(words, folder / "output", environment) as process:
        if not eventually(lambda: bool(found()) or process.poll() is not None) or not found():
            raise RuntimeError(f"JupyterLab did not start:\n{(folder / 'output').read_text('utf-8')}")
        yield f"http://127.0.0.1:{json.loads(found()[0].read_text())['port']}"
