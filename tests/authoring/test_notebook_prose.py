"""Laws of notebook prose: it keeps the language laws of content; code and links are left alone."""

import json

import pytest

from .small import Folder


def put_notebook(folder: Folder, *cells: tuple[str, str]) -> None:
    """Write a notebook of (kind, text) cells beside the content."""
    cells_ = [{"cell_type": kind, "source": text.splitlines(keepends=True)} for kind, text in cells]
    folder.put("../notebooks/one.ipynb", json.dumps({"cells": cells_}))


@pytest.mark.parametrize(
    "text, wrong",
    [
        ("# Title\n\nIt is rare.\n", '"rare" is used without a number'),
        ("You **must not** do it.", '"You must not"'),
        ("- " + "word " * 21, "21 words"),
        ("- " + "word " * 15 + "\n- " + "word " * 15, ""),
        ("See [our page](https://example.org/1.5%20rare).", ""),
        ('<p style="width: 50%">Hello</p>', ""),
        ("```\nrare 5%\n```\nFine.", ""),
    ],
)
def test_markdown_cells(folder: Folder, text: str, wrong: str) -> None:
    """A Markdown cell is checked as its reader sees it."""
    put_notebook(folder, ("code", "rare = '5%'"), ("markdown", text))

    complaints = folder.complaints()
    assert bool(wrong) == bool(complaints)
    assert all(wrong in one.wrong and one.file == "notebooks/one.ipynb" for one in complaints)


def test_the_place_in_a_notebook(folder: Folder) -> None:
    """A complaint names the cell and the line in it."""
    put_notebook(folder, ("markdown", "# Title"), ("markdown", "Fine.\n\nIt doubles."))

    complaint = folder.only_complaint()
    assert ("cell 2, line 3 of the cell", 2, "language") == (complaint.item, complaint.line, complaint.about)
    assert "in each group" in complaint.allowed


def test_lines_below_code(folder: Folder) -> None:
    """Code is not read, and its lines count all the same."""
    put_notebook(folder, ("markdown", "```\nrare\n```\n\nIt doubles."))

    assert "cell 1, line 5 of the cell" == folder.only_complaint().item


def test_an_empty_cell(folder: Folder) -> None:
    """A cell without a text has nothing to complain of."""
    folder.put("../notebooks/one.ipynb", json.dumps({"cells": [{"cell_type": "markdown"}]}))

    assert [] == folder.complaints()


def test_a_broken_notebook(folder: Folder) -> None:
    """A notebook that cannot be read is a complaint."""
    folder.put("../notebooks/one.ipynb", "{")

    complaint = folder.only_complaint()
    assert ("it is not a notebook", 1, "language") == (complaint.wrong, complaint.line, complaint.about)
