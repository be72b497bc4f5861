"""Resolves the warning signs that cards and the help page name, and checks that each exists."""

from collections.abc import Iterator

from ..reading.complaint import Complaint
from ..reading.content_folder import ContentFolder, Item
from ..reading.document import Where
from ..schema.pages import Help
from ..schema.signs import Sign, Signs
from .references import links_of

Named = tuple[Item, Where, str]


def signs_by_id(folder: ContentFolder) -> dict[str, Sign]:
    """Return every sign; none while their file is missing or broken."""
    signs = folder.one(Signs)
    return {sign.id: sign for sign in signs.signs} if signs else {}


def named_signs(folder: ContentFolder) -> Iterator[Named]:
    """Yield every place where a card or the help page names a sign, in broken files too."""
    for item in folder.items:
        yield from _named_by(item)


def _named_by(item: Item) -> Iterator[Named]:
    if item.kind.compiled and item.kind.name != "signs":
        yield from ((item, link.where, link.id) for link in links_of(item) if "sign" in link.kinds)


def texts_named(item: Item, folder: ContentFolder) -> list[str]:
    """Return the texts of the signs that a card or the help page names."""
    signs = signs_by_id(folder)
    return [signs[id].text for _, _, id in _named_by(item) if id in signs]


def check_signs(folder: ContentFolder) -> list[Complaint]:
    """Return the complaints about signs that the help page lists under another speed."""
    return list(_under_another_speed(folder))


def _under_another_speed(folder: ContentFolder) -> Iterator[Complaint]:
    signs = signs_by_id(folder)
    for item, page in folder.models(Help):
        for number, group in enumerate(page.groups):
            for index, id in enumerate(group.signs):
                if id in signs and signs[id].when != group.when:
                    yield item.complaint(
                        ("groups", number, "signs", index),
                        f'"{id}" is for {signs[id].when}, but is listed under {group.when}',
                        f"signs with when: {group.when}",
                        "Move it to the group of its speed.",
                    )
