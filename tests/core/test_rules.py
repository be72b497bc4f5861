"""The words of a condition, one by one."""

import pytest

from tests.core.small import CONTENT, RAW, condition, each, rule
from widgets.core.loading import build
from widgets.core.profile import clean
from widgets.core.rules import fire, holds, questions_read, supporting_answers
from widgets.core.shapes import Urgency


@pytest.mark.parametrize(
    ("when", "answers", "expected"),
    [
        ({"question": "patches", "is": "growing"}, {}, False),  # skipped
        ({"question": "patches", "is": "growing"}, {"patches": ["growing"]}, True),
        ({"question": "patches", "is": "growing"}, {"patches": ["still"]}, False),
        ({"question": "patches", "is": "growing"}, {"patches": ["none"]}, False),
        ({"question": "patches", "is": "growing"}, {"patches": ["not_sure"]}, True),  # it may be
        ({"question": "skin_type", "any_of": ["IV", "V"]}, {"skin_type": ["V"]}, True),
        ({"question": "skin_type", "any_of": ["IV", "V"]}, {"skin_type": ["III"]}, False),
        (
            {"question": "skin_type", "any_of": ["IV", "V"]},
            {"skin_type": ["III", "not_sure"]},
            True,
        ),  # neighbour
        ({"question": "skin_type", "any_of": ["IV", "V"]}, {"skin_type": ["II", "not_sure"]}, False),
        # too far off
        ({"question": "creams", "all_of": ["a", "b"]}, {"creams": ["a"]}, False),
        ({"question": "creams", "all_of": ["a", "b"]}, {"creams": ["a", "b"]}, True),
        ({"question": "creams", "all_of": ["a", "b"]}, {"creams": ["a", "not_sure"]}, True),
        ({"question": "creams", "is_unknown": True}, {"creams": ["not_sure"]}, True),
        ({"question": "creams", "is_unknown": True}, {}, False),  # skipped is not the same as not sure
        (
            {"all": [{"question": "patches", "is": "still"}, {"question": "creams", "is": "a"}]},
            {"patches": ["still"]},
            False,
        ),
        (
            {"any": [{"question": "patches", "is": "still"}, {"question": "creams", "is": "a"}]},
            {"patches": ["still"]},
            True,
        ),
    ],
)
def test_a_condition_reads_what_may_be_true(when: dict, answers: dict, expected: bool) -> None:
    """
    A condition is met by whatever may be true of the reader, and by nothing that was skipped.
    """
    assert expected == holds(condition(when), clean(CONTENT.questions, answers), CONTENT.questions)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"patches": ["growing"]}, ("patches-grow sure", False)),
        ({"patches": ["not_sure"]}, ("patches-grow unsure", True)),
    ],
)
def test_a_reason_says_when_it_rests_on_not_sure(answers: dict, expected: tuple) -> None:
    """
    A reason that rests on "not sure" says so, and a reason that does not, does not.
    """
    reason = fire(CONTENT.rules["patches-grow"], clean(CONTENT.questions, answers), CONTENT.questions)

    assert expected == (reason.text, reason.unsure)


def test_a_condition_names_each_question_once() -> None:
    """
    The questions a rule reads are named once each, in order.
    """
    when = {
        "any": [
            {"question": "b", "is": "x"},
            {"all": [{"question": "a", "is": "y"}, {"question": "b", "is": "z"}]},
        ]
    }

    assert ("b", "a") == questions_read(condition(when))


def test_a_reason_carries_what_its_rule_says() -> None:
    """
    A reason has the urgency, the sources, the judgement and the end of its rule, and the questions that were answered.
    """
    either = {"any": [{"question": "patches", "is": "still"}, {"question": "creams", "is": "a"}]}
    raw = rule("r", "marks", "usually_put_off", either, until="later", own_judgement=True, sources=["s1"])
    [own_rule] = build({**RAW, "rules": each(raw)}).rules.values()
    answers = {"patches": ["still"], "skin_type": ["IV"]}
    reason = fire(own_rule, clean(CONTENT.questions, answers), CONTENT.questions)

    assert ("r", Urgency.USUALLY_PUT_OFF, "later", True) == (
        reason.rule,
        reason.urgency,
        reason.until,
        reason.own_judgement,
    )
    assert (("s1",), ("patches",), ()) == (reason.sources, reason.questions, reason.find_out)


@pytest.mark.parametrize(
    ("when", "answers", "sure", "perhaps"),
    [
        ({"question": "patches", "is": "still"}, {"patches": ["still"]}, ["still"], ["still"]),
        ({"question": "patches", "is": "still"}, {"patches": ["growing"]}, [], []),
        ({"question": "patches", "is": "still"}, {"patches": ["not_sure"]}, [], ["still"]),
        ({"question": "creams", "any_of": ["a", "b"]}, {"creams": ["a", "not_sure"]}, ["a"], ["a", "b"]),
        ({"question": "creams", "is_unknown": True}, {"creams": ["not_sure"]}, ["not_sure"], ["not_sure"]),
        (
            {"any": [{"question": "patches", "is": "still"}, {"question": "creams", "is": "a"}]},
            {"patches": ["still"], "creams": ["not_sure"]},
            ["still"],
            ["a", "still"],
        ),
    ],
)
def test_the_supporting_answers_are_those_that_meet_the_condition(
    when: dict, answers: dict, sure: list[str], perhaps: list[str]
) -> None:
    """
    What a condition rests on are the options that it names and the reader is sure of, or may have.
    """
    profile = clean(CONTENT.questions, answers)
    options = [
        sorted(
            option
            for _, option in supporting_answers(condition(when), profile, CONTENT.questions, surely=surely)
        )
        for surely in (True, False)
    ]

    assert [sure, perhaps] == options
