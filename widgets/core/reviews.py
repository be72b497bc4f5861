"""When the check of a card is overdue: its own date has passed,
or a regulator's notice made an earlier one necessary.

The page's banner and the check of the content both ask here, so that they cannot disagree.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

DAYS_AFTER_NOTICE = timedelta(days=30)


class Reviewed(Protocol):
    """Whatever is checked from time to time; dates are written as 2026-11-20."""

    @property
    def id(self) -> str: ...
    @property
    def last_checked(self) -> str: ...
    @property
    def next_review(self) -> str: ...


class Noticed(Protocol):
    """What a regulator said on a day, and the cards that it affects."""

    @property
    def id(self) -> str: ...
    @property
    def date(self) -> str: ...
    @property
    def cards(self) -> Collection[str]: ...


@dataclass(frozen=True)
class Overdue:
    """Since when a check is overdue: the last day on which it was in time, and the notice that set it,
    if one did."""

    due: str
    notice: str | None = None


def overdue(item: Reviewed, notices: Iterable[Noticed], today: date) -> Overdue | None:
    """Return why a check is overdue, the earliest reason first; None while it is in time.

    Notices name cards. For what is no card, such as a concern, give none:
    ids of cards and concerns may be alike.
    """
    first = _first_due(item, notices)
    return first if first.due < today.isoformat() else None


def due(item: Reviewed, notices: Iterable[Noticed]) -> str:
    """Return the last day on which the next check is in time."""
    return _first_due(item, notices).due


def _first_due(item: Reviewed, notices: Iterable[Noticed]) -> Overdue:
    notices_since = [
        Overdue(_last_day(notice), notice.id)
        for notice in notices
        if item.id in notice.cards and item.last_checked < notice.date
    ]
    return min((*notices_since, Overdue(item.next_review)), key=lambda reason: reason.due)


def _last_day(notice: Noticed) -> str:
    return (date.fromisoformat(notice.date) + DAYS_AFTER_NOTICE).isoformat()
