"""Checks what educators get: every sentence of fact is one of the workbook's own."""

from collections.abc import Iterator
from difflib import get_close_matches

from ..language.passages import statements_of
from ..reading.complaint import Complaint
from ..reading.content_folder import ContentFolder, Item
from ..reading.document import Where
from ..schema.choices import Term
from ..schema.kinds import CARD_KINDS
from ..schema.pages import Headed, Stage
from ..schema.places import PLACES
from ..schema.rules import Question
from ..schema.teaching import Case

_PARTS = {"chapter": Headed, "term": Term, "stage": Stage}
_FILES = {"card": CARD_KINDS, "term": ("glossary",), "stage": ("timeline",), "page": ("help",)}


def check_teaching(folder: ContentFolder) -> list[Complaint]:
    """Return the complaints about sentences that the workbook does not say, and answers that exclude each other."""
    return [
        *(complaint for item in folder.items if item.kind.quotes for complaint in _unquoted(item, folder)),
        *_answers_that_exclude(folder),
    ]


def _unquoted(item: Item, folder: ContentFolder) -> Iterator[Complaint]:
    """Complain of each statement that is not in its place word for word, with the same sources and certainty."""
    for where, node in statements_of(item):
        if node["says"] == "about":
            continue
        place = _place_around(item, where)
        said = _statements_at(place, folder)
        if place and not said:
            continue  # there is no such place, which is a complaint of its own
        if (text := _folded(node)) not in said:
            close = get_close_matches(text, said, 1, 0.6)
            yield item.complaint(
                (*where, "text"),
                f'"{text}" is not a sentence of {_named(place)}',
                f'"{close[0]}"' if close else "a statement that is there, word for word",
                "Copy a statement from there, or say it there first; for a remark on our pages write says: about.",
                about="places",
            )
        elif _grounds(node) not in said[text]:
            sources, certainty, says = said[text][0]
            yield item.complaint(
                (*where, "sources"),
                "it rests on something else than the sentence that it quotes",
                f"sources: [{', '.join(sources)}], certainty: {certainty}, says: {says}",
                "Copy these from the place, too.",
                about="places",
            )


def _place_around(item: Item, where: Where) -> dict | None:
    """Return the place that stands beside the answer which a statement is part of; None for a remark on cards."""
    around = item.mapping_at(where[:-2])
    place = around.value.get("where") if around else None
    return place if isinstance(place, dict) else None


def _statements_at(place: dict | None, folder: ContentFolder) -> dict[str, list[tuple]]:
    """Return the statements of a place by their text, with what each rests on; those of all places without one."""
    kind = next((kind for kind in PLACES if place and isinstance(place.get(kind), str)), "")
    said: dict[str, list[tuple]] = {}
    for item in folder.items:
        if item.kind.quotes or (kind and item.kind.name not in _FILES.get(kind, (kind,))):
            continue
        if place and kind in ("card", "chapter", "concern") and item.stem != place[kind]:
            continue
        inside = _inside(item, kind, place)
        for where, node in statements_of(item):
            if inside is None or any(where[: len(part)] == part for part in inside):
                said.setdefault(_folded(node), []).append(_grounds(node))
    return said


def _inside(item: Item, kind: str, place: dict | None) -> list[Where] | None:
    """Return where in a file the part is that a place names; None for the whole file."""
    if place is None or kind not in _PARTS:
        return None
    id = place.get("section") if kind == "chapter" else place[kind]
    return [where for where, node in item.mappings(_PARTS[kind]) if node.get("id") == id]


def _folded(node: dict) -> str:
    return " ".join(node["text"].split())


def _grounds(node: dict) -> tuple:
    sources = node.get("sources")
    ids = tuple(sources) if isinstance(sources, list) else ()
    return ids, node.get("certainty"), node["says"]


def _named(place: dict | None) -> str:
    if place is None:
        return "any other file"
    return "the " + ", ".join(f'{kind} "{id}"' for kind, id in place.items() if id)


def _answers_that_exclude(folder: ContentFolder) -> Iterator[Complaint]:
    """A case answers as a reader could: what a page would not let them tick together, no case has."""
    questions = {item.stem: model for item, model in folder.models(Question)}
    for item, case in folder.models(Case):
        for index, answer in enumerate(case.answers):
            question = questions.get(answer.question)
            others = [one.is_ for one in case.answers[:index] if one.question == answer.question]
            if question and others and (question.kind == "one" or "none" in (answer.is_, *others)):
                yield item.complaint(
                    ("answers", index),
                    f'"{answer.is_}" and "{others[0]}" exclude each other',
                    "answers that a reader can give together",
                    "Keep one of the two.",
                )
