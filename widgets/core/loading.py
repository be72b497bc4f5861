"""Read the compiled content into frozen shapes. The only place in `core` that opens a file."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from .content import Content, Words
from .loading_articles import articles
from .loading_medicine import card, finding, in_order, question, rule, source
from .loading_pages import chapter, concern, notice, stage, term

COMPILED = Path(__file__).parent.parent / "content.json"


class ContentMissing(Exception):
    """There is no compiled content to read."""


@cache
def load(path: Path = COMPILED) -> Content:
    """Read compiled content; `ContentMissing` says what to do when there is none or it cannot be read."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ContentMissing(
            f"The workbook's content is not there ({path.name}). Run: make content"
        ) from error
    return build(raw)


def build(raw: Mapping) -> Content:
    """Turn compiled content, already checked by `authoring`, into shapes."""
    return Content(
        version=raw["version"],
        sources=_each(raw["sources"].values(), source),
        findings=_each(raw["findings"].values(), finding),
        cards=_each(in_order(raw["cards"]), card),
        rules=_each(raw["rules"].values(), rule),
        questions=_each(in_order(raw["questions"]), question),
        chapters=_each(raw["chapters"].values(), chapter),
        concerns=_each(in_order(raw["concerns"]), concern),
        glossary=_each(raw["glossary"]["terms"], term),
        notices=_each(raw["notices"].values(), notice),
        articles=articles(raw),
        timeline=tuple(stage(item) for item in raw["timeline"]["stages"]),
        words=Words(raw["words"]),
        urgency=raw["urgency"],
        certainty=raw["certainty"],
    )


def _each(items, make: Callable) -> dict:
    return {item["id"]: make(item) for item in items}
