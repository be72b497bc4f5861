"""One file of content as read: its value, the line of each part, and its complaints as YAML."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .complaint import Complaint

Where = tuple[str | int, ...]
"""The way to a part of a file: ("known", 1, "text")."""


@dataclass(frozen=True)
class Odd:
    """A bare value that is neither text, number, true nor false, such as a bare date. Never valid content."""

    text: str


@dataclass
class Document:
    """One file as read: its value, the line of each part, and what was wrong with it as YAML."""

    file: str
    value: object = None
    lines: dict[Where, int] = field(default_factory=dict)
    bare: dict[Where, str] = field(default_factory=dict)
    read_differently: set[Where] = field(default_factory=set)
    """Where a bare value is not what a person would read, such as 012."""
    complaints: list[Complaint] = field(default_factory=list)

    def line(self, where: Where) -> int:
        """Return the line of a part, or of the nearest thing around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def at(self, where: Where) -> object:
        """Return the value of a part that is there."""
        value: Any = self.value
        for step in where:
            value = value[step]
        return value

    def mappings(self) -> Iterator[tuple[Where, dict]]:
        """Yield every mapping of the file as read, the outer before the inner,
        so that a broken file counts too."""
        return _mappings(self.value, ())

    def complain(self, line: int, item: str, wrong: str, allowed: str = "", remedy: str = "") -> None:
        """Keep one complaint about the file as YAML."""
        self.complaints.append(Complaint(self.file, line, item, wrong, allowed, remedy, about="reading"))


def _mappings(node: object, where: Where) -> Iterator[tuple[Where, dict]]:
    if isinstance(node, dict):
        yield where, node
    parts = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, part in parts:
        yield from _mappings(part, (*where, key))
