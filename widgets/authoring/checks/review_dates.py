"""Checks that no card or concern is past its date of review, and that none ignores a regulator's notice."""

from datetime import date

from widgets.core.reviews import Overdue, overdue

from ..reading.complaint import Complaint
from ..reading.content_folder import ContentFolder, Item
from ..schema.choices import Concern, Notice
from ..schema.medicine import Card


def check_reviews(folder: ContentFolder, today: date) -> list[Complaint]:
    """Return a complaint for each check that was due before today."""
    notices = [notice for _, notice in folder.models(Notice)]
    cards = ((item, overdue(card, notices, today)) for item, card in folder.models(Card))
    concerns = ((item, overdue(concern, (), today)) for item, concern in folder.models(Concern))
    return [_complaint(item, late, today) for item, late in (*cards, *concerns) if late]


def _complaint(item: Item, late: Overdue, today: date) -> Complaint:
    if late.notice:
        return item.complaint(
            ("last_checked",),
            f'it was not checked since the notice "{late.notice}"; the last day for that was {late.due}',
            "a last_checked on or after the date of the notice, within 30 days of it",
            f"Read content/notices/{late.notice}.yaml and its source, change what has changed. "
            "Then set last_checked and next_review again.",
            about="reviews",
        )
    return item.complaint(
        ("next_review",),
        f"the review was due on {late.due}",
        f"a date that is not before {today.isoformat()}",
        f"Check the {'concern' if item.kind.name == 'concern' else 'card'} against its sources. "
        "Then set last_checked and next_review again.",
        about="reviews",
    )
