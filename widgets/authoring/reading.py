"""Reads one YAML file with the line of everything in it, and names the traps that YAML sets for people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from yaml.constructor import ConstructorError, SafeConstructor

from .complaints import Complaint, in_words

MOST_BYTES = 500_000
MOST_DEEP = 30
Where = tuple[str | int, ...]
_QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_PARSER_WORDS = {
    "mapping values are not allowed": (
        'a ":" in the middle of a text looks like a new key',
        'Put the whole text in double quotes: "...". If it is a new key, check how far the lines are moved in.'),
    "could not find expected ':'": (
        "a line is neither a key nor part of the text above it",
        'Each key needs a ":" and a space after it. Move a text that goes on for several lines further in.'),
    "expected a single document": (
        'the file holds several documents (a line "---" parts them)',
        'Keep one thing in a file: move what comes after "---" to a file of its own.'),
    "expected <block end>": (
        "a line is moved in too far or not far enough",
        "Lines that belong together start in the same column. Use two spaces a step."),
    "unexpected end of stream": ("a quote is opened and never closed", 'Close it with the same sign: "..." or \'...\'.'),
    "expected alphabetic or numeric": (
        'a text starts with "&" or "*", which has a meaning of its own in YAML', 'Put the text in double quotes.'),
    "undefined alias": ('a text starts with "*", which has a meaning of its own in YAML', "Put it in double quotes."),
    "cannot start any token": ("a text starts with a sign that YAML keeps for itself", "Put it in double quotes."),
}


@dataclass(frozen=True)
class Odd:
    """A bare value that is neither text, number, true nor false: a bare date or a `!tag`. Never valid content."""

    text: str


@dataclass
class Document:
    """One file as read: its value, the line of each part, and what was wrong with it as YAML."""

    file: str
    value: object = None
    lines: dict[Where, int] = field(default_factory=dict)
    bare: dict[Where, str] = field(default_factory=dict)
    complaints: list[Complaint] = field(default_factory=list)

    def line(self, where: Where) -> int:
        """Return the line of a part, or of the nearest thing around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def complain(self, line: int, item: str, wrong: str, allowed: str = "", remedy: str = "") -> None:
        """Keep one complaint about the file as YAML."""
        self.complaints.append(Complaint(self.file, line, item, wrong, allowed, remedy, about="reading"))


def read(path: Path, name: str) -> Document:
    """Read one file; whatever is wrong is in `complaints`, and nothing is raised."""
    document = Document(name)
    text = _decoded(path, document)
    node = None if text is None else _composed(text, document)
    if node is not None:
        document.value = _Walk(document, text.splitlines()).value(node, (), 0)
    return document


