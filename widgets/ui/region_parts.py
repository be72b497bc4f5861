"""Markup cut into parts, so that only the parts that changed need to travel."""

import re
from itertools import pairwise

KEY = re.compile(' data-key="')
CARD_END = re.compile("</article>")
SMALLER_ENDS = re.compile("</section>|</tr>|</th>")
DRAWING = re.compile("<figure|(?<=</figure>)")
TAG = re.compile(r'<(\w+) [^<>]*?\bdata-key="([^"]*)"')


class PageParts:
    """The parts of one region as its page has them, each under a number.

    The version of a part is the number of the redraw that last changed it.
    """

    def __init__(self) -> None:
        self.redraws = 0
        self.by_number: dict[int, tuple[int, str]] = {}
        self._numbers: dict[str, int] = {}

    def redraw(self, html: str) -> list[list[int]]:
        """Take in new markup, and return the number and the version of each of its parts, from the top.

        A part that the page has already, under whatever name, keeps its number. Any other takes the place of the
        part that had its name, so that the page keeps no more parts than there are names.
        """
        self.redraws += 1
        named = parts(html)
        here = {text: number for number, (_, text) in self.by_number.items()}
        self._numbers |= {name: here[text] for name, text in named.items() if text in here}
        used = {here[text] for text in named.values() if text in here}
        for name, text in named.items():
            if text not in here:
                here[text] = self._place(name, used)
                self.by_number[here[text]] = (self.redraws, text)
            self._numbers[name] = here[text]
            used.add(here[text])
        return [[number, self.by_number[number][0]] for number in (here[text] for text in named.values())]

    def changed(self) -> dict[int, tuple[int, str]]:
        """Return the parts that the last redraw brought."""
        return {number: part for number, part in self.by_number.items() if part[0] == self.redraws}

    def _place(self, name: str, used: set[int]) -> int:
        """Return the number for a part that is new to the page: its name's, one without a name, or a further one."""
        own = self._numbers.get(name)
        if own is not None and own not in used:
            return own
        unnamed = self.by_number.keys() - used - set(self._numbers.values())
        return min(unnamed, default=len(self.by_number))


def parts(html: str) -> dict[str, str]:
    """Return the parts by name, from the top; joined, they are the markup again, whatever it was.

    A part is named by its key and by the cards around it; what follows it without a key is numbered.
    So a card that is new, gone or moved changes the name of no other part.
    """
    texts: dict[str, str] = {}
    cards: list[str] = []
    name, number = "", 0
    for text in _cut(html):
        tag = TAG.match(text)
        if tag:
            name, number = "/".join((*cards, tag[2])), 0
        if tag and tag[1] == "article":
            cards.append(tag[2])
        unique = f"{name}+{number}" if number or not tag else name
        while unique in texts:
            number += 1
            unique = f"{name}+{number}"
        texts[unique] = text
        if text.endswith("</article>"):
            del cards[-1:]
    return texts


def _cut(html: str) -> list[str]:
    """Cut before each tag with a key, after each card, before the end of each section, table row and head of a row,
    and around each drawing, which is most of the markup of a count."""
    places = {0, len(html)}
    places |= {html.rfind("<", 0, key.start()) for key in KEY.finditer(html)}
    places |= {end.end() for end in CARD_END.finditer(html)}
    places |= {end.start() for end in SMALLER_ENDS.finditer(html)}
    places |= {edge.start() for edge in DRAWING.finditer(html)}
    starts = sorted(place for place in places if place >= 0)
    return [html[start:end] for start, end in pairwise(starts)]
