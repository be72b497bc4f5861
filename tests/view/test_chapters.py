"""Chapters: every sentence is on the page, opens to its sources,
and the check answers without grading anyone."""

import pytest

from tests.content.compiled import CONTENT
from tests.view.parsed import Elements
from widgets.core.shapes import Certainty, Chapter, Says
from widgets.view.chapter_html import section_html
from widgets.view.check_html import check_html
from widgets.workbook import Page

EACH = pytest.mark.parametrize("chapter", CONTENT.chapters.values(), ids=lambda chapter: chapter.id)


def sentences(chapter: Chapter) -> list:
    return [item for section in chapter.sections for paragraph in section.paragraphs for item in paragraph]


@EACH
def test_every_sentence_opens_to_its_sources(chapter: Chapter) -> None:
    """
    Each sentence of fact is on the page, and each of its sources is named one step behind it.
    """
    page = Elements("".join(section_html(section, CONTENT) for section in chapter.sections))
    text = " ".join(page.text.split())

    assert ([], []) == (page.broken, page.open)
    assert [] == [item.text for item in sentences(chapter) if " ".join(item.text.split()) not in text]
    assert [] == [
        id for item in sentences(chapter) for id in item.sources if CONTENT.sources[id].title not in text
    ]


def test_a_section_that_is_gone_is_named_with_those_that_are_there() -> None:
    """
    A notebook that names a section by an old id fails with the ids to choose from.
    """
    with pytest.raises(KeyError, match="no section 'old' in eczema: there are short-answer, "):
        Page("eczema", CONTENT).text("old")


@EACH
def test_our_judgements_are_marked_and_words_about_the_workbook_are_not(chapter: Chapter) -> None:
    """
    Each judgement has its mark, and a search that found nothing is reported as a result, without one.
    """
    page = Elements("".join(section_html(section, CONTENT) for section in chapter.sections))
    expected = sum(
        item.says is Says.JUDGEMENT and item.certainty is not Certainty.NONE_FOUND
        for item in sentences(chapter)
    )

    assert expected == sum("mw-own" in attributes.get("class", "") for attributes in page.all("em"))


@pytest.mark.parametrize(
    "chapter", [item for item in CONTENT.chapters.values() if item.check], ids=lambda item: item.id
)
def test_each_answer_of_the_check_says_something_back(chapter: Chapter) -> None:
    """
    Every choice opens its own feedback, and the card behind the question is named.
    """
    page = Elements(check_html(chapter, CONTENT))

    assert sum(len(item.choices) for item in chapter.check) == len(page.all("details"))
    assert [] == [
        choice.feedback
        for item in chapter.check
        for choice in item.choices
        if choice.feedback not in page.text
    ]
    assert [] == [item.card for item in chapter.check if CONTENT.cards[item.card].title not in page.text]
