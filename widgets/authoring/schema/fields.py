"""Reads the schema: what each field may hold, and the mark that says what the field is for.

Fails closed: `check_marks` raises for a field without a mark, so that no text can slip past the checks.
"""

import types
import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from pydantic import BaseModel, RootModel

from .marks import AuthorNote, Grounds, Mark, Reference

CLOSED = (bool, type(None))
"""Types whose values are a fixed list, as those of a `Literal` are: they can hold no text."""


@dataclass(frozen=True)
class Slot:
    """What one place of a file may hold: a plain value, the entries of a list, free keys with their values,
    or mappings with a schema."""

    mark: Mark | None = None
    grounds: Grounds | None = None
    plain: bool = False
    closed: bool = False
    entries: "Slot | None" = None
    keys: "Slot | None" = None
    values: "Slot | None" = None
    models: tuple[type[BaseModel], ...] = ()

    def schema_of(self, value: dict) -> type[BaseModel] | None:
        """Return the model that fits the keys of a mapping best; None when there is a choice and none fits."""
        if len(self.models) < 2:
            return self.models[0] if self.models else None
        fits = {model: len(value.keys() & slots(model).keys()) for model in self.models}
        best = max(self.models, key=lambda model: fits[model])
        return best if fits[best] else None


@cache
def slots(model: type[BaseModel]) -> dict[str, Slot]:
    """Return what each field of a model may hold, by the key that content files use."""
    return {
        field.alias or name: _slot(typing.Annotated[(field.annotation, *field.metadata, None)])
        for name, field in model.model_fields.items()
    }


def has_root(model: type[BaseModel]) -> bool:
    """Return whether a model is one value without a key, as the words on screen are."""
    return issubclass(model, RootModel)


@cache
def root_slot(model: type[BaseModel]) -> Slot:
    """Return what a place that expects a model may hold: for a model with a root, what the root may be."""
    return slots(model)["root"] if has_root(model) else Slot(models=(model,))


def models_within(model: type[BaseModel]) -> list[type[BaseModel]]:
    """Return a model and all models inside it, each once, the outer before the inner."""
    models: dict[type[BaseModel], None] = {}
    waiting = [model]
    while waiting:
        first = waiting.pop(0)
        if first not in models:
            models[first] = None
            waiting += [inner for slot in slots(first).values() for inner in _models_in(slot)]
    return list(models)


def marked_fields(model: type[BaseModel], *marks: type[Mark]) -> list[str]:
    """Return the keys of a model whose values have one of some marks."""
    return [key for key, slot in slots(model).items() if isinstance(mark_of(slot), marks)]


def check_marks(models: Iterable[type[BaseModel]], things: Iterable[str]) -> None:
    """Raise TypeError, naming file, class and field, unless each field says what it is for.

    `things` are the names of what a reference may point to.
    """
    kinds = set(things)
    wrong = {
        f"{inner.__module__.replace('.', '/')}.py, {inner.__name__}.{key}: {fault}"
        for model in models
        for inner in models_within(model)
        for key, slot in slots(inner).items()
        for fault in _faults(slot, kinds)
    }
    if wrong:
        raise TypeError("\n".join(["The schema does not say what each field is for:", *sorted(wrong)]))


def _faults(slot: Slot, kinds: set[str]) -> Iterator[str]:
    if slot.plain and slot.mark is None:
        yield "it has no mark; choose one of schema/marks.py, or a type of schema/text.py that has one"
    if slot.models and slot.mark and not isinstance(slot.mark, AuthorNote):
        yield "a model has no mark but AuthorNote: its own fields have theirs"
    if isinstance(slot.mark, Reference) and not set(slot.mark.kinds) <= kinds:
        yield f"it refers to {', '.join(slot.mark.kinds)}, which is no kind of content and no part of one"
    entry_mark = slot.entries.mark if slot.entries else None
    if isinstance(entry_mark, Reference) and entry_mark.kinds == ("source",) and not slot.grounds:
        yield "its list of sources has no Grounds: say when it may be empty"
    for inner in (slot.entries, slot.keys, slot.values):
        if inner:
            yield from _faults(inner, kinds)


def mark_of(slot: Slot | None) -> Mark | None:
    """Return the mark of a field: that of its values, for a list or a mapping."""
    return slot and (slot.mark or mark_of(slot.entries) or mark_of(slot.values))


def _models_in(slot: Slot | None) -> tuple[type[BaseModel], ...]:
    return (*slot.models, *_models_in(slot.entries), *_models_in(slot.values)) if slot else ()


def _slot(annotation: object) -> Slot:
    """Return what an annotation allows; a mark on a list or a mapping applies to its values."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _noted(_slot(arguments[0]), arguments[1:])
    if origin in (typing.Union, types.UnionType):
        return _joined([_slot(part) for part in arguments])
    if origin is list:
        return Slot(entries=_slot(arguments[0]))
    if origin is dict:
        return Slot(keys=_slot(arguments[0]), values=_slot(arguments[1]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Slot(models=(annotation,))
    if origin is typing.Literal or annotation in CLOSED:
        return Slot(closed=True)
    return Slot(plain=True)


def _noted(slot: Slot, notes: Iterable[object]) -> Slot:
    for note in notes:
        if isinstance(note, Grounds):
            slot = replace(slot, grounds=note)
        elif isinstance(note, Mark):
            slot = _marked(slot, note)
    return slot


def _marked(slot: Slot, mark: Mark) -> Slot:
    if slot.mark and slot.mark != mark:
        raise TypeError(f"a field has two marks, {slot.mark} and {mark}: keep the one that it is for")
    own = mark if slot.plain or slot.closed or slot.models else None
    entries, values = (inner and _marked(inner, mark) for inner in (slot.entries, slot.values))
    return replace(slot, mark=own, entries=entries, values=values)


def _joined(parts: list[Slot]) -> Slot:
    """Return one slot for several types, with what each of them allows."""
    marks = {part.mark for part in parts if part.mark}
    if len(marks) > 1:
        raise TypeError(f"a field has two marks, {marks}: keep the one that it is for")
    unmarked = any(part.plain and not part.mark for part in parts)
    return Slot(
        mark=None if unmarked else next(iter(marks), None),
        grounds=next((part.grounds for part in parts if part.grounds), None),
        plain=any(part.plain for part in parts),
        closed=any(part.closed for part in parts),
        entries=next((part.entries for part in parts if part.entries), None),
        keys=next((part.keys for part in parts if part.keys), None),
        values=next((part.values for part in parts if part.values), None),
        models=tuple(model for part in parts for model in part.models),
    )
