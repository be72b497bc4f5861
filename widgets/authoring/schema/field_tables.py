"""Writes the tables of fields in content/README.md from the schema, between markers that name the class."""

import re
import typing
from pathlib import Path

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .fields import Slot, mark_of, models_within, slots
from .kinds import KINDS
from .text import Statement

_TABLE = re.compile(r"(<!-- fields of (\w+) -->\n).*?(<!-- end of fields -->\n)", re.DOTALL)
MODELS = {model.__name__: model for kind in KINDS for model in models_within(kind.model)}


def with_tables(text: str) -> str:
    """Return a text with the table between each pair of markers written again; KeyError for an unknown class."""
    return _TABLE.sub(lambda match: f"{match[1]}{field_table(MODELS[match[2]])}{match[3]}", text)


def write_tables(readme: Path) -> None:
    """Write the tables of a README again."""
    readme.write_text(with_tables(readme.read_text(encoding="utf-8")), encoding="utf-8")


def field_table(model: type[BaseModel]) -> str:
    """Return one row a field: its key, what it is for or what is in it, and what to write."""
    rows = [
        f"| `{key}`{'' if field.is_required() else ' (may be left out)'} | {_purpose(slots(model)[key])} "
        f"| {_what_to_write(field)} |"
        for key, field in _by_key(model).items()
    ]
    return "\n".join(["| field | for | what to write |", "|---|---|---|", *rows, ""])


def _by_key(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _purpose(slot: Slot) -> str:
    mark = mark_of(slot)
    if mark:
        return mark.purpose
    model = next((part.models[0] for part in (slot, slot.entries, slot.values) if part and part.models), None)
    if model is None:
        return "choice"
    if len(slot.models) > 1:
        return "a condition"
    if model is Statement:
        return "statements" if slot.entries else "a statement"
    keys = ", ".join(f"`{key}`" for key in slots(model))
    return f"a list: {keys}" if slot.entries else keys


def _what_to_write(field: FieldInfo) -> str:
    text = field.description or _options(field) or " "
    return text.replace("|", "\\|").strip()


def _options(field: FieldInfo) -> str:
    """Return the values of a fixed list."""
    parts = [field.annotation, *typing.get_args(field.annotation)]
    literal = next((part for part in parts if typing.get_origin(part) is typing.Literal), None)
    return ", ".join(f"`{value}`" for value in typing.get_args(literal)) if literal else ""
