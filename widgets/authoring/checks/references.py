"""Checks what files say of each other: ids that lead nowhere, come twice, or name an answer not offered."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..reading.complaint import Complaint, nearest, one_of
from ..reading.content_folder import ContentFolder, Item
from ..reading.document import Where
from ..schema.kinds import CARD_KINDS
from ..schema.rules import Question

_LISTS = {
    "sources": ("source",),
    "findings": ("finding",),
    "cards": CARD_KINDS,
    "questions": ("question",),
    "benefit_findings": ("finding",),
    "harm_findings": ("finding",),
}
_SINGLES = {"source": ("source",), "card": CARD_KINDS, "concern": ("concern",), "chapter": ("chapter",)}
_LEAF_WORDS = ("is", "any_of", "all_of", "is_unknown")
_WITHOUT_IDS = ("words", "certainty", "urgency", "plain_language", "absences")


@dataclass(frozen=True)
class Reference:
    """One place where a file names another, read from the raw file so that a broken one counts too."""

    item: Item
    where: Where
    kinds: tuple[str, ...]
    id: str


@dataclass(frozen=True)
class Asked:
    """One place where a condition reads a question, with the options it names."""

    item: Item
    where: Where
    question: str
    word: str
    options: tuple[str, ...]


def check_references(folder: ContentFolder) -> list[Complaint]:
    """Return the complaints about everything that points from one file to another."""
    return [
        *_dangling(folder),
        *_doubled_cards(folder),
        *_doubled_ids(folder),
        *_options_asked(folder),
    ]


def references(folder: ContentFolder) -> list[Reference]:
    """Return every place where a file names another."""
    return [
        found
        for item in folder.items
        if item.kind.name not in _WITHOUT_IDS
        for where, node in item.document.mappings()
        for found in _references(node, where, item)
    ]


def asked(folder: ContentFolder) -> list[Asked]:
    """Return every place where a condition reads a question."""
    return [
        found
        for item in folder.items
        for where, node in item.document.mappings()
        for found in _conditions(node, where, item)
    ]


def _references(node: dict, where: Where, item: Item) -> Iterator[Reference]:
    for key, part in node.items():
        if key in _LISTS and isinstance(part, list):
            yield from (
                Reference(item, (*where, key, index), _LISTS[key], id)
                for index, id in enumerate(part)
                if isinstance(id, str)
            )
        elif key in _SINGLES and isinstance(part, str):
            yield Reference(item, (*where, key), _SINGLES[key], part)
        elif key == "question" and isinstance(part, str) and any(word in node for word in _LEAF_WORDS):
            yield Reference(item, (*where, key), ("question",), part)


def _conditions(node: dict, where: Where, item: Item) -> Iterator[Asked]:
    word = next((word for word in _LEAF_WORDS if word in node), None)
    if word and isinstance(node.get("question"), str):
        named = node[word] if isinstance(node[word], list) else [node[word]]
        options = tuple(option for option in named if isinstance(option, str))
        yield Asked(item, (*where, word), node["question"], word, options)


def _dangling(folder: ContentFolder) -> Iterator[Complaint]:
    for found in references(folder):
        ids = folder.ids(*found.kinds)
        if found.id not in ids:
            noun = "card" if found.kinds == CARD_KINDS else found.kinds[0]
            close = nearest(found.id, ids)
            yield found.item.complaint(
                found.where,
                f'there is no {noun} "{found.id}"',
                "" if close else one_of(sorted(ids)),
                f"{close}Correct the id, or add the file.",
            )


def _doubled_cards(folder: ContentFolder) -> Iterator[Complaint]:
    outcomes = folder.ids("outcome")
    for item in folder.of("situation"):
        if item.stem in outcomes:
            yield item.complaint(
                ("id",),
                f'there is also an outcome "{item.stem}"',
                "each id once among all cards",
                "Give one of the two another name.",
            )


def _doubled_ids(folder: ContentFolder) -> Iterator[Complaint]:
    """Complain of lists of things with ids (options, sections, stages) in which an id comes twice."""
    for item in folder.items:
        if item.kind.name not in _WITHOUT_IDS:
            yield from _doubled_in(item.document.value, (), item)


def _doubled_in(node: object, where: Where, item: Item) -> Iterator[Complaint]:
    parts = list(
        node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    )
    seen: set[str] = set()
    for key, part in parts:
        own = part if _is_id_list(where) else None
        if isinstance(node, list) and isinstance(part, dict):
            own = part.get("id")
        if isinstance(own, str) and own in seen:
            yield item.complaint(
                (*where, key),
                f'"{own}" comes twice in this list',
                "each id once",
                "Delete it, or give it another id.",
            )
        if isinstance(own, str):
            seen.add(own)
        yield from _doubled_in(part, (*where, key), item)


def _is_id_list(where: Where) -> bool:
    return bool(where) and where[-1] in (*_LISTS, "any_of", "all_of", "warning_signs", "signs")


def _options_asked(folder: ContentFolder) -> Iterator[Complaint]:
    """Check the options that conditions name against the questions that offer them."""
    questions = {item.stem: model for item, model in folder.models(Question)}
    for found in asked(folder):
        question = questions.get(found.question)
        if question is None:
            continue
        offered = [option.id for option in question.options]
        fixed = [part.id for part in (question.none, question.not_sure) if part]
        for option in found.options:
            if option in fixed and found.item.kind.name in ("rule", "concern"):
                yield found.item.complaint(
                    found.where,
                    f"a {found.item.kind.name} reads {option}",
                    one_of(offered),
                    "For not_sure write is_unknown: true. Nothing follows from none: "
                    "one more answer only ever adds advice.",
                )
            elif option not in offered + fixed:
                yield found.item.complaint(
                    found.where,
                    f'question "{found.question}" has no option "{option}"',
                    one_of(offered),
                    f"{nearest(option, offered)}Correct it, or add the option.",
                )
        if found.word == "all_of" and question.kind == "one" and len(found.options) > 1:
            yield found.item.complaint(
                found.where,
                f'"{found.question}" takes one answer, so all_of fails',
                "is, any_of",
                "Use any_of.",
            )
