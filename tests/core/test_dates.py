"""Dates are written in one way, whatever the language of the machine."""

import pytest

from widgets.core.dates import day


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2026-11-20", "20 November 2026"),
        ("2026-03-04", "4 March 2026"),
        ("2027-01-01", "1 January 2027"),
        ("2026-12-31", "31 December 2026"),
    ],
)
def test_a_date_reads_as_english(iso: str, expected: str) -> None:
    """
    Day, name of the month and year: no leading zero, and no order of numbers to guess.
    """
    assert expected == day(iso)
