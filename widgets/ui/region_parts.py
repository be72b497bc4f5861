"""Markup cut into named parts, so that only the parts that changed need to travel."""

import re
from itertools import pairwise

KEY = re.compile(' data-key="')
CARD_END = re.compile("</article>")
SMALLER_ENDS = re.compile("</section>|</tr>")
TAG = re.compile(r'<(\w+) [^<>]*?\bdata-key="([^"]*)"')


def parts(html: str) -> dict[str, str]:
    """Return the parts by name, from the top; joined, they are the markup again, whatever it was.

    A part is named by its key and by the cards around it; what follows it without a key is numbered.
    So a card that is new, gone or moved changes the name of no other part.
    """
    named: dict[str, str] = {}
    cards: list[str] = []
    name, number = "", 0
    for text in _cut(html):
        tag = TAG.match(text)
        if tag:
            name, number = "/".join((*cards, tag[2])), 0
        if tag and tag[1] == "article":
            cards.append(tag[2])
        unique = f"{name}+{number}" if number or not tag else name
        while unique in named:
            number += 1
            unique = f"{name}+{number}"
        named[unique] = text
        if text.endswith("</article>"):
            del cards[-1:]
    return named


def _cut(html: str) -> list[str]:
    """Cut before each tag with a key, after each card, and before the end of each section and table row."""
    places = {0, len(html)}
    places |= {html.rfind("<", 0, key.start()) for key in KEY.finditer(html)}
    places |= {end.end() for end in CARD_END.finditer(html)}
    places |= {end.start() for end in SMALLER_ENDS.finditer(html)}
    ordered = sorted(place for place in places if place >= 0)
    return [html[start:end] for start, end in pairwise(ordered)]
