"""The self-audit claims nothing that no check shows."""

import functools
import re
from itertools import chain
from pathlib import Path

import pytest

from .audit import ANSWERS, FOLDER, ROOT, counts, rows

ITEMS = {
    "ipdas": [str(n) for n in range(1, 45)],
    "pemat": [str(n) for n in chain(range(1, 13), range(15, 27))],
    "cdc-index": [str(n) for n in range(1, 21)],
    "wcag": [
        *(f"1.1.{n}" for n in (1,)),
        *(f"1.2.{n}" for n in range(1, 6)),
        *(f"1.3.{n}" for n in range(1, 6)),
        *(f"1.4.{n}" for n in (1, 2, 3, 4, 5, 10, 11, 12, 13)),
        *(f"2.1.{n}" for n in (1, 2, 4)),
        *(f"2.2.{n}" for n in (1, 2)),
        *(f"2.3.{n}" for n in (1,)),
        *(f"2.4.{n}" for n in (1, 2, 3, 4, 5, 6, 7, 11)),
        *(f"2.5.{n}" for n in (1, 2, 3, 4, 7, 8)),
        *(f"3.1.{n}" for n in (1, 2)),
        *(f"3.2.{n}" for n in (1, 2, 3, 4, 6)),
        *(f"3.3.{n}" for n in (1, 2, 3, 4, 7, 8)),
        *(f"4.1.{n}" for n in (2, 3)),
    ],
}
"""The items of each instrument, so that none can be left out: WCAG has 31 of level A and 24 of level AA."""
WORDING = {"seen", "item wording not yet checked"}
INSTRUMENTS = pytest.mark.parametrize("instrument", ITEMS)


@functools.cache
def names_of_tests(path: Path) -> frozenset[str]:
    """Return the names of a file's tests."""
    text = path.read_text("utf-8") if path.exists() else ""
    return frozenset(re.findall(r"^def (test_\w+)\(", text, flags=re.MULTILINE))


def test_each_instrument_has_its_table() -> None:
    """No table is without a list of its items above."""
    assert sorted(ITEMS) == sorted(path.stem for path in FOLDER.glob("*.md"))


@INSTRUMENTS
def test_each_item_is_answered_once(instrument: str) -> None:
    """Every item of the instrument has its row, in order, and one of the five answers."""
    found = rows(instrument)

    assert ITEMS[instrument] == [row.item for row in found]
    assert set() == {row.answer for row in found} - set(ANSWERS)


@INSTRUMENTS
def test_met_names_the_tests_that_show_it(instrument: str) -> None:
    """What is met names at least one test; what is not claimed names none, and says why in words."""
    found = rows(instrument)

    assert [] == [row.item for row in found if row.answer == "met" and not row.tests]
    assert [] == [row.item for row in found if row.answer != "met" and (row.tests or not row.shown_by)]


@INSTRUMENTS
def test_each_named_test_exists(instrument: str) -> None:
    """A test that was renamed or removed leaves no claim behind."""
    named = [test for row in rows(instrument) for test in row.tests]

    assert [] == [f"{path}::{name}" for path, name in named if name not in names_of_tests(ROOT / path)]


@INSTRUMENTS
def test_wording_that_was_not_seen_is_marked(instrument: str) -> None:
    """Each item says whether its wording was seen or comes from memory; WCAG's criteria are named and not repeated."""
    wordings = {row.cells.get("wording") for row in rows(instrument)}

    assert ({None} if instrument == "wcag" else WORDING) == wordings


def test_the_summary_counts_what_the_tables_say() -> None:
    """The table on how it was made has the numbers of the four tables, and their sums."""
    page = (ROOT / "docs/how-it-was-made.md").read_text("utf-8")
    summary = {
        instrument: [int(cell) for cell in cells.split("|")]
        for instrument, cells in re.findall(
            r"^\| \[.*\]\(audit/([\w-]+)\.md\) \|([\d |]+)\|$", page, re.MULTILINE
        )
    }

    assert {
        instrument: [len(ITEMS[instrument]), *(counts(instrument)[answer] for answer in ANSWERS)]
        for instrument in ITEMS
    } == summary


def test_what_real_people_did_not_do_is_said() -> None:
    """Patients and clinicians took no part: the page says so, with what that is known to cost, and no item hides it."""
    page = (ROOT / "docs/how-it-was-made.md").read_text("utf-8")
    not_met = {row.item for row in rows("ipdas") if row.answer == "not met"}

    assert "Patients have not taken part" in page
    assert "6.56" in page and "10.1177/0272989X251318640" in page
    assert {"28", "29", "30", "31", "32", "33"} <= not_met
    assert {"38", "39"} == {row.item for row in rows("ipdas") if row.answer == ANSWERS[3]}
