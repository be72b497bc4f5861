"""Checks that a share is told of what was counted, and not of the people who took part.

"In 20 people, 50 in 100 patches lost colour" reads as if all 20 had such patches. And "82 in 100" of 27 people leaves
18 in 100 of them, not "the other 18".
"""

import re
from collections.abc import Iterator

from ..language.passages import sentences_of, texts_of
from ..reading.complaint import Complaint
from ..reading.content_folder import ContentFolder, Item
from ..reading.document import Where

_PEOPLE = r"[\d,]+ (?:\w+ )?(?:people|persons|women|men|adults|children|patients|others)\b"
_THINGS = (
    r"(?:(?:new|old|small|white|pale|dark|raised) )*(?:patches|dents|bumps|spots|scars|marks|lumps|holes)\b"
)
_AS_OF_PEOPLE = re.compile(
    rf"\bin (?:(?:an?|the|one|another) (?:\w+ )+of )?{_PEOPLE}.*\b\d+ in 100 {_THINGS}", re.IGNORECASE
)
_OF_A_STUDY = re.compile(rf"\b(?:in|of) {_PEOPLE}", re.IGNORECASE)
_THE_REST = re.compile(r"\b(\d+) in 100\b(?:(?! in 100).)*?\b(the other (\d+))\b(?! in 100)", re.IGNORECASE)


def check_shares(folder: ContentFolder) -> list[Complaint]:
    """Return a complaint for each share of things that is told of people, and each rest in 100 told as people."""
    return [
        complaint
        for item in folder.items
        for where, text in texts_of(item, ours=True)
        for complaint in (*_of_people(item, where, text), *_rest(item, where, text))
    ]


def _of_people(item: Item, where: Where, text: str) -> Iterator[Complaint]:
    for sentence in sentences_of(text):
        if _AS_OF_PEOPLE.search(sentence):
            yield item.complaint(
                where,
                f'a share of things is told as one of people: "{sentence}"',
                "the people in one sentence, and the share of what was counted in the next",
                'Begin the next sentence with what was counted: "Of the patches that had needles, ...". '
                "Say so if the source does not tell how many those were.",
                about="shares",
            )


def _rest(item: Item, where: Where, text: str) -> Iterator[Complaint]:
    for share in _THE_REST.finditer(text):
        if int(share[1]) + int(share[3]) == 100 and _OF_A_STUDY.search(text):
            yield item.complaint(
                where,
                f'"{share[2]}" is a number in 100, and reads as people of the study: "{text}"',
                f"{share[3]} in 100",
                'Write "in 100" again, or count the people: "22 of 27".',
                about="shares",
            )
