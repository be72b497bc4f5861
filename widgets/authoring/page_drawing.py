"""Draws every page for a few readers, as the last part of the check: what would break a page is a complaint before
anyone opens that page."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from widgets.core.assessment import Assessment, assess
from widgets.core.content import Content
from widgets.core.loading import build
from widgets.core.profile import clean
from widgets.core.shapes import Chapter
from widgets.view.card.cards_page import cards_html, cards_status
from widgets.view.card.now_html import now_html, now_status
from widgets.view.chapter_html import (
    contents_html,
    folded_section_html,
    more_html,
    part_html,
    section_html,
    step_html,
)
from widgets.view.charts.by_name import CHARTS, chart_by_name
from widgets.view.charts.chart import notes_html, title_html
from widgets.view.check_html import check_html, own_check_html
from widgets.view.compare.compare_html import compare_html
from widgets.view.compare.compare_text import options_status
from widgets.view.drawings.by_name import DRAWINGS, drawing_html
from widgets.view.form_html import form_html
from widgets.view.proof_text import proof_text
from widgets.view.reference.articles_html import claims_html, conflicts_html, gaps_html
from widgets.view.reference.asked_html import asked_html, asked_link
from widgets.view.reference.reference_html import glossary_html, notices_html, sources_html
from widgets.view.takeaway.takeaway_html import takeaway_html
from widgets.view.teaching.aims_html import aims_html
from widgets.view.teaching.cases_html import case_html, cases_html
from widgets.view.teaching.knowledge_html import knowledge_html
from widgets.view.teaching.lessons_html import lessons_html
from widgets.view.values_html import values_html

from .compiler import check_loading, check_strictly, compiled
from .reading.complaint import Complaint
from .reading.content_folder import ContentFolder

Pieces = Iterator[tuple[str, Callable[[], object]]]
"""Parts of pages, each with its name in a complaint."""
ABOUT_READING = {
    "claims": claims_html,
    "conflicts": conflicts_html,
    "gaps": gaps_html,
    "questions that people ask": asked_html,
    "way to these questions": asked_link,
    "glossary": glossary_html,
    "sources": sources_html,
    "notices": notices_html,
    "what matters to you": values_html,
    "aims for educators": aims_html,
    "lesson plans": lessons_html,
    "worked cases": cases_html,
    "knowledge check": knowledge_html,
}
LONGEST_REASON = 200


def check_pages(folder: ContentFolder, today: date) -> list[Complaint]:
    """Return a complaint for each part of a page that cannot be drawn from a content folder.

    Content that cannot be compiled has no pages yet: its own complaints come first.
    """
    if check_strictly(folder):
        return []
    raw = compiled(folder)
    if complaints := check_loading(raw, folder.name):
        return complaints
    content = build(raw)
    return [
        complaint
        for piece, draw in (*_unchanging(content), *_changing(content, today))
        for complaint in _attempt(piece, draw, folder.name)
    ]


def readers(content: Content) -> Mapping[str, Mapping[str, list[str]]]:
    """Return a few readers by name, each with answers: none, unsure of all, and other answers to all."""
    every = content.questions
    return {
        "a reader without answers": {},
        "a reader who is not sure of anything": {id: ["not_sure"] for id in every},
        "a reader with the first answer to each question": {
            id: [question.options[0].id] for id, question in every.items()
        },
        "a reader with the last answer to each question": {
            id: [question.options[-1].id] for id, question in every.items()
        },
        "a reader with every answer": {
            id: [option.id for option in question.options][: None if question.kind.several else 1]
            for id, question in every.items()
        },
    }


def _unchanging(content: Content) -> Pieces:
    for chapter in content.chapters.values():
        yield f'chapter "{chapter.id}"', lambda chapter=chapter: _draw_chapter(chapter, content)
    for name in DRAWINGS:
        yield f'drawing "{name}"', lambda name=name: drawing_html(name, content)
    for case in content.teaching.cases.values():
        yield f'case "{case.id}"', lambda case=case: case_html(case, content)
    for name, draw in ABOUT_READING.items():
        yield name, lambda draw=draw: draw(content)


def _draw_chapter(chapter: Chapter, content: Content) -> None:
    for section in chapter.sections:
        section_html(section, content)
        folded_section_html(section, content)
        step_html(chapter, section, content)
    contents_html(chapter, content, True)
    for part in chapter.parts:
        part_html(part, content)
        more_html(chapter, part, content)
    for folded in (True, False):
        questions = [content.questions[id] for id in chapter.questions or content.questions]
        form_html(questions, content, chapter.begins_with_picks, is_folded=folded)
    check_html(chapter, content)


def _changing(content: Content, today: date) -> Pieces:
    assessments = {
        name: assess(content, clean(content.questions, answers)) for name, answers in readers(content).items()
    }
    for name, assessment in assessments.items():
        for part, draw in _parts_of(content, today).items():
            yield f"{part} of {name}", lambda draw=draw, assessment=assessment: draw(assessment)
    for before, after in pairwise([*assessments.values(), assessments["a reader without answers"]]):
        yield "what an answer changed", lambda before=before, after=after: _say_change(before, after, content)


def _parts_of(content: Content, today: date) -> Mapping[str, Callable[[Assessment], object]]:
    return {
        "cards": lambda reader: cards_html(reader, content, today),
        "cards as text": lambda reader: proof_text("cards", reader, content),
        "cards beside the questions": lambda reader: now_html(None, reader, content),
        "own short check": lambda reader: own_check_html(reader, content),
        "options": lambda reader: compare_html(reader, content, today),
        "pages to take along": lambda reader: takeaway_html(reader, content),
        **{
            f'chart "{name}"': lambda reader, name=name: _draw_chart(name, reader, content) for name in CHARTS
        },
    }


def _draw_chart(name: str, reader: Assessment, content: Content) -> None:
    view = chart_by_name(name, reader, content)
    title_html(view)
    notes_html(view, content)


def _say_change(before: Assessment, after: Assessment, content: Content) -> None:
    now_html(before, after, content)
    now_status(before, after, content)
    cards_status(before, after, content)
    options_status(before, after, content)


def _attempt(piece: str, draw: Callable[[], object], name: str) -> Iterator[Complaint]:
    """Yield a complaint when a piece cannot be drawn, whatever the reason."""
    try:
        draw()
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"[:LONGEST_REASON]
        yield Complaint(
            name,
            1,
            piece,
            f"it cannot be drawn ({reason})",
            "content from which every part of every page can be drawn",
            "Undo the latest change, and make it in smaller steps; if it is right, ask a programmer.",
            "pages",
        )
