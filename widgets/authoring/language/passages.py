"""Finds every text that a reader sees in content, and the passages that are graded as a whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..reading.complaint import in_words
from ..reading.content_folder import Item
from ..reading.document import Where
from ..schema.kinds import CARD_KINDS

SHORTEST_SECTION = 100
NOT_READ_BY_PATIENTS = ("source", "plain_language", "absences")
_TEXT_KEYS = frozenset(
    {
        "text",
        "title",
        "short_title",
        "summary",
        "sentence",
        "reason",
        "what",
        "why",
        "how",
        "ask",
        "because",
        "because_unsure",
        "until",
        "legend",
        "help",
        "hint",
        "lead",
        "decision",
        "heading",
        "feedback",
        "label",
        "caveat",
        "question",
        "closing",
        "intro",
        "result",
        "counter",
        "who",
        "time_span",
        "treatment",
        "extra",
        "meaning",
        "claim",
        "said",
        "handled",
        "one_side",
        "other_side",
        "plain",
    }
)
_CONDITION_KEYS = frozenset(
    {"when", "sources", "findings", "see_also", "questions", "cards", "articles", "where", "see"}
)
_GRADED_WHOLE = (
    *CARD_KINDS,
    "question",
    "timeline",
    "help",
    "chapter",
    "concern",
    "claims",
    "conflicts",
    "doubtful",
    "gaps",
    "glossary",
)


@dataclass(frozen=True)
class Passage:
    """Several texts that are graded together; `way` is what a complaint calls them."""

    item: Item
    where: Where
    way: str
    texts: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(text.split()) for text in self.texts)


def texts_of(item: Item) -> Iterator[tuple[Where, str]]:
    """Give every text of one file that a reader sees, with the way to it."""
    if item.kind.name not in NOT_READ_BY_PATIENTS:
        yield from _texts(item.document.value, (), "", everything=item.kind.name == "words")


def clinical_texts_of(item: Item) -> Iterator[tuple[Where, str]]:
    """Give every text of one file that is for clinicians: it keeps medical terms and is not graded."""
    for where, node in item.document.mappings():
        if isinstance(node.get("clinical"), str):
            yield (*where, "clinical"), " ".join(node["clinical"].split())


def texts_in(node: object) -> Iterator[tuple[Where, str]]:
    """Give every text that a reader sees in one part of a file."""
    return _texts(node, (), "", everything=False)


def _texts(node: object, where: Where, key: str, *, everything: bool) -> Iterator[tuple[Where, str]]:
    if isinstance(node, str):
        if everything or key in _TEXT_KEYS:
            yield where, " ".join(node.split())
    elif isinstance(node, list):
        for index, part in enumerate(node):
            yield from _texts(part, (*where, index), key, everything=everything)
    elif isinstance(node, dict):
        for name, part in node.items():
            if everything or name not in _CONDITION_KEYS:
                yield from _texts(part, (*where, name), name, everything=everything)


def statements_of(item: Item) -> Iterator[tuple[Where, dict]]:
    """Give every statement of one file as read: whatever has a text and says what kind of sentence it is."""
    return (
        (where, node)
        for where, node in item.document.mappings()
        if isinstance(node.get("text"), str) and "says" in node
    )


def passages_of(item: Item) -> Iterator[Passage]:
    """Give the passages of one file that must be easy to read: a card, a long section of a chapter, ..."""
    whole = tuple(text for _, text in texts_of(item))
    if item.kind.name in _GRADED_WHOLE and whole:
        yield Passage(item, (), "", whole)
    if item.kind.name == "signs":
        yield from _signs_by_speed(item)
    sections = item.document.value.get("sections") if isinstance(item.document.value, dict) else None
    if item.kind.name == "chapter" and isinstance(sections, list):
        for index, section in enumerate(sections):
            where = ("sections", index)
            texts = tuple(text for _, text in _texts(section, where, "", everything=False))
            passage = Passage(item, where, in_words(where), texts)
            if passage.words >= SHORTEST_SECTION:
                yield passage


def _signs_by_speed(item: Item) -> Iterator[Passage]:
    """Signs of one speed are read one after the other, so they are graded together."""
    spread: dict[str, list[str]] = {}
    for _, node in item.document.mappings():
        if isinstance(node.get("text"), str) and isinstance(node.get("when"), str):
            spread.setdefault(node["when"], []).append(" ".join(node["text"].split()))
    yield from (Passage(item, ("signs",), f"signs, {when}", tuple(texts)) for when, texts in spread.items())


def sentences_of(text: str) -> list[str]:
    """Split a text into its sentences."""
    return [part for part in re.split(r"(?<=[.?!])[\"')]?\s+", text) if part.strip()]


def without_brackets(text: str) -> str:
    """Leave out what stands in brackets: the medical term after its plain word."""
    return re.sub(r"\s*\([^)]*\)", "", text)
