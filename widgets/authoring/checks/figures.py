"""Traces each figure on our pages to the extract of a source that the text cites.

A text cites the sources of the nearest mapping around it that names any: its statement, action, sign or claim.
A title, summary or lead has no sources of its own, so it may use those of its whole file, or of the card or chapter
that it points to. Where a list of sources is empty, the text is our own judgement, and so are its figures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

from widgets.core.findings import Count, in_hundred

from ..language.passages import texts_of
from ..reading.complaint import Complaint
from ..reading.content_folder import ContentFolder, Item
from ..reading.document import Where
from ..reading.parts import Part
from ..schema.articles import Article
from ..schema.kinds import CARD_KINDS
from ..schema.marks import Count as Counted
from ..schema.medicine import Source
from ..schema.places import Place
from .references import links_of
from .source_lists import cited_beside, source_lists_in

FIGURE = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?!\w)")
_SPELLED = {
    word: str(number)
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
}
_OF = re.compile(r"\b(\d+) (?:[a-z-]+ ){0,3}?(?:of|in|out of) (?:[a-z-]+ ){0,2}?(\d+)\b")
_OUR_SOURCES = re.compile(
    r"\s*(?:[a-z-]+ ){0,2}?(?:stud|trial|review|label|source|article|paper|guideline|report)"
)

_SHARE = re.compile(
    r"(\d+(?:\.\d+)?)(?=(?: ?(?:to|and|or|-) ?\d+(?:\.\d+)?)? ?(?:%|per ?cent\b|(?:in|of) 100\b))"
)
_DATE = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December) \d{4}\b"
)
_IN_HUNDRED = re.compile(r"\b(?:in|of) $", re.IGNORECASE)
_LEADS_TO = {*CARD_KINDS, "chapter", "concern"}
_ARTICLES = str(len(get_args(Article)))
LARGEST = 1000
"""Counts of more people are not drawn, and their interval is not worked out."""


@dataclass(frozen=True)
class TracedFigure:
    """One figure of a text, the sources that the text cites, and whether an extract of one of them has it."""

    item: Item
    where: Where
    text: str
    figure: str
    sources: tuple[str, ...]
    in_extract: bool
    proven: bool
    """Whether an extract of what was read has it, not just one that repeats our own pages."""


def check_figures(folder: ContentFolder) -> list[Complaint]:
    """Return a complaint for each figure that is in no extract of the sources behind it."""
    return [
        *(_complaint(figure) for figure in traced_figures(folder) if not figure.in_extract),
        *_uncounted(folder),
        *_without_extract(folder),
    ]


def traced_figures(folder: ContentFolder) -> Iterator[TracedFigure]:
    """Yield every figure of a text that cites a source."""
    figures_by_source = {item.stem: figures_in(source) for item, source in folder.models(Source)}
    repeated = {
        item.stem
        for item, source in folder.models(Source)
        if source.extract and source.extract.basis == "our_pages"
    }
    people = {item.stem: source.study.people for item, source in folder.models(Source) if source.study}
    for item in folder.items:
        for where, text in texts_of(item):
            sources = _cited(item, where, folder)
            for match in FIGURE.finditer(text) if sources else ():
                figure = _plain(match[0])
                holding = {id for id in sources if figure in figures_by_source.get(id, ())}
                if _counts_nothing(match, text):
                    continue
                is_our_count = (
                    figure == str(len(sources)) and bool(_OUR_SOURCES.match(text, match.end()))
                ) or figure == together(sources, people)
                yield TracedFigure(
                    item,
                    where,
                    text,
                    figure,
                    sources,
                    is_our_count or bool(holding),
                    is_our_count or bool(holding - repeated),
                )


def figures_in(source: Source) -> frozenset[str]:
    """Return the figures in a source's extract, title, year and note, and those that follow from them.

    "5 of 36" also gives the other 31, both in 100, and the ends of the exact interval of the share, rounded
    to people in 100 as the pages print them. 14 in 100 also gives 86, and 13.9 gives 14.
    """
    points = source.extract.points if source.extract else ()
    return _figures_in(" ".join((source.title, source.who, source.year, source.note, *points)))


@cache
def _figures_in(text: str) -> frozenset[str]:
    digits = _digits(text.lower())
    figures = {_plain(match) for match in FIGURE.findall(digits)}
    figures |= {str(int(float(figure) + 0.5)) for figure in figures if "." in figure}
    for match in _SHARE.findall(digits):
        rounded = in_hundred(float(match) / 100)
        figures |= {str(rounded), str(100 - rounded)}
    for n, of in _OF.findall(digits.replace(",", "")):
        figures |= _derived(int(n), int(of))
    return frozenset(figures)


def _derived(n: int, of: int) -> set[str]:
    if not 0 <= n <= of or not 0 < of <= LARGEST:
        return {str(of - n)} if n <= of else set()
    count = Count(n, of)
    hundreds = [in_hundred(share) for share in (count.share, *count.interval)]
    return {str(of - n), *map(str, hundreds), *(str(100 - hundred) for hundred in hundreds)}


def together(sources: tuple[str, ...], people: dict[str, int | None]) -> str:
    """Return how many people the cited studies had in total; nothing for one study, or when one does not state it."""
    numbers = [number for id in sources if (number := people.get(id))]
    return str(sum(numbers)) if len(numbers) == len(sources) > 1 else ""


def _counts_nothing(match: re.Match, text: str) -> bool:
    """Return whether a figure is the 100 of "in 100", part of a date, the number that a step begins with, or how many
    articles this workbook began from."""
    return (
        (match[0] == "100" and bool(_IN_HUNDRED.search(text[: match.start()])))
        or any(date.start() <= match.start() < date.end() for date in _DATE.finditer(text))
        or (match.start() == 0 and text[match.end() :].startswith(". "))
        or (match[0] == _ARTICLES and text[match.end() :].startswith((" articles", " web articles")))
    )


def _digits(text: str) -> str:
    """Write small numbers in words as digits, since our pages do."""
    return re.sub(r"[a-z]+", lambda word: _SPELLED.get(word[0], word[0]), text)


def _plain(figure: str) -> str:
    """Write a figure in one way: no commas, no empty decimals."""
    figure = figure.replace(",", "")
    return figure.rstrip("0").rstrip(".") if "." in figure else figure


def _cited(item: Item, where: Where, folder: ContentFolder) -> tuple[str, ...]:
    """Return the sources behind a text of a file; none when the statement is our own."""
    for depth in range(len(where) - 1, -1, -1):
        inside = where[:depth]
        part = item.mapping_at(inside)
        if part is None or part.schema is None:
            continue
        beside = cited_beside(part.schema, part.value)
        if beside is not None:
            return beside
        if ids := _sources_pointed_to(item, inside, folder):
            return ids
    return _sources_in(item)


def _sources_pointed_to(item: Item, inside: Where, folder: ContentFolder) -> tuple[str, ...]:
    """Return the sources of the card, chapter or concern that a check or a gap points to."""
    targets = {
        (kind, link.id)
        for link in links_of(item)
        if link.where[: len(inside)] == inside and _is_single(link.where[len(inside) :], inside, item)
        for kind in _LEADS_TO.intersection(link.kinds)
    }
    return tuple(
        dict.fromkeys(
            id
            for other in (folder.items if targets else ())
            if (other.kind.name, other.stem) in targets
            for id in _sources_in(other)
        )
    )


def _is_single(rest: Where, inside: Where, item: Item) -> bool:
    """Return whether a reference is a field of a mapping itself, or of a place that the mapping names."""
    place = item.mapping_at((*inside, *rest[:1])) if len(rest) == 2 else None
    return len(rest) == 1 or bool(place and place.schema is Place)


def _sources_in(item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for one in source_lists_in(item) for id in one.sources))


def _complaint(figure: TracedFigure) -> Complaint:
    return figure.item.complaint(
        figure.where,
        f"the figure {figure.figure} is in no extract of its sources",
        f"figures in the extracts of: {', '.join(figure.sources)}",
        "Look it up in the source: add it to the extract if it is there, or correct the text.",
        about="figures",
    )


def _uncounted(folder: ContentFolder) -> Iterator[Complaint]:
    """Check the numbers that charts draw: those of findings, and of the people studied."""
    sources = {item.stem: source for item, source in folder.models(Source)}
    for item in folder.items:
        numbers = [part for part in item.parts if isinstance(part.mark, Counted) and part.value is not None]
        value = item.document.value
        if item.model and numbers and isinstance(value, dict):
            cited = cited_beside(item.kind.model, value) or (item.stem,)
            for source in (sources[id] for id in cited if id in sources):
                yield from _missing(item, numbers, source)


def _missing(item: Item, numbers: list[Part], source: Source) -> Iterator[Complaint]:
    for part in numbers:
        if str(part.value) not in figures_in(source):
            yield item.complaint(
                part.where[:1],
                f"the number {part.value} is in no extract of {source.id}",
                "numbers that the extract of the source holds",
                "Look it up in the source, then add it to the extract or correct it here.",
                about="figures",
            )


def _without_extract(folder: ContentFolder) -> Iterator[Complaint]:
    for item, source in folder.models(Source):
        if not source.extract:
            yield item.complaint(
                (),
                "the source has no extract",
                "what we rely on in it, in our own words",
                "Add extract: with basis, written_on and points (see content/templates/source.yaml).",
                about="figures",
            )
