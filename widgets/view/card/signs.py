"""The warning signs of a card in the order of how soon to act."""

from widgets.core.shapes import Card, WarningSign

SPEEDS = ("emergency", "same_day", "within_days", "within_weeks")


def by_speed(card: Card) -> list[WarningSign]:
    """Return the signs of a card, the most urgent first."""
    return sorted(card.warning_signs, key=lambda sign: SPEEDS.index(sign.when))
