"""Measures how hard a passage is to read: its Flesch-Kincaid school grade.

The only module that imports textstat, which takes a second to load; compiling never needs it.
"""

import re
from dataclasses import dataclass
from functools import cache

import textstat

from .passages import without_brackets

HARDEST = 6.0


@dataclass(frozen=True)
class Grade:
    """The grade with names counted as short words and brackets left out, and the raw grade of all of it."""

    plain: float
    raw: float

    def __str__(self) -> str:
        return f"grade {self.plain:.1f} ({self.raw:.1f} with names and bracketed terms counted in full)"


def grade(texts: tuple[str, ...], names: tuple[str, ...]) -> Grade:
    """Return the grade of several texts read one after the other."""
    whole = " ".join(_with_full_stop(text) for text in texts if text)
    return Grade(_measure(_with_short_names(without_brackets(whole), names)), _measure(whole))


def _with_full_stop(text: str) -> str:
    """A title or label counts as one sentence."""
    return text if re.search(r"[.?!:][\"')]*$", text) else f"{text}."


def _with_short_names(text: str, names: tuple[str, ...]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return (
        re.sub(rf"\b({'|'.join(map(re.escape, longest_first))})(s|es)?\b", "skin", text, flags=re.IGNORECASE)
        if names
        else text
    )


@cache
def _measure(text: str) -> float:
    return textstat.textstat.flesch_kincaid_grade(text) if text.strip() else 0.0
