"""The command that runs nbval again and again: what it counts, and what its record says."""

import re
import subprocess

import pytest

from tests.notebooks import steady
from tests.notebooks.refresh import PROJECT, all_notebooks
from tests.notebooks.steady import Run, main, summary

RECORD = (PROJECT / "docs" / "notebook-runs.md").read_text("utf-8")


def test_a_red_run_is_counted() -> None:
    """Each run that found a fault counts, and the times are those of the quickest, the slowest and the middle."""
    runs = [Run(0, "342 passed", 40), Run(1, "1 failed, 341 passed", 60), Run(0, "342 passed", 44)]

    assert "3 runs, 1 red; 40 to 60 seconds each, 44 in the middle." == summary(runs)


@pytest.mark.parametrize(("code", "expected"), [(0, 0), (1, 1), (2, 1)])
def test_one_red_run_makes_the_command_fail(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], code: int, expected: int
) -> None:
    """It says so in a line for each run, and in the end; a run that nbval could not finish is red, too."""
    codes = iter([0, code])
    monkeypatch.setattr(steady, "all_notebooks", list)
    monkeypatch.setattr(
        steady.subprocess,
        "run",
        lambda *a, **k: subprocess.CompletedProcess(a, next(codes), "..\n2 passed in 3.21s\n", ""),
    )

    assert expected == main(["--runs", "2"])
    lines = capsys.readouterr().out.splitlines()
    assert ["nbval 1: 2 passed", "nbval 2: 2 passed"] == [line.split(",")[0] for line in lines[:2]]
    assert f"2 runs, {expected} red" in lines[2]


def test_the_record_says_how_to_repeat_it() -> None:
    """It has its day, its machine, its count and its one command, and names as many notebooks as there are."""
    assert "make steady" in RECORD and "steady:" in (PROJECT / "Makefile").read_text("utf-8")
    assert re.search(r"\d+ November 2026", RECORD)
    assert f"{len(all_notebooks())} notebooks" in RECORD
    assert re.search(r"\d+ runs in a row, \d+ false alarms", RECORD)
