"""Writes a JSON Schema for each kind of content, so that an editor can complete keys and mark mistakes."""

import json
from pathlib import Path

from .kinds import KINDS


def schemas() -> dict[str, str]:
    """Return the text of each schema file by its name."""
    return {f"{kind.name}.json": _text(kind.model.model_json_schema(by_alias=True)) for kind in KINDS}


def write_schemas(folder: Path) -> list[str]:
    """Write all schema files into a folder and return their names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
    return sorted(schemas())


def _text(schema: dict) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
