"""Checks the places that the record and the glossary point to: each is there, and discusses its subject."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..language.passages import marked_texts, texts_of
from ..reading.complaint import Complaint, nearest, one_of
from ..reading.content_folder import ContentFolder, Item
from ..reading.document import Where
from ..schema.kinds import CARD_KINDS, PAGES, PARTS
from ..schema.marks import CitedText, ReaderText
from ..schema.pages import Part
from ..schema.places import PLACES, Place
from .signs import texts_named


@dataclass(frozen=True)
class Pointer:
    """One place that a file points to, and the words that should be there, if it names any."""

    item: Item
    where: Where
    kind: str
    id: str
    section: str
    mentions: str


def check_places(folder: ContentFolder) -> list[Complaint]:
    """Return the complaints about places that do not exist."""
    return [complaint for pointer in pointers(folder) for complaint in _missing(pointer, folder)]


def check_mentions(folder: ContentFolder) -> list[Complaint]:
    """Return the complaints about places that do not discuss the subject that a reader is sent there for."""
    complaints = []
    for pointer in pointers(folder):
        texts = texts_at(pointer, folder)
        discussed = any(_folded(pointer.mentions) in _folded(text) for text in texts)
        if pointer.mentions and texts and not discussed:
            complaints.append(
                pointer.item.complaint(
                    (*pointer.where[:-1], "mentions"),
                    f'"{pointer.mentions}" is not in {_named(pointer)}',
                    "words that are there, exactly as written",
                    "Point to a place that discusses the subject and copy some of its words; or write it there.",
                    about="places",
                )
            )
    return complaints


def pointers(folder: ContentFolder) -> Iterator[Pointer]:
    """Yield every place that a file points to, from the raw file so that a broken one counts too."""
    for item in folder.items:
        for where, place in item.mappings(Place):
            kind = next((kind for kind in PLACES if isinstance(place.get(kind), str)), None)
            if kind:
                around = item.mapping_at(where[:-1])
                mentions = around.value.get("mentions") if around else None
                section = place.get("section")
                yield Pointer(
                    item,
                    where,
                    kind,
                    place[kind],
                    section if isinstance(section, str) else "",
                    mentions if isinstance(mentions, str) else "",
                )


def texts_at(pointer: Pointer, folder: ContentFolder) -> list[str]:
    """Return the texts that a reader finds at a place; none when it does not exist or its file is broken."""
    if pointer.kind == "chapter":
        return [
            text
            for id in (pointer.section, *_parts_of(folder, pointer.id, pointer.section))
            for text in _texts_of_part(folder, "section", id, chapter=pointer.id)
        ]
    if pointer.kind in PARTS:
        return _texts_of_part(folder, pointer.kind, pointer.id)
    kinds = {"card": CARD_KINDS, "page": (pointer.id,)}.get(pointer.kind, (pointer.kind,))
    return [
        text
        for item in folder.of(*kinds)
        if item.stem == pointer.id
        for text in (*(text for _, text in texts_of(item)), *texts_named(item, folder))
    ]


def _parts_of(folder: ContentFolder, chapter: str, section: str) -> list[str]:
    """Return the part that a section is folded under: whoever comes for the section has its answer in sight."""
    return [
        node["id"]
        for item in folder.of("chapter")
        if item.stem == chapter
        for _, node in item.mappings(Part)
        if isinstance(node.get("id"), str) and section in (node.get("more") or [])
    ]


def _texts_of_part(folder: ContentFolder, kind: str, id: str, chapter: str | None = None) -> list[str]:
    return [
        text
        for item in folder.items
        if chapter in (None, item.stem)
        for inside, node in item.mappings(PARTS[kind].schema)
        if node.get("id") == id
        for where, text, _ in marked_texts(item, ReaderText, CitedText)
        if where[: len(inside)] == inside
    ]


def _missing(pointer: Pointer, folder: ContentFolder) -> Iterator[Complaint]:
    """Most kinds of places are checked like any reference; a section needs its chapter, and a page has no file."""
    if pointer.kind == "chapter" and pointer.section and pointer.id in folder.ids("chapter"):
        key, name, ids = "section", pointer.section, _sections(folder, pointer.id)
    elif pointer.kind == "page":
        key, name, ids = "page", pointer.id, list(PAGES)
    else:
        return
    if name not in ids:
        yield pointer.item.complaint(
            (*pointer.where, key),
            f'there is no {key} "{name}"' + (f' in the chapter "{pointer.id}"' if key == "section" else ""),
            one_of(ids, 40),
            f"{nearest(name, ids)}Correct the id.",
            about="references",
        )


def _sections(folder: ContentFolder, chapter: str) -> list[str]:
    return [
        str(node.get("id"))
        for item in folder.of("chapter")
        if item.stem == chapter
        for _, node in item.mappings(PARTS["section"].schema)
    ]


def _named(pointer: Pointer) -> str:
    section = f', section "{pointer.section}"' if pointer.section else ""
    return f'the {pointer.kind} "{pointer.id}"{section}'


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
