"""Checks that every text is plain: school grade, sentences, medical terms, numbers and words for skin."""

from collections.abc import Iterator

from ..reading.complaint import Complaint
from ..reading.content_folder import ContentFolder, Item
from ..schema.words import PlainLanguage
from .banned_phrases import clinical_faults_in, faults_in
from .passages import Passage, clinical_texts_of, passages_of, texts_of
from .reading_grade import HARDEST, Grade, grade

# Without that file, as in a small folder of a test, nothing is known.
NOTHING_SPECIAL = PlainLanguage.model_construct(
    names=[], jargon={}, frequency_words=[], wording=[], no_rule=[]
)


def plain_language(folder: ContentFolder) -> PlainLanguage:
    """Return the project's list of names and medical terms, or an empty one while it is missing or broken."""
    return folder.one(PlainLanguage) or NOTHING_SPECIAL


def check_language(folder: ContentFolder) -> list[Complaint]:
    """Return the complaints about the words of all content."""
    plain = plain_language(folder)
    return [complaint for item in folder.items for complaint in (*_faults(item, plain), *_hard(item, plain))]


def grades(folder: ContentFolder) -> list[tuple[Passage, Grade]]:
    """Return every graded passage with its grade, the hardest first."""
    plain = plain_language(folder)
    pairs = [
        (passage, grade(passage.texts, tuple(plain.names)))
        for item in folder.items
        for passage in passages_of(item)
    ]
    return sorted(pairs, key=lambda pair: -pair[1].plain)


def _faults(item: Item, plain: PlainLanguage) -> Iterator[Complaint]:
    faults_by_place = [
        *((where, faults_in(text, plain)) for where, text in texts_of(item)),
        *((where, clinical_faults_in(text)) for where, text in clinical_texts_of(item)),
    ]
    for where, faults in faults_by_place:
        for fault in faults:
            yield item.complaint(where, fault.wrong, fault.allowed, fault.remedy, about="language")


def _hard(item: Item, plain: PlainLanguage) -> Iterator[Complaint]:
    for passage in passages_of(item):
        result = grade(passage.texts, tuple(plain.names))
        if result.plain > HARDEST:
            yield item.complaint(
                passage.where,
                f"it is hard to read: {result}",
                f"grade {HARDEST:.1f} or lower",
                "Use shorter sentences and shorter words.",
                about="language",
            )
