"""No field is unused: whatever is loaded is read by some view, widget or rule when all pages are drawn."""

import dataclasses
import sys
import typing
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import jinja2
import pytest

from tests.content.compiled import RAW
from tests.content.source import FOLDER
from tests.view.sample import ANSWERS
from widgets.authoring.golden_texts import golden_texts
from widgets.authoring.reading.content_folder import read_content
from widgets.core.assessment import assess
from widgets.core.content import Content
from widgets.core.loading import build
from widgets.core.profile import clean
from widgets.serving.page_chrome import MENUS
from widgets.serving.page_text import chapter_review, opening, review_lines
from widgets.serving.settings import SHARE
from widgets.view.card.cards_page import cards_html
from widgets.view.charts.by_name import CHARTS
from widgets.view.check_html import own_check_html
from widgets.view.compare.compare_html import compare_html
from widgets.view.drawings.by_name import DRAWINGS
from widgets.view.takeaway.takeaway_html import takeaway_html
from widgets.workbook import Page

PACKAGE = str(Path(__file__).resolve().parents[2] / "widgets")
CHECKS = "authoring/"
KEEPS = "authoring/golden_texts.py"
READ_ELSEWHERE = {
    ("Content", "help"): "the server hands it to the help page, and this test too",
    ("PageReviews", "help"): "the server hands it to the help page, and this test too",
    ("Expected", "judgement"): "a check of authoring asks for sources where it is not set",
    ("Chapter", "charts"): "tests/notebooks hold the notebooks to it",
    ("Conflict", "claims"): "tests/content/test_articles.py holds the record to it",
    ("Doubt", "claims"): "tests/content/test_articles.py holds the record to it",
}
"""Fields that no page reads, and who does."""
TEMPLATES = SHARE / "nbconvert" / "templates" / "workbook"
TODAY = date(2027, 12, 1)


def shapes_in(annotation: object) -> Iterator[type]:
    """Every dataclass that an annotation leads to."""
    if dataclasses.is_dataclass(annotation) and isinstance(annotation, type):
        yield annotation
    for part in typing.get_args(annotation):
        yield from shapes_in(part)


def content_shapes() -> list[type]:
    """Every dataclass that the content is loaded into."""
    shapes: list[type] = []
    waiting: list[type] = [Content]
    while waiting:
        shape = waiting.pop()
        if shape not in shapes:
            shapes.append(shape)
            hints = typing.get_type_hints(shape)
            waiting += [
                inner for field in dataclasses.fields(shape) for inner in shapes_in(hints[field.name])
            ]
    return shapes


FIELDS = {(shape.__name__, field.name) for shape in content_shapes() for field in dataclasses.fields(shape)}


def is_ours(file: str) -> bool:
    """Whether the workbook reads, or what keeps the golden texts: no test, no check, no generated method.

    Jinja reads for the templates of the server.
    """
    return "/jinja2/" in file or (
        file.startswith(PACKAGE) and (f"/{CHECKS}" not in file or file.endswith(KEEPS))
    )


def draw_everything(content: Content) -> None:
    """Draw every page for a reader without answers, and the changing parts for each sample reader."""
    for chapter in content.chapters.values():
        page = Page(chapter.id, content)
        page.text(*(section.id for section in chapter.sections))
        page.step(chapter.sections[0].id)
        page.contents()
        for part in chapter.parts:
            page.part(part.id), page.more(part.id)
        page.questions(), page.check(), page.values(), page.claims(), page.conflicts(), page.gaps()
        page.glossary(), page.sources(), page.notices(), page.questions_asked(), page.another_question()
        page.aims(), page.lessons(), page.cases(), page.knowledge_check()
        for name in CHARTS:
            page.chart(name)
        for name in DRAWINGS:
            page.drawing(name)
        opening(content, {"workbook": {"chapter": chapter.id}}, chapter.id)
        review_lines(content, chapter_review(content, {"workbook": {"chapter": chapter.id}}), TODAY)
    draw_what_the_server_shows(content)
    for answers in ANSWERS.values():
        assessment = assess(content, clean(content.questions, answers))
        cards_html(assessment, content, TODAY)
        own_check_html(assessment, content)
        compare_html(assessment, content, TODAY)
        takeaway_html(assessment, content)
        for part in CHARTS:
            Page("your-skin", content).proof(part, **answers)


def draw_what_the_server_shows(content: Content) -> None:
    """Draw the menus and the help page, which need no kernel."""
    templates = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True)
    lines = review_lines(content, content.reviews.help, TODAY)
    templates.get_template("help.html.j2").render(
        words=content.words.under("page"),
        listen=content.words.under("listen"),
        menus={name: content.menu(name) for name in MENUS},
        sources=content.sources,
        help=content.help,
        reviewed=lines,
        base="/",
        assets={},
    )


@pytest.fixture(scope="module")
def read() -> set[tuple[str, str]]:
    """The fields that the workbook's own code reads while all pages are drawn."""
    names: set[tuple[str, str]] = set()
    recent = {
        id: {**notice, "date": "2027-11-01"} for id, notice in RAW["notices"].items()
    }  # so that cards are overdue
    content = build({**RAW, "notices": recent})

    def watched(self: object, name: str) -> object:
        if is_ours(sys._getframe(1).f_code.co_filename):
            names.add((type(self).__name__, name))
        return object.__getattribute__(self, name)

    with pytest.MonkeyPatch.context() as patch:
        for shape in content_shapes():
            patch.setattr(shape, "__getattribute__", watched, raising=False)
        draw_everything(content)
        golden_texts(read_content(FOLDER))
    return names


@pytest.mark.parametrize("field", sorted(FIELDS), ids=".".join)
def test_each_field_is_read(field: tuple[str, str], read: set[tuple[str, str]]) -> None:
    """
    A field that nothing reads is filled, checked and loaded for no one; an exception that is none is gone.
    """
    assert (field in read) != (field in READ_ELSEWHERE)


def test_the_watch_sees_what_is_read(read: set[tuple[str, str]]) -> None:
    """
    The test above can fail: what no shape has is not read, and a title is.
    """
    assert ("Card", "title") in read
    assert ("Card", "see_also") not in read
