"""The dependency rule, read from the imports and tried out in a fresh interpreter."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "widgets"
LAYERS = (
    "core",
    "theme",
    "view",
    "ui",
    "authoring",
    "serving",
    "kernel",
    "session",
    "live_parts",
    "workbook",
    "site",
    "lite",
    "chart_library",
    "own_files",
    "page_script",
    "export",
    "commands",
    "saving",
    "opening",
    "quick_start",
)
MAY_IMPORT = {
    "core": {"core", "own_files"},
    "theme": {"theme"},
    "view": {"view", "theme", "core"},
    "session": {"core"},
    "ui": {"ui", "session", "view", "theme", "core", "chart_library", "page_script"},
    "live_parts": {"session", "view", "core"},
    "workbook": {"ui", "live_parts", "view", "theme", "core"},
    "kernel": {"kernel", "workbook", "core"},
    "authoring": {"authoring", "core", "view", "theme"},
    "serving": {
        "serving",
        "kernel",
        "core",
        "theme",
        "chart_library",
        "own_files",
        "page_script",
        "quick_start",
    },
    "chart_library": set(),
    "own_files": set(),
    "page_script": set(),
    "site": {"site", "serving", "ui", "live_parts", "view", "core", "own_files", "page_script"},
    "lite": {"lite", "core", "chart_library", "own_files"},
    "export": {"export", "ui", "view", "theme", "core", "own_files"},
    "commands": {"commands", "export", "serving", "core", "chart_library", "own_files", "quick_start"},
    "saving": set(),
    "opening": {"saving"},
    "quick_start": set(),
}
FAMILIES = {
    "authoring": (
        ("schema",),
        ("reading",),
        ("language",),
        ("checks",),
        ("reports", "page_reviews", "new_page", "words_asked"),
        ("compiler", "build_hook"),
        ("checker", "preview", "page_drawing", "worked_cases"),
        ("golden_texts",),
        ("__main__",),
    ),
    "view": (
        ("base",),
        ("card",),
        (
            "chapter_html",
            "check_html",
            "charts",
            "compare",
            "drawings",
            "form_html",
            "reference",
            "takeaway",
            "teaching",
            "values_html",
        ),
        ("proof_text",),
    ),
}
"""The folders and modules of a layer, from the ground up: each imports only what is on a floor below its own."""
PURE = (
    "core",
    "theme",
    "view",
    "session",
    "live_parts",
    "chart_library",
    "own_files",
    "saving",
    "quick_start",
)
MODULES = sorted(
    path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py" or path.parent != PACKAGE
)


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def contains_python(path: Path) -> bool:
    return path.suffix == ".py" or (path.is_dir() and any(path.glob("*.py")))


def imports(path: Path) -> set[str]:
    """Every module that a file imports, as a full dotted name."""
    package = ("widgets", *path.relative_to(PACKAGE).parts[:-1])
    modules = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join((*start, *((node.module,) if node.module else ())))
            modules |= (
                {base} if node.module or not node.level else {f"{base}.{name.name}" for name in node.names}
            )
    return modules


def inside(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imports(path) if name.startswith("widgets.")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_layer_imports_only_the_layers_below_it(path: Path) -> None:
    """
    Imports between layers go downwards only.
    """
    assert set() == inside(path) - MAY_IMPORT[layer(path)]


@pytest.mark.parametrize(
    "path", [path for path in MODULES if layer(path) in PURE], ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_core_and_view_need_only_the_standard_library(path: Path) -> None:
    """
    What must also run inside a browser imports nothing but the standard library and itself.
    """
    outside = {name.split(".")[0] for name in imports(path)} - set(sys.stdlib_module_names) - {"widgets"}

    assert set() == outside


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if layer(path) == "core"],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_core_reads_no_clock(path: Path) -> None:
    """
    The same answers give the same assessment on any day: core never asks for the time.
    """
    names = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
    }

    assert set() == names & {"today", "now", "utcnow"}
    assert "time" not in imports(path)


def test_core_and_view_load_nothing_heavy() -> None:
    """
    In a fresh interpreter, core, theme and view bring in no widget, no chart library and no YAML.
    """
    modules = [
        ".".join(("widgets", *path.relative_to(PACKAGE).with_suffix("").parts))
        for path in MODULES
        if layer(path) in PURE and path.name != "__init__.py"
    ]
    code = (
        f"import importlib, sys\nfor name in {modules!r}: importlib.import_module(name)\n"
        "print([name for name in ('ipywidgets', 'anywidget', 'plotly', 'numpy', 'yaml', 'pydantic', 'IPython')"
        " if name in sys.modules])"
    )

    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=PACKAGE.parent, check=True
    )

    assert "[]" == result.stdout.strip()


@pytest.mark.parametrize("code", ["import widgets.serving.app", "import widgets.commands, jupyterlab.labapp"])
def test_a_server_starts_without_the_grammar_that_nothing_asks_for(code: str) -> None:
    """
    jsonschema would compile it on import, which takes longer than all the rest of a start.
    """
    asked = "import sys; print('lark' in sys.modules, sys.modules['jsonschema'].FormatChecker().conforms('x', 'uri'))"

    result = subprocess.run(
        [sys.executable, "-c", f"{code}; {asked}"],
        capture_output=True,
        text=True,
        cwd=PACKAGE.parent,
        check=True,
    )

    assert "False False" == result.stdout.strip()  # other addresses are still checked


def test_every_folder_is_a_known_layer() -> None:
    """
    A new folder or module at the top of the package must first be given its place in the rule.
    """
    names = {path.name.removesuffix(".py") for path in PACKAGE.iterdir() if contains_python(path)}

    assert set(LAYERS) == names - {"__init__"}


def test_only_one_folder_knows_widgets() -> None:
    """
    ipywidgets and anywidget are imported in `ui` and nowhere else, but for where a kernel begins to listen to them.
    """
    users = {
        layer(path)
        for path in MODULES
        if {name.split(".")[0] for name in imports(path)} & {"ipywidgets", "anywidget"}
    }

    assert users <= {"ui", "kernel"}


@pytest.mark.parametrize("name", FAMILIES)
def test_every_family_has_its_floor(name: str) -> None:
    """
    A new folder or module inside a layer must first be given its floor.
    """
    names = {path.name.removesuffix(".py") for path in (PACKAGE / name).iterdir() if contains_python(path)}

    assert {family for floor in FAMILIES[name] for family in floor} == names - {"__init__"}


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if layer(path) in FAMILIES and path.parent != PACKAGE],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_a_family_imports_only_the_families_below_it(path: Path) -> None:
    """
    Inside a layer too, imports go downwards only; within one family they are free.
    """
    name = layer(path)
    floors = {family: floor for floor, families in enumerate(FAMILIES[name]) for family in families}
    own = path.relative_to(PACKAGE).parts[1].removesuffix(".py")
    if own == "__init__":
        return
    others = {module.split(".")[2] for module in imports(path) if module.startswith(f"widgets.{name}.")} - {
        own
    }

    assert set() == {family for family in others if floors[family] >= floors[own]}
