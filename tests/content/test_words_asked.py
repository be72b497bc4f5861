"""The list of words that the program asks for says what the code asks: each path that the code names is in it, and
each call fills in every {name} of the texts that it may get."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.content.compiled import RAW
from tests.content.source import FOLDER
from widgets.authoring.reading.content_folder import read_content
from widgets.authoring.words_asked import as_text, list_of_words
from widgets.core.loading import WORDS_ASKED, words_asked
from widgets.core.words_asked import wrong_words

PACKAGE = Path(__file__).resolve().parents[2] / "widgets"
ASKED = words_asked()
AREAS = {path.split(".")[0] for path in ASKED}
BRANCHES = {path.rsplit(".", n)[0] for path in ASKED for n in range(1, path.count(".") + 1)}
FILLED_ELSEWHERE = {
    "asked.found_many": "asked.js counts what the search finds",
    "form.answered": "question_form.js counts the answers",
    "cards.overdue": "_banner of review_dates.py gets the path and fills in the date",
    "cards.overdue_concern": "_banner of review_dates.py gets the path and fills in the date",
}
"""Texts whose names are not filled in where their path is written, and who does."""


@dataclass(frozen=True)
class Call:
    """One call for words: the pattern of its path, and the names that it fills in."""

    place: str
    path: str
    names: frozenset[str]
    is_branch: bool

    @property
    def texts(self) -> list[str]:
        """The paths of the list that the call may mean."""
        among = BRANCHES if self.is_branch else ASKED
        return [path for path in among if re.fullmatch(self.path, path)]

    def fills_in(self, path: str) -> bool:
        """Return whether the call has a value for each name of a text; `**` may have any."""
        return "**" in self.names or self.names >= set(ASKED[path] or ())


def calls() -> Iterator[Call]:
    """Yield every call with an argument that is a path, written out or with gaps."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                names = frozenset(keyword.arg or "**" for keyword in node.keywords)
                is_branch = isinstance(node.func, ast.Attribute) and node.func.attr == "under"
                for path in filter(None, map(pattern, node.args)):
                    yield Call(f"{file.name}:{node.lineno}", path, names, is_branch)


def pattern(node: ast.AST) -> str:
    """Return what a path of words may be: f"cards.{key}_heading" is cards, a point, any key, _heading."""
    if isinstance(node, ast.IfExp):
        options = [pattern(node.body), pattern(node.orelse)]
        return "|".join(options) if all(options) else ""
    if isinstance(node, ast.JoinedStr):
        path = "".join(
            re.escape(part.value) if isinstance(part, ast.Constant) else r"\w+" for part in node.values
        )
    else:
        path = re.escape(node.value) if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
    return path if re.match(rf"({'|'.join(AREAS)})(\\\.|$)", path) else ""


CALLS = [call for call in calls() if "\\." in call.path or call.is_branch]


def test_the_list_is_that_of_today() -> None:
    """
    The list has each text of the content with its names, and no other (else: python -m widgets.authoring schema).
    """
    assert as_text(list_of_words(read_content(FOLDER))) == WORDS_ASKED.read_text(encoding="utf-8")
    assert [] == list(wrong_words(RAW["words"], ASKED))


def test_what_the_code_asks_for_is_in_the_list() -> None:
    """
    A path that the code names is a text of the list, or a branch of it; one with gaps fits at least one.
    """
    assert len(CALLS) > 200
    assert [] == [call for call in CALLS if not call.texts]


def test_a_call_fills_in_the_names_of_its_text() -> None:
    """
    A text whose path is written out has only names that its call fills in: without a value the reader would see braces.
    """
    exact = [(call, path) for call in CALLS for path in call.texts if re.escape(path) in call.path.split("|")]
    unfilled = {path for call, path in exact if not call.is_branch and not call.fills_in(path)}

    assert exact
    assert set(FILLED_ELSEWHERE) == unfilled


def test_some_call_fills_in_the_names_of_each_text() -> None:
    """
    Each text with names has a call that fills in all of them, or is in a branch that is read as a whole.
    """
    filled = {path for call in CALLS if not call.is_branch for path in call.texts if call.fills_in(path)}
    branches = {branch for call in CALLS if call.is_branch for branch in call.texts}
    left = {
        path
        for path, names in ASKED.items()
        if names and path not in filled and not any(path.startswith(f"{branch}.") for branch in branches)
    }

    assert set(FILLED_ELSEWHERE) == left


def test_each_word_of_a_template_is_in_the_list() -> None:
    """
    What a page template asks of its words is a text or a branch of the area `page`.
    """
    templates = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.j2"))
    asked = set(re.findall(r"\bwords\.([a-z_]+(?:\.[a-z_]+)*)", templates))

    assert asked
    assert set() == {path for path in asked if f"page.{path}" not in {*ASKED, *BRANCHES}}
