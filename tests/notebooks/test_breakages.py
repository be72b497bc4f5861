"""nbval turns red for what it once let through: each fault is made in copies of the notebooks, and nbval runs there.

It takes seconds for each. What is left behind by a redraw, and what is gone from a notebook, is tried for every part
and every cell: there a proof is run without nbval, and what it prints is compared as nbval does.
"""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.again import again, chosen
from tests.notebooks.refresh import EXAMPLES, FOLDER, PROJECT, PROOFS
from widgets import live_parts
from widgets.view.charts.chart import ChartContent

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
    page: str = "vitiligo"


FAULTS = {
    "no fault": Fault("", proofs=False),
    "no fault in proofs": Fault(""),
    "an empty region of cards": Fault("cards", "live_parts.cards_html = lambda *a: ''", proofs=False),
    "a form without questions": Fault("questions", "workbook.form_html = lambda *a: ''", proofs=False),
    "a reversed sentence on a card": Fault(
        "cards",
        "drawn = live_parts.cards_html\n"
        "live_parts.cards_html = lambda *a: drawn(*a).replace('may start', 'cannot start')",
        proofs=False,
    ),
    "a change in what a copy leaves out": Fault(
        "cards",
        "drawn = live_parts.cards_html\n"
        "live_parts.cards_html = lambda *a: drawn(*a).replace('Next check due', 'Check due')",
        proofs=False,
    ),
    "drawn counts that are gone": Fault(
        "cards",
        "import re\n"
        "drawn = live_parts.cards_html\n"
        "live_parts.cards_html = lambda *a: re.sub('<figure class=\"mw-people\">.*?</figure>', '', drawn(*a))",
        proofs=False,
        page="healing",
    ),
    "drawn counts that are gone from what is compared": Fault(
        "compare",
        "import re\n"
        "drawn = live_parts.compare_html\n"
        "live_parts.compare_html = lambda *a: re.sub('<figure class=\"mw-people\">.*?</figure>', '', drawn(*a))",
        proofs=False,
        page="your-choices",
    ),
    "a reversed sentence of the text": Fault(
        "my-vitiligo",
        "drawn = workbook.part_html\n"
        "workbook.part_html = lambda *a: drawn(*a).replace('a reason not to have', 'a reason to have')",
        proofs=False,
    ),
    "a cell that is gone": Fault("calls", taken_away="page.cards()"),
    "a callback that fails": Fault("click", "live_parts.LiveParts.update = None"),
    "a part that cannot be redrawn": Fault(
        "click",
        "drawn = live_parts.cards_html\n"
        "live_parts.cards_html = lambda now, *a: drawn(now, *a) if not now.profile.answers else 1 / 0",
    ),
    "a part that stays as it was": Fault(
        "click",
        "first = []\n"
        "drawn = live_parts.takeaway_html\n"
        "live_parts.takeaway_html = lambda *a: first[0] if first else first.append(drawn(*a)) or first[0]",
        page="your-skin",
    ),
}


FIRST = ("no fault", "a reversed sentence on a card", "a cell that is gone", "a callback that fails")


def copy_with(fault: Fault, project: Path) -> Path:
    """Make the fault in copies of a page and its proofs; return the notebook to run."""
    page, proofs = (project / folder.relative_to(PROJECT) for folder in (FOLDER, PROOFS))
    for folder, source in ((page, FOLDER), (proofs, PROOFS)):
        folder.mkdir(parents=True)
        shutil.copy(source / f"{fault.page}.ipynb", folder)
    shutil.copy(PROOFS / "page_calls.py", proofs)
    if fault.taken_away:
        edit(page / f"{fault.page}.ipynb", lambda source: None if source == fault.taken_away else source)
    chosen = (proofs if fault.proofs else page) / f"{fault.page}.ipynb"
    patch = f"from widgets import live_parts, workbook\n{fault.patch}\n" if fault.patch else ""
    edit(chosen, lambda source: patch + source if OPENED in source else source)
    return chosen


