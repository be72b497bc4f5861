"""Checks references between files: ids that lead nowhere, are used twice, or name an answer that is not offered."""

from collections.abc import Iterator
from dataclasses import dataclass

from widgets.core.shapes import QuestionKind

from ..reading.complaint import Complaint, nearest, one_of
from ..reading.content_folder import ContentFolder, Item
from ..reading.document import Where
from ..schema.fields import slots
from ..schema.kinds import CARD_KINDS, PARTS
from ..schema.marks import AnswerId, OwnId, Reference
from ..schema.rules import LEAVES, Question

_BY_PLACE = ("section", "page")
"""Kinds whose ids only make sense with the place around them: `places` checks these."""


@dataclass(frozen=True)
class Link:
    """One place where a file names another or a part of one, read from the raw file so that a broken one counts."""

    item: Item
    where: Where
    kinds: tuple[str, ...]
    id: str


@dataclass(frozen=True)
class QuestionUse:
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


def references(folder: ContentFolder, *kinds: str) -> list[Link]:
    """Return every reference in compiled content, or those to things of some kinds."""
    return [
        link
        for item in folder.items
        if item.kind.compiled
        for link in links_of(item)
        if not kinds or set(kinds) & set(link.kinds)
    ]


def links_of(item: Item) -> Iterator[Link]:
    """Yield every place where one file names something else."""
    for part in item.parts:
        if isinstance(part.mark, Reference) and isinstance(part.value, str):
            yield Link(item, part.where, part.mark.kinds, part.value)


def question_uses(folder: ContentFolder) -> list[QuestionUse]:
    """Return every place where a condition reads a question."""
    return [use for item in folder.items for use in _conditions(item)]


def _conditions(item: Item) -> Iterator[QuestionUse]:
    for where, node in item.mappings(*LEAVES.values()):
        word = next((word for word in LEAVES if word in node), None)
        if word and isinstance(node.get("question"), str):
            value = node[word] if isinstance(node[word], list) else [node[word]]
            options = tuple(option for option in value if isinstance(option, str))
            yield QuestionUse(item, (*where, word), node["question"], word, options)


def _dangling(folder: ContentFolder) -> Iterator[Complaint]:
    links = references(folder)
    ids_of = {kinds: folder.ids(*kinds) for kinds in {link.kinds for link in links}}
    for link in links:
        ids = ids_of[link.kinds]
        part = PARTS.get(link.kinds[0])
        if link.id in ids or link.kinds[0] in _BY_PLACE or (part and not ids):
            continue  # without any id their file is missing or unreadable, which has its own complaint
        noun = "card" if link.kinds == CARD_KINDS else link.kinds[0]
        close = nearest(link.id, ids)
        yield link.item.complaint(
            link.where,
            part.missing.format(id=link.id) if part else f'there is no {noun} "{link.id}"',
            "" if close else one_of(sorted(ids), 40 if part else 12),
            f"{close}Correct the id, or {part.add if part else 'add the file'}.",
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
    """Complain of lists of ids, or of things with ids (options, sections, stages), in which an id occurs twice."""
    for item in folder.items:
        seen: set[tuple[Where, str]] = set()
        for where, id in _ids_in_lists(item) if item.kind.compiled else ():
            if (where[:-1], id) in seen:
                yield item.complaint(
                    where,
                    f'"{id}" occurs twice in this list',
                    "each id once",
                    "Delete it, or give it another id.",
                )
            seen.add((where[:-1], id))


def _ids_in_lists(item: Item) -> Iterator[tuple[Where, str]]:
    for part in item.parts:
        id = part.value
        if isinstance(part.value, dict) and part.schema and _has_id(part.schema):
            id = part.value.get("id")
        elif not isinstance(part.mark, Reference | AnswerId):
            continue
        if part.where and isinstance(part.where[-1], int) and isinstance(id, str):
            yield part.where, id


def _has_id(schema: type) -> bool:
    id = slots(schema).get("id")
    return bool(id and isinstance(id.mark, OwnId))


def _options_asked(folder: ContentFolder) -> Iterator[Complaint]:
    """Check the options that conditions name against the questions that offer them."""
    questions = {item.stem: model for item, model in folder.models(Question)}
    for use in question_uses(folder):
        question = questions.get(use.question)
        if question is None:
            continue
        offered = [option.id for option in question.options]
        fixed = [part.id for part in (question.none, question.not_sure) if part]
        for option in use.options:
            if option in fixed and use.item.kind.name in ("rule", "concern"):
                yield use.item.complaint(
                    use.where,
                    f"a {use.item.kind.name} reads {option}",
                    one_of(offered),
                    "For not_sure write is_unknown: true. Nothing follows from none: "
                    "one more answer only ever adds advice.",
                )
            elif option not in offered + fixed:
                yield use.item.complaint(
                    use.where,
                    f'question "{use.question}" has no option "{option}"',
                    one_of(offered),
                    f"{nearest(option, offered)}Correct it, or add the option.",
                )
        if use.word == "all_of" and not QuestionKind(question.kind).takes_doubt and len(use.options) > 1:
            yield use.item.complaint(
                use.where,
                f'"{use.question}" takes one answer, so all_of fails',
                "is, any_of",
                "Use any_of.",
            )
