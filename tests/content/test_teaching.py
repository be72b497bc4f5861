"""What educators get is true to the workbook of today: its cases, its words and its plans."""

import re

import pytest

from tests.content.compiled import CONTENT
from tests.content.source import FOLDER
from widgets.authoring.reading.complaint import complaints_text
from widgets.authoring.reading.content_folder import read_content
from widgets.authoring.worked_cases import check_cases
from widgets.core.profile import clean

TEACHING = CONTENT.teaching
CASES = pytest.mark.parametrize("case", TEACHING.cases.values(), ids=lambda case: case.id)
VERDICTS = re.compile(r"\b(suitable|unsuitable|must not|score|should have it|right for you)\b", re.IGNORECASE)


def test_each_case_brings_up_its_cards() -> None:
    """A rule that was changed turns this red for each case that it makes untrue."""
    complaints = check_cases(read_content(FOLDER))

    assert not complaints, complaints_text(complaints)


def test_there_are_ten_cases() -> None:
    """There are ten, and between them they touch the skin types, each condition with a chapter, and a doubt."""
    answers = {
        (question, id)
        for case in TEACHING.cases.values()
        for question, ids in case.answers.items()
        for id in ids
    }

    assert 10 == len(TEACHING.cases)
    assert {
        ("vitiligo", "growing"),
        ("vitiligo", "not_growing"),
        ("eczema", "active_there"),
        ("keratosis_pilaris", "yes"),
        ("skin_type", "II"),
        ("skin_type", "VI"),
        ("skin_type", "not_sure"),
    } <= answers


@CASES
def test_a_case_is_nobody(case) -> None:
    """A case is "Someone with ...": nobody is invented. What it loads is what a reader could tick."""
    assert case.title.startswith("Someone ")
    assert dict(case.answers) == dict(clean(CONTENT.questions, case.answers).answers)


@CASES
def test_a_case_gives_no_verdict_of_its_own(case) -> None:
    """Beside what the workbook itself says, no text of a case judges whether someone is right for needling."""
    own = [case.title, *(item.text for item in case.look_for), *(one.question for one in case.questions)]

    assert [] == [text for text in own if VERDICTS.search(text)]


def test_plans_are_for_10_20_and_45_minutes() -> None:
    """Three plans, each with a case to load and a page to show."""
    assert [10, 20, 45] == [lesson.minutes for lesson in TEACHING.lessons]
    assert all(any(step.case for step in lesson.steps) for lesson in TEACHING.lessons)
    assert all(any(step.page for step in lesson.steps) for lesson in TEACHING.lessons)


def test_the_right_choice_is_not_always_in_one_place() -> None:
    """Nobody can pass the knowledge check by its letters."""
    places = {item.choices.index(item.right) for item in TEACHING.knowledge_check}

    assert len(places) > 1
    assert 5 <= len(TEACHING.knowledge_check) <= 8


def test_every_page_has_aims() -> None:
    """A new page may begin without; none stays so. The page for educators itself needs none."""
    pages = {chapter.id for chapter in CONTENT.chapters.values() if chapter.menu != "footer"}

    assert pages == {one.chapter for one in TEACHING.aims}
