"""Compiles checked content to the one JSON file that the workbook reads."""

import os
import tempfile
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from widgets.core.loading import as_bytes, build, version_of

from .checks.claims import check_record
from .checks.every_check import run_checks
from .checks.finding_owners import check_owners
from .checks.places import check_places
from .checks.references import check_references
from .checks.signs import check_signs, signs_by_id
from .checks.sources_needed import check_support
from .checks.treatments import check_treatments
from .checks.words import check_words
from .page_reviews import page_reviews
from .reading.complaint import Complaint
from .reading.content_folder import ContentFolder, read_content
from .schema.articles import ClaimGroup, Conflicts, Doubtful, Gaps
from .schema.asked import QuestionsAsked
from .schema.choices import Concern, Glossary, Notice
from .schema.medicine import Card, Finding, Source
from .schema.pages import Chapter, Help, Timeline
from .schema.rules import Picks, Question, Rule
from .schema.teaching import Aims, Case, KnowledgeCheck, Lessons
from .schema.text import plain
from .schema.words import CertaintyWords, Urgency, WordsOnScreen


def check_strictly(folder: ContentFolder) -> list[Complaint]:
    """Return the complaints that stop a compile: reading, schema and references. Dates and words do not."""
    return [
        *folder.complaints,
        *run_checks(
            folder,
            check_references,
            check_owners,
            check_signs,
            check_places,
            check_record,
            check_support,
            check_treatments,
            check_words,
        ),
    ]


def compile_content(path: Path) -> tuple[dict | None, list[Complaint]]:
    """Return the compiled content, or None and the complaints that stop it."""
    folder = read_content(path)
    complaints = check_strictly(folder)
    if complaints:
        return None, complaints
    content = compiled(folder)
    complaints = check_loading(content, path.name)
    return (None, complaints) if complaints else (content, [])


def check_loading(content: dict[str, Any], name: str) -> list[Complaint]:
    """Return a complaint when the workbook has no field for what is compiled, or lacks what a field needs."""
    try:
        build(content)
    except (TypeError, LookupError) as error:
        return [
            Complaint(
                name,
                1,
                "the schema",
                f"the workbook cannot load what it allows: {error}",
                "the same fields in widgets/authoring/schema and in the dataclasses of widgets/core",
                "Add the field to that class, in the file that is named, or mark it AuthorNote in the schema if "
                "only editors read it.",
            )
        ]
    return []


def compiled(folder: ContentFolder) -> dict[str, Any]:
    """Return checked content as one plain value; `version` names exactly this content.

    Its keys are the fields of `core.content.Content`.
    """
    signs = {id: _without("id", sign.compiled()) for id, sign in signs_by_id(folder).items()}
    content = {
        "sources": _by_id(folder, Source),
        "findings": _by_id(folder, Finding),
        "cards": {id: _spelt_out(card, signs) for id, card in _in_order(folder, Card).items()},
        "rules": _by_id(folder, Rule),
        "questions": _without_order(_in_order(folder, Question)),
        "picks": _only(folder, Picks),
        "chapters": _by_id(folder, Chapter),
        "concerns": _without_order(_in_order(folder, Concern)),
        "glossary": {term["id"]: term for term in _only(folder, Glossary)["terms"]},
        "notices": _by_id(folder, Notice),
        "articles": {
            "groups": _without_order(_in_order(folder, ClaimGroup)),
            **_only(folder, Conflicts),
            **_only(folder, Doubtful),
            **_only(folder, Gaps),
        },
        "questions_asked": _only(folder, QuestionsAsked)["groups"],
        "teaching": {
            "aims": _only(folder, Aims)["chapters"],
            "cases": _without_order(_in_order(folder, Case)),
            **_only(folder, Lessons),
            "knowledge_check": _only(folder, KnowledgeCheck)["items"],
        },
        "timeline": _only(folder, Timeline)["stages"],
        "words": _by_id(folder, WordsOnScreen),
        "urgency": _only(folder, Urgency),
        "certainty": _only(folder, CertaintyWords),
        "help": _help_spelt_out(_only(folder, Help), signs),
        "reviews": page_reviews(folder),
    }
    return {"version": version_of(content), **content}


def _by_id(folder: ContentFolder, schema: type[BaseModel]) -> dict[str, dict]:
    entries = {
        item.stem: {**plain(model), **({"kind": item.kind.name} if item.kind.is_card else {})}
        for item, model in folder.models(schema)
    }
    return dict(sorted(entries.items()))


def _only(folder: ContentFolder, schema: type[BaseModel]) -> dict[str, Any]:
    [(_, model)] = folder.models(schema)
    return plain(model)


def _in_order(folder: ContentFolder, schema: type[BaseModel]) -> dict[str, dict]:
    """Return the entries of a kind that has an order in that order, those of one place by id."""
    entries = _by_id(folder, schema).values()
    return {one["id"]: one for one in sorted(entries, key=lambda one: (one["order"], one["id"]))}


def _without_order(entries: dict[str, dict]) -> dict[str, dict]:
    """Return entries that are already in order and, unlike cards, are not sorted again."""
    return {id: _without("order", one) for id, one in entries.items()}


def _without(name: str, fields: dict) -> dict:
    return {key: part for key, part in fields.items() if key != name}


def _spelt_out(card: dict, signs: dict[str, dict]) -> dict:
    """Return a card with its signs spelt out."""
    return {**card, "warning_signs": [signs[id] for id in card["warning_signs"]]}


def _help_spelt_out(page: dict, signs: dict[str, dict]) -> dict:
    """Return the help page with the signs of each group spelt out."""
    groups = [{**group, "signs": [signs[id] for id in group["signs"]]} for group in page["groups"]]
    return {**page, "groups": groups}


def write(content: dict, path: Path) -> None:
    """Write compiled content atomically, so that no one ever reads half a file."""
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
