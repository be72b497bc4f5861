"""nbval turns red for what it once let through: each fault is made in copies of the notebooks, and nbval runs there."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.notebooks.refresh import FOLDER, PROJECT, PROOFS

OPENED = "page = open_chapter("
NBVAL = ("-m", "pytest", "--nbval", "--nbval-current-env", "--import-mode=importlib", "-q", "--tb=no", "-rf")

# Where the port of a kernel is taken by another process at the same moment, it does not start, and its notebook has no
# finding at all.
STARTS = 3


@dataclass(frozen=True)
class Fault:
    """A fault, as lines that go before the page is opened, or the call of a cell that is taken away."""

    cell: str
    """The cell that nbval then names."""
    patch: str = ""
    taken_away: str = ""
    proofs: bool = True
    """Whether it is made for the notebook of proofs; else for the readers' own."""


FAULTS = {
    "no fault": Fault("", proofs=False),
    "no fault in proofs": Fault(""),
    "an empty region of cards": Fault("cards", "workbook.cards_html = lambda *a: ''", proofs=False),
    "a form without questions": Fault("questions", "workbook.form_html = lambda *a: ''", proofs=False),
    "a reversed sentence on a card": Fault(
        "cards",
        "drawn = workbook.cards_html\n"
        "workbook.cards_html = lambda *a: drawn(*a).replace('may start', 'cannot start')",
        proofs=False,
    ),
    "a reversed sentence of the text": Fault(
        "my-vitiligo",
        "drawn = workbook.part_html\n"
        "workbook.part_html = lambda *a: drawn(*a).replace('a reason not to have', 'a reason to have')",
        proofs=False,
    ),
    "a cell that is gone": Fault("calls", taken_away="page.cards()"),
    "a callback that fails": Fault("click", "workbook.Page._update_parts = None"),
    "a part that cannot be redrawn": Fault(
        "click",
        "drawn = workbook.cards_html\n"
        "workbook.cards_html = lambda now, *a: drawn(now, *a) if not now.profile.answers else 1 / 0",
    ),
}


def copy_with(fault: Fault, project: Path) -> Path:
    """Make the fault in copies of the page on vitiligo and its proofs; return the notebook to run."""
    page, proofs = (project / folder.relative_to(PROJECT) for folder in (FOLDER, PROOFS))
    for folder, source in ((page, FOLDER), (proofs, PROOFS)):
        folder.mkdir(parents=True)
        shutil.copy(source / "vitiligo.ipynb", folder)
    shutil.copy(PROOFS / "page_calls.py", proofs)
    if fault.taken_away:
        edit(page / "vitiligo.ipynb", lambda source: None if source == fault.taken_away else source)
    chosen = (proofs if fault.proofs else page) / "vitiligo.ipynb"
    patch = f"from widgets import workbook\n{fault.patch}\n" if fault.patch else ""
    edit(chosen, lambda source: patch + source if OPENED in source else source)
    return chosen


def edit(path: Path, change) -> None:
    """Change the source of each cell; None takes a cell away."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    changed = [(cell, change("".join(cell["source"]))) for cell in notebook["cells"]]
    notebook["cells"] = [{**cell, "source": source} for cell, source in changed if source is not None]
    path.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture(name="reddened", scope="module")
def _reddened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Return the ids of the cells that nbval finds wrong, for each fault; one run of nbval finds them all."""
    root = tmp_path_factory.mktemp("breakages")
    (root / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    paths = {name: copy_with(fault, root / str(n)) for n, (name, fault) in enumerate(FAULTS.items())}
    chosen = [str(path.relative_to(root)) for path in paths.values()]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    for _ in range(STARTS):
        result = subprocess.run(
            [sys.executable, *NBVAL, *chosen], cwd=root, env=environment, capture_output=True, text=True
        )
        if not re.search(r"\d+ errors?\b", result.stdout):
            break
    else:
        pytest.fail(f"Kernels do not start: {result.stdout}{result.stderr}")
    failed = re.findall(r"^FAILED (\S+?)::Cell (\d+)", result.stdout, re.MULTILINE)
    assert failed, result.stdout + result.stderr
    return {
        name: {code_cells(path)[int(number)] for file, number in failed if root / file == path}
        for name, path in paths.items()
    }


def code_cells(path: Path) -> list[str]:
    """Return the ids of the cells that nbval counts."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell["id"] for cell in cells if cell["cell_type"] == "code"]


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_turns_nbval_red(reddened: dict[str, set[str]], name: str) -> None:
    """
    nbval names the cell that shows the fault; without a fault it names none.
    """
    assert ({FAULTS[name].cell} - {""}) <= reddened[name]
    assert bool(FAULTS[name].cell) == bool(reddened[name])
