"""Finds numbers without their other side: a list to read through, not a rule,
because a pattern cannot judge.

"5 of 36 people got dark marks" leaves the reader to work out the 31 who did not, and makes a harm,
or a benefit, look larger than it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..language.passages import texts_of
from ..reading.complaint import in_words
from ..reading.content_folder import ContentFolder, Item
from ..reading.document import Where
from ..schema.medicine import Finding

_COUNT = re.compile(
    r"\b(?P<n>\d+) (?:out )?of (?:the |these |those |our |its )?(?P<all>\d+)\b"
    r"(?! (?:studies|trials|pages|articles|steps))"
)
_HUNDRED = re.compile(r"\b(?P<n>\d+) in (?P<all>100)\b")
_RANGE_END = re.compile(r"(?:\b\d+ to|\bbetween \d+ and|\bup to|\brange is) $", re.IGNORECASE)
_OTHER_SIDE = re.compile(
    r"\b(not|none|no one|nobody|never|without|rest|others?|neither|the same)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class OneSided:
    """One number whose other side is not in the same text."""

    item: Item
    where: Where
    number: str
    text: str

    def __str__(self) -> str:
        document = self.item.document
        return (
            f"{document.file}, line {document.line(self.where)}: {in_words(self.where)}: "
            f'"{self.number}" in: {self.text}'
        )


def one_sided(folder: ContentFolder) -> list[OneSided]:
    """Return every number of people without its other side, in the order of the files."""
    return [
        number
        for item in folder.items
        if not item.kind.wording and not isinstance(item.model, Finding)
        for where, text in texts_of(item)
        for number in _in_text(item, where, text)
    ]


def _in_text(item: Item, where: Where, text: str) -> Iterator[OneSided]:
    """Findings have a field for the other side, so only running text can leave it out;
    the end of a range has none."""
    if _OTHER_SIDE.search(text):
        return
    numbers = {int(number) for number in re.findall(r"\b\d+\b", text)}
    for match in (*_COUNT.finditer(text), *_HUNDRED.finditer(text)):
        part, whole = int(match["n"]), int(match["all"])
        is_told = part in (0, whole) or whole - part in numbers
        if not is_told and not _RANGE_END.search(text[: match.start()]):
            yield OneSided(item, where, match[0], text)
