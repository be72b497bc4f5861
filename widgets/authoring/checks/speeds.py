"""Finds one symptom with two speeds: among the signs, and in every other text that says how soon to act."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from ..language.passages import sentences_of, texts_of
from ..reading.complaint import Complaint, one_of
from ..reading.content_folder import ContentFolder, Item
from ..reading.document import Where
from ..schema.signs import Sign, Signs

TimedSentence = tuple[Item, Where, str, str]
"""A sentence that says how soon to act: its file, its place there, the sentence, the speed."""


def check_speeds(folder: ContentFolder) -> list[Complaint]:
    """Return the complaints about signs and sentences that give one symptom two speeds.

    A sign without a known symptom is a complaint too, so that none slips past this check.
    """
    return [
        complaint
        for item, page in folder.models(Signs)
        for complaint in (
            *_unknown(item, page),
            *_two_speeds(item, page),
            *_unused_words(item, page),
            *_elsewhere(item, page, folder),
        )
    ]


def symptoms_in(text: str, page: Signs) -> set[str]:
    """Return the symptoms that a text names."""
    return {name for name, words in page.symptoms.items() if _any_of(tuple(words)).search(text)}


def _speeds_in(text: str, page: Signs) -> list[str]:
    return [speed for speed, words in page.speeds.items() if _any_of(tuple(words)).search(text)]


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any of some words; a star matches any ending."""
    stems = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b({stems})(?!\w)", re.IGNORECASE)


def _holds(text: str, words: str) -> bool:
    return " ".join(words.split()).casefold() in text.casefold()


def _unknown(item: Item, page: Signs) -> Iterator[Complaint]:
    for index, sign in enumerate(page.signs):
        if not symptoms_in(sign.text, page):
            yield _complaint(
                item,
                ("signs", index, "text"),
                f'"{sign.id}" names no known symptom',
                one_of(page.symptoms, 60),
                "Use a word of symptoms:, or add the symptom there with its words.",
            )


def _two_speeds(item: Item, page: Signs) -> Iterator[Complaint]:
    """Two signs with one symptom have one speed, or words that distinguish one of them."""
    places = {sign.id: index for index, sign in enumerate(page.signs)}
    for one, other in combinations(page.signs, 2):
        symptoms = symptoms_in(one.text, page) & symptoms_in(other.text, page)
        if symptoms and one.when != other.when and not (_apart(one, other) or _apart(other, one)):
            yield _complaint(
                item,
                ("signs", places[one.id]),
                f'"{one.id}" is for {one.when} and "{other.id}" for {other.when}, and both name '
                f"{', '.join(sorted(symptoms))}",
                "one speed for one symptom",
                "Give both the safer speed. Or distinguish them: a few words of one text that the other does "
                f"not hold, under apart_from: {{{other.id}: ...}}",
            )
    for sign in page.signs:
        for id, words in sign.apart_from.items():
            other = page.signs[places[id]] if id in places else None
            if other and not _apart(sign, other):
                yield _complaint(
                    item,
                    ("signs", places[sign.id], "apart_from", id),
                    f'"{words}" does not distinguish "{sign.id}" from "{id}"',
                    "words that are in this text and not in the other",
                    "Copy some words of this text, or take the line out.",
                )


def _apart(one: Sign, other: Sign) -> bool:
    words = one.apart_from.get(other.id)
    return bool(words) and _holds(one.text, words) and not _holds(other.text, words)


def _unused_words(item: Item, page: Signs) -> Iterator[Complaint]:
    symptoms = {name for sign in page.signs for name in symptoms_in(sign.text, page)}
    for name in page.symptoms:
        if name not in symptoms:
            yield _complaint(
                item,
                ("symptoms", name),
                f'no sign names the symptom "{name}"',
                "",
                "Add a sign for it, or take it out.",
            )


def _elsewhere(item: Item, page: Signs, folder: ContentFolder) -> Iterator[Complaint]:
    used_indexes: set[int] = set()
    for owner, where, sentence, speed in _timed_sentences(folder, page):
        excuses = [
            index
            for index, one in enumerate(page.agreed)
            if owner.document.file.endswith(f"/{one.file}") and _holds(sentence, one.words)
        ]
        wrong = [
            name for name in sorted(symptoms_in(sentence, page)) if not _agrees(name, sentence, speed, page)
        ]
        if wrong and not excuses:
            yield _complaint(
                owner,
                where,
                f'"{sentence}" says {speed} for {", ".join(wrong)}',
                "; ".join(_speeds_of(name, page) for name in wrong),
                "Say what the sign says, with the words that distinguish it. "
                "Or, if it is right as it is, add it to agreed: in content/signs.yaml.",
            )
        used_indexes |= set(excuses) if wrong else set()
    for index, one in enumerate(page.agreed):
        if index not in used_indexes:
            yield _complaint(
                item, ("agreed", index), f'no sentence of {one.file} needs "{one.words}"', "", "Take it out."
            )


def _timed_sentences(folder: ContentFolder, page: Signs) -> Iterator[TimedSentence]:
    """Yield each sentence with a symptom, and its speed, or the last speed of its paragraph."""
    for item in folder.items:
        if isinstance(item.model, Signs):
            continue
        paragraph, last = None, []
        for where, text in texts_of(item):
            if _paragraph(where) != paragraph:
                paragraph, last = _paragraph(where), []
            last = last or _speeds_in(text, page)  # "Blisters? Call the same day."
            for sentence in sentences_of(text):
                last = _speeds_in(sentence, page) or last
                if symptoms_in(sentence, page):
                    yield from ((item, where, sentence, speed) for speed in last)


def _paragraph(where: Where) -> Where:
    """Return the paragraph of a chapter that a text is in; elsewhere each text is on its own."""
    return where[: where.index("paragraphs") + 2] if "paragraphs" in where else where


def _agrees(name: str, sentence: str, speed: str, page: Signs) -> bool:
    """Return whether a sentence gives a symptom the speed of one of its signs, and is about that one."""
    having = [sign for sign in page.signs if name in symptoms_in(sign.text, page)]
    return any(
        sign.when == speed
        and all(_is_about(sentence, sign, other) for other in having if other.when != speed)
        for sign in having
    )


def _is_about(sentence: str, sign: Sign, other: Sign) -> bool:
    """Return whether a sentence has the words that distinguish a sign from another, or lacks those of the other."""
    own, others = sign.apart_from.get(other.id), other.apart_from.get(sign.id)
    return (own is None or _holds(sentence, own)) and (others is None or not _holds(sentence, others))


def _speeds_of(name: str, page: Signs) -> str:
    speeds = [f"{sign.when} ({sign.id})" for sign in page.signs if name in symptoms_in(sign.text, page)]
    return f"{name}: {', '.join(speeds)}"


def _complaint(item: Item, where: Where, wrong: str, allowed: str, remedy: str) -> Complaint:
    return item.complaint(where, wrong, allowed, remedy, about="speeds")
