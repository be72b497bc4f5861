"""How long a text takes to read."""

WORDS_A_MINUTE = 180
"""How fast a careful reader reads: our own round number, as the minutes are."""


def minutes_for(words: int) -> float:
    """Return how many minutes this many words take; who shows them makes them whole."""
    return words / WORDS_A_MINUTE
