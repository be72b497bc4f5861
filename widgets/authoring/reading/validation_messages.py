"""Turns the validator's errors into complaints that a clinician understands."""

import re

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..schema.rules import CONDITION_WORDS
from ..schema.text import MARK
from .complaint import Complaint, in_words, nearest, one_of
from .document import Document, Odd, Where
from .schema_fields import description, fields_at

Explanation = tuple[str, str, str]
"""What is wrong, what is allowed, what to do."""
_PLAIN_TYPES = {
    "string": "a text",
    "int": "a whole number",
    "bool": "true or false",
    "list": "a list",
    "dict": "a mapping: keys with a value each",
    "model": "a mapping: keys with a value each",
}
_LIMITS = {
    "greater_than_equal": ("small", "at least"),
    "less_than_equal": ("large", "at most"),
}
_TYPE_ERROR = re.compile(r"^(string|int|bool|list|dict|model)_(?:type|parsing|from_float)$")
_NOT = (
    "A rule never speaks of what is not there, so that one more answer can only add advice. "
    "Name the options that matter: is, any_of or all_of."
)


def explain(error: ValidationError, document: Document, model: type[BaseModel], item: str) -> list[Complaint]:
    """Return one complaint for each error that the validator found in a document."""
    return [_complaint(one, document, model, item) for one in error.errors(include_url=False)]


def _complaint(error: ErrorDetails, document: Document, model: type[BaseModel], item: str) -> Complaint:
    location = tuple(error["loc"])
    where = tuple(step for step in location if not str(step).startswith(MARK))
    if error["type"] == "content":
        where += error.get("ctx", {}).get("where", ())
    wrong, allowed, remedy = _words(error, location, where, document, model)
    way = in_words(where)
    return Complaint(
        document.file, document.line(where), f"{item}, {way}" if way else item, wrong, allowed, remedy
    )


def _words(
    error: ErrorDetails, location: Where, where: Where, document: Document, model: type[BaseModel]
) -> Explanation:
    """Return what is wrong, what is allowed and what to do."""
    kind, context, value = error["type"], error.get("ctx", {}), error.get("input")
    key = where[-1] if where else "it"
    hint = description(model, location)
    if kind == "content":
        return context["wrong"], context["allowed"], context["remedy"]
    if kind == "condition":
        return _condition(value)
    if kind == "missing":
        return f"{key} is missing", hint, f"Add a line that starts with {key}: (see content/templates)."
    if kind == "extra_forbidden":
        return _unknown_key(str(key), fields_at(model, location[:-1]))
    if kind == "literal_error":
        return _not_an_option(value, context, where, document)
    if kind in ("string_too_short", "too_short"):
        return f"{key} is empty", hint, "Fill it in."
    if kind in ("string_too_long", "too_long"):
        noun = "signs" if isinstance(value, str) else "entries"
        return (
            f"{key} has {len(value or ())} {noun}",
            f"at most {context['max_length']} {noun}",
            "Make it shorter.",
        )
    if kind in _LIMITS:
        limit, sort = next(iter(context.values())), _LIMITS[kind]
        allowed = f"{sort[1]} {limit:,}{f' ({hint})' if hint else ''}"
        return f"{_as_text(value, where, document)} is too {sort[0]}", allowed, "Look the number up again."
    if match := _TYPE_ERROR.match(kind):
        return _wrong_type(match[1], value, where, document, hint)
    text = _as_text(value, where, document)
    return f"{text} does not fit: {error['msg']}", hint, "Compare it with a template."


def _condition(value: object) -> Explanation:
    if isinstance(value, dict) and "not" in value:
        return "a rule cannot use not", one_of(CONDITION_WORDS), _NOT
    keys = ", ".join(value) if isinstance(value, dict) else "no mapping"
    return (
        f"no condition is recognised here ({keys})",
        "all: [...], any: [...], or question: with one of is, any_of, all_of, is_unknown",
        "Write for example {question: vitiligo, is: growing}.",
    )


def _unknown_key(key: str, fields: list[str]) -> Explanation:
    if key == "not":
        return "a rule cannot use not", one_of(CONDITION_WORDS), _NOT
    return (
        f'"{key}" is not a known key',
        one_of(fields),
        f"{nearest(key, fields)}Correct the spelling, or delete the line.",
    )


def _not_an_option(value: object, context: dict, where: Where, document: Document) -> Explanation:
    options = re.findall(r"'([^']*)'", context.get("expected", "")) or [context.get("expected", "").lower()]
    return (
        f"{_as_text(value, where, document)} is not one of the options",
        one_of(options),
        f"{nearest(value, options)}Pick one of them.",
    )


def _as_list(text: str) -> str:
    """Explain how a text becomes a list: clinicians type a bare id, or the word none."""
    if text.lower() in ("none", "no", "nothing"):
        return "Write [] when there is none."
    if re.search(r"[\s,]", text):
        return 'Put each entry on a line of its own that starts with "- ".'
    return f"Put it in square brackets: [{text}]."


def _wrong_type(expected: str, value: object, where: Where, document: Document, hint: str) -> Explanation:
    """Explain what YAML made of the value, because clinicians see only what they typed."""
    raw = document.bare.get(where, "")
    text, allowed = _as_text(value, where, document), _PLAIN_TYPES[expected]
    allowed = f"{allowed} ({hint})" if hint else allowed
    if expected != "string":
        do = (
            _as_list(value)
            if expected == "list" and isinstance(value, str)
            else "Compare it with a template."
        )
        return f"{text} is not {_PLAIN_TYPES[expected]}", allowed, do
    quoted = f'Put it in quotes: "{raw}".'
    if isinstance(value, bool):
        return f"YAML reads a bare {raw} as {str(value).lower()}, not as text", allowed, quoted
    if isinstance(value, Odd) and re.match(r"\d{4}-\d", value.text):
        return f"the date {raw} is not in quotes", allowed, quoted
    if isinstance(value, int | float):
        return f"YAML reads a bare {raw} as a number, not as text", allowed, quoted
    if value is None:
        name = where[-1] if isinstance(where[-1], str) else "it"
        return f"{name} is empty", allowed, "Fill it in, in quotes."
    return f"{text} is not a text", allowed, "Write one text here, in quotes."


def _as_text(value: object, where: Where, document: Document) -> str:
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "a mapping"
    if value is None:
        return "nothing"
    return f'"{document.bare.get(where, value)}"'
