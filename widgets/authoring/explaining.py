"""Turns the validator's errors into complaints that a clinician understands."""

import re
import types
import typing
from collections.abc import Iterator

from pydantic import BaseModel, RootModel, ValidationError
from pydantic.fields import FieldInfo

from .complaints import Complaint, in_words, nearest, one_of
from .reading import Document, Odd, Where
from .schema_rules import CONDITION_WORDS
from .schema_text import MARK

_PLAIN_TYPES = {"string": "a text", "int": "a whole number", "bool": "true or false", "list": "a list",
                "dict": "a mapping: keys with a value each", "model": "a mapping: keys with a value each"}
_TYPE_ERROR = re.compile(r"^(string|int|bool|list|dict|model)_(?:type|parsing|from_float)$")
_NOT = ("A rule never speaks of what is not there, so that one more answer can only add advice. Name the options "
        "that matter: is, any_of or all_of.")


def explain(error: ValidationError, document: Document, model: type[BaseModel], item: str) -> list[Complaint]:
    """Return one complaint for each error that the validator found in a document."""
    return [_complaint(one, document, model, item) for one in error.errors(include_url=False)]


def _complaint(error: dict, document: Document, model: type[BaseModel], item: str) -> Complaint:
    tagged = tuple(error["loc"])
    where = tuple(step for step in tagged if not str(step).startswith(MARK))
    wrong, allowed, remedy = _words(error, tagged, where, document, model)
    way = in_words(where)
    return Complaint(document.file, document.line(where), f"{item}, {way}" if way else item, wrong, allowed, remedy)


def _words(error: dict, tagged: Where, where: Where, document: Document, model: type[BaseModel]) -> tuple[str, str, str]:
    """Return what is wrong, what is allowed and what to do."""
    kind, context, given = error["type"], error.get("ctx", {}), error.get("input")
    key = where[-1] if where else "it"
    told = _description(model, tagged)
    if kind == "content":
        return context["wrong"], context["allowed"], context["remedy"]
    if kind == "condition":
        return _condition(given)
    if kind == "missing":
        return f"{key} is missing", told, f"Add a line that starts with {key}: (see content/templates)."
    if kind == "extra_forbidden":
        return _unknown_key(str(key), _fields_at(model, tagged[:-1]))
    if kind == "literal_error":
        return _not_an_option(given, context, where, document)
    if kind in ("string_too_short", "too_short"):
        return f"{key} is empty", told, "Fill it in."
    if kind in ("string_too_long", "too_long"):
        noun = "signs" if isinstance(given, str) else "entries"
        return f"{key} has {len(given)} {noun}", f"at most {context['max_length']} {noun}", "Make it shorter."
    if match := _TYPE_ERROR.match(kind):
        return _wrong_type(match[1], given, where, document, told)
    return f"{_shown(given, where, document)} does not fit: {error['msg']}", told, "Compare it with a template."


def _condition(given: object) -> tuple[str, str, str]:
    if isinstance(given, dict) and "not" in given:
        return "a rule can not use not", one_of(CONDITION_WORDS), _NOT
    keys = ", ".join(given) if isinstance(given, dict) else "no mapping"
    return (f"no condition is recognised here ({keys})", "all: [...], any: [...], or question: with one of is, any_of, "
            "all_of, is_unknown", "Write for example {question: vitiligo, is: growing}.")


def _unknown_key(key: str, fields: list[str]) -> tuple[str, str, str]:
    if key == "not":
        return "a rule can not use not", one_of(CONDITION_WORDS), _NOT
    return (f'"{key}" is not a known key', one_of(fields),
            f"{nearest(key, fields)}Correct the spelling, or delete the line.")


def _not_an_option(given: object, context: dict, where: Where, document: Document) -> tuple[str, str, str]:
    options = re.findall(r"'([^']*)'", context.get("expected", "")) or [context.get("expected", "").lower()]
    return (f"{_shown(given, where, document)} is not one of the options", one_of(options),
            f"{nearest(given, options)}Pick one of them.")


def _wrong_type(wanted: str, given: object, where: Where, document: Document, told: str) -> tuple[str, str, str]:
    """Say what YAML made of the value, because the clinician sees only what they typed."""
    raw = document.bare.get(where, "")
    shown, allowed = _shown(given, where, document), _PLAIN_TYPES[wanted]
    allowed = f"{allowed} ({told})" if told else allowed
    if wanted != "string":
        return f"{shown} is not {_PLAIN_TYPES[wanted]}", allowed, "Compare it with a template."
    if isinstance(given, bool):
        return f"YAML reads a bare {raw} as {str(given).lower()}, not as text", allowed, f'Put it in quotes: "{raw}".'
    if isinstance(given, Odd) and re.match(r"\d{4}-\d", given.text):
        return f"the date {raw} is not in quotes", allowed, f'Put it in quotes: "{raw}".'
    if isinstance(given, int | float):
        return f"YAML reads a bare {raw} as a number, not as text", allowed, f'Put it in quotes: "{raw}".'
    if given is None:
        return f"{where[-1] if isinstance(where[-1], str) else 'it'} is empty", allowed, "Fill it in, in quotes."
    return f"{shown} is not a text", allowed, "Write one text here, in quotes."


def _shown(given: object, where: Where, document: Document) -> str:
    if isinstance(given, dict | list):
        return "a list" if isinstance(given, list) else "a mapping"
    if given is None:
        return "nothing"
    return f'"{document.bare.get(where, given)}"'


def _description(model: type[BaseModel], tagged: Where) -> str:
    """Return what the schema says of a field."""
    held = _at(model, tagged[:-1])
    if tagged and isinstance(held, type) and issubclass(held, BaseModel):
        found = _by_name(held).get(str(tagged[-1]))
        return (found.description or "") if found else ""
    return ""


def _fields_at(model: type[BaseModel], tagged: Where) -> list[str]:
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
