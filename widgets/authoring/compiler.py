"""Compiles checked content to the one JSON file that the workbook reads."""

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from pydantic import BaseModel, RootModel

from .checks.claims import check_record
from .checks.finding_owners import check_owners
from .checks.places import check_places
from .checks.references import check_references
from .checks.signs import check_signs, help_spelt_out, signs_by_id, spelt_out
from .checks.sources_needed import check_support
from .checks.treatments import check_treatments
from .page_reviews import page_reviews
from .reading.complaint import Complaint
from .reading.content_folder import ContentFolder, read_content
from .schema.fields import marked_fields
from .schema.marks import AuthorNote
from .schema.medicine import Card
from .schema.pages import Help

_SINGLE = ("timeline", "certainty", "urgency", "glossary", "conflicts", "doubtful", "gaps")


def check_strictly(folder: ContentFolder) -> list[Complaint]:
    """Return the complaints that stop a compile: reading, schema and references. Dates and words do not."""
    return [
        *folder.complaints,
        *check_references(folder),
        *check_owners(folder),
        *check_signs(folder),
        *check_places(folder),
        *check_record(folder),
        *check_support(folder),
        *check_treatments(folder),
    ]


def compile_content(folder: Path) -> tuple[dict | None, list[Complaint]]:
    """Return the compiled content, or None and the complaints that stop it."""
    folder = read_content(folder)
    complaints = check_strictly(folder)
    return (None, complaints) if complaints else (compiled(folder), [])


def compiled(folder: ContentFolder) -> dict:
    """Return checked content as one plain value; `version` names exactly this content."""
    signs = signs_by_id(folder)
    content = {
        "sources": _by_id(folder, "source"),
        "findings": _by_id(folder, "finding"),
        "cards": {
            item.stem: {**spelt_out(_plain(card), signs), "kind": item.kind.name}
            for item, card in folder.models(Card)
        },
        "rules": _by_id(folder, "rule"),
        "questions": _by_id(folder, "question"),
        "chapters": _by_id(folder, "chapter"),
        "concerns": _by_id(folder, "concern"),
        "notices": _by_id(folder, "notice"),
        "claims": _by_id(folder, "claims"),
        "words": _by_id(folder, "words"),
        "help": help_spelt_out(_plain(folder.one(Help)), signs),
        "reviews": page_reviews(folder),
        **{kind: model for kind in _SINGLE for model in _by_id(folder, kind).values()},
    }
    return {"version": hashlib.sha256(as_bytes(content)).hexdigest()[:12], **content}


def as_bytes(content: dict) -> bytes:
    """Return the same bytes for the same content, whatever the order it was read in."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, indent=1).encode() + b"\n"


def write(content: dict, path: Path) -> None:
    """Write compiled content in one move, so that no reader ever meets half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(as_bytes(content))
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _by_id(folder: ContentFolder, kind: str) -> dict:
    return {item.stem: _plain(item.model) for item in folder.of(kind) if item.model}


def _plain(value: object) -> Any:
    """Return a model as plain values, without what is only for editors."""
    if isinstance(value, RootModel):
        return _plain(value.root)
    if isinstance(value, BaseModel):
        written = value.model_dump(mode="json", by_alias=True)
        notes = marked_fields(type(value), AuthorNote)
        parts = {
            field.alias or name: getattr(value, name) for name, field in type(value).model_fields.items()
        }
        return {key: _plain(parts[key]) for key in written if key not in notes}
    if isinstance(value, dict):
        return {key: _plain(entry) for key, entry in value.items()}
    return [_plain(entry) for entry in value] if isinstance(value, list | tuple) else value
