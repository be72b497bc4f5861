"""A card with the reasons that apply to one reader, and its place among the others."""

from collections.abc import Iterable
from dataclasses import replace

from .shapes import Card, Reason, Urgency


def raise_card(card: Card, reasons: Iterable[Reason]) -> Card:
    """Return the card with these reasons, the most urgent first, and their highest urgency;
    as it was without any."""
    by_urgency = tuple(sorted(reasons, key=lambda reason: (-reason.urgency, reason.rule)))
    urgency = max((reason.urgency for reason in by_urgency), default=Urgency.CAN_HAPPEN_TO_ANYONE)
    return replace(card, urgency=urgency, reasons=by_urgency) if by_urgency else card


def place(card: Card) -> tuple:
    """Return what cards are sorted by: most urgent first; then what a sure answer brought up,
    then a "not sure"; then the order of the content."""
    unsure = all(reason.unsure for reason in card.reasons)
    return -card.urgency, not card.reasons, unsure, card.is_outcome, card.order, card.id
