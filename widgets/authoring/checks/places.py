"""Checks the places that the record and the glossary point to: each is there, and discusses its subject."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..language.passages import texts_in, texts_of
from ..reading.complaint import Complaint, nearest, one_of
from ..reading.content_folder import ContentFolder, Item
from ..reading.document import Where
from ..schema.kinds import CARD_KINDS
from ..schema.places import PLACES
from .signs import texts_named

_POINTING = ("claims", "conflicts", "doubtful", "gaps", "glossary")
_KEYS = ("where", "see")
_PAGES = ("help",)
_LISTED = {"stage": ("timeline", "stages"), "term": ("glossary", "terms")}


@dataclass(frozen=True)
class Pointer:
    """One place that a file points to, and the words that should stand there, if it names any."""

    item: Item
    where: Where
    kind: str
    id: str
    section: str
    mentions: str


def check_places(folder: ContentFolder) -> list[Complaint]:
    """Return the complaints about parts of files that are pointed to and are not there."""
    return [complaint for pointer in pointers(folder) for complaint in _missing(pointer, folder)]


def check_mentions(folder: ContentFolder) -> list[Complaint]:
    """Return the complaints about places that do not discuss the subject that a reader was promised there."""
    complaints = []
    for pointer in pointers(folder):
        texts = texts_at(pointer, folder)
        discussed = any(_folded(pointer.mentions) in _folded(text) for text in texts)
        if pointer.mentions and texts and not discussed:
            complaints.append(
                pointer.item.complaint(
                    (*pointer.where[:-1], "mentions"),
                    f'"{pointer.mentions}" does not stand in {_told(pointer)}',
                    "words that stand there, as they stand",
                    "Point to a place that discusses the subject and copy some of its words; or write it there.",
                    about="places",
                )
            )
    return complaints


def pointers(folder: ContentFolder) -> Iterator[Pointer]:
    """Give every place that a file points to, from the raw file so that a broken one counts too."""
    for item in folder.of(*_POINTING):
        for where, node in item.document.mappings():
            yield from _pointers(node, where, item)


def texts_at(pointer: Pointer, folder: ContentFolder) -> list[str]:
    """Return the texts that a reader meets at a place; none when it is not there or its file is broken."""
    if pointer.kind == "chapter":
        section = _part(folder, pointer.id, "chapter", "sections", pointer.section)
        return [text for _, text in texts_in(section)]
    if pointer.kind in _LISTED:
        found = _part(folder, None, *_LISTED[pointer.kind], pointer.id)
        medical = [found["term"]] if isinstance(found, dict) and isinstance(found.get("term"), str) else []
        return [*(text for _, text in texts_in(found)), *medical]
    kinds = {"card": CARD_KINDS, "page": (pointer.id,)}.get(pointer.kind, (pointer.kind,))
    found = [item for item in folder.of(*kinds) if item.stem == pointer.id]
    return [
        text for item in found for text in (*(text for _, text in texts_of(item)), *texts_named(item, folder))
    ]


def _pointers(node: dict, where: Where, item: Item) -> Iterator[Pointer]:
    for key in _KEYS:
        part = node.get(key)
        kind = next(
            (kind for kind in PLACES if isinstance(part, dict) and isinstance(part.get(kind), str)), None
        )
        if kind:
            mentions, section = node.get("mentions"), part.get("section")
            yield Pointer(
                item,
                (*where, key),
                kind,
                part[kind],
                section if isinstance(section, str) else "",
                mentions if isinstance(mentions, str) else "",
            )


def _missing(pointer: Pointer, folder: ContentFolder) -> Iterator[Complaint]:
    """Cards, chapters and concerns are files, and checked as all references are;
    the rest are parts of a file."""
    if pointer.kind in _LISTED:
        key, ids = pointer.kind, _ids(folder, None, *_LISTED[pointer.kind])
    elif pointer.kind == "chapter" and pointer.section and pointer.id in folder.ids("chapter"):
        key, ids = "section", _ids(folder, pointer.id, "chapter", "sections")
    elif pointer.kind == "page":
        key, ids = "page", list(_PAGES)
    else:
        return
    named = pointer.section if key == "section" else pointer.id
    if named not in ids:
        yield pointer.item.complaint(
            (*pointer.where, key),
            f'there is no {key} "{named}"' + (f' in the chapter "{pointer.id}"' if key == "section" else ""),
            one_of(ids, 40),
            f"{nearest(named, ids)}Correct the id.",
            about="references",
        )


def _list(folder: ContentFolder, stem: str | None, kind: str, key: str) -> list[dict]:
    for item in folder.of(kind):
        if stem in (None, item.stem) and isinstance(item.document.value, dict):
            found = item.document.value.get(key)
            return [part for part in found if isinstance(part, dict)] if isinstance(found, list) else []
    return []


def _ids(folder: ContentFolder, stem: str | None, kind: str, key: str) -> list[str]:
    return [str(part.get("id")) for part in _list(folder, stem, kind, key)]


def _part(folder: ContentFolder, stem: str | None, kind: str, key: str, id: str) -> dict | None:
    return next((part for part in _list(folder, stem, kind, key) if part.get("id") == id), None)


def _told(pointer: Pointer) -> str:
    section = f', section "{pointer.section}"' if pointer.section else ""
    return f'the {pointer.kind} "{pointer.id}"{section}'


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
