"""Checks that "labels rule it out" and "reviews say so" rest on two such sources at least.

One label is "a label". The check reads the texts that have sources of their own, and a card's title, summary and
certainty, which rest on all sources of the card. A review has looked at many studies, so one is enough for them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..language.passages import sentences_of, texts_of
from ..reading.complaint import Complaint
from ..reading.content_folder import ContentFolder, Item
from ..reading.document import Where
from ..schema.medicine import Source
from .source_lists import source_lists_in

_FOUND = r"found|finds?|saw|see|show(?:ed)?|count(?:ed)?|(?:dis)?agree|differ"
_SAID = (
    rf"{_FOUND}|say|tell|rule|advise|name|ask|warn|list|report(?:ed)?|call|speak|leave|describe"
    r"|allow|want"
)
_MANY = {"two": 2, "three": 3, "four": 4, "five": 5}


class Plural(NamedTuple):
    """A word for several sources of one kind, what such sources do, and which designs are of that kind."""

    noun: str
    verbs: str
    designs: tuple[str, ...]
    alone: tuple[str, ...] = ()

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern of a sentence that speaks of several such sources."""
        between = r"(?: of [^.,;:]{1,40}?| (?:that )?we (?:found|read)| too| also)?"
        return re.compile(
            rf"(?:\b(?P<many>\d+|two|three|four|five) (?:\w+ )?)?\b(?:{self.noun})"
            rf"(?: of (?P<more>\d+) )?{between} (?:{self.verbs})\b",
            re.IGNORECASE,
        )


_REVIEWS = ("systematic_review", "review")
PLURALS = (
    Plural("labels", _SAID, ("maker_label",)),
    Plural("reviews", _SAID, _REVIEWS),
    Plural("guidelines|guides", _SAID, ("guideline", "professional_body")),
    Plural("handouts|sheets", _SAID, ("handout",)),
    Plural(
        "studies|trials",
        _FOUND,
        ("randomised_trial", "trial", "survey", "laboratory_study", "case_report"),
        alone=(*_REVIEWS, "guideline"),
    ),
)


def check_plurals(folder: ContentFolder) -> list[Complaint]:
    """Return a complaint for each text that speaks of several sources of a kind and rests on one."""
    designs = {item.stem: source.design for item, source in folder.models(Source)}
    return [
        complaint
        for item in folder.items
        for where, text, ids in _texts(item)
        for sentence in sentences_of(text)
        for complaint in _too_few(item, where, sentence, ids, designs)
    ]


def _texts(item: Item) -> Iterator[tuple[Where, str, set[str]]]:
    """Yield each of our texts with the sources that it rests on: those beside it, or of a card all that it has.

    A statement on this workbook itself rests on none.
    """
    beside = {one.where: set(one.sources) for one in source_lists_in(item) if one.node.get("says") != "about"}
    everything = set().union(*beside.values()) if item.kind.is_card else set()
    apart = {one.where for one in source_lists_in(item)}
    for where, text in texts_of(item, ours=True):
        owner = next((where[:n] for n in range(len(where), -1, -1) if where[:n] in apart), None)
        ids = beside.get(owner, set()) if owner is not None else everything
        if ids:
            yield where, text, ids


def _too_few(
    item: Item, where: Where, sentence: str, ids: set[str], designs: dict[str, str]
) -> Iterator[Complaint]:
    for plural in PLURALS:
        match = plural.pattern.search(sentence)
        kinds = [designs.get(id) for id in ids]
        if not match or any(kind in plural.alone for kind in kinds):
            continue
        had, minimum = sum(kind in plural.designs for kind in kinds), _minimum(match)
        if had < minimum:
            yield item.complaint(
                where,
                f'"{match[0].strip()}" rests on {had} of that kind: "{sentence}"',
                f"at least {minimum} sources with the design {' or '.join(plural.designs)}",
                "Add the other source, or say it of one: a label rules it out.",
                about="plurals",
            )


def _minimum(match: re.Match[str]) -> int:
    """Two at least, and as many as the sentence says; a large number counts what a review took in."""
    word = (match["many"] or match["more"] or "2").lower()
    number = _MANY.get(word) or int(word)
    return number if 2 <= number <= 5 else 2
