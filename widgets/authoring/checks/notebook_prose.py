"""Checks the prose of notebooks: phrases that no reader should see, and the length of sentences."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from ..language.banned_phrases import faults_in
from ..reading.complaint import Complaint
from ..schema.words import PlainLanguage

_BLOCKS = re.compile(r"```.*?```|<!--.*?-->", re.DOTALL)
_MARKS = (
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"</?\w[^>]*>"), " "),
    (re.compile(r"^\s*(#+|[-*+>]|\d+[.)])\s+", re.MULTILINE), ""),
    (re.compile(r"[*_`]{1,3}"), ""),
)


def check_notebooks(folder: Path, plain: PlainLanguage) -> list[Complaint]:
    """Return the complaints about the Markdown cells of every notebook in a folder."""
    paths = sorted(folder.glob("*.ipynb")) if folder.is_dir() else []
    return [
        complaint for path in paths for complaint in _of_notebook(path, f"{folder.name}/{path.name}", plain)
    ]


def _of_notebook(path: Path, name: str, plain: PlainLanguage) -> Iterator[Complaint]:
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError, KeyError, TypeError):
        yield Complaint(
            name, 1, "the file", "it is not a notebook", "", "Open and save it in JupyterLab.", "language"
        )
        return
    for number, cell in enumerate(cells, 1):
        if cell.get("cell_type") == "markdown":
            for line, paragraph in _paragraphs("".join(cell.get("source", ""))):
                for fault in faults_in(paragraph, plain):
                    yield Complaint(
                        name,
                        number,
                        f"cell {number}, line {line} of the cell",
                        fault.wrong,
                        fault.allowed,
                        fault.remedy,
                        "language",
                    )


def _paragraphs(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield each paragraph, heading or list entry as plain text, with its line in the cell."""
    prose = _BLOCKS.sub(lambda block: "\n" * block[0].count("\n"), markdown)
    line = 1
    for part in re.split(r"(\n\s*\n|\n(?=\s*(?:#+|[-*+>]|\d+[.)])\s))", prose):
        text = part.strip()
        for pattern, replacement in _MARKS:
            text = pattern.sub(replacement, text)
        if text.strip():
            yield line, " ".join(text.split())
        line += part.count("\n")
