"""What a reader has in sight on a chapter: the text of its notebook that is outside every closed fold."""

import ast
import json
from pathlib import Path

from tests.content.compiled import CONTENT
from tests.view.in_sight import texts_in_sight
from widgets.core.shapes import Chapter
from widgets.workbook import Page

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def shown_by(chapter: Chapter) -> str:
    """Return what the cells of a chapter's notebook show before any answer."""
    page = Page(chapter.id, CONTENT)
    cells = json.loads((NOTEBOOKS / f"{chapter.id}.ipynb").read_text("utf-8"))["cells"]
    calls = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return "\n".join(_markup(page, call) for call in calls if call.startswith("page."))


def words_in_sight(chapter: Chapter) -> list[str]:
    """Return the words that a reader of a chapter meets without opening anything, its title and lead included."""
    top = f"{chapter.title} {chapter.decision} {chapter.lead}".split()
    return top + [word for text in texts_in_sight(shown_by(chapter)) for word in text.split()]


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
