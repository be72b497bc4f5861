"""Joins a widget's JavaScript modules into the one text that anywidget sends to the page.

Each file is a module of its own, which editors, linters and tests can load as it is. Joining them here, without a
build step, keeps a widget self-contained: it works in Voila, in JupyterLab and in a saved notebook alike.
"""

import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent / "ui"
_IMPORT = re.compile(r'^import \{[^}]*\} from "(\./[\w/]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


@cache
def page_script(name: str) -> str:
    """Return the script of a file in the folder `ui`, with every module that it imports in front of it, each once."""
    *modules, entry = modules_of(HERE / name)
    return "\n".join(
        [*(_EXPORT.sub("", _without_imports(path)) for path in modules), _without_imports(entry)]
    )


def modules_of(path: Path) -> list[Path]:
    """Return a file and all that it imports, what is imported first; a circle of imports is an error."""
    return list(dict.fromkeys(_in_order(path.resolve(), ())))


def _in_order(path: Path, importers: tuple[Path, ...]) -> list[Path]:
    if path in importers:
        raise ValueError(
            f"{path.name} imports itself, by way of {' and '.join(one.name for one in importers)}"
        )
    imported = [(path.parent / name).resolve() for name in _IMPORT.findall(path.read_text(encoding="utf-8"))]
    return [*(module for one in imported for module in _in_order(one, (*importers, path))), path]


def _without_imports(path: Path) -> str:
    return _IMPORT.sub("", path.read_text(encoding="utf-8")).strip() + "\n"
