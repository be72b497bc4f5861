"""Reads one YAML file, and explains in plain words, with the line, why one cannot be read."""

import re
from itertools import accumulate
from pathlib import Path

import yaml

from .document import Document
from .letters import WrongLetter, wrong_letters
from .yaml_values import MOST_DEEP, TAG, Walk

MOST_BYTES = 500_000
MOST_LINES, MOST_LETTERS = 20, 5
"""How many lines with wrong letters are named, and how many letters of one line."""
_MAY_BE_DEEP = re.compile(rf"^(?: {{{MOST_DEEP}}}|(?:[-?] +){{{MOST_DEEP}}})", re.MULTILINE)
_BRACKETS = re.compile(r"[\[\]{}]+")
_QUOTE = re.compile(r'(?<!\\)"')
_BEFORE_TEXT = re.compile(r"(?:^|: |- |[\[{,]) *$")
_OF_NO_FILE = re.compile(r"(?P<merge>^(?:<{7} |={7}$|>{7} ))|\\u[dD][89a-fA-F][0-9a-fA-F]{2}", re.MULTILINE)
_QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PARSER_WORDS = {
    "mapping values are not allowed": (
        'a ":" in the middle of a text looks like a new key',
        'Put the whole text in double quotes: "...". If it is a new key, check how far it is moved in.',
    ),
    "could not find expected ':'": (
        "a line is neither a key nor part of the text above it",
        'Each key needs a ":" and a space after it. Move a text that goes on for several lines further in.',
    ),
    "expected a single document": (
        'the file holds several documents (a line "---" parts them)',
        'Keep one thing in a file: move what comes after "---" to a file of its own.',
    ),
    "expected <block end>": (
        "a line is moved in too far or not far enough",
        "Lines that belong together start in the same column. Use two spaces a step.",
    ),
    "unexpected end of stream": (
        "a quote is opened and never closed",
        "Close it with the same sign: \"...\" or '...'.",
    ),
    "expected alphabetic or numeric": (
        'a text starts with "&" or "*", which has a meaning of its own in YAML',
        "Put the text in double quotes.",
    ),
    "undefined alias": (
        'a text starts with "*", which has a meaning of its own in YAML',
        "Put it in double quotes.",
    ),
    "cannot start any token": (
        "a text starts with a sign that YAML keeps for itself",
        "Put it in double quotes.",
    ),
}


def read(path: Path, name: str) -> Document:
    """Read one file; whatever is wrong is in `complaints`, and nothing is raised."""
    document = Document(name)
    text = _decode(path, document)
    node = None if text is None else _compose(text, document)
    if text is not None and node is not None:
        document.value = Walk(document, text.splitlines()).value(node, (), 0)
    return document


