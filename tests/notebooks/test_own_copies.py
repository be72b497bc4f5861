"""Copies of one's own: a folder beside the pages is nobody's business but its owner's."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.again import again
from tests.notebooks.refresh import EXAMPLES, FOLDER, PROJECT

NBVAL = ("-m", "pytest", "--nbval", "--nbval-current-env", "--collect-only", "-q")


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Path:
    """Return a project with two pages of its own and a copy of one in `mine`, under the settings of this one."""
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(PROJECT / name, tmp_path)
    example = EXAMPLES / "make-it-your-own.ipynb"
    for path in (FOLDER / "vitiligo.ipynb", example, FOLDER / "mine" / "deeper" / "vitiligo.ipynb"):
        own = tmp_path / path.relative_to(PROJECT)
        own.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(example if path == example else FOLDER / "vitiligo.ipynb", own)
    return tmp_path


def collected(project: Path, what: str) -> set[str]:
    """Return the notebooks that nbval would run."""
    result = subprocess.run([sys.executable, *NBVAL, what], cwd=project, capture_output=True, text=True)
    return {line.partition("::")[0] for line in result.stdout.splitlines() if "::" in line}


def test_a_folder_of_ones_own_is_left_alone(project: Path) -> None:
    """
    `pytest --nbval notebooks`, as `make test` has it, runs the pages and the examples, and no copy of a teacher's.
    """
    ours = {"notebooks/vitiligo.ipynb", "notebooks/examples/make-it-your-own.ipynb"}

    assert ours == collected(project, "notebooks")


@pytest.mark.parametrize("named", [again("notebooks/mine"), "notebooks/mine/deeper/vitiligo.ipynb"])
def test_a_copy_is_run_when_it_is_named(project: Path, named: str) -> None:
    """
    A teacher who wants nbval to compare a copy names it.
    """
    assert {"notebooks/mine/deeper/vitiligo.ipynb"} == collected(project, named)


def test_no_commit_takes_a_copy_along() -> None:
    """
    The folder that the guide proposes is none of the repository's.
    """
    assert "/notebooks/mine/" in (PROJECT / ".gitignore").read_text("utf-8").splitlines()
    assert "such as `mine`" in (PROJECT / "docs" / "notebooks.md").read_text("utf-8")
