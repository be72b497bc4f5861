"""Laws of review dates: an overdue card fails the check and never a compile."""

from datetime import date

import pytest

from widgets.authoring.compiling import compile_content

from .small import Folder


@pytest.mark.parametrize("today, overdue", [(date(2027, 11, 20), []),
                                            (date(2027, 11, 21), ["redness", "cold-sore-now"])])
def test_overdue_cards(folder: Folder, today: date, overdue: list[str]) -> None:
    """A card is overdue from the day after its next review."""
    found = folder.complaints(today)

    assert [f'"{id}", next_review' for id in overdue] == [one.item.split(" ", 1)[1] for one in found]
    assert all("due on 2027-11-20" in one.wrong and one.line > 20 for one in found)


def test_dates_never_stop_a_compile(folder: Folder) -> None:
    """Overdue content compiles: the page shows a banner instead."""
    folder.change("outcomes/redness.yaml", 'last_checked: "2026-11-20"', 'last_checked: "1999-11-20"')
    folder.change("outcomes/redness.yaml", 'next_review: "2027-11-20"', 'next_review: "2000-11-20"')

    assert compile_content(folder.path)[0]
