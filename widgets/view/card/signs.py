"""The warning signs of a card in the order of how soon to act, and the one that its short form says."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from widgets.core.shapes import SPEEDS, Card, WarningSign

SENTENCE = re.compile(r"(?<=[.!?])\s+")
MOST_WORDS = 22  # of a sign in sight; a sign of an emergency is always whole


@dataclass(frozen=True)
class Lead:
    """The most urgent sign of a card, as its short form says it; or the earlier card that says it already."""

    sign: WarningSign
    same_as: Card | None = None


def by_speed(card: Card) -> list[WarningSign]:
    """Return the signs of a card, the most urgent first."""
    return sorted(card.warning_signs, key=lambda sign: SPEEDS.index(sign.when))


def may_lead(card: Card, beside: Iterable[Card]) -> list[WarningSign]:
    """Return the signs that a card may lead with, the most urgent first: those of its own matter.

    A sign of a treatment that the reader has not named would send them looking for what they do not have; it is of
    the card's matter where the card is about that treatment, or where the reader's cards `beside` it are.
    """
    ids = {one.id for one in beside}
    signs = by_speed(card)
    own = [sign for sign in signs if not sign.leads_on or card.id in sign.leads_on or sign.leads_on[0] in ids]
    return own or signs


def leads(cards: Iterable[Card]) -> Mapping[str, Lead]:
    """Return the sign that each card leads with, by the id of the card.

    No reader meets the same sign twice in short: a later card leads with another sign of the same speed, or folds
    the sign that an earlier card says. It never falls back to a sign of its matter that can wait longer.
    """
    cards = tuple(cards)
    said: dict[str, Card] = {}
    found = {}
    for card in cards:
        if not card.warning_signs:
            continue
        signs = may_lead(card, cards)
        as_urgent = [sign for sign in signs if sign.when == signs[0].when]
        fresh = next((sign for sign in as_urgent if sign.text not in said), None)
        found[card.id] = Lead(fresh) if fresh else Lead(signs[0], said[signs[0].text])
        if fresh:
            said[fresh.text] = card
    return found


def in_short(sign: WarningSign) -> str:
    """Return a sign of an emergency whole, and any other without the sentences that make it long."""
    if sign.when == SPEEDS[0]:
        return sign.text
    first, *more = SENTENCE.split(sign.text)
    for sentence in more:
        if len(f"{first} {sentence}".split()) > MOST_WORDS:
            break
        first = f"{first} {sentence}"
    return first
