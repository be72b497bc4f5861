"""Whether this copy of the workbook is whole: its content as it was compiled, and each notebook running to its end."""

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from widgets.chart_library import plotly_file
from widgets.core.loading import COMPILED, ContentMissing, check_as_compiled, load
from widgets.own_files import PROJECT, is_checkout, notebooks_folder

from .lab import surrounded

CELL_SECONDS = 60
AT_ONCE = 2


def check(folder: Path | None) -> int:
    """Print what is wrong, or that nothing is, and return the exit code."""
    notebooks = folder.resolve() if folder else notebooks_folder()
    wrong = [*_faults_of_content(), *_faults_of_charts()]
    wrong += [] if wrong else _faults_of_notebooks(notebooks)
    for fault in wrong:
        print(fault, file=sys.stderr)
    if is_checkout() and folder is None:  # the complaints that authors know from `make content`
        words = [sys.executable, "-m", "widgets.authoring", "check"]
        wrong += ["content"] if subprocess.run(words, cwd=PROJECT, check=False).returncode else []
    return 1 if wrong else 0


def _faults_of_content() -> list[str]:
    try:
        check_as_compiled(COMPILED)
        content = load(COMPILED)
    except ContentMissing as fault:
        return [str(fault)]
    print(f"The content is as it was compiled: version {content.version}, {len(content.cards)} cards.")
    return []


def _faults_of_charts() -> list[str]:
    if plotly_file() is None:
        return ["The charts cannot be drawn: the package plotly is not whole. Install it again."]
    return []


def _faults_of_notebooks(folder: Path) -> list[str]:
    paths = sorted(folder.glob("*.ipynb"))
    if not paths:
        return [f"There is no notebook in {folder}."]
    print(f"Running the {len(paths)} notebooks in {folder} ...", flush=True)
    with tempfile.TemporaryDirectory(prefix="workbook-") as state, surrounded(Path(state)):
        faults = list(_run_all(paths))
    if not faults:
        print("Each of them runs to its end.")
    return faults


def _run_all(paths: list[Path]) -> Iterable[str]:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from filter(None, pool.map(fault_of, paths))


def fault_of(path: Path) -> str:
    """Run a notebook without changing its file; return which cell fails and how, or "" when none does."""
    import nbformat

    try:
        notebook = nbformat.read(path, as_version=4)
    except (OSError, ValueError, AttributeError, nbformat.ValidationError) as error:
        return f"{path.name} cannot be read: {error}"
    return fault_in(notebook, path.name, path.parent)


def fault_in(notebook: Any, name: str, folder: Path) -> str:
    """Run a notebook in this folder, so that its outputs are in it; return which cell fails and how, or ""."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    client: Any = NotebookClient(
        notebook, timeout=CELL_SECONDS, resources={"metadata": {"path": str(folder)}}
    )
    try:
        client.execute(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except CellExecutionError as error:
        number = next((place for place, cell in enumerate(notebook.cells, 1) if _has_failed(cell)), 0)
        return f"{name}, cell {number}: {error.ename}: {error.evalue}"
    except Exception as error:  # the kernel did not start, ended or took too long
        return f"{name} could not be run: {type(error).__name__}: {error}"
    return ""


def _has_failed(cell: Any) -> bool:
    return any(output.output_type == "error" for output in cell.get("outputs", ()))
