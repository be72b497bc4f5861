"""Each line of the threat model is shown by tests that exist."""

import functools
import re
from pathlib import Path

from widgets.serving.settings import PROJECT

PAGE = PROJECT / "docs/threat-model.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def lines() -> list[list[str]]:
    """Return the cells of each line of the table, its heads left out."""
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows[2:]]


@functools.cache
def names_of_tests(path: Path) -> frozenset[str]:
    """Return the names of a file's tests."""
    text = path.read_text("utf-8") if path.exists() else ""
    return frozenset(re.findall(r"^def (test_\w+)\(", text, flags=re.MULTILINE))


def test_each_line_names_a_test() -> None:
    """Every threat has something that is done about it, and a test beside it and nothing else."""
    assert len(lines()) >= 15
    assert [] == [line for line in lines() if len(line) != 3 or not NAMED.search(line[2])]
    assert [] == [line[2] for line in lines() if NAMED.sub("", line[2]).replace(",", "").strip()]


def test_each_named_test_exists() -> None:
    """A test that was renamed or removed leaves no promise behind."""
    named = [found for line in lines() for found in NAMED.findall(line[2])]

    assert [] == [f"{path}::{name}" for path, name in named if name not in names_of_tests(PROJECT / path)]


def test_the_page_stays_one_page() -> None:
    """Who reads it in an incident reads all of it."""
    assert len(PAGE.read_text("utf-8").split()) < 1000
