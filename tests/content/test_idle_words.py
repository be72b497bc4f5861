"""No word on screen is unused: some view, widget, script or template uses each."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.content.compiled import CONTENT

PACKAGE = Path(__file__).resolve().parents[2] / "widgets"
MODULES = [ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")]
TEMPLATES = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.j2"))
CODE = TEMPLATES + "".join(
    path.read_text(encoding="utf-8")
    for kind in ("*.py", "*.js")
    for path in PACKAGE.rglob(kind)
    if path.parent.name != "reveal"  # somebody else's
)


def patterns(node: ast.AST) -> Iterator[str]:
    """Yield what a string of a module may be: f"cards.{key}_heading" is cards, a point, any key, _heading."""
    for part in ast.walk(node):
        if isinstance(part, ast.JoinedStr):
            yield "".join(
                re.escape(item.value) if isinstance(item, ast.Constant) else r"\w+" for item in part.values
            )
        elif isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield re.escape(part.value)


def branches() -> Iterator[str]:
    """Yield the branches that are read as a whole, to look things up in: words.under(...), words.errors[...]."""
    calls = [call for module in MODULES for call in ast.walk(module) if isinstance(call, ast.Call)]
    for call in calls:
        if isinstance(call.func, ast.Attribute) and call.func.attr == "under":
            yield from patterns(call.args[0])
    yield from (rf"page\.{name}" for name in re.findall(r"words\.(\w+)\[", TEMPLATES))
    yield from (rf"page\.{name}" for name in re.findall(r"""words\["(\w+)"\]""", CODE))


ASKED = re.compile(
    "|".join({text for module in MODULES for text in patterns(module) if re.match(r"[a-z]+\\\.", text)})
)
WHOLE = re.compile("|".join(set(branches())))


def leaves(node: object, way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(node, Mapping):
        for key, part in node.items():
            yield from leaves(part, (*way, str(key)))
    else:
        yield way


def is_asked(way: tuple[str, ...]) -> bool:
    path = ".".join(way)
    in_template = way[0] == "page" and re.search(rf"words\.{re.escape(path[5:])}\b", TEMPLATES)
    whole = any(WHOLE.fullmatch(".".join(way[:n])) and named(way[n]) for n in range(1, len(way)))
    return bool(ASKED.fullmatch(path) or in_template or whole)


def named(key: str) -> bool:
    """Return whether a key of a branch is in the code or is a number."""
    return bool(re.search(rf"\b{key}\b", CODE)) or key.isdigit()


@pytest.mark.parametrize("way", list(leaves(CONTENT.words.tree)), ids=".".join)
def test_each_word_is_used(way: tuple[str, ...]) -> None:
    """
    A word that nothing uses would be read, checked and translated for no one.
    """
    assert is_asked(way)
