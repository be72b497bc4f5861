"""What a reader has in sight on a chapter: the text of its notebook that is outside every closed fold."""

import ast
import json
import re
from html.parser import HTMLParser
from pathlib import Path

from tests.content.compiled import CONTENT
from widgets.core.shapes import Chapter
from widgets.workbook import Page

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LAB_ONLY = ("data-only", "lab")
UNSEEN = ("script", "style", "title", "desc")
VOID = ("br", "hr", "img", "input", "meta", "link", "wbr")


class InSight(HTMLParser):
    """The words of some markup that nobody has to open anything for. Words for screen readers are not in sight."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._path: list[tuple[str, bool]] = []  # each open element, and whether it hides what is in it
        self.feed(markup)

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        hides = (
            name in UNSEEN
            or "hidden" in given
            or LAB_ONLY in attributes
            or "mw-spoken" in (given.get("class") or "").split()
            or (name == "details" and "open" not in given)
        )
        if name not in VOID:
            self._path.append((name, hides))

    def handle_startendtag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        """Pass over an element that holds nothing, as drawings have."""

    def handle_endtag(self, name: str) -> None:
        if name not in VOID:
            self._path.pop()

    def handle_data(self, text: str) -> None:
        if self._is_in_sight():
            self.words += re.findall(r"\S+", text)

    def _is_in_sight(self) -> bool:
        """Return whether nothing hides this text. The line that opens a fold is in sight while the fold is closed."""
        opens = [position for position, (name, _) in enumerate(self._path) if name == "summary"]
        return not any(
            hides and not (name == "details" and position + 1 in opens)
            for position, (name, hides) in enumerate(self._path)
        )


def shown_by(chapter: Chapter) -> str:
    """Return what the cells of a chapter's notebook show before any answer, but for its proofs."""
    page = Page(chapter.id, CONTENT)
    cells = json.loads((NOTEBOOKS / f"{chapter.id}.ipynb").read_text("utf-8"))["cells"]
    calls = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return "\n".join(_markup(page, call) for call in calls if re.match(r"page\.(?!proof)", call))


def words_in_sight(chapter: Chapter) -> list[str]:
    """Return the words that a reader of a chapter meets without opening anything, its title and lead included."""
    top = f"{chapter.title} {chapter.decision} {chapter.lead}".split()
    return top + InSight(shown_by(chapter)).words


def _markup(page: Page, call: str) -> str:
    """Make one call of a notebook, and return the markup of what it gives."""
    made = ast.parse(call, mode="eval").body
    assert isinstance(made, ast.Call) and isinstance(made.func, ast.Attribute), call
    method = getattr(page, made.func.attr)
    piece = method(
        *(ast.literal_eval(value) for value in made.args),
        **{str(given.arg): ast.literal_eval(given.value) for given in made.keywords},
    )
    if hasattr(piece, "title_html"):
        return piece.title_html + piece.notes_html
    return getattr(piece, "data", None) or piece.html
