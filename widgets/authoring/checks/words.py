"""Checks the words on screen against what the program asks for: every key is there, none is idle, and each text has
exactly the names that the program fills in. Words that differ would break a page, so they stop a compile."""

from collections.abc import Mapping
from typing import Any

from widgets.core.loading import words_asked
from widgets.core.words_asked import WrongWords, names_in, wrong_words

from ..reading.complaint import Complaint, in_words, nearest, one_of
from ..reading.content_folder import ContentFolder, Item
from ..reading.document import Where


def check_words(folder: ContentFolder) -> list[Complaint]:
    """Return the complaints about words that the program lacks, does not know, or cannot fill in."""
    items = {item.stem: item for item in folder.of("words")}
    if not items or any(item.model is None for item in items.values()):
        return []  # the complaints about the files themselves come first
    tree = {stem: item.document.value for stem, item in items.items()}
    return [_complaint(wrong, tree, items) for wrong in wrong_words(tree, words_asked())]


def _complaint(wrong: WrongWords, tree: Mapping, items: Mapping[str, Item]) -> Complaint:
    area, *rest = wrong.where
    where, explained = tuple(rest), _explained(wrong, tree)
    if area in items:
        return items[str(area)].complaint(where, *explained, about="words")
    way = in_words(rest)
    return Complaint(
        f"{_folder_of(items)}/{area}.yaml",
        1,
        f'words "{area}"{f", {way}" if way else ""}',
        *explained,
        about="words",
    )


def _folder_of(items: Mapping[str, Item]) -> str:
    return next(iter(items.values())).document.file.rpartition("/")[0]


def _explained(wrong: WrongWords, tree: Mapping) -> tuple[str, str, str]:
    """Return what is wrong, what is allowed and what to do."""
    key, text = str(wrong.where[-1]), _at(tree, wrong.where)
    names = " and ".join(f"{{{name}}}" for name in wrong.allowed) or "no name in {braces}"
    match wrong.fault:
        case "missing" if len(wrong.where) == 1:
            return (
                "the file is missing, and the program asks for its words",
                f"a file {key}.yaml",
                "Put the file back.",
            )
        case "missing":
            return (
                f"{key} is missing, and the program asks for it",
                f"a text with {names}" if wrong.allowed else "a text under this key",
                f"{_mistyped(wrong, tree)}Add the line, or put its key right if it is here under another.",
            )
        case "unknown":
            return (
                f'"{key}" is not a key that the program asks for',
                one_of(wrong.allowed),
                f"{nearest(key, wrong.allowed)}Correct the spelling, or delete it.",
            )
        case "no letter":
            return f"{key} has no letter in it, so readers would see nothing", "a text", "Write the text."
        case "braces":
            return (
                "a { or } is not part of a name that the program fills in",
                f"{names}, written just so",
                "Write each name as one small word between one { and one }, with nothing else between them.",
            )
        case "names":
            return _names(names_in(str(text)), wrong.allowed, names)
        case _:
            return (
                f"{key} is {wrong.fault}",
                {
                    "not a text": "one text",
                    "not a list": "a list with at least one entry",
                    "not a mapping": f"keys with a value each, {one_of(wrong.allowed)}",
                }[wrong.fault],
                "Compare it with the lines around it, or with an earlier version of the file.",
            )


def _names(has: tuple[str, ...], needs: tuple[str, ...], allowed: str) -> tuple[str, str, str]:
    lacks = [name for name in needs if name not in has]
    unknown = [name for name in has if name not in needs]
    wrong = [f"there is no {{{name}}} to fill in here" for name in unknown]
    wrong += [f"{{{name}}} is missing" for name in lacks]
    meant = "".join(nearest(name, lacks or needs) for name in unknown)
    return (
        "; ".join(wrong),
        allowed,
        f"{meant}Keep the names as they are, and change only the words around them.",
    )


def _mistyped(wrong: WrongWords, tree: Mapping) -> str:
    """Ask whether a key that nothing asks for is the one that is missing."""
    around = _at(tree, wrong.where[:-1])
    keys = set(map(str, around)) if isinstance(around, Mapping) else set()
    idle = {str(other.where[-1]) for other in wrong_words(tree, words_asked()) if other.fault == "unknown"}
    return nearest(wrong.where[-1], sorted(keys & idle)).replace("Did you mean", "Is it the line")


def _at(tree: Any, where: Where) -> Any:
    """Return the part of a tree at a place, or None when there is none."""
    try:
        for step in where:
            tree = tree[step]
    except (LookupError, TypeError):
        return None
    return tree