def edit(path: Path, change) -> None:
    """Change the source of each cell; None takes a cell away."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    changed = [(cell, change("".join(cell["source"]))) for cell in notebook["cells"]]
    notebook["cells"] = [{**cell, "source": source} for cell, source in changed if source is not None]
    path.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture(name="reddened", scope="module")
def _reddened(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> dict[str, set[str]]:
    """Return the ids of the cells that nbval finds wrong, for each fault that is asked for; one run of nbval finds them
    all."""
    wanted = {
        item.callspec.params["name"]
        for item in request.session.items
        if isinstance(item, pytest.Function) and item.originalname == test_a_fault_turns_nbval_red.__name__
    }
    root = tmp_path_factory.mktemp("breakages")
    (root / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    paths = {
        name: copy_with(fault, root / str(n))
        for n, (name, fault) in enumerate(FAULTS.items())
        if name in wanted
    }
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


@pytest.mark.parametrize("name", chosen(FAULTS, *FIRST))
def test_a_fault_turns_nbval_red(reddened: dict[str, set[str]], name: str) -> None:
    """
    nbval names the cell that shows the fault; without a fault it names none.
    """
    assert ({FAULTS[name].cell} - {""}) <= reddened[name]
    assert bool(FAULTS[name].cell) == bool(reddened[name])


# --- Every part, and every cell

NOTEBOOKS = sorted([*FOLDER.glob("*.ipynb"), *EXAMPLES.glob("*.ipynb")])
JOURNEY = "your-skin"
REDRAWN = ("now_html", "cards_html", "own_check_html", "compare_html", "takeaway_html")
"""What draws the regions that follow the answers. All of them are on the journey, as is each chart."""
PARTS = ("tick-now", "cards-first", "chart-healing", "drawing-healing", "get-help")
SIDES = ("title", "so_what", "rows", "picture", "figure")
OBSERVED = 'page.answer(vitiligo=change["new"])'
LINKED = 'ipw.link((form, "value"), (same_form, "value"))'


@pytest.fixture(name="red_cells")
def _red_cells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., set[str]]:
    """Return a function that runs a notebook of proofs here, and returns the ids of the cells that show something else
    than what is kept. `change` may edit the cells of the notebook that it asks about."""
    monkeypatch.syspath_prepend(str(PROOFS))
    monkeypatch.delitem(sys.modules, "page_calls", raising=False)
    import page_calls

    def red_cells(proofs: str, notebook: str = "", change: Callable[[str], str | None] = str) -> set[str]:
        if notebook:
            copy = tmp_path / f"{notebook}.ipynb"
            copy.parent.mkdir(exist_ok=True)
            shutil.copy(FOLDER / f"{notebook}.ipynb", copy)
            for other in NOTEBOOKS:  # beside it, for proofs of two
                beside = tmp_path / other.relative_to(FOLDER)
                beside.parent.mkdir(exist_ok=True)
                if not beside.exists():
                    shutil.copy(other, beside)
            edit(copy, change)
            monkeypatch.setattr(page_calls, "NOTEBOOKS", tmp_path)
        return set(_red(PROOFS / f"{proofs}.ipynb", capsys))

    yield red_cells
    sys.modules.pop("page_calls", None)


def _red(path: Path, capsys: pytest.CaptureFixture[str]):
    names: dict[str, Any] = {}
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] != "code" or source.startswith("page.proof("):
            continue
        capsys.readouterr()
        try:
            *statements, last = ast.parse(source).body
            exec(compile(ast.Module(statements, []), path.name, "exec"), names)
            value = eval(ast.unparse(last), names) if isinstance(last, ast.Expr) else exec(source, names)
        except Exception:  # nbval is red for a cell that fails
            yield cell["id"]
            continue
        if (capsys.readouterr().out, value) != _kept(cell):
            yield cell["id"]


def _kept(cell: dict[str, Any]) -> tuple[str, object]:
    """Return what a cell printed and what its last line was when the notebook was saved."""
    printed = "".join("".join(output.get("text", "")) for output in cell["outputs"])
    values = [output["data"]["text/plain"] for output in cell["outputs"] if "data" in output]
    return printed, ast.literal_eval("".join(values[0])) if values else None


def first_only(function: Callable[..., Any], by: Callable[..., object] = lambda *given: None):
    """Return a function that goes on returning what it returned first: a part that is never redrawn."""
    first: dict[object, Any] = {}
    return lambda *given: first.setdefault(by(*given), function(*given))


@pytest.mark.parametrize("proofs", [JOURNEY, again("examples")])
def test_what_has_no_fault_is_not_red(red_cells: Callable[..., set[str]], proofs: str) -> None:
    """
    What is kept of a proof is what it prints here.
    """
    assert set() == red_cells(proofs)


@pytest.mark.parametrize("drawn", chosen(REDRAWN, "cards_html"))
def test_a_region_that_stays_as_it_was_is_red(
    red_cells: Callable[..., set[str]], monkeypatch: pytest.MonkeyPatch, drawn: str
) -> None:
    """
    Each region that follows the answers is in the digest of a click.
    """
    monkeypatch.setattr(live_parts, drawn, first_only(getattr(live_parts, drawn)))

    assert {"click"} == red_cells(JOURNEY)


@pytest.mark.parametrize("side", chosen(SIDES, "rows"))
def test_a_chart_that_stays_as_it_was_is_red(
    red_cells: Callable[..., set[str]], monkeypatch: pytest.MonkeyPatch, side: str
) -> None:
    """
    So is each side of a chart: its title, what it means, its table, its picture, and what Plotly draws.
    """
    first = first_only(live_parts.chart_by_name, by=lambda name, *given: name)
    now = live_parts.chart_by_name

    def stale(*given: Any) -> ChartContent:
        return replace(now(*given), **{side: getattr(first(*given), side)})

    monkeypatch.setattr(live_parts, "chart_by_name", stale)

    assert {"click"} == red_cells(JOURNEY)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_each_cell_that_is_gone_is_red(path: Path) -> None:
    """
    Every cell of a page or an example, code or text, is in the list of its proofs.
    """
    name = str(path.relative_to(FOLDER).with_suffix("")).replace(os.sep, "/")
    proofs = path.stem if path.parent == FOLDER else "examples"
    (listed,) = (
        _kept(cell)[1]
        for cell in json.loads((PROOFS / f"{proofs}.ipynb").read_text(encoding="utf-8"))["cells"]
        if f'calls("{name}")' == "".join(cell["source"])
    )
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]

    assert len(cells) == len(listed)
    assert len(cells) == len({*listed})


@pytest.mark.parametrize("gone", chosen(PARTS, "get-help"))
def test_a_part_that_is_gone_from_the_lesson_is_red(red_cells: Callable[..., set[str]], gone: str) -> None:
    """
    The lesson lacks a part: the list of its cells is another.
    """
    cells = json.loads((EXAMPLES / "a-lesson-of-20-minutes.ipynb").read_text(encoding="utf-8"))["cells"]
    (taken,) = ("".join(cell["source"]) for cell in cells if cell["id"] == gone)

    red = red_cells(
        "examples", "examples/a-lesson-of-20-minutes", lambda source: None if source == taken else source
    )
    assert "calls-lesson" in red


@pytest.mark.parametrize(
    ("before", "after", "cell"), [(OBSERVED, "1 / 0", "switch-own"), again(LINKED, "pass", "click-own")]
)
def test_an_example_that_no_longer_follows_is_red(
    red_cells: Callable[..., set[str]], before: str, after: str, cell: str
) -> None:
    """
    A callback that raises and a link that is gone show in what the parts say after a switch or a tick, too.
    """
    assert before in (EXAMPLES / "make-it-your-own.ipynb").read_text(encoding="utf-8").replace('\\"', '"')
    red = red_cells("examples", "examples/make-it-your-own", lambda source: source.replace(before, after))

    assert {"calls-own", cell} <= red
