"""Reads the steps of a recipe out of its Markdown, and takes them in a copy of the workbook."""

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

STEP = re.compile(r"^( *)```\w+\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
FORMS = {
    "new": re.compile(r"New file `(?P<file>[^`]+)`:"),
    "below": re.compile(r"In `(?P<file>[^`]+)`, below `(?P<anchor>[^`]+)`:"),
    "instead": re.compile(r"In `(?P<file>[^`]+)`, instead of `(?P<anchor>[^`]+)`:"),
    "cell": re.compile(r"In `(?P<file>[^`]+)`, a cell below `(?P<anchor>[^`]+)`:"),
    "end": re.compile(r"At the end of `(?P<file>[^`]+)`:"),
    "run": re.compile(r"Run:"),
}
"""How the line above a block says what to do with it."""


class DoesNotWork(Exception):
    """A step cannot be taken as it is written; the message names the recipe and the step."""


@dataclass(frozen=True)
class Step:
    """One block of a recipe, and what to do with it."""

    recipe: str
    form: str
    block: str
    file: str = ""
    anchor: str = ""


def read_steps(recipe: Path) -> Iterator[Step]:
    """Yield every step of a recipe in order; DoesNotWork for a block without a line that says what to do."""
    text = recipe.read_text(encoding="utf-8")
    for block in STEP.finditer(text):
        line = text[: block.start()].rstrip().rsplit("\n", 1)[-1].strip()
        fits = ((form, pattern.fullmatch(line)) for form, pattern in FORMS.items())
        form, match = next(((form, match) for form, match in fits if match), ("", None))
        if match is None:
            raise DoesNotWork(
                f"{recipe.name}: no form of docs/recipes/README.md fits {line!r}, above a block"
            )
        yield Step(recipe.name, form, _without_margin(block[2], block[1]), **match.groupdict())


def _without_margin(block: str, margin: str) -> str:
    return "".join(line.removeprefix(margin) for line in block.splitlines(keepends=True))


def take(step: Step, project: Path) -> None:
    """Take one step in a copy of the workbook."""
    if step.form == "run":
        _run(step, project)
        return
    path = project / step.file
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    if not old and step.form != "new":
        raise DoesNotWork(f"{step.recipe}: there is no file {step.file}")
    path.write_text(_changed(old, step), encoding="utf-8")


def _changed(old: str, step: Step) -> str:
    if step.form == "new":
        return step.block
    if step.form == "end":
        return old + ("\n\n" if step.file.endswith(".py") else "") + step.block
    if step.form == "cell":
        return _with_cell(old, step)
    times = old.count(step.anchor)
    if times != 1:
        raise DoesNotWork(f"{step.recipe}: {step.file} has {step.anchor!r} {times} times, and needs it once")
    if step.form == "instead":
        return old.replace(step.anchor, dedent(step.block).strip())
    before, after = old.split(step.anchor)
    rest, newline, below = after.partition("\n")
    return f"{before}{step.anchor}{rest}{newline}{step.block}{below}"


def _with_cell(old: str, step: Step) -> str:
    """Return a notebook with a copy of a cell below it, as JupyterLab makes one, with another source."""
    notebook = json.loads(old)
    cells = notebook["cells"]
    at = [n for n, cell in enumerate(cells) if "".join(cell["source"]) == step.anchor]
    if len(at) != 1:
        raise DoesNotWork(
            f"{step.recipe}: {step.file} has {len(at)} cells with {step.anchor!r}, and needs one"
        )
    source = step.block.strip()
    cells.insert(at[0] + 1, {**cells[at[0]], "id": f"new-{at[0]}", "source": [source], "outputs": []})
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def _run(step: Step, project: Path) -> None:
    """Run the commands of a block. `-o` keeps make from setting up the shared environment again."""
    for command in step.block.splitlines():
        line = re.sub(r"^make ", "make -o ready-app ", command)
        result = subprocess.run(line, shell=True, cwd=project, capture_output=True, text=True)
        if result.returncode:
            raise DoesNotWork(f"{step.recipe}: {command} fails:\n{result.stdout}{result.stderr}")
