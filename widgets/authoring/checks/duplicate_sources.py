"""Finds published works with two source files, which would pass for two sources of one sentence.

Two files are the same work when they give the same address or doi; or when they have the same first author, the same
year and very similar titles. Undated pages of one organisation are distinguished by their address alone.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations

from ..reading.complaint import Complaint
from ..reading.content_folder import ContentFolder
from ..schema.medicine import Source

ALIKE = 0.6
"""Two works of one author and year whose titles are this similar count as the same. Measured on our sources:
works that differ stay below; the two files of one review that we once had were above."""


def check_duplicate_sources(folder: ContentFolder) -> list[Complaint]:
    """Return a complaint for each pair of source files that seem to be one published work."""
    sources = list(folder.models(Source))
    return [
        item.complaint(
            ("title",),
            f'this seems to be the same work as source "{other.stem}": {why}',
            "one file for one published work",
            "Keep one of the two files and cite it alone. If they are two works, correct the title or "
            "the address.",
            about="same work",
        )
        for (item, source), (other, twin) in combinations(sources, 2)
        for why in _same(source, twin)
    ]


def _same(one: Source, two: Source) -> Iterator[str]:
    address = _address(one.url or "")
    if address and address == _address(two.url or ""):
        yield "the same address"
    elif (
        (_first_author(one), one.year) == (_first_author(two), two.year)
        and one.year != "not dated"
        and (_likeness(one, two) >= ALIKE or _shortened(one, two))
    ):
        yield "the same first author and year, and titles much alike"


@cache
def _address(url: str) -> str:
    """Return the doi of a source, or its address in one spelling; nothing when it has none."""
    doi = re.search(r"10\.\d{4,}/[^\s?#]+", url)
    return (doi[0] if doi else re.sub(r"^https?://(www\.)?", "", url).rstrip("/")).casefold()


def _first_author(source: Source) -> str:
    return re.split(r"[\s,;(]", source.who.casefold())[0]


def _likeness(one: Source, two: Source) -> float:
    titles = [re.sub(r"[^a-z0-9 ]", "", source.title.casefold()) for source in (one, two)]
    return SequenceMatcher(None, *titles, autojunk=False).ratio()


def _shortened(one: Source, two: Source) -> bool:
    """Return whether one title has every longer word of the other, as when a journal's site cuts a title."""
    short, long = sorted((_title_words(source) for source in (one, two)), key=len)
    return len(short) > 1 and short <= long


def _title_words(source: Source) -> set[str]:
    return set(re.findall(r"[a-z0-9]{3,}", source.title.casefold()))
