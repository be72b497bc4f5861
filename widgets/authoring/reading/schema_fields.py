"""Follows the way to a field through the schema, to say which keys are allowed there and what they mean."""

import types
import typing
from collections.abc import Iterator

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from ..schema.text import MARK
from .document import Where


def description(model: type[BaseModel], tagged: Where) -> str:
    """Return what the schema says of a field."""
    held = _at(model, tagged[:-1])
    if tagged and isinstance(held, type) and issubclass(held, BaseModel):
        found = _by_name(held).get(str(tagged[-1]))
        return (found.description or "") if found else ""
    return ""


def fields_at(model: type[BaseModel], tagged: Where) -> list[str]:
    """Return the keys that are allowed at a place."""
    held = _at(model, tagged)
    return list(_by_name(held)) if isinstance(held, type) and issubclass(held, BaseModel) else []


def _by_name(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _at(annotation: object, tagged: Where) -> object:
    """Follow the way to a field through the schema's types; None where it leaves them."""
    options = list(_unwrapped(annotation))
    if not tagged:
        return options[0] if len(options) == 1 else None
    step, rest = tagged[0], tagged[1:]
    if str(step).startswith(MARK):
        return next((_at(part, rest) for part, tags in _tagged(annotation) if step in tags), None)
    for option in options:
        if isinstance(option, type) and issubclass(option, BaseModel) and not issubclass(option, RootModel):
            if str(step) in _by_name(option):
                field = _by_name(option)[str(step)]
                return _at(typing.Annotated[(field.annotation, *field.metadata, None)], rest)
        elif typing.get_origin(option) in (list, dict):
            return _at(typing.get_args(option)[-1], rest)
    return None


def _unwrapped(annotation: object) -> Iterator[object]:
    """Give the types of an annotation without Annotated, Optional and unions."""
    for part, _ in _tagged(annotation):
        yield part


def _tagged(annotation: object, tags: tuple[str, ...] = ()) -> Iterator[tuple[object, tuple[str, ...]]]:
    if typing.get_origin(annotation) is typing.Annotated:
        inner, *notes = typing.get_args(annotation)
        own = tuple(note.tag for note in notes if hasattr(note, "tag"))
        yield from _tagged(inner, tags + own)
    elif typing.get_origin(annotation) in (typing.Union, types.UnionType):
        for part in typing.get_args(annotation):
            yield from _tagged(part, tags)
    elif annotation is not type(None):
        yield annotation, tags
