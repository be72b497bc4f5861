"""JupyterLab on the notebooks: it says what to do in two lines, and keeps all that it writes in one folder."""

import json
import os
import shutil
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from widgets.chart_library import plotly_file
from widgets.own_files import EXAMPLES, OWN_COPY, PROJECT, is_checkout, notebooks_folder

from .browser import can_open

FIRST = "welcome.ipynb"
STATE = ".lab"
"""The folder for settings, history, sockets and the log; the project's .gitignore names it."""
HOMES = {
    "JUPYTER_CONFIG_DIR": "config",
    "JUPYTER_DATA_DIR": "data",
    "JUPYTER_RUNTIME_DIR": "runtime",
    "IPYTHONDIR": "ipython",
}
SAVING = Path(__file__).parent.parent / "lab"
"""Where JupyterLab is told to save notebooks without the traces of a run: see widgets/saving.py."""
NO_NEWS = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}


def run_lab(folder: Path | None, port: int, may_open: bool) -> int:
    """Run JupyterLab until it is stopped, and return the exit code."""
    try:
        notebooks, copied = lay_out(folder)
        state = state_folder(notebooks)
        prepare(state)
        log = state / "lab.log"
        log_file = log.open("w", encoding="utf-8")
    except OSError as error:
        print(f"The notebooks cannot be kept here: {error}. Name another folder.", file=sys.stderr)
        return 1
    if copied:
        print(f"The notebooks are now in {notebooks}: they are yours to change.", flush=True)
    os.environ.update(surroundings(state))
    said = os.fdopen(os.dup(1), "w", encoding=sys.stdout.encoding, errors="replace")
    with log_file, said:
        # Jupyter, its extensions and its kernels write to these two, whatever they are told.
        for number in (1, 2):
            os.dup2(log_file.fileno(), number)
        options = [*jupyter_options(state), f"--ServerApp.port={port}"]
        return _serve([str(notebooks), *options], may_open and can_open(), said, log)


def _serve(arguments: list[str], opens: bool, said: TextIO, log: Path) -> int:
    try:
        from jupyterlab.labapp import LabApp

        server = LabApp.initialize_server([*arguments, f"--ServerApp.open_browser={opens}"])
    except (Exception, SystemExit):
        traceback.print_exc()
        print(f"JupyterLab could not start: the end of {log} says why.", file=said)
        return 1
    address = f"{server.connection_url}lab/tree/{FIRST}?token={server.identity_provider.token}"
    lines = [
        f"JupyterLab is ready at {address} (stop it with Ctrl+C)",
        f"What to do: open {Path(FIRST).stem}, then Run > Run All Cells.",
        f"What it has to say goes to {log}.",
    ]
    # Jupyter listens only when its loop runs, and has asked for that before.
    server.io_loop.add_callback(lambda: print(*lines, sep="\n", file=said, flush=True))
    server.start()
    return 0


def lay_out(folder: Path | None) -> tuple[Path, bool]:
    """Return the folder of the notebooks to work on, and whether any had to be copied there.

    In a checkout these are its own. An installed copy has its own where no one looks for them, and the next version
    replaces them: people work on copies, of which none is ever overwritten.
    """
    own = notebooks_folder()
    if folder is None and is_checkout():
        return own, False
    folder = (folder or Path(OWN_COPY)).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    every = [path.relative_to(own) for path in (*own.glob("*.ipynb"), *own.glob(f"{EXAMPLES}/*.ipynb"))]
    absent = [path for path in every if not (folder / path).exists()]
    for path in absent:
        (folder / path).parent.mkdir(exist_ok=True)
        shutil.copyfile(own / path, folder / path)
    return folder, bool(absent)


def state_folder(notebooks: Path) -> Path:
    """Return where JupyterLab keeps what it writes: in the project, or with the copies of the notebooks."""
    return (PROJECT if notebooks == notebooks_folder() else notebooks) / STATE


def prepare(state: Path) -> None:
    """Make the folder, which nobody else may read, for whoever has the token in it can run code here."""
    state.mkdir(mode=0o700, exist_ok=True)
    (state / "settings").mkdir(exist_ok=True)
    (state / "settings" / "overrides.json").write_text(json.dumps(NO_NEWS), encoding="utf-8")


def surroundings(state: Path) -> dict[str, str]:
    """Return the variables that keep Jupyter and IPython out of the person's home, and let kernels find a checkout."""
    paths = [str(PROJECT) if is_checkout() else "", os.environ.get("PYTHONPATH", "")]
    return {
        **{name: str(state / folder) for name, folder in HOMES.items()},
        "JUPYTER_PREFER_ENV_PATH": "1",
        "JUPYTER_CONFIG_PATH": str(SAVING),
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
    }


@contextmanager
def surrounded(state: Path, **more: str) -> Iterator[None]:
    """Set these variables, and put back what was there: whoever calls a command may go on with something else."""
    before = dict(os.environ)
    os.environ.update({**surroundings(state), **more})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def jupyter_options(state: Path) -> list[str]:
    """Return what JupyterLab is told, but for its folder, its port and whether it opens a browser.

    plotly.js is not part of JupyterLab: its folder is added to /static, where our charts look for it.
    Voila's own pages are left out here: they would ask another host for their icons.
    """
    plotly = plotly_file()
    return [
        "--allow-root",
        "--ServerApp.answer_yes=True",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        f"--LabApp.app_settings_dir={state / 'settings'}",
        f"--LabApp.default_url=/lab/tree/{FIRST}",
        "--LanguageServerManager.autodetect=False",  # it would ask npm, which writes to the home
        "--ServerApp.jpserver_extensions={'voila.server_extension': False}",
        *([f"--ServerApp.extra_static_paths={plotly.parent}"] if plotly else []),
    ]
