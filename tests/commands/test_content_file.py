"""When the content is compiled, and that one command does it, whatever was wrong with the file."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serving.conftest import make_content
from widgets.commands.content_file import is_current, made_from
from widgets.core.loading import COMPILED, ContentMissing, as_bytes, check_as_compiled, version_of
from widgets.own_files import PROJECT

DAY = 86_400


def compiled_beside(folder: Path) -> tuple[Path, list[Path]]:
    """Lay out content, a program and what was compiled from them; return the last and the former."""
    content, program = folder / "content", folder / "program"
    for path in (content / "cards" / "a.yaml", program / "one.py", program / "__pycache__" / "one.pyc"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a")
    raw = make_content()
    (folder / "content.json").write_bytes(as_bytes({"version": version_of(raw), **raw}))
    for path in [*folder.rglob("*"), folder]:
        os.utime(path, (DAY, DAY))
    os.utime(folder / "content.json", (2 * DAY, 2 * DAY))
    return folder / "content.json", [content, program]


@pytest.mark.parametrize(
    ("expected", "newer"),
    [
        (True, ""),
        (True, "program/__pycache__/one.pyc"),
        (True, "program"),
        (False, "content/cards/a.yaml"),
        (False, "content/cards"),
        (False, "program/one.py"),
    ],
)
def test_content_is_compiled_when_it_is_older_than_what_it_is_made_from(
    tmp_path: Path, expected: bool, newer: str
) -> None:
    """A changed, new or removed file of content counts, and a changed program; Python's own files do not."""
    compiled, (content, program) = compiled_beside(tmp_path)
    if newer:
        os.utime(tmp_path / newer, (3 * DAY, 3 * DAY))

    assert expected is is_current(compiled, made_from(content, [program]))


@pytest.mark.parametrize("damage", ["gone", "{", '{"version": "1", "cards": {}}'])
def test_content_that_is_damaged_is_not_current(tmp_path: Path, damage: str) -> None:
    """A file that is newer than everything, but not as it was compiled, is compiled again."""
    compiled, (content, program) = compiled_beside(tmp_path)
    compiled.unlink()
    if damage != "gone":
        compiled.write_text(damage)

    assert not is_current(compiled, made_from(content, [program]))


def test_the_command_that_messages_name_compiles(tmp_path: Path) -> None:
    """Whoever follows the message about damaged content has whole content afterwards: it is no circle."""
    with pytest.raises(ContentMissing) as missing:
        check_as_compiled(tmp_path / "none")
    (command,) = re.findall(r"run `make ([a-z-]+)`", str(missing.value))
    checkout = copy_of_the_checkout(tmp_path / "copy")
    damaged = checkout / COMPILED.relative_to(PROJECT)
    damaged.write_text("{}")

    result = subprocess.run(["make", command], cwd=checkout, capture_output=True, text=True)

    assert 0 == result.returncode, result.stderr
    check_as_compiled(damaged)


def copy_of_the_checkout(folder: Path) -> Path:
    """Copy what compiling reads, with a .venv that runs this Python and passes for installed."""
    for name in ("content", "widgets"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("Makefile", "requirements.txt"):
        shutil.copy(PROJECT / name, folder)
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "python").symlink_to(sys.executable)
    shutil.copy(PROJECT / "requirements.txt", folder / ".venv")
    return folder
