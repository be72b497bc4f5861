"""Walks over a parsed file: makes plain values, notes the line of each, and reports YAML's pitfalls."""

import re
from collections.abc import Iterator

import yaml
from yaml.constructor import ConstructorError, SafeConstructor

from .complaint import in_words
from .document import Document, Odd, Where
from .letters import wrong_letters

MOST_DEEP = 30
_READ_AS_WRITTEN = {
    "int": re.compile(r"0|-?[1-9][0-9]*"),
    "float": re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+"),
    "bool": re.compile(r"true|false"),
    "null": re.compile(r"null"),
}
"""Bare values that YAML reads as a person does: not 012, which it reads as 10, nor 1:30, which it reads as 90; and
where nothing is written, somebody may have lost a value."""
_ANYTHING = re.compile(r".*", re.DOTALL)
TAG = "tag:yaml.org,2002:"


class Walk:
    """One walk over a parsed file: makes the values, notes the lines and complains about pitfalls."""

    def __init__(self, document: Document, rows: list[str]) -> None:
        self._document = document
        self._rows = rows
        self._make = SafeConstructor()

    def value(self, node: yaml.Node, where: Where, depth: int) -> object:
        """Return the plain value of a node."""
        line = node.start_mark.line + 1
        self._document.lines.setdefault(where, line)
        if wrong := self._unwelcome(node, depth):
            self._document.complain(
                self._document.line(where),
                in_words(where) or "the file",
                wrong,
                "plain keys and texts",
                "Put a text that starts with such a sign in double quotes; write out what is needed twice.",
            )
            return None
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, where, depth))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(part, (*where, index), depth + 1) for index, part in enumerate(node.value)]
        return self._scalar(node, where) if isinstance(node, yaml.ScalarNode) else None

    def _unwelcome(self, node: yaml.Node, depth: int) -> str:
        """Return what is wrong with a node that YAML allows and content never needs.

        Each alias (*) leads to a node that starts with its anchor (&): refusing that prevents endless growth.
        """
        row = self._rows[node.start_mark.line] if node.start_mark.line < len(self._rows) else ""
        if row[node.start_mark.column :][:1] in ("&", "!"):
            return f'a "{row[node.start_mark.column]}" is used, which has a meaning of its own in YAML'
        return "it is nested too deeply" if depth > MOST_DEEP else ""

    def _pairs(self, node: yaml.MappingNode, where: Where, depth: int) -> Iterator[tuple[str, object]]:
        first: dict[str, int] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            if key_node.tag != TAG + "str":
                self._document.complain(
                    line,
                    in_words((*where, key)),
                    f"the key {key} is not read as text",
                    "",
                    f'Put it in quotes: "{key}".',
                )
                continue
            if key in first:
                self._document.complain(
                    line,
                    in_words((*where, key)),
                    f"{key} is here a second time (first on line {first[key]}); YAML would drop the first",
                    "each key once",
                    "Delete one of the two, or put both texts under one key.",
                )
                continue
            first[key] = line
            self._document.lines[(*where, key)] = line
            yield key, self.value(value_node, (*where, key), depth + 1)

    def _scalar(self, node: yaml.ScalarNode, where: Where) -> object:
        kind = node.tag.removeprefix(TAG)
        self._complain_of_cut_text(node, where)
        if kind == "str":
            self._complain_of_escaped_letters(node.value, where)
            return node.value
        self._document.bare[where] = node.value
        if not _READ_AS_WRITTEN.get(kind, _ANYTHING).fullmatch(node.value):
            self._document.read_differently.add(where)
        makers = {
            "null": lambda _: None,
            "bool": self._make.construct_yaml_bool,
            "int": self._make.construct_yaml_int,
            "float": self._make.construct_yaml_float,
        }
        try:
            return makers[kind](node) if kind in makers else Odd(node.value)
        except (ValueError, ConstructorError):
            return Odd(node.value)

    def _complain_of_escaped_letters(self, text: str, where: Where) -> None:
        """A letter that no one can see may also be written as its number, in double quotes: "\\u202e"."""
        if wrong := next(wrong_letters(text), None):
            self._document.complain(
                self._document.line(where),
                in_words(where),
                f"the text holds {wrong}, written as its number",
                "letters as they are, without a \\ before them",
                "Delete it and type the letter itself.",
            )

    def _complain_of_cut_text(self, node: yaml.ScalarNode, where: Where) -> None:
        """A sentence without quotes ends silently at " #"; say so, because half a warning is worse than none."""
        if node.style:
            return
        end = node.end_mark
        rest = self._rows[end.line][end.column :] if end.line < len(self._rows) else ""
        if re.match(r"\s*#" if " " in node.value else r"\s*#\S", rest):
            self._document.complain(
                end.line + 1,
                in_words(where),
                f'the text is cut off before "{rest.strip()}"',
                'a "#" after a space starts a remark that no one reads',
                "Put the text in double quotes, or put the remark on a line of its own.",
            )
