"""The check of a copy: which notebook fails, in which cell and how."""

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from widgets.commands import check
from widgets.commands.check import fault_of


def notebook(path: Path, *sources: str) -> Path:
    """Write a notebook with a heading and these cells of code."""
    cells = [new_markdown_cell("# A title"), *map(new_code_cell, sources)]
    nbformat.write(new_notebook(cells=cells), path)
    return path


def test_a_notebook_that_fails_is_named_with_its_cell(tmp_path: Path) -> None:
    """Cells are counted as they stand, text included, and the file is not touched."""
    path = notebook(tmp_path / "own.ipynb", "number = 1", 'raise ValueError("no such card")', "number")
    before = path.read_bytes()

    assert "own.ipynb, cell 3: ValueError: no such card" == fault_of(path)
    assert before == path.read_bytes()


def test_a_notebook_that_runs_has_no_fault(tmp_path: Path) -> None:
    """The workbook can be imported from any folder."""
    path = notebook(
        tmp_path / "own.ipynb", "from widgets.workbook import open_chapter; open_chapter('welcome')"
    )

    assert "" == fault_of(path)


@pytest.mark.parametrize("text", ["", "{}", "[1]"])
def test_what_is_no_notebook_is_said(tmp_path: Path, text: str) -> None:
    """One sentence, and no traceback."""
    (tmp_path / "own.ipynb").write_text(text)

    assert fault_of(tmp_path / "own.ipynb").startswith("own.ipynb cannot be read: ")


def test_a_fault_fails_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1, with the fault on standard error; 0 when there is none."""
    notebook(tmp_path / "own.ipynb")
    faults = iter(["own.ipynb, cell 2: KeyError: 'x'", ""])
    monkeypatch.setattr(check, "fault_of", lambda _path: next(faults))

    assert [1, 0] == [check.check(tmp_path), check.check(tmp_path)]
    assert "own.ipynb, cell 2: KeyError: 'x'\n" == capsys.readouterr().err


def test_a_folder_without_notebooks_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped folder does not pass for one in which all is well."""
    assert 1 == check.check(tmp_path / "typo")
    assert f"There is no notebook in {tmp_path / 'typo'}.\n" == capsys.readouterr().err
