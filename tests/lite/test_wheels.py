"""Wheels for the browser are whole, and hold what they must and no more."""

import base64
import csv
import hashlib
import subprocess
import sys
import zipfile
from io import BytesIO, StringIO
from pathlib import Path

import nbformat
import pytest

from widgets.lite.own_wheel import own_wheel
from widgets.lite.wheel import Wheel, cut, wheel
from widgets.own_files import notebooks_folder

CODE = {"a/__init__.py": b"", "a/front/big.js": b"x" * 1000, "b.py": b"b = 1\n", "c.data/data/d.py": b""}


def recorded(one: Wheel) -> dict[str, str]:
    """Return the digest of each file that the wheel's own list has."""
    record = next(body for path, body in one.files().items() if path.endswith("/RECORD"))
    return {path: digest for path, digest, _ in csv.reader(StringIO(record.decode()))}


@pytest.mark.parametrize("one", [wheel("a_b", "1.0", CODE), cut(wheel("a_b", "1.0", CODE), "b.py".__eq__)])
def test_a_wheel_lists_its_files_with_their_digests(one: Wheel) -> None:
    """What an installer would check is right, also after files were taken out."""
    found = {
        path: "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(body).digest()).rstrip(b"=").decode()
        for path, body in one.files().items()
    }

    assert {path: "" if path.endswith("RECORD") else digest for path, digest in found.items()} == recorded(
        one
    )


def test_a_wheel_says_what_it_is() -> None:
    """Its name is spelled in one way, and what can be imported is code alone."""
    one = wheel("A_b", "1.0", CODE)

    assert ("a-b", "1.0", ["a", "b"]) == (one.name, one.version, one.imports())


def test_a_cut_wheel_has_what_is_kept_and_what_describes_it() -> None:
    """Nothing else is left, and the name is the same."""
    whole = wheel("a", "1.0", CODE)
    less = cut(whole, lambda path: not path.startswith("a/"))

    assert whole.file_name == less.file_name
    assert {"b.py", "c.data/data/d.py", "METADATA", "WHEEL", "RECORD"} == {
        path.removeprefix("a-1.0.dist-info/") for path in less.files()
    }


def test_the_same_files_give_the_same_bytes() -> None:
    """A wheel changes only when its files do."""
    assert wheel("a", "1.0", CODE) == wheel("a", "1.0", CODE)


def test_the_own_wheel_runs_every_notebook(tmp_path: Path) -> None:
    """With this wheel alone, and packages, each import of a notebook works and its page opens."""
    with zipfile.ZipFile(BytesIO(own_wheel().body)) as archive:
        archive.extractall(tmp_path)
    books = [nbformat.read(path, as_version=4) for path in sorted(notebooks_folder().rglob("*.ipynb"))]
    lines = {
        line
        for book in books
        for cell in book.cells
        if cell.cell_type == "code"
        for line in cell.source.splitlines()
        if line.startswith(("import ", "from ")) or "= open_chapter(" in line
    }
    code = [
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})",
        *sorted(lines, key=lambda line: "=" in line),
    ]
    where = "import widgets.workbook; print(widgets.workbook.__file__)"
    told = subprocess.run(
        [sys.executable, "-c", "\n".join([*code, where])], cwd=tmp_path, capture_output=True, text=True
    )

    assert ("", 0) == (told.stderr, told.returncode)
    assert told.stdout.startswith(str(tmp_path))
