"""For the foot of each page: when its content was last looked at, and when the next check is due."""

from collections.abc import Collection, Iterator

from widgets.core.reviews import due

from .checks.references import links_of
from .checks.signs import signs_by_id
from .reading.content_folder import ContentFolder, Item
from .schema.choices import Concern, Notice
from .schema.medicine import Card, Source
from .schema.pages import Chapter, Help

Review = dict[str, str]


def page_reviews(folder: ContentFolder) -> dict:
    """Return, for each chapter and the help page, the oldest date of a check and the earliest date of the next.

    A chapter that names no cards, and the help page, cover the whole workbook.
    """
    chapters = {item.stem: _review(folder, item, chapter.cards) for item, chapter in folder.models(Chapter)}
    return {"chapters": chapters, **{item.stem: _review(folder, item, ()) for item, _ in folder.models(Help)}}


def _review(folder: ContentFolder, page: Item, cards: Collection[str]) -> Review:
    notices = [notice for _, notice in folder.models(Notice)]
    reviewables: list[tuple[Item, Card | Concern, list[Notice]]] = [
        (item, card, notices) for item, card in folder.models(Card) if not cards or item.stem in cards
    ]
    if not cards:
        reviewables += [(item, concern, []) for item, concern in folder.models(Concern)]
    source_ids = {
        id for item in (page, *(item for item, _, _ in reviewables)) for id in _sources(item, folder)
    }
    dates = [
        source.seen_on
        for item, source in folder.models(Source)
        if source.seen_on and (not cards or item.stem in source_ids)
    ]
    return {
        # Empty when every card that a page names is mistyped: each of those is a complaint of its own.
        "looked": min([*dates, *(thing.last_checked for _, thing, _ in reviewables)], default=""),
        "due": min((due(thing, notices) for _, thing, notices in reviewables), default=""),
    }


def _sources(item: Item, folder: ContentFolder) -> Iterator[str]:
    """Yield the ids of all sources that a file names, directly or through its warning signs."""
    signs = signs_by_id(folder)
    for link in links_of(item):
        if link.kinds == ("source",):
            yield link.id
        elif link.kinds == ("sign",):
            yield from signs[link.id].sources
