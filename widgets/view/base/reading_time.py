"""How long a text takes to read."""

import re
from math import ceil

from .markup import Html

TAG = re.compile(r"<[^>]*>")
SOURCE = re.compile(r'<details class="mw-source">.*?</details>', re.DOTALL)
WORDS_A_MINUTE = 180
"""How fast a careful reader reads: our own round number, as the minutes are."""


def minutes_for(words: int) -> float:
    """Return how many minutes this many words take; who shows them makes them whole."""
    return words / WORDS_A_MINUTE


def minutes_to_read(markup: Html) -> int:
    """Return how long the text takes to read, sources left out, in minutes rounded up."""
    return max(1, ceil(minutes_for(len(TAG.sub(" ", SOURCE.sub(" ", markup)).split()))))
