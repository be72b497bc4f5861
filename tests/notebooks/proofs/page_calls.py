"""What the notebooks of proofs ask of a page's notebook: the calls in it, and what the page says after a click."""

import json
import re
from pathlib import Path

import ipywidgets as ipw

from widgets.ui.question_form import QuestionForm
from widgets.workbook import open_chapter

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"
CARD = re.compile(r'<article [^>]*data-key="([^"]+)"')


def calls(name: str) -> list[str]:
    """Return the calls of a page's notebook, in the order of the page: a cell that is gone is missed."""
    notebook = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))
    sources = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    return [source for source in sources if source.startswith("page.")]


def click(name: str, **answers: list[str]) -> None:
    """Show a page as its notebook does, answer in its form as a browser would, and print what the page says then:
    its status line, and the cards in each of its parts. A part that fails says so in that line."""
    page = open_chapter(name)
    parts = {call: eval(call, {"page": page}) for call in calls(name)}
    form = next(part for part in parts.values() if isinstance(part, QuestionForm))
    form.set_state({"value": answers, "asked": 1})
    print(_status(parts.values()))
    for call, part in parts.items():
        cards = CARD.findall(getattr(part, "html", "")) if isinstance(part, ipw.Widget) else []
        if cards:
            print(f"{call}: {', '.join(cards)}")


def _status(parts: object) -> str:
    said = [part.announce.strip() for part in parts if getattr(part, "announce", "")]
    return " / ".join(said) or "(nothing is said)"
