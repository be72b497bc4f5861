"""Finds letters that readers cannot see or would take for others: signs without a shape, signs that turn the direction
of a text, control characters, letters of other scripts that look like ours, and accents typed apart from their letter.

Each is named with its line and column, because nobody can find it by eye.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LAST_PLAIN = "\u024f"
"""The last letter of the Latin blocks that European names need; letters of phonetic alphabets come after it."""
OTHER_LETTERS = {"\u00b5", "\u03bc"}
"""Both ways to type the sign of a millionth."""
SPACING = "\n\r\t"
_TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_NO_SHAPE = "a sign that no one can see"
_WRONG = {
    "Cc": "a control character",
    "Cf": _NO_SHAPE,
    "Zl": _NO_SHAPE,
    "Zp": _NO_SHAPE,
    "Zs": "a space that is not the usual one",
    "Co": "a sign that only one font knows",
    "Cn": "a sign that does not exist",
    "Cs": "half of a sign",
    "Mn": "an accent that is typed apart from its letter",
    "Me": "an accent that is typed apart from its letter",
    "Mc": "an accent that is typed apart from its letter",
}


@dataclass(frozen=True)
class WrongLetter:
    """One letter that may not be in a text: where it is, what it is, and its number in Unicode."""

    line: int
    column: int
    what: str
    code: str

    def __str__(self) -> str:
        return f"{self.what} ({self.code})"


def wrong_letters(text: str) -> Iterator[WrongLetter]:
    """Yield each letter of a text that readers cannot see or would take for another."""
    if text.isascii() and not any(map(_is_control, text)):
        return
    line, start = 1, 0
    for place, sign in enumerate(text):
        if what := what_is_wrong(sign):
            yield WrongLetter(line, place - start + 1, what, f"U+{ord(sign):04X}")
        if sign == "\n" or (sign == "\r" and text[place + 1 : place + 2] != "\n"):
            line, start = line + 1, place + 1


def _is_control(sign: str) -> bool:
    return (sign < " " and sign not in SPACING) or sign == "\x7f"


def what_is_wrong(sign: str) -> str:
    """Return what is wrong with one sign, in words; "" when it may be in a text."""
    if (sign < "\x7f" and not _is_control(sign)) or sign in OTHER_LETTERS:
        return ""
    if unicodedata.bidirectional(sign) in _TURNS:
        return "a sign that turns the direction of the text"
    kind = unicodedata.category(sign)
    if kind.startswith("L") and sign > LAST_PLAIN:
        name = unicodedata.name(sign, "unknown").partition(" ")[0].capitalize()
        return f"a letter that is not one of our alphabet ({name})"
    return _WRONG.get(kind, "")
