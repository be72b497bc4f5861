"""The question form as HTML: native groups with a name, and ids that are unique within the form."""

from collections import Counter

import pytest

from tests.content.compiled import CONTENT
from tests.view.parsed import Elements
from widgets.core.shapes import Question, QuestionKind
from widgets.view.form_html import FEW, form_html

ALL = tuple(CONTENT.questions.values())
PAGE = Elements(form_html(ALL, CONTENT))
PICKS = CONTENT.picks.picks
FOLLOWED = [pick for pick in PICKS if len(CONTENT.questions[pick.says.question].options) > 1]
WITH_PICKS = Elements(form_html(ALL, CONTENT, begins_with_picks=True))
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
    assert {question.id} == {one["name"] for one in inputs if one["type"] == inputs[0]["type"]}
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
def test_what_excludes_the_rest_is_marked_as_alone(question: Question) -> None:
    """
    Only "none of these", and what a pick says of a question that asks for more, exclude the rest.
    """
    inputs = Elements(form_html([question], CONTENT)).all("input")
    expected = [pick.says.options[0] for pick in FOLLOWED if pick.says.question == question.id]
    expected += [question.none.id] if question.none else []

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


def test_with_picks_each_question_is_still_asked_once() -> None:
    """
    Picks leave no question out and ask none twice; all its answers are there, and none is ticked.
    """
    asked = [one["data-asks"] for one in WITH_PICKS.all("fieldset") if "data-asks" in one]
    answers = {
        id: {one["value"] for one in WITH_PICKS.all("input") if one["name"] in (id, f"{id}-not_sure")}
        for id in CONTENT.questions
    }

    assert sorted(CONTENT.questions) == sorted(asked)
    assert {id: set(question.answers) for id, question in CONTENT.questions.items()} == answers
    assert [] == [one for one in WITH_PICKS.all("input") if "checked" in one]


def test_the_skin_type_and_the_picks_come_before_all_parts() -> None:
    """
    In front are the skin type, the picks, and the questions of picks that ask for more, in this order;
    all others are in parts, each of them closed.
    """
    front = [
        one.get("data-asks", one["class"])
        for (name, one), path in zip(WITH_PICKS.found, WITH_PICKS.paths, strict=True)
        if name == "fieldset" and not any(above.get("class") == "mw-part" for above in path)
    ]
    parts = [one for one in WITH_PICKS.all("details") if one["class"] == "mw-part"]

    assert ["skin_type", "mw-picks", *(pick.says.question for pick in FOLLOWED)] == front
    assert parts and [] == [one for one in parts if "open" in one]


def test_a_pick_names_the_answer_that_it_gives() -> None:
    """
    Each box of a pick has its question and its answer; "none" and "not sure" answer for all of them.
    """
    boxes = [one for one in WITH_PICKS.all("input") if one["name"] == "picks"]

    assert [(pick.id, pick.says.question, pick.says.options[0]) for pick in PICKS] == [
        (one["value"], one["data-question"], one["data-answer"]) for one in boxes if "data-question" in one
    ]
    assert ["none", "not_sure"] == [one["data-all"] for one in boxes if "data-all" in one]
    assert len(PICKS) + 2 == len(boxes)
    assert [] == [
        text
        for pick in PICKS
        for text in (CONTENT.picks.legend, pick.text, pick.hint, CONTENT.picks.none, CONTENT.picks.not_sure)
        if text and text not in WITH_PICKS.text
    ]


def test_a_question_follows_only_the_pick_that_leaves_something_to_say() -> None:
    """
    A question with more than one answer to pick is in a block that names it, which the page shows below its pick.
    """
    follows = {
        one["data-asks"]: path[-1].get("data-follows")
        for (name, one), path in zip(WITH_PICKS.found, WITH_PICKS.paths, strict=True)
        if name == "fieldset" and any("mw-follow" == above.get("class") for above in path)
    }

    assert {pick.says.question: pick.says.question for pick in FOLLOWED} == follows
    assert FOLLOWED and len(FOLLOWED) < len(PICKS)
