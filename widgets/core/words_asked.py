"""Which words on screen the program asks for, and what is wrong with words that do not match.

`words_asked.json` has a line for each text: its path, and the {names} that the program fills in; null for a
sign that is drawn and needs no letter. A star is any entry of a list. The check of the content and the loader both
use this module, so that words which would break a page are neither compiled nor loaded.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Where = tuple[str | int, ...]
Asked = Mapping[str, Sequence[str] | None]
Fault = Literal[
    "missing", "unknown", "not a text", "not a list", "not a mapping", "no letter", "braces", "names"
]

ANY = "*"
NAME = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class WrongWords:
    """One place where the words do not match; `allowed` are the keys there, or the names that the text needs."""

    where: Where
    fault: Fault
    allowed: tuple[str, ...] = ()

    def __str__(self) -> str:
        allowed = f" ({', '.join(self.allowed)})" if self.allowed else ""
        return f"{'.'.join(map(str, self.where))}: {self.fault}{allowed}"


def wrong_words(tree: object, asked: Asked) -> Iterator[WrongWords]:
    """Yield each place where a tree of words differs from what is asked for, in the order of the tree."""
    yield from _differences(tree, _nested(asked), ())


def names_in(text: str) -> tuple[str, ...]:
    """Return the {names} of a text, each once, in order."""
    return tuple(dict.fromkeys(NAME.findall(text)))


def paths_of(tree: object, where: Where = ()) -> Iterator[tuple[str, str]]:
    """Yield each text of a tree with its path, in which a star is any entry of a list."""
    if isinstance(tree, str):
        yield ".".join(ANY if isinstance(step, int) else step for step in where), tree
    elif isinstance(tree, list | tuple | Mapping):
        for step, part in tree.items() if isinstance(tree, Mapping) else enumerate(tree):
            yield from paths_of(part, (*where, step))


def _nested(asked: Asked) -> dict:
    tree: dict = {}
    for path, names in asked.items():
        *steps, last = path.split(".")
        branch = tree
        for step in steps:
            branch = branch.setdefault(step, {})
        branch[last] = names
    return tree


def _differences(node: Any, asked: Any, where: Where) -> Iterator[WrongWords]:
    if not isinstance(asked, dict):
        yield from _text(node, asked if asked is None else tuple(asked), where)
    elif ANY in asked:
        if not isinstance(node, list | tuple) or not node:
            yield WrongWords(where, "not a list")
        else:
            for index, entry in enumerate(node):
                yield from _differences(entry, asked[ANY], (*where, index))
    elif not isinstance(node, Mapping):
        yield WrongWords(where, "not a mapping", tuple(asked))
    else:
        for key, part in node.items():
            if key in asked:
                yield from _differences(part, asked[key], (*where, key))
            else:
                yield WrongWords((*where, key), "unknown", tuple(asked))
        for key in asked:
            if key not in node:
                yield WrongWords((*where, key), "missing", _names(asked[key]))


def _names(asked: Any) -> tuple[str, ...]:
    return () if asked is None or isinstance(asked, dict) else tuple(asked)


def _text(node: object, names: tuple[str, ...] | None, where: Where) -> Iterator[WrongWords]:
    if not isinstance(node, str):
        yield WrongWords(where, "not a text")
        return
    rest = NAME.sub("", node)
    if not (node.strip() if names is None else names or any(map(str.isalpha, rest))):
        yield WrongWords(where, "no letter")
    if "{" in rest or "}" in rest:
        yield WrongWords(where, "braces", names or ())
    elif set(names_in(node)) != set(names or ()):
        yield WrongWords(where, "names", names or ())
