"""Checks every "we found no ..." against the sources: does one of them mention the words after all?

The method is plain. A sentence that says that nothing was found must contain the words of a subject in
content/absences.yaml. When it names nothing itself ("We found no count."), the text around it counts too: its
statement, the paragraph, the headings above. Then all sources are searched for the same words: title, note,
extract and findings. A source that mentions them must be listed there, with the reason why that is no answer.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ..language.absent_words import holds, own_words, plain, says_nothing_found, snippet
from ..language.passages import marked_texts, sentences_of, texts_of
from ..reading.complaint import Complaint
from ..reading.content_folder import ContentFolder, Item
from ..reading.document import Where
from ..schema.absences import Absence, Absences
from ..schema.marks import CitedText, ReaderText
from ..schema.medicine import Finding, Source


class AbsentSentence(NamedTuple):
    """One sentence that says that nothing was found, and the text around it."""

    item: Item
    where: Where
    sentence: str
    around: str

    @property
    def place(self) -> str:
        """Its place, as file and line."""
        return f"{self.item.document.file}, line {self.item.document.line(self.where)}"


def check_absences(folder: ContentFolder) -> list[Complaint]:
    """Return the complaints about sentences and sources that do not fit the list of what was not found."""
    entries = [
        (item, index, absence)
        for item, model in folder.models(Absences)
        for index, absence in enumerate(model.absences)
    ]
    sentences = list(absent_sentences(folder))
    texts = source_texts(folder)
    return [
        *_unlisted(sentences, [absence for _, _, absence in entries]),
        *(
            complaint
            for item, index, absence in entries
            for complaint in _of_entry(item, index, absence, sentences, texts)
        ),
    ]


def absent_sentences(folder: ContentFolder) -> Iterator[AbsentSentence]:
    """Yield each of our own sentences that says that nothing was found."""
    for item in folder.items:
        for where, text in () if item.kind.wording else texts_of(item, ours=True):
            yield from (
                AbsentSentence(item, where, sentence, f"{text} {_around(item, where)}")
                for sentence in sentences_of(text)
                if says_nothing_found(sentence)
            )


def source_texts(folder: ContentFolder) -> dict[str, str]:
    """Return what is written about each source: title, note, extract, and the findings that rest on it."""
    texts = {
        item.stem: [source.title, source.note, *(source.extract.points if source.extract else ())]
        for item, source in folder.models(Source)
    }
    for _, finding in folder.models(Finding):
        texts.get(finding.source, []).extend(
            [finding.result, finding.who, finding.treatment, finding.caveat or ""]
        )
    return {id: plain(" ".join(parts)) for id, parts in texts.items()}


def fits(absence: Absence, sentence: AbsentSentence) -> bool:
    """Return whether a sentence is about the subject of an entry."""
    return holds(absence.subject, sentence.sentence if own_words(sentence.sentence) else sentence.around)


def _unlisted(sentences: list[AbsentSentence], absences: list[Absence]) -> Iterator[Complaint]:
    for one in sentences:
        if not any(fits(absence, one) for absence in absences):
            words = ", ".join(own_words(one.sentence)) or "none: its subject is in the text around it"
            yield one.item.complaint(
                one.where,
                f'it says that nothing was found, and no subject on our list fits: "{one.sentence}"',
                "a sentence that holds the words of a subject in content/absences.yaml",
                "Search all sources once more. If one answers, correct the sentence; if none does, add the "
                f"subject there. Words of this sentence: {words}.",
                about="absences",
            )


def _of_entry(
    item: Item, index: int, absence: Absence, sentences: list[AbsentSentence], texts: dict[str, str]
) -> Iterator[Complaint]:
    where, subject = ("absences", index), " and ".join(absence.subject)
    fitting = [one for one in sentences if fits(absence, one)]
    words = [*absence.subject, *absence.also]
    mentions = {id for id, text in texts.items() if holds(words, text)}
    looked_at = {id for group in absence.mentioned_by for id in group.ids}
    if not fitting:
        yield item.complaint(
            (*where, "subject"),
            f'no sentence says that nothing was found on "{subject}"',
            "a subject of at least one such sentence",
            "Delete the entry, or correct its words.",
            about="absences",
        )
    for id in sorted(mentions - looked_at):
        places = "; ".join(one.place for one in fitting[:3]) + (" and more" if len(fitting) > 3 else "")
        yield item.complaint(
            (*where, "mentioned_by"),
            f'"{id}" mentions "{subject}": "{snippet(texts[id], words[0])}"',
            "each source that mentions a subject of which we say that nothing was found, with the reason why "
            "it does not answer",
            f"Read it. If it answers, correct the sentences ({places}); if not, add its id under "
            "mentioned_by with because.",
            about="absences",
        )
    for id in sorted(looked_at - mentions):
        yield item.complaint(
            (*where, "mentioned_by"),
            f'"{id}" does not mention "{subject}"',
            "ids of sources whose title, note, extract or findings hold the words",
            "Take the id out, or correct it.",
            about="absences",
        )


def _around(item: Item, where: Where) -> str:
    """Return the texts directly in the mappings around a text, and the other texts of its paragraph."""
    texts = [(at, text) for at, text, _ in marked_texts(item, ReaderText, CitedText)]
    above = [
        text
        for at, text in texts
        if at != where and len(at) <= len(where) and at[:-1] == where[: len(at) - 1]
    ]
    paragraph = where[:-2]
    beside = [text for at, text in texts if at[:-2] == paragraph and at != where]
    return " ".join((*above, *beside))
