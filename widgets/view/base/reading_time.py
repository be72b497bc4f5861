"""How long a text takes to read: what a fold says of itself, so that a reader knows before opening it."""

import re

from widgets.core.content import Content

from .markup import Html, html, tag

WORDS_A_MINUTE = 180
"""How fast a careful reader reads; a round number, as the minutes are."""
NOT_READ = re.compile(r'<details class="mw-source">.*?</details>|<p class="mw-sheet-note">.*?</p>', re.DOTALL)
"""Sources, and lines that only paper shows."""
TAG = re.compile(r"<[^>]*>")


def minutes_to_read(markup: str) -> int:
    """Return how long the text takes to read, sources left out, in whole minutes: 0 for less than half of one."""
    return round(len(TAG.sub(" ", NOT_READ.sub(" ", markup)).split()) / WORDS_A_MINUTE)


def with_length(label: object, body: str, content: Content) -> Html:
    """Return the label of a fold with how long its body takes to read; a label alone where that is no time.

    This is the rule for all folds: one that takes half a minute or more says how long it is, in minutes or with
    the number of what is in it.
    """
    minutes = minutes_to_read(body)
    if not minutes:
        return html(label)
    long = content.words("page.parts.minute" if minutes == 1 else "page.parts.minutes", n=minutes)
    return html(label, " ", tag("span", long, class_="mw-long"))
