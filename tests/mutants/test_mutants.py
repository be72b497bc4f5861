"""The report on mutants: each has its place, its change and its fate, and what was not tried counts for nothing."""

import json
from pathlib import Path

import pytest

from tests.mutants.results import Mutant, report, results, score
from tests.mutants.suites import ROOT, SUITES

CODE = """# one


def twice(n):
    return 2 * n


class Count:
    def more(self, n):
        n += 1
        return n
"""
MUTATED = """
# each version of a function, under its own name

def x_twice__mutmut_orig(n):
    return 2 * n

def x_twice__mutmut_1(n):
    return 3 * n

def x_twice__mutmut_2(n):
    return 2 / n

def xǁCountǁmore__mutmut_orig(self, n):
    n += 1
    return n

def xǁCountǁmore__mutmut_1(self, n):
    n += 1
    return None
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    mutated = tmp_path / "mutants/part"
    mutated.mkdir(parents=True)
    (tmp_path / "part").mkdir()
    (tmp_path / "part/code.py").write_text(CODE, encoding="utf-8")
    (mutated / "code.py").write_text(MUTATED, encoding="utf-8")
    lines = MUTATED.splitlines()
    starts = [n for n, line in enumerate(lines) if line.startswith("def ")]
    ends = [n for n, line in enumerate([*lines, ""]) if not line and n > starts[0]]
    spans = {  # from the line of its def to its last line, both counted from 1
        lines[start].split("(")[0].removeprefix("def "): [start + 1, end]
        for start, end in zip(starts, ends, strict=True)
    }
    (mutated / "code.py.spans").write_text(json.dumps({"version": 1, "spans": spans}), encoding="utf-8")
    fates = {"part.code.x_twice__mutmut_1": 1, "part.code.x_twice__mutmut_2": 0}
    fates["part.code.xǁCountǁmore__mutmut_1"] = None
    (mutated / "code.py.meta").write_text(json.dumps({"exit_code_by_key": fates}), encoding="utf-8")
    return tmp_path


def test_each_mutant_has_its_place_and_its_change(place: Path) -> None:
    """
    A mutant is named by the file and line of the code that people edit, with the line before and after.
    """
    assert [
        Mutant("part/code.py", 5, "killed", ("-    return 2 * n", "+    return 3 * n")),
        Mutant("part/code.py", 5, "survived", ("-    return 2 * n", "+    return 2 / n")),
        Mutant("part/code.py", 11, "not tried yet", ("-    return n", "+    return None")),
    ] == results(place)


def test_the_report_lists_the_survivors(place: Path) -> None:
    """
    The score counts what was tried, followed by each survivor with its change.
    """
    assert [
        "part: 1 of 2 mutants killed (50.0 %); 1 survived, 1 not tried yet",
        "  part/code.py:5: survived",
        "    -    return 2 * n",
        "    +    return 2 / n",
    ] == report("part", results(place)).splitlines()


def test_nothing_tried_gives_no_score() -> None:
    """
    Without a single mutant tried there is no percentage, so an interrupted start does not look like a result.
    """
    assert "part: 0 of 0 mutants killed; 1 not tried yet" == score(
        "part", [Mutant("f", 1, "not tried yet", ())]
    )


@pytest.mark.parametrize("suite", SUITES.values(), ids=SUITES)
def test_every_suite_has_its_modules_and_tests(suite) -> None:
    """
    Each suite names modules and tests that exist.
    """
    assert all(list(ROOT.glob(module)) for module in suite.modules)
    assert suite.tests
    assert [] == [test for test in suite.tests if not (ROOT / test).exists()]