def _decode(path: Path, document: Document) -> str | None:
    """Return the text of a file, or None with a complaint."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        document.complain(
            1, "the file", f"it cannot be read ({error.strerror})", "", "Check its name and its rights."
        )
        return None
    if len(raw) > MOST_BYTES:
        document.complain(
            1, "the file", "it is far too large", f"{MOST_BYTES:,} bytes", "Keep one thing in a file."
        )
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        document.complain(
            raw[: error.start].count(b"\n") + 1,
            "the file",
            "its letters are not stored as UTF-8",
            "UTF-8 text",
            'Save it again with the encoding "UTF-8".',
        )
        return None
    if wrong := list(wrong_letters(text)):
        _complain_of_letters(wrong, document)
        return None
    tabs = [number for number, row in enumerate(text.splitlines(), 1) if re.match(r" *\t", row)]
    if tabs:
        document.complain(
            tabs[0],
            "the file",
            "a tab is used to move a line in",
            "spaces",
            f"Put two spaces for each tab. Lines with tabs: {', '.join(map(str, tabs[:20]))}.",
        )
        return None
    return text


def _complain_of_letters(wrong: list[WrongLetter], document: Document) -> None:
    """Complain once for each line; a file that is no text at all gets a few complaints, not thousands."""
    lines: dict[int, list[WrongLetter]] = {}
    for letter in wrong:
        lines.setdefault(letter.line, []).append(letter)
    for line, letters in list(lines.items())[:MOST_LINES]:
        places = ", ".join(f"column {letter.column}: {letter}" for letter in letters[:MOST_LETTERS])
        more = f", and {len(letters) - MOST_LETTERS} more" if len(letters) > MOST_LETTERS else ""
        document.complain(
            line,
            "the file",
            f"{places}{more}",
            "letters of the Latin alphabet, with their accents, figures and the usual signs",
            "Delete the words around it and type them again; pasted text often brings such signs along.",
        )


def _compose(text: str, document: Document) -> yaml.Node | None:
    """Return the tree of a text, or None with a complaint."""
    try:
        if line := _too_deep(text):
            document.complain(
                line,
                "the file",
                "it is nested too deeply",
                f"{MOST_DEEP} levels",
                "Compare it with a template.",
            )
            return None
        node = yaml.compose(text, Loader=_QUICK)
    except (yaml.YAMLError, RecursionError, ValueError):
        _explain_failure(text, document)
        return None
    if node is None or (isinstance(node, yaml.ScalarNode) and node.tag == TAG + "null"):
        document.complain(
            1, "the file", "it is empty", "", "Copy the template from content/templates, or delete it."
        )
        return None
    return node


def _too_deep(text: str) -> int:
    """Return the line where a text is nested too deeply, or 0.

    The quick parser builds a tree by recursion in C, which ends the whole program when it is very deep, so its events
    are counted first. Only few texts need that: others have neither brackets nor dashes nor spaces for it.
    """
    if not _MAY_BE_DEEP.search(text) and _most_open(text) <= MOST_DEEP:
        return 0
    depth = 0
    for event in yaml.parse(text, Loader=_QUICK):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MOST_DEEP + 1:
                return event.start_mark.line + 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return 0


def _most_open(text: str) -> int:
    """Return the most brackets that are open at once, those in texts included."""
    signs = "".join(_BRACKETS.findall(text))
    return max(accumulate((1 if sign in "[{" else -1 for sign in signs), initial=0))


def _quote_never_closed(text: str) -> int:
    """Return the line of the first quote that seems to end only where another text begins, or 0.

    The parser stops far below it, at a line that is right.
    """
    opened = 0
    for number, row in enumerate(text.splitlines(), 1):
        if row.lstrip().startswith("#"):
            continue
        quotes = [match.start() for match in _QUOTE.finditer(row)]
        if len(quotes) % 2:
            begins_text = bool(_BEFORE_TEXT.search(row[: quotes[0]]))
            if opened and begins_text:
                return opened
            opened = 0 if opened else number if begins_text else 0
    return opened


def _explain_failure(text: str, document: Document) -> None:
    """Parse again with the slow parser, which says more precisely what is wrong and where, and explain it plainly."""
    if line := _quote_never_closed(text):
        wrong, remedy = _PARSER_WORDS["unexpected end of stream"]
        document.complain(line, "the file", wrong, "", remedy)
        return
    if match := _OF_NO_FILE.search(text):
        kind = "the marks of a merge" if match["merge"] else "half of a sign, written as its number"
        document.complain(
            text.count("\n", 0, match.start()) + 1,
            "the file",
            f"it holds {kind}",
            "",
            "Delete it, and keep what is right.",
        )
        return
    try:
        yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = f"{error.context or ''} {error.problem or ''}".strip()
        wrong, remedy = next(
            (words for sign, words in _PARSER_WORDS.items() if sign in problem),
            (f"it is not valid YAML ({problem})", "Compare the line and the one above with a template."),
        )
        document.complain(mark.line + 1 if mark else 1, "the file", wrong, "", remedy)
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        document.complain(
            line, "the file", "it holds a sign that cannot be printed", "", "Type the line again."
        )
    except RecursionError:
        document.complain(
            1, "the file", "it is nested too deeply", f"{MOST_DEEP} levels", "Compare with a template."
        )
    else:
        document.complain(1, "the file", "it is not valid YAML", "", "Compare it with a template.")
