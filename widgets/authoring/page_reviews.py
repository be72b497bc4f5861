"""For the foot of each page: when what stands on it was last looked at, and when the next check is due."""

from collections.abc import Iterator

from widgets.core.reviews import due

from .checks.signs import signs_by_id, spelt_out
from .reading.content_folder import Gathered
from .schema.kinds import CARD_KINDS

Review = dict[str, str]


def page_reviews(gathered: Gathered) -> dict:
    """Return the oldest look and the earliest next check of each chapter and of the help page, as dates.

    A chapter that names no cards, and the help page, stand for the whole workbook.
    """
    chapters = {
        item.stem: _review(gathered, chapter.model_dump(), chapter.cards)
        for item, chapter in gathered.models("chapter")
    }
    return {"chapters": chapters, "help": _review(gathered, gathered.one("help").model_dump(), ())}


def _review(gathered: Gathered, page: dict, cards: tuple[str, ...] | list[str]) -> Review:
    notices = [notice for _, notice in gathered.models("notice")]
    shown = [
        (card, notices) for item, card in gathered.models(*CARD_KINDS) if not cards or item.stem in cards
    ]
    if not cards:
        shown += [(concern, ()) for _, concern in gathered.models("concern")]
    signs = signs_by_id(gathered)
    parts = (page, *(spelt_out(item.model_dump(), signs) for item, _ in shown))
    named = {id for part in parts for id in _sources(part)}
    seen = [
        source.seen_on
        for item, source in gathered.models("source")
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
