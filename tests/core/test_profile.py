"""Answers as they come from a page, and what they leave possible."""

import pytest

from tests.core.small import CONTENT
from widgets.core.profile import Profile, clean, possible

SKIN, PATCHES, CREAMS = (CONTENT.questions[id] for id in ("skin_type", "patches", "creams"))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (None, {}),
        ([], {}),
        ("growing", {}),
        ({"patches": "growing"}, {}),  # a string is not a list of answers
        ({"patches": None}, {}),
        ({"patches": {"growing": True}}, {}),
        ({"patches": [["growing"]]}, {}),
        ({"patches": ["melting"]}, {}),  # no such option
        ({"weather": ["sunny"]}, {}),  # no such question
        ({"patches": ["growing"]}, {"patches": ("growing",)}),
        ({"patches": ["growing", "melting"]}, {"patches": ("growing",)}),
        ({"patches": ["growing", "growing"]}, {"patches": ("growing",)}),
        ({"patches": ["growing", "none"]}, {"patches": ("growing",)}),  # a named state comes before none
        ({"patches": ["growing", "still"]}, {"patches": ("not_sure",)}),  # both cannot be: so it is not known
        ({"patches": ["none", "not_sure"]}, {"patches": ("not_sure",)}),
        ({"creams": ["b", "a"]}, {"creams": ("a", "b")}),
        ({"creams": ["a", "not_sure"]}, {"creams": ("a", "not_sure")}),
        ({"creams": ["none", "a"]}, {"creams": ("a",)}),
        ({"creams": ["none"]}, {"creams": ("none",)}),
        ({"skin_type": ["IV", "not_sure"]}, {"skin_type": ("IV", "not_sure")}),
        ({"skin_type": ["I", "VI"]}, {"skin_type": ("not_sure",)}),
        ({1: ["growing"], "patches": ["still", 7, None]}, {"patches": ("still",)}),
    ],
)
def test_only_answers_that_are_offered_come_through(raw: object, expected: dict) -> None:
    """
    Whatever a page sends becomes a lawful profile, and two answers that exclude each other become "not sure".
    """
    assert expected == dict(clean(CONTENT.questions, raw).answers)


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        (SKIN, (), ()),
        (SKIN, ("IV",), ("IV",)),
        (SKIN, ("IV", "not_sure"), ("III", "IV", "V")),
        (SKIN, ("I", "not_sure"), ("I", "II")),  # the ends have one neighbour
        (SKIN, ("VI", "not_sure"), ("V", "VI")),
        (SKIN, ("not_sure",), ("I", "II", "III", "IV", "V", "VI")),
        (PATCHES, ("not_sure",), ("growing", "still")),
        (PATCHES, ("none",), ()),
        (CREAMS, ("a", "not_sure"), ("a", "b")),
    ],
)
def test_not_sure_leaves_everything_possible(question: object, answer: tuple, expected: tuple) -> None:
    """
    Not sure makes every option possible, and beside a pick on a scale the pick and its neighbours.
    """
    assert expected == possible(question, answer)


def test_replacing_an_answer_leaves_the_old_profile_as_it_was() -> None:
    """
    A profile never changes: replacing gives a new one.
    """
    before = Profile({"patches": ("growing",)})

    after = before.replace("patches")

    assert (("growing",), ()) == (before.chosen("patches"), after.chosen("patches"))
    assert after.empty
