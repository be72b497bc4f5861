"""The question form as HTML: native groups with a name, and ids that are unique within the form."""

from collections import Counter

import pytest

from tests.content.compiled import CONTENT
from tests.view.parsed import Elements
from widgets.core.shapes import Question, QuestionKind
from widgets.view.form_html import FEW, form_html

ALL = tuple(CONTENT.questions.values())
PAGE = Elements(form_html(ALL, CONTENT))
EACH = pytest.mark.parametrize("question", ALL, ids=lambda question: question.id)


def test_every_element_is_closed_and_every_id_is_there_once() -> None:
    """
    The markup is well formed, and what is described or linked to can be found.
    """
    ids = Counter(one["id"] for _, one in PAGE.found if "id" in one)
    descriptions = {one["aria-describedby"] for _, one in PAGE.found if "aria-describedby" in one}

    assert ([], []) == (PAGE.broken, PAGE.open)
    assert {1} == set(ids.values())
    assert set() == descriptions - set(ids)


@EACH
def test_a_question_is_a_native_group(question: Question) -> None:
    """
    Each question is a fieldset with its legend, and its options in their order are inputs of one group.
    """
    page = Elements(form_html([question], CONTENT))
    inputs = page.all("input")

    assert ["fieldset", "legend"] == [name for name, _ in page.found if name in ("fieldset", "legend")]
    assert list(question.answers) == [one["value"] for one in inputs]
    assert {question.id} == {one["name"] for one in inputs}
    assert len(inputs) == len(page.all("label"))
    assert question.legend in page.text


@EACH
def test_kind_decides_what_can_be_ticked_together(question: Question) -> None:
    """
    One answer: radio buttons. Several: boxes. A scale: radio buttons, with "not sure" as a box beside them.
    """
    *others, not_sure = Elements(form_html([question], CONTENT)).all("input")
    expected = {
        QuestionKind.ONE: ("radio", "radio"),
        QuestionKind.SEVERAL: ("checkbox", "checkbox"),
        QuestionKind.SCALE: ("radio", "checkbox"),
    }

    assert [expected[question.kind]] * len(others) == [(one["type"], not_sure["type"]) for one in others]


@EACH
def test_none_of_these_is_marked_as_alone(question: Question) -> None:
    """
    Only "none of these" is marked as the option that excludes the rest.
    """
    inputs = Elements(form_html([question], CONTENT)).all("input")
    expected = [question.none.id] if question.none else []

    assert expected == [one["value"] for one in inputs if "data-alone" in one]


def test_nothing_is_chosen_beforehand() -> None:
    """
    No option is ticked in the markup: unknown is not an answer.
    """
    assert [] == [one for one in PAGE.all("input") if "checked" in one]


def test_many_questions_are_folded_and_few_are_not() -> None:
    """
    A long form has named parts, of which the first is open; a short one has none, and headings one level up.
    """
    parts = [one for one in PAGE.all("details") if one["class"] == "mw-part"]
    few = Elements(form_html(ALL[:FEW], CONTENT))

    assert len({question.group for question in ALL}) == len(parts)
    assert [True] + [False] * (len(parts) - 1) == ["open" in one for one in parts]
    assert [] == [one for one in few.all("details") if one["class"] == "mw-part"]
    assert {"h4"} == {name for name, one in PAGE.found if one.get("class") == "mw-legend"}
    assert {"h3"} == {name for name, one in few.found if one.get("class") == "mw-legend"}


def test_every_word_is_there_once() -> None:
    """
    Legends, reasons, help, options and hints are all on the form, escaped as text.
    """
    for question in ALL:
        options = (*question.options, *((question.none,) if question.none else ()), question.not_sure)
        words = [question.legend, question.why, question.help, *(one.text for one in options)]
        assert [] == [text for text in words if text and text not in PAGE.text]
        assert [] == [one.hint for one in options if one.hint and one.hint not in PAGE.text]
