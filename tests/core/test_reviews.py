"""Laws of reviews: a check is in time until its last day,
and a regulator's notice brings that day forward."""

from datetime import date
from types import SimpleNamespace

import pytest

from widgets.core.reviews import Overdue, due, overdue

CARD = SimpleNamespace(id="heat", last_checked="2025-09-01", next_review="2026-09-01")
NOTICE = SimpleNamespace(id="office", date="2025-10-15", cards=("heat",))


@pytest.mark.parametrize(
    ("today", "late"),
    [
        ("2025-11-14", None),
        ("2025-11-15", Overdue("2025-11-14", "office")),
        ("2027-01-01", Overdue("2025-11-14", "office")),
    ],
)
def test_a_notice_gives_thirty_days(today: str, late: Overdue | None) -> None:
    """
    A card that a notice names is in time for 30 days, and overdue on the day after.
    """
    assert late == overdue(CARD, [NOTICE], date.fromisoformat(today))


@pytest.mark.parametrize(("today", "late"), [("2026-09-01", None), ("2026-09-02", Overdue("2026-09-01"))])
def test_without_a_notice_only_the_own_date_counts(today: str, late: Overdue | None) -> None:
    """
    A card is in time on the day of its review, and overdue on the day after.
    """
    other = SimpleNamespace(id="office", date="2025-10-15", cards=("other",))

    assert late == overdue(CARD, [other], date.fromisoformat(today))


@pytest.mark.parametrize("day", ["2025-10-15", "2025-12-01"])
def test_a_check_on_or_after_the_notice_answers_it(day: str) -> None:
    """
    A card that was checked on the day of the notice or later is not made overdue by it,
    however late that was.
    """
    card = SimpleNamespace(id="heat", last_checked=day, next_review="2026-10-15")

    assert None is overdue(card, [NOTICE], date(2026, 10, 15))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-09-01", "2025-11-14"),
        ("2025-10-15", "2026-09-01"),
    ],
)
def test_the_next_check_is_due_on_the_first_of_its_days(day: str, expected: str) -> None:
    """
    A notice that was not answered yet brings the next check forward; an answered one does not.
    """
    card = SimpleNamespace(id="heat", last_checked=day, next_review="2026-09-01")

    assert expected == due(card, [NOTICE])
