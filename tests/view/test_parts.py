"""Chapters in parts: little in sight, the rest one tap away, and nothing lost."""

import pytest

from tests.content.compiled import CONTENT
from tests.view.chapter_in_sight import shown_by, words_in_sight
from tests.view.in_sight import texts_in_sight
from tests.view.parsed import Elements
from widgets.core.shapes import Chapter
from widgets.view.chapter_html import contents_html, more_html, part_html
from widgets.workbook import Page

ASK_FIRST = {"welcome", "your-skin", "questions", "for-educators"}
"""The pages that begin with questions, the reader's or other people's, and the one for educators: their texts are
folded, or are the few words of a step."""
IN_PARTS = [chapter for chapter in CONTENT.chapters.values() if chapter.parts]
EACH = pytest.mark.parametrize("chapter", IN_PARTS, ids=lambda chapter: chapter.id)
WORDS_IN_SIGHT = 900
"""What can be read in about five minutes: a chapter that is longer is not finished by most."""


def test_every_chapter_is_in_parts() -> None:
    """
    No chapter is one long column of text, but for the pages that ask first.
    """
    assert set(CONTENT.chapters) - ASK_FIRST == {chapter.id for chapter in IN_PARTS}


@EACH
def test_a_chapter_in_parts_has_few_words_in_sight(chapter: Chapter) -> None:
    """
    Title, lead, answers, questions, headings of folds and charts together stay short before any answer.
    """
    assert len(words_in_sight(chapter)) <= WORDS_IN_SIGHT


@EACH
def test_each_answer_is_in_sight_and_each_section_is_one_tap_away(chapter: Chapter) -> None:
    """
    Nothing that a chapter says is lost between its parts: its notebook shows each part with all its sections.
    """
    markup = shown_by(chapter)
    in_sight, everything = " ".join(texts_in_sight(markup)), " ".join(Elements(markup).text.split())
    answers = [item.text for part in chapter.parts for paragraph in part.answer for item in paragraph]
    folded = [
        item.text for section in chapter.sections for paragraph in section.paragraphs for item in paragraph
    ]

    assert [] == [text for text in answers if " ".join(text.split()) not in in_sight]
    assert [] == [text for text in folded if " ".join(text.split()) not in everything]
    assert [] == [section.heading for section in chapter.sections if section.heading not in in_sight]


@EACH
def test_no_sentence_of_an_answer_is_in_a_section_too(chapter: Chapter) -> None:
    """
    A reader who opens a fold does not read again what the answer above it said.
    """
    answers = {item.text for part in chapter.parts for paragraph in part.answer for item in paragraph}
    folded = {
        item.text for section in chapter.sections for paragraph in section.paragraphs for item in paragraph
    }

    assert set() == answers & folded


@EACH
def test_the_list_of_parts_leads_to_each_of_them(chapter: Chapter) -> None:
    """
    Every link of the list has its target on the page, in the same order and with the same words.
    """
    shown = Elements("".join(part_html(part, CONTENT) for part in chapter.parts))
    contents = Elements(contents_html(chapter, CONTENT))

    assert [f"#{heading['id']}" for heading in shown.all("h2")] == [
        link["href"] for link in contents.all("a")
    ]
    assert [] == [part.heading for part in chapter.parts if part.heading not in contents.text]


@EACH
def test_every_section_can_be_reached_by_its_address(chapter: Chapter) -> None:
    """
    Each folded section has an id that a link can name, and no id is there twice.
    """
    ids = [
        attributes["id"]
        for _, attributes in Elements(shown_by(chapter)).found
        if attributes.get("id", "").startswith(("section-", "part-"))
    ]

    assert sorted(ids) == sorted(
        [f"section-{section.id}" for section in chapter.sections]
        + [f"part-{part.id}" for part in chapter.parts]
    )


@EACH
def test_markup_of_parts_is_whole(chapter: Chapter) -> None:
    """
    Every element is closed in order.
    """
    for part in chapter.parts:
        page = Elements(part_html(part, CONTENT) + more_html(chapter, part, CONTENT))

        assert ([], []) == (page.broken, page.open)


def test_a_part_that_is_gone_is_named_with_those_that_are_there() -> None:
    """
    A notebook that names a part by an old id fails with the ids to choose from.
    """
    chapter = IN_PARTS[0]
    page = Page(chapter.id, CONTENT)
    for call in (page.part, page.more):
        with pytest.raises(
            KeyError, match=f"no part 'old' in {chapter.id}: there are {chapter.parts[0].id}, "
        ):
            call("old")


def test_words_in_a_closed_fold_are_not_counted() -> None:
    """
    The counter sees the line of a fold and not what it hides, whatever is nested in it.
    """
    markup = (
        "<p>one <img alt='no'>two</p><details><summary>three <em>four</em></summary><p>no "
        "<details><summary>no</summary>no</details></p></details>"
        "<details open><summary>five</summary>six<details><summary>seven</summary>no</details></details>"
        "<p hidden>no</p><p data-only='lab'>no</p><span class='mw-spoken'>no</span>"
    )

    assert ["one", "two", "three", "four", "five", "six", "seven"] == " ".join(texts_in_sight(markup)).split()
