"""Checks the record of the five articles: each claim is answered once."""

from collections.abc import Iterator

from ..reading.complaint import Complaint
from ..reading.content_folder import ContentFolder, Item
from ..reading.document import Where
from ..schema.articles import Claim


def check_record(folder: ContentFolder) -> Iterator[Complaint]:
    """Yield a complaint for each claim that is answered in two files; `references` checks within one file."""
    first: dict[str, Item] = {}
    for item, where, id in claims(folder):
        if first.setdefault(id, item) is not item:
            yield item.complaint(
                (*where, "id"),
                f'claim "{id}" is answered in {first[id].document.file} too',
                "each claim once",
                "Delete one of the two answers.",
            )


def claims(folder: ContentFolder) -> Iterator[tuple[Item, Where, str]]:
    """Yield the id of every claim that is answered, with its file and its place in it."""
    for item in folder.items:
        for where, claim in item.mappings(Claim):
            if isinstance(claim.get("id"), str):
                yield item, where, claim["id"]
