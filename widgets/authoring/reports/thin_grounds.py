"""Finds the rules that rest on little of what was read, so that a clinician looks at them first.

What a rule rests on follows from its sources: what each one is, and how much of it was read.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from widgets.core.shapes import Source

from .rulebook import Entry, Rulebook

Sources = tuple[Source, ...]


@dataclass(frozen=True)
class ThinGround:
    """One kind of thin ground, in words, and the rules that rest on it."""

    name: str
    entries: tuple[Entry, ...]


def is_label_copy(source: Source) -> bool:
    """Return whether a source is a maker's label of which only a copy on another site was read."""
    return source.design == "maker_label" and source.how_known == "copy"


def _is_single_opening(sources: Sources) -> bool:
    return [source.how_known for source in sources] == ["opening"]


# A rule is listed under the first kind that fits it.
KINDS: Mapping[str, Callable[[Sources], bool]] = {
    "Copies of makers’ labels and nothing else": lambda sources: (
        bool(sources) and all(map(is_label_copy, sources))
    ),
    "A single source, of which only the opening was read": _is_single_opening,
    "Only what others say of the source": lambda sources: (
        bool(sources) and {source.how_known for source in sources} <= {"second_hand", "recalled"}
    ),
    "No source at all": lambda sources: not sources,
    "Copies of makers’ labels beside other sources": lambda sources: any(map(is_label_copy, sources)),
}


def thin_grounds(book: Rulebook) -> list[ThinGround]:
    """Return the kinds of thin ground that some rule rests on, each with its rules, the most urgent first."""
    by_urgency = sorted(book.entries, key=lambda entry: (-entry.rule.urgency, entry.number))
    kinds = [(kind_of(_sources(entry, book)), entry) for entry in by_urgency]
    grounds = (ThinGround(name, tuple(entry for kind, entry in kinds if kind == name)) for name in KINDS)
    return [ground for ground in grounds if ground.entries]


def kind_of(sources: Sources) -> str | None:
    """Return the first kind of thin ground that these sources are; None when there is more to rest on."""
    return next((name for name, fits in KINDS.items() if fits(sources)), None)


def _sources(entry: Entry, book: Rulebook) -> Sources:
    return tuple(book.content.sources[id] for id in entry.rule.sources)
