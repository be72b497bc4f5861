"""Compiles checked content to the one JSON file that the workbook reads."""

import hashlib
import json
import os
import tempfile
from pathlib import Path

from pydantic import BaseModel

from .checks.claims import check_record
from .checks.finding_owners import check_owners
from .checks.places import check_places
from .checks.references import check_references
from .checks.signs import check_signs, help_spelt_out, signs_by_id, spelt_out
from .checks.sources_needed import check_support
from .checks.treatments import check_treatments
from .page_reviews import page_reviews
from .reading.complaint import Complaint
from .reading.content_folder import Gathered, gather
from .schema.kinds import CARD_KINDS

_SINGLE = ("timeline", "certainty", "urgency", "glossary", "conflicts", "doubtful", "gaps")


def check_strictly(gathered: Gathered) -> list[Complaint]:
    """Return the complaints that stop a compile: reading, schema and references. Dates and words do not."""
    return [
        *gathered.complaints,
        *check_references(gathered),
        *check_owners(gathered),
        *check_signs(gathered),
        *check_places(gathered),
        *check_record(gathered),
        *check_support(gathered),
        *check_treatments(gathered),
    ]


def compile_content(folder: Path) -> tuple[dict | None, list[Complaint]]:
    """Return the compiled content, or None and the complaints that stop it."""
    gathered = gather(folder)
    complaints = check_strictly(gathered)
    return (None, complaints) if complaints else (compiled(gathered), [])


def compiled(gathered: Gathered) -> dict:
    """Return checked content as one plain value; `version` names exactly this content."""
    signs = signs_by_id(gathered)
    content = {
        "sources": {id: _without_extract(source) for id, source in _by_id(gathered, "source").items()},
        "findings": _by_id(gathered, "finding"),
        "cards": {
            item.stem: {**spelt_out(_plain(card), signs), "kind": item.kind.name}
            for item, card in gathered.models(*CARD_KINDS)
        },
        "rules": _by_id(gathered, "rule"),
        "questions": _by_id(gathered, "question"),
        "chapters": _by_id(gathered, "chapter"),
        "concerns": _by_id(gathered, "concern"),
        "notices": _by_id(gathered, "notice"),
        "claims": _by_id(gathered, "claims"),
        "words": _by_id(gathered, "words"),
        "help": help_spelt_out(_plain(gathered.one("help")), signs),
        "reviews": page_reviews(gathered),
        **{kind: _plain(gathered.one(kind)) for kind in _SINGLE},
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


def _by_id(gathered: Gathered, kind: str) -> dict:
    return {item.stem: _plain(model) for item, model in gathered.models(kind)}


def _without_extract(source: dict) -> dict:
    """Leave out what is kept for whoever maintains the content: readers never see it."""
    return {key: value for key, value in source.items() if key != "extract"}


def _plain(model: BaseModel) -> dict:
    return model.model_dump(mode="json", by_alias=True)
