"""Checks that each option of a concern gives its benefits and its harms about the same length, in full and in short.

Never a reason to pad a text: "Too little is known" is a full answer, whatever its length.
"""

from collections.abc import Iterable, Iterator

from ..reading.complaint import Complaint, quantity
from ..reading.content_folder import ContentFolder, Item
from ..reading.document import Where
from ..schema.choices import CareOption, Concern, InShort
from ..schema.text import Statement

MOST_TIMES_AS_LONG = 1.5
TOO_LITTLE = "too little is known"
_UNKNOWN = ("none_found", "very_low")


def check_balance(folder: ContentFolder) -> list[Complaint]:
    """Return a complaint for each option that gives one side much more length than the other."""
    return [
        complaint
        for item, concern in folder.models(Concern)
        for name, option in concern.options
        for where, sides in ((("options", name), option), (("options", name, "in_short"), option.in_short))
        for complaint in _lopsided(item, where, sides)
    ]


def _lopsided(item: Item, where: Where, option: CareOption | InShort) -> Iterator[Complaint]:
    words = {"benefits": _words(option.benefits), "harms": _words(option.harms)}
    shorter, longer = sorted(words, key=words.__getitem__)
    lopsided = words[longer] > MOST_TIMES_AS_LONG * words[shorter]
    if lopsided and not _too_little((*option.benefits, *option.harms)):
        yield item.complaint(
            (*where, shorter),
            f"{shorter} has {quantity(words[shorter], 'word')}, {longer} has {quantity(words[longer], 'word')}",
            "the longer one has at most half as many words more",
            f"Tell {shorter} more fully, or {longer} more briefly. If nothing more is known, begin a "
            f'statement of {shorter} with "Too little is known", with certainty none_found or very_low.',
            about="balance",
        )


def _words(statements: Iterable[Statement]) -> int:
    return sum(len(statement.text.split()) for statement in statements)


def _too_little(statements: Iterable[Statement]) -> bool:
    return any(
        statement.text.casefold().startswith(TOO_LITTLE) and statement.certainty in _UNKNOWN
        for statement in statements
    )
