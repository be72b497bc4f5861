"""Chapters: every sentence is on the page, opens to its sources,
and the check answers without grading anyone."""

import pytest

from tests.content.compiled import CONTENT
from tests.view.parsed import Elements
from widgets.core.shapes import Certainty, Chapter, Says
from widgets.view.base.sources import is_ours, is_urgent, paragraph
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
    with pytest.raises(KeyError, match="no section 'old' in eczema: there are what-it-is, "):
        Page("eczema", CONTENT).text("old")


@EACH
def test_our_judgements_are_marked_and_words_about_the_workbook_are_not(chapter: Chapter) -> None:
    """
    Judgements in a row share one mark, after the last of them; a search that found nothing is reported as a
    result, without one. A paragraph that sends for help at once has none.
    """
    page = Elements("".join(section_html(section, CONTENT) for section in chapter.sections))
    expected = 0
    for items in (items for section in chapter.sections for items in section.paragraphs):
        ours = [item.says is Says.JUDGEMENT and item.certainty is not Certainty.NONE_FOUND for item in items]
        if not any(map(is_urgent, items)):
            expected += sum(own and not then for own, then in zip(ours, [*ours[1:], False], strict=True))

    assert expected == sum("mw-own" in attributes.get("class", "") for attributes in page.all("em"))


def test_the_mark_comes_after_the_last_of_our_own_sentences() -> None:
    """
    It is read after what it marks, and a sourced sentence in between starts a new run.
    """
    own = next(item for item in sentences(CONTENT.chapters["eczema"]) if is_ours(item))
    sourced = next(item for item in sentences(CONTENT.chapters["eczema"]) if item.says is Says.REPORT)
    mark = f"({CONTENT.words('cards.own_judgement')})"

    def marks(*items) -> str:
        text = " ".join(Elements(str(paragraph(items, CONTENT)).split("<details")[0]).text.split())
        return text.replace(own.text, "own").replace(sourced.text, "sourced").replace(mark, "mark")

    assert "own own mark sourced" == marks(own, own, sourced)
    assert "own mark sourced own mark" == marks(own, sourced, own)
    assert "sourced" == marks(sourced)


@pytest.mark.parametrize(
    "chapter", [item for item in CONTENT.chapters.values() if item.check], ids=lambda item: item.id
)
def test_each_answer_of_the_check_says_something_back(chapter: Chapter) -> None:
    """
    Every choice opens its own feedback, and the card behind the question is a link: to its place on this page,
    or to the page that shows it.
    """
    page = Elements(check_html(chapter, CONTENT))

    folds = [fold for fold in page.all("details") if fold.get("data-key") != "check"]
    assert sum(len(item.choices) for item in chapter.check) == len(folds)
    assert [] == [
        choice.feedback
        for item in chapter.check
        for choice in item.choices
        if choice.feedback not in page.text
    ]
    assert [] == [item.card for item in chapter.check if CONTENT.cards[item.card].title not in page.text]
    own = [item.card for item in chapter.check if chapter.questions and item.card in chapter.cards]
    links = page.all("a")
    assert len(chapter.check) == len(links)
    assert own == [link["data-card"] for link in links if "data-card" in link]
