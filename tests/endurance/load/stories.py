"""What each visitor answers, and the cards that follow by the rules: worked out before anyone arrives."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tests.browser.app import PROJECT
from tests.content.compiled import CONTENT
from widgets.core.assessment import assess
from widgets.core.profile import clean
from widgets.view.card.cards_page import cards_html

HREF = re.compile(r'href="[^"]*"')  # links differ between a served page and a notebook
JOURNEY = "your-skin"
STEPS = 10


@dataclass(frozen=True)
class Step:
    """One answer: all answers as they are after it, and the cards that follow."""

    answers: dict[str, list[str]]
    cards: str


@dataclass(frozen=True)
class Story:
    """One visit: a page and the answers given on it, one after the other."""

    page: str
    steps: tuple[Step, ...]


def without_links(html: str) -> str:
    """Return the markup as it is compared."""
    return HREF.sub("href", html)


@cache
def pages_with_cards() -> tuple[str, ...]:
    """Return the pages that have both questions and cards."""
    code = {path.stem: _code(path) for path in sorted((PROJECT / "notebooks").glob("*.ipynb"))}
    return tuple(name for name, text in code.items() if "page.questions(" in text and "page.cards(" in text)


def _code(path: Path) -> str:
    """Return what a served page runs: cells for JupyterLab alone are left out."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    served = [
        one for one in cells if one["cell_type"] == "code" and "lab" not in one["metadata"].get("tags", ())
    ]
    return "\n".join("".join(cell["source"]) for cell in served)


def stories(seed: int, steps: int = STEPS) -> Iterator[Story]:
    """Make visits without end, the same for the same seed: seven in ten begin with the journey."""
    chance = random.Random(seed)
    others = [name for name in pages_with_cards() if name != JOURNEY]
    while True:
        page = JOURNEY if chance.random() < 0.7 else chance.choice(others)
        yield Story(page, tuple(_steps(page, steps, chance)))


def _steps(page: str, number: int, chance: random.Random) -> Iterator[Step]:
    chapter = CONTENT.chapters[_chapter(page)]
    asked = list(chapter.questions or CONTENT.questions)
    answers: dict[str, list[str]] = {}
    for _ in range(number):
        question = CONTENT.questions[chance.choice(asked)]
        options = list(question.answers)
        chosen = chance.sample(options, chance.choice((1, 1, 2)) if question.kind.several else 1)
        profile = clean(CONTENT.questions, {**answers, question.id: chosen})
        answers = {id: list(given) for id, given in profile.answers.items()}
        cards = cards_html(assess(CONTENT, profile), CONTENT, date.today(), chapter.cards or None)
        yield Step(answers, without_links(cards))


@cache
def _chapter(page: str) -> str:
    notebook = json.loads((PROJECT / "notebooks" / f"{page}.ipynb").read_text("utf-8"))
    return notebook["metadata"]["workbook"]["chapter"]
