"""Follows a path through the schema, to find which keys are allowed there and what they mean."""

import types
import typing
from collections.abc import Iterator

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from ..schema.text import MARK
from .document import Where


def description(model: type[BaseModel], location: Where) -> str:
    """Return what the schema says about a field."""
    annotation = _at(model, location[:-1])
    if location and isinstance(annotation, type) and issubclass(annotation, BaseModel):
        field = _by_name(annotation).get(str(location[-1]))
        return (field.description or "") if field else ""
    return ""


def fields_at(model: type[BaseModel], location: Where) -> list[str]:
    """Return the keys that are allowed at a place."""
    annotation = _at(model, location)
    return (
        list(_by_name(annotation))
        if isinstance(annotation, type) and issubclass(annotation, BaseModel)
        else []
    )


def _by_name(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _at(annotation: object, location: Where) -> object:
    """Follow a path through the schema's types; None where it leaves them."""
    options = list(_unwrap(annotation))
    if not location:
        return options[0] if len(options) == 1 else None
    step, rest = location[0], location[1:]
    if str(step).startswith(MARK):
        return next((_at(part, rest) for part, tags in _alternatives(annotation) if step in tags), None)
    for option in options:
        if isinstance(option, type) and issubclass(option, BaseModel) and not issubclass(option, RootModel):
            if str(step) in _by_name(option):
                field = _by_name(option)[str(step)]
                return _at(typing.Annotated[(field.annotation, *field.metadata, None)], rest)
        elif typing.get_origin(option) in (list, dict):
            return _at(typing.get_args(option)[-1], rest)
    return None


def _unwrap(annotation: object) -> Iterator[object]:
    """Yield the types of an annotation without Annotated, Optional and unions."""
    for part, _ in _alternatives(annotation):
        yield part


def _alternatives(annotation: object, tags: tuple[str, ...] = ()) -> Iterator[tuple[object, tuple[str, ...]]]:
    if typing.get_origin(annotation) is typing.Annotated:
        inner, *notes = typing.get_args(annotation)
        own = tuple(note.tag for note in notes if hasattr(note, "tag"))
        yield from _alternatives(inner, tags + own)
    elif typing.get_origin(annotation) in (typing.Union, types.UnionType):
        for part in typing.get_args(annotation):
            yield from _alternatives(part, tags)
    elif annotation is not type(None):
        yield annotation, tags
