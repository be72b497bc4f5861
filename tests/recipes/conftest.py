"""A copy of the workbook in which every recipe is followed, and what its readers see."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .recipe import Step, read_steps, take

ROOT = Path(__file__).parents[2]
RECIPES = sorted(path for path in (ROOT / "docs" / "recipes").glob("*.md") if path.name != "README.md")


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the workbook, with the environment that these tests run in."""
    project = tmp_path_factory.mktemp("recipes")
    without = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "content.json", "failures", "seen")
    for folder in ("content", "notebooks", "widgets", "tests"):
        shutil.copytree(ROOT / folder, project / folder, ignore=without)
    shutil.copy(ROOT / "Makefile", project)
    (project / ".venv").symlink_to(sys.prefix)
    return project


@pytest.fixture(scope="session")
def project(copy: Path) -> Path:
    """The same copy with every step of every recipe taken.

    The commands that end a recipe come last, each once: all recipes end with the same few.
    """
    last: dict[str, Step] = {}
    for recipe in RECIPES:
        steps = list(read_steps(recipe))
        while steps and steps[-1].form == "run":
            for line in steps.pop().block.splitlines():
                last.setdefault(line, Step(recipe.name, "run", line))
        for step in steps:
            take(step, copy)
    for step in sorted(last.values(), key=lambda step: "schema" not in step.block):  # the others rest on it
        take(step, copy)
    return copy


@pytest.fixture(scope="session")
def outcome(project: Path) -> dict:
    """What pages show and functions return in the copy, in its own Python process."""
    probe = Path(__file__).with_name("probe.py").read_text(encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-c", probe], cwd=project, capture_output=True, text=True, check=False
    )
    assert 0 == result.returncode, result.stdout + result.stderr
    return json.loads(result.stdout.splitlines()[-1])
