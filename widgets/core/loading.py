"""Read the compiled content into frozen shapes. The only place in `core` that opens a file."""

import gc
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from .content import Content, Words
from .loading_articles import articles
from .loading_medicine import card, finding, in_order, question, rule, source
from .loading_pages import chapter, concern, help_page, notice, page_reviews, stage, term

COMPILED = Path(__file__).parent.parent / "content.json"


class ContentMissing(Exception):
    """The compiled content is not there or cannot be used; the message says what to do."""


def load(path: Path = COMPILED) -> Content:
    """Read compiled content, again when its file has changed."""
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise ContentMissing(
            f"The compiled content {path} is missing: run `make content-json` first."
        ) from error


@lru_cache(maxsize=2)
def _read(path: Path, _stamp: int) -> Content:
    try:
        with _no_garbage_collection():
            return build(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise ContentMissing(
            f"The compiled content {path} cannot be used ({error!r}): run `make content-json`."
        ) from error


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Nothing here is garbage, but so many new objects make Python search all that a server has in memory for some."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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
        help=help_page(raw["help"]),
        reviews=page_reviews(raw["reviews"]),
        words=Words(raw["words"]),
        urgency=raw["urgency"],
        certainty=raw["certainty"],
    )


def _each(items, make: Callable) -> dict:
    return {item["id"]: make(item) for item in items}
