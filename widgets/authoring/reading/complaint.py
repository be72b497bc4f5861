"""A complaint: which file and line, which item, what is wrong, what is allowed, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Complaint:
    """One thing that a clinician must change; `about` is the check that found it."""

    file: str
    line: int
    item: str
    wrong: str
    allowed: str = ""
    remedy: str = ""
    about: str = "schema"

    def __str__(self) -> str:
        rows = [f"{self.file}, line {self.line}: {self.item}", f"    wrong:   {self.wrong}"]
        if self.allowed:
            rows.append(f"    allowed: {self.allowed}")
        if self.remedy:
            rows.append(f"    do:      {self.remedy}")
        return "\n".join(map(_visible, rows))


def _visible(row: str) -> str:
    """Return a line with each sign that no one can see as its number: a terminal would obey some of them."""
    return "".join(sign if sign.isprintable() else f"<U+{ord(sign):04X}>" for sign in row)


def complaints_text(complaints: Iterable[Complaint]) -> str:
    """Return all complaints as one text, in order of file and line, with their number at the end."""
    ordered = sorted(set(complaints))
    files = len({complaint.file for complaint in ordered})
    total = f"{quantity(len(ordered), 'complaint')} in {quantity(files, 'file')}."
    return "\n\n".join([*map(str, ordered), total])


def quantity(number: int, noun: str) -> str:
    """Return "1 file", "2 files"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def nearest(word: object, choices: Iterable[str]) -> str:
    """Return 'Did you mean "x"? ' for a similar name, also one with its parts in another order; otherwise nothing."""
    for spelled in (_plain, _sorted_parts):
        by_spelling = {spelled(str(choice)): str(choice) for choice in choices}
        near = get_close_matches(spelled(str(word)), by_spelling, n=1, cutoff=0.65)
        if near:
            return f'Did you mean "{by_spelling[near[0]]}"? '
    return ""


def _plain(word: str) -> str:
    return word.casefold().replace("_", "-")


def _sorted_parts(word: str) -> str:
    return "-".join(sorted(_plain(word).split("-")))


def one_of(choices: Iterable[object], limit: int = 12) -> str:
    """Return choices as "one of: a, b, c", shortened when there are very many."""
    names = [str(choice) for choice in choices]
    more = f" and {len(names) - limit} more" if len(names) > limit else ""
    return f"one of: {', '.join(names[:limit])}{more}" if names else "nothing: there are none yet"


def in_words(path: Iterable[str | int]) -> str:
    """Return the way to a field in words: ("known", 1, "certainty") is "known, number 2, certainty"."""
    steps = [f"number {step + 1}" if isinstance(step, int) else str(step) for step in path]
    return ", ".join(steps if len(steps) < 10 else [*steps[:8], "..."])
