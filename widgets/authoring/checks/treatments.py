"""Checks that a count names the kind of treatment that its study had, and says so in plain words."""

import re
from collections.abc import Iterator

from ..reading.complaint import Complaint
from ..reading.content_folder import ContentFolder
from ..schema.medicine import Finding, Source

# Readers see these words in place of any other mark, so they must be there.
_SAYS = {
    "radiofrequency": (
        re.compile(r"\bheat", re.IGNORECASE),
        "the word heat, as in: needles that also heat the skin",
    ),
    "other": (
        re.compile(r"\b(no|not) (micro)?needling\b", re.IGNORECASE),
        "the words no needling, or not microneedling",
    ),
}


def check_treatments(folder: ContentFolder) -> list[Complaint]:
    """Return the complaints about findings whose kind of treatment is not their study's, or is not named."""
    return [*_unlike_their_study(folder), *_without_the_words(folder)]


def _unlike_their_study(folder: ContentFolder) -> Iterator[Complaint]:
    """A group that was only compared with, and had no needles, is `other` in a study of any kind."""
    studies = {item.stem: source.study for item, source in folder.models(Source) if source.study}
    for item, finding in folder.models(Finding):
        study = studies.get(finding.source)
        if study and finding.treatment_kind not in (study.treatment, "other"):
            wrong = f"it is {finding.treatment_kind}, and the study of {finding.source} is {study.treatment}"
            yield item.complaint(
                ("treatment_kind",),
                wrong,
                f"{study.treatment}, or other for a group that had no needles",
                "Look it up in the source, and change one of the two.",
            )


def _without_the_words(folder: ContentFolder) -> Iterator[Complaint]:
    for item, finding in folder.models(Finding):
        says, words = _SAYS.get(finding.treatment_kind, (None, ""))
        if says and not says.search(finding.treatment):
            wrong = f"its kind is {finding.treatment_kind}, and its words do not say so"
            yield item.complaint(
                ("treatment",), wrong, words, "Say it in the treatment, or change treatment_kind."
            )
