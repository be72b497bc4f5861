"""Walks over a file as it was read, alongside its schema: each part with the mark of its field.

Broken files are walked too, so that they still yield their other complaints: a text in place of a list, or the
other way round, is taken as the value of the field; a key that the schema does not know is skipped.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from ..schema.fields import Slot, has_root, root_slot, slots
from ..schema.marks import Mark
from .document import Where


@dataclass(frozen=True)
class Part:
    """One part of a file: a mapping with its schema, or a plain value or a free key with the mark of its field."""

    where: Where
    value: Any
    mark: Mark | None = None
    schema: type[BaseModel] | None = None


def parts_of(value: object, schema: type[BaseModel]) -> Iterator[Part]:
    """Yield every part of a file that has a schema, in the order of the file."""
    return _parts(value, root_slot(schema), ())


def _parts(value: object, slot: Slot, where: Where) -> Iterator[Part]:
    if isinstance(value, dict):
        yield from _of_mapping(value, slot, where)
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _parts(entry, slot.entries or slot, (*where, index))
    elif slot.plain or slot.closed:
        yield Part(where, value, slot.mark)
    elif slot.entries:
        yield from _parts(value, slot.entries, where)
    elif len(slot.models) == 1 and has_root(slot.models[0]):
        yield from _parts(value, root_slot(slot.models[0]), where)


def _of_mapping(value: dict, slot: Slot, where: Where) -> Iterator[Part]:
    schema = slot.schema_of(value)
    if schema and has_root(schema):
        yield from _of_mapping(value, root_slot(schema), where)
    elif schema:
        yield Part(where, value, slot.mark, schema)
        fields = slots(schema)
        for key, entry in value.items():
            if key in fields:
                yield from _parts(entry, fields[key], (*where, key))
    elif slot.values:
        for key, entry in value.items():
            if slot.keys:
                yield Part((*where, key), key, slot.keys.mark)
            yield from _parts(entry, slot.values, (*where, key))
