"""Writes a JSON Schema for each kind of content, so that an editor can complete keys and mark mistakes."""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from .fields import mark_of, models_within, slots
from .kinds import KINDS


def schemas() -> dict[str, str]:
    """Return the text of each schema file by its name."""
    return {f"{kind.name}.json": _text(_with_purposes(kind.model)) for kind in KINDS}


def write_schemas(folder: Path) -> list[str]:
    """Write all schema files into a folder and return their names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
    return sorted(schemas())


def _with_purposes(model: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema of a model; the description of a field also says what the field is for."""
    schema = model.model_json_schema(by_alias=True)
    models = {inner.__name__: inner for inner in models_within(model)}
    for name, part in {**schema.get("$defs", {}), model.__name__: schema}.items():
        for key, field in part.get("properties", {}).items():
            mark = mark_of(slots(models[name])[key]) if name in models else None
            if mark:
                field["description"] = f"{field.get('description', '')} [{mark.purpose}]".strip()
    return schema


def _text(schema: dict) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
