"""The named examples of each view, made from the real content and the readers of `tests.view.sample`.

A chart is shown by its words and its table, which need no plotly.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from tests.content.compiled import CONTENT
from tests.view.sample import ASSESSMENTS
from widgets.core.card_groups import emergencies
from widgets.core.content import Content
from widgets.core.finding_out import about
from widgets.view.base.count_html import count_html
from widgets.view.base.markup import Html, html, tag
from widgets.view.base.tables import text_table
from widgets.view.card.card_html import card_html
from widgets.view.card.cards_page import cards_html
from widgets.view.card.find_out_html import find_out_html
from widgets.view.card.now_html import now_html
from widgets.view.chapter_html import (
    contents_html,
    folded_section_html,
    more_html,
    part_html,
    section_html,
    step_html,
)
from widgets.view.charts.answers_map import map_chart
from widgets.view.charts.by_name import CHARTS, chart_by_name
from widgets.view.charts.chart import notes_html, title_html
from widgets.view.check_html import check_html, own_check_html
from widgets.view.compare.compare_html import compare_html, concern_html
from widgets.view.drawings.by_name import DRAWINGS, drawing_html
from widgets.view.form_html import form_html
from widgets.view.reference.articles_html import claims_html, conflicts_html, gaps_html
from widgets.view.reference.all_cards_html import all_cards_html
from widgets.view.reference.asked_html import asked_html
from widgets.view.reference.reference_html import glossary_html, notices_html, sources_html
from widgets.view.takeaway.clinician_html import clinician_html
from widgets.view.takeaway.emergency_html import emergency_html
from widgets.view.takeaway.takeaway_html import takeaway_html
from widgets.view.teaching.aims_html import aims_html
from widgets.view.teaching.cases_html import case_html, cases_html
from widgets.view.teaching.knowledge_html import knowledge_html
from widgets.view.teaching.lessons_html import lessons_html
from widgets.view.values_html import values_html

LATE = date(2031, 1, 1)  # every check is overdue by then
NOTHING = ASSESSMENTS["nothing answered"]
FEW_CARDS = (
    *(
        "vitiligo-growing",
        "vitiligo",
        "vitiligo-stable",
        "skin-type-4-6",
        "dark-marks",
        "redness",
    ),
    *("treated-at-home", "own-blood-on-skin", "radiofrequency-needles"),
)
"""The cards of a whole page of cards: axe needs minutes for all of them, and each looks like another."""


@dataclass(frozen=True)
class Example:
    """One view with one set of values. `class_` is that of the place on a page in which the view is shown."""

    view: Callable
    name: str
    html: Html
    class_: str | None = None


def examples() -> Iterator[Example]:
    """Yield every example, those of one view together."""
    yield from _of_forms()
    yield from _of_cards()
    yield from _of_charts()
    yield from _of_drawings()
    yield from _of_pages()
    yield from _of_last_steps()
    yield from _of_lists()
    yield from _for_educators()


def _of_forms() -> Iterator[Example]:
    questions = list(CONTENT.questions.values())
    yield Example(form_html, "every question, in parts", form_html(questions, CONTENT))
    yield Example(form_html, "two questions", form_html(questions[:2], CONTENT))
    asked = {*CONTENT.chapters["welcome"].questions, *(pick.says.question for pick in CONTENT.picks.picks)}
    welcome = [question for question in questions if question.id in asked]
    picks = form_html(welcome, CONTENT, begins_with_picks=True)
    yield Example(form_html, "what most readers come to say", picks)
    yield Example(form_html, "picks in front", form_html(questions, CONTENT, begins_with_picks=True))


def _of_cards() -> Iterator[Example]:
    readers = {
        "a situation, most urgent": ("vitiligo-growing", "growing vitiligo"),
        "a harm raised by an answer": ("dark-marks", "skin type VI"),
        "a harm for everyone": ("infection", "nothing answered"),
        "with counts from heated needles": ("dark-marks", "heated needles"),
    }
    for name, (id, reader) in readers.items():
        assessment = ASSESSMENTS[reader]
        yield Example(
            card_html, name, card_html(assessment.card(id), assessment, CONTENT, open_=True), "mw-cards"
        )
    growing = ASSESSMENTS["growing vitiligo"]
    card = growing.card("vitiligo-growing")
    yield Example(card_html, "in short", card_html(card, growing, CONTENT, open_=True), "mw-cards mw-brief")
    yield Example(card_html, "closed", card_html(card, growing, CONTENT), "mw-cards")
    yield Example(card_html, "overdue", card_html(card, growing, CONTENT, LATE, open_=True), "mw-cards")
    for name in ("nothing answered", "growing vitiligo", "skin type IV, not sure", "everything"):
        yield Example(cards_html, name, cards_html(ASSESSMENTS[name], CONTENT, only=FEW_CARDS), "mw-region")
    for name in ("vitiligo, not sure if it grows", "needles not known", "nothing known"):
        assessment = ASSESSMENTS[name]
        unsure = about(assessment.unsure, FEW_CARDS)
        cards = {
            card.id: card_html(card, assessment, CONTENT)
            for card in assessment.gathered
            if card.id in FEW_CARDS
        }
        yield Example(find_out_html, name, find_out_html(unsure, cards, CONTENT), "mw-cards")
    readers_before = {
        "nothing answered": None,
        "growing vitiligo": "nothing answered",
        "everything": "skin type VI",
    }
    for name, before in readers_before.items():
        panel = now_html(before and ASSESSMENTS[before], ASSESSMENTS[name], CONTENT)
        yield Example(now_html, name, panel, "mw-region")
    for name, id in _kinds_of_counts().items():
        line = count_html(CONTENT.findings[id], "gallery", NOTHING, CONTENT)
        yield Example(count_html, name, tag("ul", line), "mw-cards mw-body")


def _kinds_of_counts() -> dict[str, str]:
    """Return one finding of each kind of count."""
    findings = [item for item in CONTENT.findings.values() if item.drawable]
    return {
        "some people": next(item.id for item in findings if 0 < item.measure.n < item.measure.of),
        "nobody": next(item.id for item in findings if item.measure.n == 0),
        "patches of skin": next(item.id for item in CONTENT.findings.values() if not item.drawable),
    }


def _of_charts() -> Iterator[Example]:
    readers = {
        "map": ("nothing answered", "growing vitiligo", "nothing known"),
        "studies": ("nothing answered", "heated needles"),
        "skin_types": ("skin type VI", "heated needles"),
        "healing": ("nothing answered", "everything"),
    }
    for chart_name, view in CHARTS.items():
        for reader in readers.get(chart_name, ("nothing answered", "everything")):
            chart = chart_by_name(chart_name, ASSESSMENTS[reader], CONTENT)
            whole = html(title_html(chart), notes_html(chart, CONTENT))
            yield Example(view, f"{chart_name}, {reader}", whole, "mw-chart")
    chart = map_chart(ASSESSMENTS["growing vitiligo"], CONTENT)
    yield Example(title_html, "above a chart", title_html(chart), "mw-chart")
    yield Example(notes_html, "below a chart", notes_html(chart, CONTENT), "mw-chart")
    levels = [(level["label"], level["meaning"]) for level in CONTENT.urgency.values()]
    yield Example(text_table, "any table", text_table(("Urgency", "Meaning"), levels, "Levels"), "mw-text")


def _of_drawings() -> Iterator[Example]:
    for name in DRAWINGS:
        yield Example(drawing_html, name, drawing_html(name, CONTENT))


def _of_pages() -> Iterator[Example]:
    chapter, journey = CONTENT.chapters["vitiligo"], CONTENT.chapters["your-skin"]
    yield Example(contents_html, chapter.title, contents_html(chapter, CONTENT))
    for part in chapter.parts[:2]:
        yield Example(part_html, part.heading, part_html(part, CONTENT))
    yield Example(more_html, chapter.parts[0].heading, more_html(chapter, chapter.parts[0], CONTENT))
    for section in chapter.sections[:2]:
        yield Example(section_html, section.heading, section_html(section, CONTENT))
        yield Example(folded_section_html, section.heading, folded_section_html(section, CONTENT))
    for section in (journey.sections[0], journey.sections[-1]):
        yield Example(step_html, section.heading, step_html(journey, section, CONTENT))
    yield Example(check_html, chapter.title, check_html(chapter, CONTENT))
    for name in ("nothing answered", "heated needles"):
        yield Example(own_check_html, name, own_check_html(ASSESSMENTS[name], CONTENT), "mw-region")


def _of_last_steps() -> Iterator[Example]:
    yield Example(values_html, "as it opens", values_html(CONTENT), "mw-region")
    scars = CONTENT.concerns["scars"]
    for name in ("nothing answered", "heated needles"):
        mine = name != "nothing answered"
        one = concern_html(scars, ASSESSMENTS[name], CONTENT, None, mine)
        yield Example(concern_html, name, one, "mw-compare")
    overdue = concern_html(scars, NOTHING, CONTENT, LATE, False)
    yield Example(concern_html, "overdue", overdue, "mw-compare")
    some = {id: CONTENT.concerns[id] for id in ("scars", "vitiligo")}
    few = replace(CONTENT, concerns=some)
    yield Example(
        compare_html, "heated needles", compare_html(ASSESSMENTS["heated needles"], few), "mw-region"
    )
    for name in ("nothing answered", "growing vitiligo", "everything"):
        yield Example(takeaway_html, name, takeaway_html(ASSESSMENTS[name], CONTENT), "mw-region")
    unsure = ASSESSMENTS["nothing known"]
    yield Example(clinician_html, "nothing known", clinician_html(unsure, CONTENT))
    signs = emergencies(CONTENT, unsure.profile)
    yield Example(emergency_html, "every sign", emergency_html(signs, CONTENT), "mw-text mw-paper")


def _of_lists() -> Iterator[Example]:
    few = _with_few_items(CONTENT)
    for view in (asked_html, claims_html, conflicts_html, gaps_html, glossary_html, notices_html):
        yield Example(view, "the first few", view(few))
    cards = [card.id for card in CONTENT.cards.values()]
    few_cards = replace(CONTENT, cards={id: CONTENT.cards[id] for id in (*cards[:3], *cards[-2:])})
    yield Example(all_cards_html, "the first few", all_cards_html(few_cards))
    works = replace(CONTENT, sources=dict(list(CONTENT.sources.items())[:10]))
    yield Example(sources_html, "the first few", sources_html(works))


def _for_educators() -> Iterator[Example]:
    few = _with_few_items(CONTENT)
    yield Example(aims_html, "the first few", aims_html(few))
    for view in (lessons_html, cases_html, knowledge_html):
        yield Example(view, "the first few", view(few, served=True))
    for name, id in (("sure answers", "growing-vitiligo-type-5"), ("not sure", "not-sure-of-much")):
        yield Example(case_html, name, case_html(CONTENT.teaching.cases[id], CONTENT))


def _with_few_items(content: Content, most: int = 3) -> Content:
    """Return content with the first entries of each list: the others look the same."""
    articles, teaching = content.articles, content.teaching
    return replace(
        content,
        teaching=replace(
            teaching,
            aims=teaching.aims[:most],
            cases=dict(list(teaching.cases.items())[:most]),
            lessons=teaching.lessons[:1],
        ),
        glossary=dict(list(content.glossary.items())[:most]),
        questions_asked=content.questions_asked[:1],
        notices=dict(list(content.notices.items())[:most]),
        articles=replace(
            articles,
            groups=dict(list(articles.groups.items())[:1]),
            conflicts=articles.conflicts[:most],
            doubtful=articles.doubtful[:most],
            gaps=articles.gaps[:most],
        ),
    )
