"""Yields every text that a reader sees in content, and the passages that are graded as a whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..reading.complaint import in_words
from ..reading.content_folder import Item
from ..reading.document import Where
from ..schema.marks import ClinicalText, Mark, ReaderText
from ..schema.pages import Section
from ..schema.signs import Sign
from ..schema.text import Statement

SHORTEST_SECTION = 100


@dataclass(frozen=True)
class Passage:
    """Several texts that are graded together; `way` is how a complaint refers to them."""

    item: Item
    where: Where
    way: str
    texts: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(text.split()) for text in self.texts)


def texts_of(item: Item, inside: Where = (), *, ours: bool = False) -> Iterator[tuple[Where, str]]:
    """Yield every text of one file, or of one place in it, that patients read, with the way to it.

    With `ours`, what the articles say is left out.
    """
    for where, text, mark in marked_texts(item, ReaderText):
        if where[: len(inside)] == inside and isinstance(mark, ReaderText) and (mark.ours or not ours):
            yield where, text


def clinical_texts_of(item: Item) -> Iterator[tuple[Where, str]]:
    """Yield every text of one file that is for clinicians: it keeps medical terms and is not graded."""
    return ((where, text) for where, text, _ in marked_texts(item, ClinicalText))


def marked_texts(item: Item, *marks: type[Mark]) -> Iterator[tuple[Where, str, Mark]]:
    """Yield every text of one file that has one of some marks."""
    for part in item.parts:
        if isinstance(part.mark, marks) and isinstance(part.value, str):
            yield part.where, " ".join(part.value.split()), part.mark


def statements_of(item: Item) -> Iterator[tuple[Where, dict]]:
    """Yield every statement of one file as read, if it has a text and says what kind of sentence it is."""
    for where, node in item.mappings(Statement):
        if isinstance(node.get("text"), str) and "says" in node:
            yield where, node


def passages_of(item: Item) -> Iterator[Passage]:
    """Yield the passages of one file that must be easy to read: a card, a long section of a chapter, ..."""
    if "whole" in item.kind.graded and (whole := _texts(item)):
        yield Passage(item, (), "", whole)
    if "speeds" in item.kind.graded:
        yield from _signs_by_speed(item)
    if "sections" in item.kind.graded:
        for where, _ in item.mappings(Section):
            passage = Passage(item, where, in_words(where), _texts(item, where))
            if passage.words >= SHORTEST_SECTION:
                yield passage


def _texts(item: Item, inside: Where = ()) -> tuple[str, ...]:
    return tuple(text for _, text in texts_of(item, inside))


def _signs_by_speed(item: Item) -> Iterator[Passage]:
    """Signs of one speed are read one after the other, so they are graded together."""
    spread: dict[str, list[str]] = {}
    for where, node in item.mappings(Sign):
        if isinstance(node.get("when"), str):
            spread.setdefault(node["when"], []).extend(_texts(item, where))
    yield from (Passage(item, ("signs",), f"signs, {when}", tuple(texts)) for when, texts in spread.items())


def sentences_of(text: str) -> list[str]:
    """Split a text into its sentences."""
    return [part for part in re.split(r"(?<=[.?!])[\"')]?\s+", text) if part.strip()]


def without_brackets(text: str) -> str:
    """Leave out what is in brackets: the medical term after its plain word."""
    return re.sub(r"\s*\([^)]*\)", "", text)