def _decoded(path: Path, document: Document) -> str | None:
    """Return the text of a file, or None with a complaint."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        document.complain(1, "the file", f"it can not be read ({error.strerror})", "", "Check its name and its rights.")
        return None
    if len(raw) > MOST_BYTES:
        document.complain(1, "the file", "it is far too large", f"{MOST_BYTES:,} bytes", "Keep one thing in a file.")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        document.complain(raw[:error.start].count(b"\n") + 1, "the file", "its letters are not stored as UTF-8",
                          "UTF-8 text", 'Save it again with the encoding "UTF-8".')
        return None
    tabs = [number for number, row in enumerate(text.splitlines(), 1) if re.match(r" *\t", row)]
    if tabs:
        document.complain(tabs[0], "the file", "a tab is used to move a line in", "spaces",
                          f"Put two spaces for each tab. Lines with tabs: {', '.join(map(str, tabs[:20]))}.")
        return None
    return text


def _composed(text: str, document: Document) -> yaml.Node | None:
    """Return the tree of a text, or None with a complaint."""
    try:
        node = yaml.compose(text, Loader=_QUICK)
    except (yaml.YAMLError, RecursionError, ValueError):
        _explain_failure(text, document)
        return None
    if node is None or (isinstance(node, yaml.ScalarNode) and node.tag == _TAG + "null"):
        document.complain(1, "the file", "it is empty", "", "Copy the template from content/templates, or delete it.")
        return None
    return node


def _explain_failure(text: str, document: Document) -> None:
    """Parse again with the slow parser, which says more exactly what and where, and put it in plain words."""
    try:
        yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = f"{error.context or ''} {error.problem or ''}".strip()
        wrong, remedy = next((words for sign, words in _PARSER_WORDS.items() if sign in said),
                             (f"it is not valid YAML ({said})", "Compare the line and the one above with a template."))
        document.complain(mark.line + 1 if mark else 1, "the file", wrong, "", remedy)
    except yaml.reader.ReaderError as error:
        line = text[:error.position].count("\n") + 1
        document.complain(line, "the file", "it holds a sign that can not be printed", "", "Type the line again.")
    except RecursionError:
        document.complain(1, "the file", "it is nested too deeply", f"{MOST_DEEP} levels", "Compare with a template.")
    else:
        document.complain(1, "the file", "it is not valid YAML", "", "Compare it with a template.")


class _Walk:
    """One walk over a parsed file: makes the values, notes the lines and complains of traps."""

    def __init__(self, document: Document, rows: list[str]) -> None:
        self._document = document
        self._rows = rows
        self._make = SafeConstructor()

    def value(self, node: yaml.Node, where: Where, depth: int) -> object:
        """Return the plain value of a node."""
        line = node.start_mark.line + 1
        self._document.lines.setdefault(where, line)
        if wrong := self._unwelcome(node, depth):
            self._document.complain(self._document.line(where), in_words(where) or "the file", wrong,
                                    "plain keys and texts", "Put a text that starts with such a sign in double "
                                    "quotes; write out what is needed twice.")
            return None
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, where, depth))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(part, (*where, index), depth + 1) for index, part in enumerate(node.value)]
        return self._scalar(node, where)

    def _unwelcome(self, node: yaml.Node, depth: int) -> str:
        """Return what is wrong with a node that YAML allows and content never needs.

        Each alias (*) leads to a node that starts with its anchor (&), so refusing that refuses endless growth too.
        """
        row = self._rows[node.start_mark.line] if node.start_mark.line < len(self._rows) else ""
        if row[node.start_mark.column:][:1] in ("&", "!"):
            return f'a "{row[node.start_mark.column]}" is used, which has a meaning of its own in YAML'
        return "it is nested too deeply" if depth > MOST_DEEP else ""

    def _pairs(self, node: yaml.MappingNode, where: Where, depth: int) -> Iterator[tuple[str, object]]:
        first: dict[str, int] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            if key_node.tag != _TAG + "str":
                self._document.complain(line, in_words((*where, key)), f"the key {key} is not read as text", "",
                                        f'Put it in quotes: "{key}".')
                continue
            if key in first:
                self._document.complain(line, in_words((*where, key)), f"{key} stands here a second time "
                                        f"(first on line {first[key]}); YAML would drop the first", "each key once",
                                        "Delete one of the two, or put both texts under one key.")
                continue
            first[key] = line
            self._document.lines[(*where, key)] = line
            yield key, self.value(value_node, (*where, key), depth + 1)

    def _scalar(self, node: yaml.ScalarNode, where: Where) -> object:
        kind = node.tag.removeprefix(_TAG)
        self._complain_of_cut_text(node, where)
        if kind == "str":
            return node.value
        self._document.bare[where] = node.value
        makers = {"null": lambda _: None, "bool": self._make.construct_yaml_bool,
                  "int": self._make.construct_yaml_int, "float": self._make.construct_yaml_float}
        try:
            return makers[kind](node) if kind in makers else Odd(node.value)
        except (ValueError, ConstructorError):
            return Odd(node.value)

    def _complain_of_cut_text(self, node: yaml.ScalarNode, where: Where) -> None:
        """A sentence without quotes ends silently at " #"; say so, for half a warning is worse than none."""
        if node.style:
            return
        end = node.end_mark
        rest = self._rows[end.line][end.column:] if end.line < len(self._rows) else ""
        if re.match(r"\s*#" if " " in node.value else r"\s*#\S", rest):
            self._document.complain(end.line + 1, in_words(where), f'the text is cut off before "{rest.strip()}"',
                                    'a "#" after a space starts a remark that no one reads',
                                    "Put the text in double quotes, or put the remark on a line of its own.")
