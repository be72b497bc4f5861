"""Sentences that count our own studies by skin type agree with the sources."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from tests.content.compiled import CONTENT, RAW
from widgets.core.shapes import Source

SAYS = yaml.safe_load((Path(__file__).parent / "studies_by_type.yaml").read_text(encoding="utf-8"))
COUNTS, DESCRIBED = SAYS["counts"], SAYS["describes_one"]
PLAIN = "plain_needling"

TYPE = r"\btypes? (?:VI|IV|V|I{1,3})\b"
NUMBER = r"(?:no|none|only|one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
STUDIES = r"(?:stud(?:y|ies)|trials?|reports?|counts?)"
# "3 studies ... type VI", "no count for type V", "only 1 included type VI", "type VI was in 1 of these".
COUNTING = re.compile(
    rf"\b{NUMBER}\b(?: \w+){{0,3}} {STUDIES}\b(?! of \d)[^.?!]*{TYPE}"
    rf"|\b{NUMBER}\b(?: \w+){{0,2}} (?:took in|included|stopped at|for) {TYPE}"
    rf"|{TYPE}[^.?!]*\b(?:in|by) {NUMBER}\b(?: \w+){{0,3}} {STUDIES}\b"
    rf"|\b{NUMBER} of {STUDIES}\b[^.?!]*{TYPE}",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\d+")


def texts(node: object) -> Iterator[str]:
    """Every text of the compiled content, however deep it is."""
    if isinstance(node, str):
        yield node
    else:
        parts = node.values() if isinstance(node, Mapping) else node if isinstance(node, list) else ()
        for part in parts:
            yield from texts(part)


def texts_of_facts() -> list[str]:
    """What readers see. The words of the charts are left out: there the workbook counts by itself."""
    return [
        " ".join(text.split())
        for kind, node in RAW.items()
        if kind not in ("sources", "words")
        for text in texts(node)
    ]


def undeclared(sentences: list[str]) -> list[str]:
    """The texts that count studies by skin type and belong neither to a query nor to one named study."""
    declared_fragments = [item["says"] for item in (*COUNTS, *DESCRIBED)]
    return sorted(
        {
            text
            for text in sentences
            for match in COUNTING.finditer(text)
            if not any(overlaps(text, match, fragment) for fragment in declared_fragments)
        }
    )


def overlaps(text: str, match: re.Match, fragment: str) -> bool:
    start = text.find(fragment)
    return start >= 0 and start < match.end() and match.start() < start + len(fragment)


def counts(source: Source, card: str) -> list[int]:
    """How many people got what the card is about, for each count of this study."""
    return [
        finding.measure.n
        for finding in CONTENT.findings.values()
        if finding.source == source.id and finding.card == card
    ]


FITS = {
    "takes_in": lambda source, types: set(types.split()) <= set(source.study.skin_types),
    "only": lambda source, type_: source.study.skin_types == (type_,),
    "by_type": lambda source, type_: type_ in source.study.people_by_type,
    "counted": counts,
    "none_counted": lambda source, card: not any(counts(source, card)),
    "not_counted": lambda source, card: not counts(source, card),
    "design_not": lambda source, design: source.design != design,
}


def studies(query: dict[str, str]) -> list[Source]:
    """The studies of plain needling that report their skin types and fit each part of the query."""
    telling = [
        source
        for source in CONTENT.sources.values()
        if source.study and source.study.treatment == PLAIN and source.study.skin_types
    ]
    return [source for source in telling if all(FITS[part](source, value) for part, value in query.items())]


@pytest.mark.parametrize("item", COUNTS, ids=lambda item: item["says"])
def test_a_count_of_studies_is_what_the_sources_say(item: dict) -> None:
    """
    The number in a sentence that counts our studies by skin type is what its query gives over the sources.
    """
    sources = studies(item["query"])
    number = sum(source.study.people for source in sources) if item.get("of") == "people" else len(sources)
    digits = DIGITS.search(item["says"])

    assert (int(digits.group()) if digits else 0) == number, [source.id for source in sources]


@pytest.mark.parametrize("item", DESCRIBED, ids=lambda item: item["says"])
def test_a_sentence_on_one_study_names_its_types(item: dict) -> None:
    """
    A sentence on whom one study took in names the types that its source has.
    """
    order = CONTENT.questions["skin_type"].named
    first, last = (re.findall(r"\b(?:VI|IV|V|I{1,3})\b", item["says"]) * 2)[:2]

    assert (
        order[order.index(first) : order.index(last) + 1] == CONTENT.sources[item["source"]].study.skin_types
    )


@pytest.mark.parametrize("item", (*COUNTS, *DESCRIBED), ids=lambda item: item["says"])
def test_each_declared_sentence_is_still_there(item: dict) -> None:
    """
    A declared sentence is shown somewhere; one that is no longer shown is taken off the list.
    """
    assert [text for text in texts_of_facts() if item["says"] in text]


def test_no_count_of_studies_goes_unchecked() -> None:
    """
    A new sentence that counts our studies by skin type is listed in studies_by_type.yaml with its query.
    """
    assert [] == undeclared(texts_of_facts())


@pytest.mark.parametrize(
    "sentence",
    [
        "One trial took in type VI, and we could not read its list of harms.",
        "We know of one trial of needles for scars that took in type VI.",
        "2 studies told skin types, and both stopped at type V.",
        "We found no count for type VI.",
        "Only 2 took in type VI.",
        "Only 2 included type VI.",
        "Type VI was in 4 of our studies.",
        "No study has people with type V.",
    ],
)
def test_a_planted_count_is_noticed(sentence: str) -> None:
    """
    The search finds the different ways of giving such a count.
    """
    assert [sentence] == undeclared([sentence])
