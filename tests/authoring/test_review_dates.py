"""Laws of review dates: an overdue card fails the check and never a compile."""

from datetime import date

import pytest

from widgets.authoring.compiler import compile_content

from .small import Folder

NOTICE = "notices/office-2020.yaml"


@pytest.mark.parametrize(
    "today, overdue", [(date(2027, 11, 20), []), (date(2027, 11, 21), ["redness", "cold-sore-now", "spots"])]
)
def test_overdue_cards(folder: Folder, today: date, overdue: list[str]) -> None:
    """A card is overdue from the day after its next review."""
    complaints = folder.complaints(today)

    assert [f'"{id}", next_review' for id in overdue] == [one.item.split(" ", 1)[1] for one in complaints]
    assert all("due on 2027-11-20" in one.wrong and one.line > 20 for one in complaints)
    assert all("reviews" == one.about and today.isoformat() in one.allowed for one in complaints)
    assert ["card", "card", "concern"][: len(complaints)] == [one.remedy.split()[2] for one in complaints]


def test_dates_never_stop_a_compile(folder: Folder) -> None:
    """Overdue content compiles: the page shows a banner instead."""
    folder.change("outcomes/redness.yaml", 'last_checked: "2026-11-20"', 'last_checked: "1999-11-20"')
    folder.change("outcomes/redness.yaml", 'next_review: "2027-11-20"', 'next_review: "2000-11-20"')

    assert compile_content(folder.path)[0]


@pytest.mark.parametrize("today, overdue", [(date(2026, 12, 31), 0), (date(2027, 1, 1), 1)])
def test_thirty_days_after_a_notice(folder: Folder, today: date, overdue: int) -> None:
    """A card that a notice names and that was not checked since is reported from the 31st day on,
    with the notice."""
    folder.change(NOTICE, "2020-01-31", "2026-12-01")

    complaints = folder.complaints(today)
    assert overdue == len(complaints)
    assert all(('outcome "redness", last_checked', 36) == (one.item, one.line) for one in complaints)
    assert all("reviews" == one.about and "office-2020.yaml" in one.remedy for one in complaints)
    assert all('"office-2020"' in one.wrong and "2026-12-31" in one.wrong for one in complaints)


def test_a_check_on_the_day_of_the_notice_answers_it(folder: Folder) -> None:
    """A card that was checked on the day of the notice, or later, is not reported."""
    folder.change(NOTICE, "2020-01-31", "2026-11-20")

    assert [] == folder.complaints(date(2027, 11, 20))
