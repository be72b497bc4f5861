"""Laws of loading a worked case with one call: the questions, the cards and what to notice follow."""

import pytest

from tests.content.compiled import CONTENT
from widgets.workbook import Page

ID = "growing-vitiligo-type-5"
ANSWERS = {"skin_type": ("V",), "vitiligo": ("growing",)}


def test_a_case_answers_the_questions() -> None:
    """The answers of every form of the page, also of one made later, become those of the case; its cards come up."""
    page = Page("your-skin", CONTENT)
    form, cards = page.questions(), page.cards()
    before = cards.html

    page.case(ID)
    assert ANSWERS == dict(form.value.answers) == dict(page.session.profile.answers)
    assert ANSWERS == dict(page.questions().value.answers)
    assert before != cards.html and 'id="card-vitiligo-growing"' in cards.html


def test_another_case_takes_the_place_of_the_first() -> None:
    """Nothing of an earlier case or of the reader's answers is left."""
    page = Page("your-skin", CONTENT)
    form = page.questions()
    page.case(ID)
    page.case("roller-and-serum-at-home")

    assert {"who": ("home",), "on_skin": ("serum",)} == dict(form.value.answers)


def test_a_case_returns_what_to_notice() -> None:
    """What is shown names each card to notice with the words of its urgency, each belief and each question."""
    case, shown = CONTENT.teaching.cases[ID], Page("vitiligo", CONTENT).case(ID).data

    assert all(CONTENT.cards[one.card].title in shown for one in case.notice)
    assert CONTENT.urgency["usually_not_done"]["label"].lower() in shown
    assert all(one.belief in shown for one in case.beliefs)
    assert all(one.question in shown for one in case.questions)


def test_an_unknown_case_names_those_that_there_are() -> None:
    """A mistyped id is an error that lists every id, and changes nothing."""
    page = Page("your-skin", CONTENT)
    form = page.questions()

    with pytest.raises(KeyError) as error:
        page.case("growing-vitiligo")
    assert all(id in str(error.value) for id in CONTENT.teaching.cases)
    assert form.value.empty


def test_a_mistyped_name_leaves_the_page_alive() -> None:
    """What could not be drawn is no part of the page: answers still bring up cards, without a word of a fault."""
    page = Page("your-skin", CONTENT)
    cards = page.cards()
    with pytest.raises(KeyError, match="studys"):
        page.chart("studys")

    page.case(ID)
    assert 'id="card-vitiligo-growing"' in cards.html
    assert "wrong" not in cards.announce.lower()
