"""Every view of the workbook, rendered from the real content for every named example."""

from collections.abc import Iterator
from functools import cache

from tests.content.compiled import CONTENT
from tests.view.sample import ASSESSMENTS
from widgets.view.card.card_html import card_html
from widgets.view.card.cards_page import cards_html
from widgets.view.card.now_html import now_html
from widgets.view.chapter_html import (
    contents_html,
    folded_section_html,
    more_html,
    part_html,
    section_html,
    step_html,
)
from widgets.view.charts.by_name import OF_ALL, OF_SOME_CARDS, chart_by_name
from widgets.view.charts.chart import notes_html, title_html
from widgets.view.check_html import check_html, own_check_html
from widgets.view.compare.compare_html import compare_html
from widgets.view.drawings.by_name import DRAWINGS, drawing_html
from widgets.view.form_html import form_html
from widgets.view.reference.articles_html import claims_html, conflicts_html, gaps_html
from widgets.view.reference.all_cards_html import all_cards_html
from widgets.view.reference.asked_html import asked_html, asked_link
from widgets.view.reference.reference_html import glossary_html, notices_html, sources_html
from widgets.view.takeaway.takeaway_html import takeaway_html
from widgets.view.teaching.aims_html import aims_html
from widgets.view.teaching.cases_html import case_html, cases_html
from widgets.view.teaching.knowledge_html import knowledge_html
from widgets.view.teaching.lessons_html import lessons_html
from widgets.view.values_html import values_html

PLAIN = (
    aims_html,
    all_cards_html,
    asked_html,
    cases_html,
    claims_html,
    conflicts_html,
    gaps_html,
    glossary_html,
    knowledge_html,
    lessons_html,
    notices_html,
    sources_html,
    values_html,
)
PERSONAL = (cards_html, compare_html, own_check_html, takeaway_html)
OTHERS = (
    card_html,
    case_html,
    check_html,
    contents_html,
    drawing_html,
    folded_section_html,
    form_html,
    more_html,
    notes_html,
    now_html,
    part_html,
    section_html,
    step_html,
    title_html,
)


@cache
def every_view() -> tuple[tuple[str, str], ...]:
    """Return the name and the markup of each view, once for each example where it depends on the reader."""
    return tuple(_every_view())


def _every_view() -> Iterator[tuple[str, str]]:
    yield "way to the questions", asked_link(CONTENT)
    for view in PLAIN:
        yield view.__name__, view(CONTENT)
    for view in (cases_html, lessons_html, knowledge_html):
        yield f"{view.__name__}, served", view(CONTENT, served=True)
    for case in CONTENT.teaching.cases.values():
        yield f"case {case.id}", case_html(case, CONTENT)
    for name in DRAWINGS:
        yield f"drawing {name}", drawing_html(name, CONTENT)
    yield "form", form_html(list(CONTENT.questions.values()), CONTENT)
    yield "form with picks", form_html(list(CONTENT.questions.values()), CONTENT, begins_with_picks=True)
    for chapter in CONTENT.chapters.values():
        yield f"check of {chapter.id}", check_html(chapter, CONTENT)
        if chapter.parts:
            yield f"contents of {chapter.id}", contents_html(chapter, CONTENT)
        for part in chapter.parts:
            yield f"part {chapter.id}.{part.id}", part_html(part, CONTENT)
            yield f"more {chapter.id}.{part.id}", more_html(chapter, part, CONTENT)
        for section in chapter.sections:
            yield f"section {chapter.id}.{section.id}", section_html(section, CONTENT)
            yield f"fold {chapter.id}.{section.id}", folded_section_html(section, CONTENT)
            yield f"step {chapter.id}.{section.id}", step_html(chapter, section, CONTENT)
    for example, assessment in ASSESSMENTS.items():
        for view in PERSONAL:
            yield f"{view.__name__}, {example}", view(assessment, CONTENT)
        yield f"now, {example}", now_html(None, assessment, CONTENT)
        for card in assessment.cards:
            yield f"card {card.id}, {example}", card_html(card, assessment, CONTENT)
        for name in (*OF_ALL, *OF_SOME_CARDS):
            chart = chart_by_name(name, assessment, CONTENT)
            yield f"chart {name}, {example}", title_html(chart) + notes_html(chart, CONTENT)
