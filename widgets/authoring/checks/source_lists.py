"""Which sources the parts of a file rest on: the list beside them, or the one source that they name."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from ..reading.content_folder import ContentFolder, Item
from ..reading.document import Where
from ..schema import marks
from ..schema.fields import Slot, marked_fields, slots


@dataclass(frozen=True)
class SourceList:
    """One list of sources: the mapping of a file that has it, and what the schema says about it."""

    item: Item
    where: Where
    node: dict
    schema: type[BaseModel]
    key: str
    rule: marks.Grounds

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids in the list."""
        return tuple(id for id in self.node[self.key] if isinstance(id, str))


def source_lists(folder: ContentFolder) -> Iterator[SourceList]:
    """Yield every list of sources in compiled content."""
    for item in folder.items:
        if item.kind.compiled:
            yield from source_lists_in(item)


def source_lists_in(item: Item) -> Iterator[SourceList]:
    """Yield every list of sources in one file."""
    for part in item.parts:
        for key, rule in source_list_fields(part.schema) if part.schema else ():
            if part.schema and isinstance(part.value.get(key), list):
                yield SourceList(item, part.where, part.value, part.schema, key, rule)


@cache
def source_list_fields(schema: type[BaseModel]) -> tuple[tuple[str, marks.Grounds], ...]:
    """Return the fields of a model that are lists of sources."""
    return tuple((key, slot.grounds) for key, slot in slots(schema).items() if slot.grounds)


def cited_beside(schema: type[BaseModel], node: dict) -> tuple[str, ...] | None:
    """Return the sources that a mapping itself names; None when it has no field for them, or not as ids."""
    for key in source_fields(schema):
        if isinstance(node.get(key), list):
            return tuple(id for id in node[key] if isinstance(id, str))
        if isinstance(node.get(key), str):
            return (node[key],)
    return None


@cache
def source_fields(schema: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys of a model that name sources."""
    return tuple(
        key
        for key in marked_fields(schema, marks.Reference)
        for slot in [slots(schema)[key]]
        if _kinds(slot) == ("source",)
    )


def _kinds(slot: Slot) -> tuple[str, ...]:
    mark = slot.mark or (slot.entries.mark if slot.entries else None)
    return mark.kinds if isinstance(mark, marks.Reference) else ()
