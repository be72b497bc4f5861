"""Finds the words that a text for patients avoids, and the exceptions that no text needs."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ..reading.complaint import Complaint
from ..reading.content_folder import ContentFolder
from ..schema.words import PlainLanguage, Wording
from .faults import Fault
from .passages import texts_of


def wording_faults(text: str, rules: Iterable[Wording]) -> list[Fault]:
    """Return each word to avoid in a text, unless it is inside one of the phrases where it may stay."""
    lower = text.lower()
    return [
        Fault(f'it says "{found[0]}"', rule.write, f"Say it in those words: {rule.why}.")
        for rule in rules
        if any(_bare(words) in lower for words in rule.avoid)  # quicker than a search for each
        for found in _found(text, rule)
        if not any(_inside(found, phrase) for phrase in _phrases(text, rule))
    ]


def check_exceptions(folder: ContentFolder) -> list[Complaint]:
    """Return a complaint for each exception that no text needs, so that the list stays as short as it can be."""
    texts = [text for item in folder.items for _, text in texts_of(item)]
    return [
        item.complaint(
            ("wording", rule_index, "unless", index),
            f'no text needs "{spared.phrase}"',
            f"a phrase of a text that contains {' or '.join(rule.avoid)}",
            "Take it out.",
            about="language",
        )
        for item, plain in folder.models(PlainLanguage)
        for rule_index, rule in enumerate(plain.wording)
        for index, spared in enumerate(rule.unless)
        if not any(_is_needed(spared.phrase, text, rule) for text in texts)
    ]


def _is_needed(phrase: str, text: str, rule: Wording) -> bool:
    return any(
        _inside(found, span) for span in _literal(phrase).finditer(text) for found in _found(text, rule)
    )


def _found(text: str, rule: Wording) -> Iterator[re.Match[str]]:
    return (found for words in rule.avoid for found in _pattern(words).finditer(text))


def _phrases(text: str, rule: Wording) -> Iterator[re.Match[str]]:
    return (span for spared in rule.unless for span in _literal(spared.phrase).finditer(text))


def _inside(found: re.Match[str], span: re.Match[str]) -> bool:
    """Return whether a word is in a phrase; its ending may go beyond it, as a plural does."""
    return span.start() <= found.start() < span.end()


@cache
def _bare(words: str) -> str:
    return words.strip("*").lower()


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """A star is any ending or beginning; without one only the words themselves match, as whole words."""
    bare = words.strip("*")
    start = r"\w*" if words.startswith("*") else r"(?<!\w)" if bare[0].isalnum() else ""
    end = r"\w*" if words.endswith("*") else r"(?!\w)" if bare[-1].isalnum() else ""
    return re.compile(start + re.escape(bare) + end, re.IGNORECASE)


@cache
def _literal(phrase: str) -> re.Pattern[str]:
    return re.compile(re.escape(phrase), re.IGNORECASE)
