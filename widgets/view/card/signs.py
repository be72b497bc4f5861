"""The warning signs of a card in the order of how soon to act."""

from widgets.core.shapes import SPEEDS, Card, WarningSign


def by_speed(card: Card) -> list[WarningSign]:
    """Return the signs of a card, the most urgent first."""
    return sorted(card.warning_signs, key=lambda sign: SPEEDS.index(sign.when))
