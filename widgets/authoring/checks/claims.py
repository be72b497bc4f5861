"""Checks the record of the five articles: each claim is answered once,
and what names a claim names a real one."""

from collections.abc import Iterator

from ..reading.complaint import Complaint, nearest
from ..reading.content_folder import ContentFolder, Item
from ..reading.document import Where


def check_record(folder: ContentFolder) -> list[Complaint]:
    """Return the complaints about claims that are answered twice,
    and about claims that are named and not there."""
    answered = {id for _, _, id in claims(folder)}
    return [*_twice(folder), *_unknown(folder, answered)]


def claims(folder: ContentFolder) -> Iterator[tuple[Item, Where, str]]:
    """Give the id of every claim that is answered, with its file and its place in it."""
    for item in folder.of("claims"):
        for index, claim in enumerate(_listed(item, "claims")):
            if isinstance(claim, dict) and isinstance(claim.get("id"), str):
                yield item, ("claims", index), claim["id"]


def _twice(folder: ContentFolder) -> Iterator[Complaint]:
    """Twice in one file is told where all doubled ids are."""
    first: dict[str, Item] = {}
    for item, where, id in claims(folder):
        if first.setdefault(id, item) is not item:
            yield item.complaint(
                (*where, "id"),
                f'claim "{id}" is answered in {first[id].document.file} too',
                "each claim once",
                "Delete one of the two answers.",
            )


def _unknown(folder: ContentFolder, answered: set[str]) -> Iterator[Complaint]:
    for item in folder.of("conflicts", "doubtful"):
        for index, part in enumerate(_listed(item, item.kind.name)):
            named = part.get("claims") if isinstance(part, dict) else None
            for number, id in enumerate(named if isinstance(named, list) else ()):
                if id not in answered:
                    yield item.complaint(
                        (item.kind.name, index, "claims", number),
                        f'no file in content/articles/claims answers the claim "{id}"',
                        "ids of claims that are answered there",
                        f"{nearest(id, answered)}Correct the id, or answer the claim.",
                    )


def _listed(item: Item, key: str) -> list:
    found = item.document.value.get(key) if isinstance(item.document.value, dict) else None
    return found if isinstance(found, list) else []
