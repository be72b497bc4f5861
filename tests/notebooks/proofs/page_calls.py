"""What the notebooks of proofs ask of another notebook: the cells in it, and what its parts show after a click."""

import ast
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import ipywidgets as ipw

from widgets.core.loading import load
from widgets.ui.chart import Chart
from widgets.ui.one_way import OneWay
from widgets.ui.question_form import QuestionForm

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"
CARD = re.compile(r'<article [^>]*data-key="([^"]+)"')

Shown = dict[str, str]
"""What a widget shows, by the name of each side of it, as a few letters: others when it shows something else."""


def calls(name: str) -> list[str]:
    """Return the cells of a notebook in order, code in full and texts by their ids: one that is gone is missed."""
    return [
        "".join(cell["source"]) if cell["cell_type"] == "code" else f"(text) {cell['id']}"
        for cell in _cells(name)
    ]


def click(name: str, **answers: list[str]) -> None:
    """Run a notebook, answer in its first form as a browser would, and print what its parts show then: the line that
    they announce, and for each part whether it is new, a short digest of it, and its cards. A part that fails says so
    in that line, and one that stays behind has another digest."""
    _, values = _run(name)
    parts = dict(_parts(values))
    before = {call: _shown(part) for call, part in parts.items()}
    form = next(part for part in parts.values() if isinstance(part, QuestionForm))
    form.set_state({"value": answers, "asked": 1})
    print(_status(parts.values()))
    _print(parts, before)


def switch(name: str, control: str, value: object) -> None:
    """Run a notebook, give a control in it this value, and print what the parts show then."""
    names, values = _run(name)
    parts = dict(_parts(values))
    before = {call: _shown(part) for call, part in parts.items()}
    names[control].value = value
    _print(parts, before)


def _cells(name: str) -> list[dict[str, Any]]:
    return json.loads((NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]


def _run(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Run the code of a notebook; return what it names, and by its last line what each cell shows."""
    names: dict[str, Any] = {}
    values = {}
    for source in ("".join(cell["source"]) for cell in _cells(name) if cell["cell_type"] == "code"):
        *statements, last = ast.parse(source).body
        exec(compile(ast.Module(statements, []), name, "exec"), names)
        line = ast.unparse(last)
        if isinstance(last, ast.Expr):
            values[source.splitlines()[-1]] = eval(line, names)
        else:
            exec(line, names)
    return names, values


def _parts(values: dict[str, Any]) -> Iterator[tuple[str, OneWay]]:
    """Yield the widgets of ours, also those in boxes, each with the call that shows it."""
    for call, value in values.items():
        if isinstance(value, OneWay):
            yield call, value
        elif isinstance(value, ipw.Box):
            inside = {f"{call}, {number}": child for number, child in enumerate(value.children, 1)}
            yield from _parts(inside)


def _shown(part: OneWay) -> Shown:
    """Return the sides of a part. Its still copy says nothing of today's date; of a chart it has no rows and no
    picture. Which version of the content it is changes with each word of any other page."""
    if not isinstance(part, Chart):
        return {"": _digest(part.still_html().replace(load().version, ""))}
    return {
        "title": _digest(part.title_html),
        "rows": _digest(part.html),
        "figure": _digest(json.dumps(part.figure, sort_keys=True)),
    }


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8]


def _print(parts: dict[str, OneWay], before: dict[str, Shown]) -> None:
    for call, part in parts.items():
        sides = [
            f"{side} {'as before' if digest == before[call][side] else 'new'} {digest}".strip()
            for side, digest in _shown(part).items()
        ]
        print(f"{call}: {', '.join([*sides, *CARD.findall(getattr(part, 'html', ''))])}")


def _status(parts: object) -> str:
    said = [part.announce.strip() for part in parts if getattr(part, "announce", "")]
    return " / ".join(said) or "(nothing is said)"
