"""The compiled content, read as plain JSON: the words of the page, its opening, and the help page."""

import json
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any


class ContentMissing(Exception):
    """The compiled content is not there or cannot be read; the message tells the operator what to do."""


@lru_cache(maxsize=2)
def _read(path: Path, _stamp: int) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        content["words"]["page"], content["help"]["groups"]
    except (ValueError, KeyError, TypeError) as error:
        raise ContentMissing(
            f"The compiled content {path} cannot be used ({error!r}): run `make content`."
        ) from error
    return content


def read_content(path: Path) -> dict[str, Any]:
    """Read the content, again when the file has changed."""
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise ContentMissing(f"The compiled content {path} is missing: run `make content` first.") from error


def by_id(items: Any) -> dict[str, Any]:
    """Index a list of items by id; a mapping is taken as it is."""
    return items if isinstance(items, dict) else {item["id"]: item for item in items or []}


def menus(content: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Give the chapters of each menu, in its order."""
    listed = sorted(by_id(content.get("chapters")).values(), key=lambda item: (item["order"], item["id"]))
    return {name: [item for item in listed if item["menu"] == name] for name in ("header", "topics")}


def opening(content: dict[str, Any], metadata: dict[str, Any], stem: str) -> dict[str, Any]:
    """Choose a page's heading, lead and decision from its chapter; a page without one has its title only.

    A page in steps has one for each section of its chapter.
    """
    chapter = by_id(content.get("chapters")).get(metadata.get("workbook", {}).get("chapter"), {})
    heading = chapter.get("title") or metadata.get("title") or content["words"]["page"]["product"]
    return {
        "stem": stem,
        "title": metadata.get("title") or heading,
        "heading": heading,
        "lead": chapter.get("lead") or "",
        "decision": chapter.get("decision") or "",
        "steps": steps(chapter) if metadata.get("workbook", {}).get("steps") else [],
    }


def steps(chapter: dict[str, Any]) -> list[dict[str, Any]]:
    """Number the sections of a chapter."""
    return [{"n": n, "name": section["heading"]} for n, section in enumerate(chapter.get("sections", []), 1)]


def reviewed(content: dict[str, Any], review: dict[str, str] | None, today: date) -> list[str]:
    """Say when the sources on a page were last looked at, and when the next check is due or was due."""
    if not review:
        return []
    words = content["words"]["page"]
    said = words["reviewed"]
    late = review["due"] < today.isoformat()
    return [
        said["looked"].format(date=_day(review["looked"])),
        said["overdue" if late else "due"].format(date=_day(review["due"])),
    ]


def chapter_review(content: dict[str, Any], metadata: dict[str, Any]) -> dict[str, str] | None:
    """Find the dates of a page's chapter; a page without one has none."""
    return content.get("reviews", {}).get("chapters", {}).get(metadata.get("workbook", {}).get("chapter"))


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


def source_line(content: dict[str, Any], source_id: str) -> dict[str, str]:
    """Name one source for a reader: title, who, year, address."""
    source = by_id(content.get("sources")).get(source_id, {})
    parts = [source.get("title") or source_id, source.get("who"), source.get("year")]
    return {"text": ", ".join(str(part) for part in parts if part), "url": source.get("url") or ""}


def help_page(content: dict[str, Any]) -> dict[str, Any]:
    """Give the help page with each item's sources spelt out."""
    help_ = content["help"]
    groups = [
        {**group, "items": [_named(content, item) for item in group["items"]]} for group in help_["groups"]
    ]
    return {**help_, "expected": _named(content, help_["expected"]), "groups": groups}


def _named(content: dict[str, Any], item: dict[str, Any]) -> dict[str, Any]:
    return {**item, "named": [source_line(content, source) for source in item.get("sources") or []]}
