"""What is kept of a notebook: the page and the still copies, and nothing that differs from run to run.

JupyterLab calls `before_save` where JUPYTER_CONFIG_PATH names the folder `widgets/lab`, as `make` does. For what
another program has saved, there is `python -m widgets.saving FOLDER...`.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

OURS = "widgets.workbook"
"""What the cells of our notebooks, and of anybody's copies of them, import."""
VIEW = "application/vnd.jupyter.widget-view+json"
UNSAVED = "nbval-ignore-output"
"""The tag of cells whose output is not kept: the style sheet, and lists that are long and come from elsewhere."""
PASSING = ("execution", "collapsed", "scrolled", "editable", "trusted")
"""What a program notes on a cell while it is open."""

Node = dict[str, Any]


def stable(notebook: Node) -> Node:
    """Drop from a notebook whatever the next run would write differently, in place, and return it."""
    notebook["metadata"].pop("widgets", None)
    notebook["metadata"]["language_info"] = {"name": "python"}
    count = 0
    for cell in notebook["cells"]:
        for name in PASSING:
            cell["metadata"].pop(name, None)
        if cell["cell_type"] == "code":
            count += bool("".join(cell["source"]).strip())
            _clean_cell(cell, count)
    return notebook


def _clean_cell(cell: Node, count: int) -> None:
    """Give a cell that was run the count that it has when all cells are run from the top, and drop what passes."""
    if cell["execution_count"] is not None:
        cell["execution_count"] = count
    kept = UNSAVED not in cell["metadata"].get("tags", [])
    cell["outputs"] = joined(cell["outputs"]) if kept else []
    for output in cell["outputs"]:
        output.get("data", {}).pop(VIEW, None)
        if "execution_count" in output:
            output["execution_count"] = count


def joined(outputs: Iterable[Node]) -> list[Node]:
    """Return outputs with the pieces of one stream in one: a busy machine sends what is printed in several."""
    whole: list[Node] = []
    for output in outputs:
        stream = output["output_type"] == "stream" and output.get("name")
        if whole and stream and stream == whole[-1].get("name"):
            whole[-1]["text"] = _text(whole[-1]) + _text(output)
        else:
            whole.append(output)
    return whole


def before_save(model: Node, **_: object) -> None:
    """Clean a notebook of ours that a Jupyter server is about to write. Any other file stays as it is."""
    if model["type"] == "notebook" and model.get("content") and is_ours(model["content"]):
        stable(model["content"])


def is_ours(notebook: Node) -> bool:
    """Return whether a notebook shows this workbook."""
    return any(OURS in "".join(cell["source"]) for cell in notebook["cells"])


def clean(path: Path) -> bool:
    """Clean a notebook of ours where it is; return whether that changed anything."""
    before = path.read_text(encoding="utf-8")
    notebook = json.loads(before)
    if not is_ours(notebook):
        return False
    after = written(stable(notebook))
    if after != before:
        path.write_text(after, encoding="utf-8", newline="\n")
    return after != before


def written(notebook: Node) -> str:
    """Return a notebook as Jupyter writes it: texts as lists of lines."""
    for cell in notebook["cells"]:
        cell["source"] = _lines(cell["source"])
        for output in cell.get("outputs", []):
            if "text" in output:
                output["text"] = _lines(output["text"])
            data = output.get("data", {})
            output_lines = {key: _lines(value) for key, value in data.items() if not key.endswith("json")}
            data.update(output_lines)
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Clean the notebooks in these folders, and name those that changed."""
    paths = [path for folder in arguments for path in sorted(Path(folder).rglob("*.ipynb"))]
    for path in paths:
        if ".ipynb_checkpoints" not in path.parts and clean(path):
            print(f"{path}: cleaned")
    return 0


def _text(output: Node) -> str:
    return "".join(output["text"])


def _lines(text: str | list[str]) -> list[str]:
    return "".join(text).splitlines(keepends=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
