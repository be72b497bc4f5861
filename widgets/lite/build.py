"""Writes the notebooks with JupyterLite: a folder for any web space, in which Python runs in the reader's browser."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from widgets.chart_library import plotly_file
from widgets.own_files import PROJECT, notebooks_folder

from .lock import lock_of, unmet
from .own_wheel import own_wheel
from .packages import LOCK, STAND_INS, WHEN_IMPORTED, locked_version
from .wheel import Wheel, cut, wheel

TOOLS = PROJECT / "build" / "lite-env"
"""Where `make` installs JupyterLite, and lays the wheels for the browser."""
KERNEL = "@jupyterlite/pyodide-kernel-extension"
OF_THE_KERNEL = ("ipykernel-*.whl", "piplite-*.whl", "pyodide_kernel-*.whl", "widgetsnbextension-4*.whl")
PYODIDE = PROJECT / "node_modules" / "pyodide"
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
PYODIDE_LOCK = "pyodide-lock.json"
WRITTEN = "jupyter-lite.json"
"""Which file tells that this command has written a folder."""
CHARTS = "static/plotly.min.js"
"""Where a chart looks for what draws it, before it asks its kernel."""
PLAIN_FILES = "sw.js"
"""Which file tells that a folder has the plain files in it."""
NOT_IN_THE_BROWSER = (
    "plotly/labextension/",
    "plotly/package_data/widgetbundle.js",
    "plotly/package_data/datasets/",
    "plotly/matplotlylib/",
)
"""What of plotly is the front end's, or for examples."""


class NotBuilt(Exception):
    """Nothing was written; the message says why, and what to do."""


def build(folder: Path, tools: Path = TOOLS, pyodide: Path = PYODIDE) -> list[Path]:
    """Write the notebooks into a folder, in place of what was there, and return its files.

    NotBuilt where a tool is missing, or the folder holds anything else. It is changed once everything has been made.
    """
    _check_place(folder)
    missing = [name for name in (*PYODIDE_FILES, PYODIDE_LOCK) if not (pyodide / name).is_file()]
    if missing:
        raise NotBuilt(f"{', '.join(missing)} of Pyodide is missing in {pyodide}: run `make install-node`")
    drawing_of_charts = plotly_file()
    if drawing_of_charts is None:
        raise NotBuilt("plotly.js is missing: run `make ready-app`")
    wheels = list(wheels_for_the_browser(tools))
    if lacking := unmet(wheels):
        raise NotBuilt(
            f"{'; '.join(lacking)}: add it to widgets/lite/packages.py, and to requirements.in there"
        )
    new = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as workplace:
        _lay_out(Path(workplace), wheels, pyodide)
        _run_jupyterlite(Path(workplace), new, tools)
    shutil.copyfile(drawing_of_charts, new / CHARTS)
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)
    return sorted(path for path in folder.rglob("*") if path.is_file())


def wheels_for_the_browser(tools: Path) -> Iterator[Wheel]:
    """Yield all that Python loads in the browser; NotBuilt where it has not been fetched."""
    given = tools / "share" / "jupyter" / "labextensions" / KERNEL / "static" / "pypi"
    paths = [
        *sorted((tools / "wheels").glob("*.whl")),
        *(p for each in OF_THE_KERNEL for p in given.glob(each)),
    ]
    if not paths:
        raise NotBuilt(f"There are no wheels in {tools}: run `make install-lite`")
    for one in (Wheel(path.name, path.read_bytes()) for path in paths):
        yield cut(one, _is_for_the_browser) if one.name == "plotly" else one
    lock = LOCK.read_text(encoding="utf-8")
    for name, files in STAND_INS.items():
        version = locked_version(lock, name)
        bodies = {path: text.format(version=version).encode() for path, text in files.items()}
        yield wheel(name.replace("-", "_"), version, bodies)
    yield own_wheel()


def _is_for_the_browser(path: str) -> bool:
    return not path.startswith(NOT_IN_THE_BROWSER) and ".data/" not in path


def settings(names: Iterable[str]) -> dict[str, object]:
    """Return JupyterLite's settings: Python from this folder, with these packages, and nothing from elsewhere. It keeps
    a notebook in the browser when somebody saves it, never by itself: cards would stay for the next person there."""
    kernel = {
        "pyodideUrl": "./static/pyodide/pyodide.mjs",
        "disablePyPIFallback": True,
        # A figure travels as its numbers, and JupyterLite's own plotly draws it; else each would bring plotly.js along.
        "loadPyodideOptions": {"packages": list(names), "env": {"PLOTLY_RENDERER": "plotly_mimetype"}},
    }
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "litePluginSettings": {f"{KERNEL}:kernel": kernel},
            "settingsOverrides": {"@jupyterlab/docmanager-extension:plugin": {"autosave": False}},
        },
    }


def _check_place(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()) and not (folder / WRITTEN).is_file():
        raise NotBuilt(
            f"{folder} holds something else: name an empty folder, or one that this command has written"
        )
    inside = next((one for one in folder.resolve().parents if (one / PLAIN_FILES).is_file()), None)
    if inside:
        raise NotBuilt(
            f"{folder} is inside the plain files, whose script for times without a connection would get in its way: "
            f"name a folder beside {inside}"
        )


def _lay_out(workplace: Path, wheels: list[Wheel], pyodide: Path) -> None:
    python = workplace / "static" / "pyodide"
    python.mkdir(parents=True)
    for name in PYODIDE_FILES:
        shutil.copyfile(pyodide / name, python / name)
    for one in wheels:
        (python / one.file_name).write_bytes(one.body)
    lock = lock_of(wheels, json.loads((pyodide / PYODIDE_LOCK).read_text(encoding="utf-8")))
    (python / PYODIDE_LOCK).write_text(json.dumps(lock), encoding="utf-8")
    names = sorted(one.name for one in wheels if one.name not in WHEN_IMPORTED)
    (workplace / WRITTEN).write_text(json.dumps(settings(names)), encoding="utf-8")
    own = shutil.ignore_patterns(".*", "mine")  # what somebody has made of copies of the pages is theirs
    shutil.copytree(notebooks_folder(), workplace / "contents", ignore=own)


def _run_jupyterlite(workplace: Path, folder: Path, tools: Path) -> None:
    words = ["lite", "build", "--no-sourcemaps", "--apps", "lab", "--contents", "contents"]
    others = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER_")}
    told = subprocess.run(
        [str(tools / "bin" / "python"), "-m", "jupyter", *words, "--output-dir", str(folder.resolve())],
        cwd=workplace,
        env={**others, "JUPYTER_NO_CONFIG": "1", "JUPYTER_PREFER_ENV_PATH": "1"},
        capture_output=True,
        text=True,
    )
    if told.returncode != 0:
        shutil.rmtree(folder, ignore_errors=True)
        raise NotBuilt(f"JupyterLite did not build the folder: {(told.stdout + told.stderr).strip()[-2000:]}")
