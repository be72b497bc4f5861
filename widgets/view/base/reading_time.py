"""How long a text takes to read."""

import re
from math import ceil

from .markup import Html

TAG = re.compile(r"<[^>]*>")
SOURCE = re.compile(r'<details class="mw-source">.*?</details>', re.DOTALL)
WORDS_A_MINUTE = 200


def minutes_to_read(markup: Html) -> int:
    """Return how long the text takes to read, sources left out, in minutes rounded up."""
    return max(1, ceil(len(TAG.sub(" ", SOURCE.sub(" ", markup)).split()) / WORDS_A_MINUTE))
