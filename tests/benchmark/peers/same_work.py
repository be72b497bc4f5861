"""What every twin does: the questions of the page, its cards and its chart of studies, from our pure packages alone."""

import os
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from widgets.core.assessment import Assessment, assess
from widgets.core.loading import load
from widgets.core.profile import clean
from widgets.core.shapes import Question
from widgets.ui.plotly_figure import plotly_figure
from widgets.view.card.cards_page import cards_html
from widgets.view.charts.studies import studies_chart

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Given = Mapping[str, str | list[str] | None]
"""What the controls of a twin hold: one option, several, or nothing."""

CONTENT = load()
CHAPTER = CONTENT.chapters["your-skin"]
QUESTIONS: list[Question] = [CONTENT.questions[id] for id in CHAPTER.questions or CONTENT.questions]
TITLE = CHAPTER.title
PORT = int(os.environ.get("BENCHMARK_PORT", "0"))


def options(question: Question) -> list[tuple[str, str]]:
    """Return the answers of a question, each with its text, in the order of the screen."""
    every = [*question.options, *([question.none] if question.none else []), question.not_sure]
    return [(option.id, option.text) for option in every]


def assessed(given: Given) -> Assessment:
    """Return what follows from what the controls hold."""
    answers = {
        id: value if isinstance(value, list) else [value] for id, value in given.items() if value is not None
    }
    return assess(CONTENT, clean(CONTENT.questions, answers))


def cards(assessment: Assessment) -> str:
    """Return the markup of the cards."""
    return str(cards_html(assessment, CONTENT, date.today(), CHAPTER.cards or None))


def figure(assessment: Assessment) -> "Figure":
    """Return the chart of studies."""
    chart = studies_chart(assessment, CONTENT, CHAPTER.cards or None)
    return plotly_figure(chart, CONTENT.words("charts.studies.axis"))
