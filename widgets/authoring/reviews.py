"""Checks that no card is past its date of review."""

from datetime import date

from .complaints import Complaint
from .gathering import Gathered
from .kinds import CARD_KINDS


def check_reviews(gathered: Gathered, today: date) -> list[Complaint]:
    """Return a complaint for each card whose next review was due before today."""
    return [item.complaint(("next_review",), "next_review", f"the review was due on {card.next_review}",
                           f"a date that is not before {today.isoformat()}",
                           "Check the card against its sources. Then set last_checked and next_review anew.",
                           about="reviews")
            for item, card in gathered.models(*CARD_KINDS) if card.next_review < today.isoformat()]
