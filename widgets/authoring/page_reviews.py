"""For the foot of each page: when what stands on it was last looked at, and when the next check is due."""

from collections.abc import Iterator

from widgets.core.reviews import due

from .checks.signs import signs_by_id, spelt_out
from .reading.content_folder import ContentFolder
from .schema.choices import Concern, Notice
from .schema.medicine import Card, Source
from .schema.pages import Chapter, Help

Review = dict[str, str]


def page_reviews(folder: ContentFolder) -> dict:
    """Return the oldest look and the earliest next check of each chapter and of the help page, as dates.

    A chapter that names no cards, and the help page, stand for the whole workbook.
    """
    chapters = {
        item.stem: _review(folder, chapter.model_dump(), chapter.cards)
        for item, chapter in folder.models(Chapter)
    }
    return {"chapters": chapters, "help": _review(folder, folder.one(Help).model_dump(), ())}


def _review(folder: ContentFolder, page: dict, cards: tuple[str, ...] | list[str]) -> Review:
    notices = [notice for _, notice in folder.models(Notice)]
    shown = [(card, notices) for item, card in folder.models(Card) if not cards or item.stem in cards]
    if not cards:
        shown += [(concern, ()) for _, concern in folder.models(Concern)]
    signs = signs_by_id(folder)
    parts = (page, *(spelt_out(item.model_dump(), signs) for item, _ in shown))
    named = {id for part in parts for id in _sources(part)}
    seen = [
        source.seen_on
        for item, source in folder.models(Source)
        if source.seen_on and (not cards or item.stem in named)
    ]
    return {
        "looked": min([*seen, *(item.last_checked for item, _ in shown)]),
        "due": min(due(item, told) for item, told in shown),
    }


def _sources(part: object) -> Iterator[str]:
    """Give the ids of all sources that are named anywhere in a text."""
    if isinstance(part, dict):
        yield from part.get("sources") or ()
        yield from [part["source"]] if isinstance(part.get("source"), str) else ()
    if isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _sources(inner)
