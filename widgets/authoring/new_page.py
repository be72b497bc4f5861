"""Makes a new page: `python -m widgets.authoring.new_page my-page`.

An existing chapter gets the notebook that shows it; otherwise both are made, from the template of a chapter.
"""

import json
import re
import sys
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parents[2]
PATTERN = "welcome"
"""The notebook that a new one is made from: it shows text, and questions only where its chapter asks some."""
PROOFS = Path("tests", "notebooks", "proofs")
"""Where the notebook is that prints for the tests what a page shows."""
ITS_OWN = ("page.questions()", "page.now()", "page.another_question()")
"""The calls of that notebook which a new page has only if its chapter asks something."""
THREAD = "thread"
"""The cell that says how to go through that page; a new page begins without one."""
WRITE = "Write the chapter. For the calls of all that it then shows, delete the notebook and run this again. Then run"
NEXT = """
    make content    # until there is no complaint but for the golden text that is missing
    make golden     # once you have read the page through
    make refresh    # runs the notebook and keeps its outputs
    make test"""


class CannotMake(Exception):
    """The page cannot be made; the message says why, and what to do."""


def make_page(name: str, project: Path = PROJECT) -> list[Path]:
    """Write the notebook of a page and that of its proofs, and its chapter unless it exists; return the paths of what
    was written."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise CannotMake(
            f'"{name}" cannot be the name of a page. Use small letters, digits and "-": my-page.'
        )
    chapter = project / "content" / "chapters" / f"{name}.yaml"
    notebook, proofs = (project / folder / f"{name}.ipynb" for folder in ("notebooks", PROOFS))
    if notebook.exists():
        raise CannotMake(
            f"{notebook.relative_to(project)} is already there. Choose another name, "
            "or delete that notebook to have it made again from its chapter."
        )
    made = [] if chapter.exists() else [chapter]
    if chapter in made:
        chapter.write_text(_chapter_text(name, project), encoding="utf-8")
    written = yaml.safe_load(chapter.read_text(encoding="utf-8"))
    notebook.write_text(_notebook_text(written, project), encoding="utf-8")
    made.append(notebook)
    if not proofs.exists():
        proofs.write_text(_proofs_text(written, project), encoding="utf-8")
        made.append(proofs)
    return made


def report(made: list[Path], project: Path = PROJECT) -> str:
    """Say what was made, and what is left to do."""
    names = [path.relative_to(project).as_posix() for path in made]
    chapter_is_new = names[0].endswith(".yaml")
    return f"Made {_listed(names)}.\n{WRITE if chapter_is_new else 'Run'}{NEXT}"


def _listed(names: list[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _chapter_text(name: str, project: Path) -> str:
    template = (project / "content" / "templates" / "chapter.yaml").read_text(encoding="utf-8")
    remarks, body = template.split("\n\n", 1)
    schema = remarks.splitlines()[0]
    return f"{schema}\n{re.sub('^id: [^ ]+', f'id: {name}', body)}"


def _notebook_text(chapter: dict, project: Path) -> str:
    """Return the notebook of a chapter: the cells of another one, with this chapter's name, title and sections."""
    notebook = json.loads((project / "notebooks" / f"{PATTERN}.ipynb").read_text(encoding="utf-8"))
    sections = ", ".join(f'"{section["id"]}"' for section in chapter["sections"])
    changes = (
        (r"\A# .*", f"# {chapter['title']}"),
        (r'open_chapter\(".*"\)', f'open_chapter("{chapter["id"]}")'),
        (r"page\.text\(.*\)", f"page.text({sections})"),
    )
    notebook["cells"] = [
        cell for cell in notebook["cells"] if "".join(cell["source"]) not in ITS_OWN and cell["id"] != THREAD
    ]
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        for pattern, new in changes if cell["cell_type"] == "code" else changes[:1]:
            source = re.sub(pattern, lambda _, new=new: new, source)
        cell["source"] = source.splitlines(keepends=True)
        if cell["cell_type"] == "code":
            cell["outputs"] = []
    at = next(n for n, cell in enumerate(notebook["cells"]) if "page.text(" in "".join(cell["source"]))
    model = notebook["cells"][at]
    notebook["cells"][at + 1 : at + 1] = [
        {**model, "id": f"{model['id']}-{n}", "source": [call]} for n, call in enumerate(_calls(chapter), 1)
    ]
    notebook["metadata"]["workbook"] = {"chapter": chapter["id"]}
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def _proofs_text(chapter: dict, project: Path) -> str:
    """Return the notebook of a page's proofs: its calls, a click where it asks, and its cards for who answers nothing.
    What else a page shows is added there by hand."""
    text = (project / PROOFS / f"{PATTERN}.ipynb").read_text(encoding="utf-8")
    notebook = json.loads(re.sub(rf"\b{PATTERN}\b", chapter["id"], text))
    asked = chapter["questions"][:1]
    cells = [cell for cell in notebook["cells"] if asked or cell["id"] != "click"]
    for cell in cells:
        source = "".join(cell["source"])
        if not asked:
            source = source.replace("import calls, click", "import calls")
        if cell["id"] == "click":
            source = f'click("{chapter["id"]}", {asked[0]}=["not_sure"])'
        cell["source"] = source.splitlines(keepends=True)
        if cell["cell_type"] == "code":
            cell["outputs"] = []
    return json.dumps({**notebook, "cells": cells}, ensure_ascii=False, indent=1) + "\n"


def _calls(chapter: dict) -> list[str]:
    """Return the call for each part of a chapter besides its sections, in the order of the page."""
    asks = bool(chapter["questions"])
    return [
        *["page.questions()"] * asks,
        *["page.cards()"] * bool(asks and chapter["cards"]),
        *[f'page.chart("{name}")' for name in chapter["charts"]],
        *["page.check()"] * bool(chapter["check"]),
    ]


def main(arguments: list[str]) -> int:
    """Make one page and return the exit code."""
    try:
        made = make_page("".join(arguments[:1]))
    except CannotMake as error:
        print(error, file=sys.stderr)
        return 1
    print(report(made))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
