"""Which answers influence which card: those that made its rules fire, and no others."""

import pytest

from tests.core.small import CONTENT, RAW, condition, each, rule
from widgets.core.assessment import assess
from widgets.core.finding_out import FIND_OUT
from widgets.core.influences import deciding_answers, influences
from widgets.core.loading import build
from widgets.core.profile import Profile, clean, stated
from widgets.core.shapes import Urgency

STILL, CREAM = {"question": "patches", "is": "still"}, {"question": "creams", "is": "a"}


def influences_of(**answers: list[str]) -> dict:
    items = influences(assess(CONTENT, clean(CONTENT.questions, answers)), CONTENT)
    return {(item.card, item.question): (item.options, item.urgency) for item in items}


def test_an_answer_influences_each_card_that_it_brings_up_or_raises() -> None:
    """
    Each card has the answers that its rules read, with the urgency that these give it.
    """
    assert {
        ("patches", "patches"): (("still",), Urgency.ASK_A_SPECIALIST_FIRST),
        ("brown", "skin_type"): (("IV",), Urgency.TELL_WHOEVER_TREATS_YOU),
        ("marks", "skin_type"): (("IV",), Urgency.TELL_WHOEVER_TREATS_YOU),
        ("scars", "patches"): (("still",), Urgency.USUALLY_PUT_OFF),
        ("scars", "creams"): (("a", "b"), Urgency.USUALLY_PUT_OFF),
    } == influences_of(patches=["still"], skin_type=["IV"], creams=["a", "b"])


def test_the_most_urgent_of_several_reasons_counts() -> None:
    """
    An answer that brings up a card in two ways is listed once, with the greater urgency.
    """
    assert {
        ("marks", "skin_type"): (("V", "not_sure"), Urgency.TELL_WHOEVER_TREATS_YOU),
        ("brown", "skin_type"): (("V", "not_sure"), Urgency.TELL_WHOEVER_TREATS_YOU),
    } == influences_of(skin_type=["V", "not_sure"])


def test_two_reasons_from_one_question_are_one_influence() -> None:
    """
    Two answers to one question that raise one card by two rules are named together, with the greater urgency.
    """
    mild = rule("mild", "marks", "tell_whoever_treats_you", {"question": "creams", "is": "a"})
    strong = rule("strong", "marks", "usually_put_off", {"question": "creams", "is": "b"})
    content = build({**RAW, "rules": each(mild, strong)})
    (influence,) = influences(assess(content, Profile({"creams": ("a", "b")})), content)

    assert (("a", "b"), Urgency.USUALLY_PUT_OFF) == (influence.options, influence.urgency)


def test_what_is_not_known_leads_to_the_things_to_find_out() -> None:
    """
    "Not sure" leads to the one card of things to find out, with the highest urgency it could bring, and to no other.
    """
    assert {(FIND_OUT, "patches"): (("not_sure",), Urgency.USUALLY_NOT_DONE)} == influences_of(
        patches=["not_sure"]
    )
    assert {
        ("scars", "patches"): (("still",), Urgency.USUALLY_PUT_OFF),
        ("patches", "patches"): (("still",), Urgency.ASK_A_SPECIALIST_FIRST),
        ("scars", "creams"): (("a", "b"), Urgency.USUALLY_PUT_OFF),
    } == influences_of(patches=["still"], creams=["a", "b", "not_sure"])


def test_no_answer_influences_nothing() -> None:
    """
    Without an answer that a rule reads there is nothing to draw.
    """
    assert {} == influences_of() == influences_of(patches=["none"])


def test_only_the_chapters_cards_are_kept() -> None:
    """
    A chapter maps its own cards alone.
    """
    reader = assess(CONTENT, clean(CONTENT.questions, {"skin_type": ["IV"]}))

    unsure = assess(CONTENT, clean(CONTENT.questions, {"patches": ["not_sure"]}))

    assert ["marks"] == [item.card for item in influences(reader, CONTENT, {"marks", "scars"})]
    assert [[], [FIND_OUT]] == [
        [item.card for item in influences(unsure, CONTENT, {some})] for some in ("marks", "patches")
    ]


@pytest.mark.parametrize(
    ("when", "answers", "expected"),
    [
        ({"any": [STILL, CREAM]}, {"patches": ["growing"], "creams": ["a"]}, {"creams": ("a",)}),
        # the part that is met
        (
            {"any": [STILL, CREAM]},
            {"patches": ["still"], "creams": ["a"]},
            {"patches": ("still",), "creams": ("a",)},
        ),
        ({"all": [STILL, CREAM]}, {"patches": ["still"]}, {}),
        (CREAM, {"creams": ["a", "b"]}, {"creams": ("a",)}),  # b brings up nothing here
        (CREAM, {"creams": ["b", "not_sure"]}, {"creams": ("not_sure",)}),  # not sure may be a
        (
            {"question": "skin_type", "is": "IV"},
            {"skin_type": ["V", "not_sure"]},
            {"skin_type": ("V", "not_sure")},
        ),
    ],
)
def test_only_what_made_the_condition_hold_counts(when: dict, answers: dict, expected: dict) -> None:
    """
    Only the answers that made a rule fire are counted for it, and "not sure" may be one of them.
    """
    profile = clean(CONTENT.questions, answers)

    assert expected == deciding_answers(condition(when), profile, CONTENT.questions)


def test_what_only_not_sure_meets_does_not_count_as_named() -> None:
    """
    A condition that only "not sure" meets has no answers among those that the reader named.
    """
    assert {} == deciding_answers(
        condition(STILL), Profile({"patches": ("not_sure",)}), CONTENT.questions, stated
    )


def test_an_empty_profile_counts_nothing() -> None:
    """
    A skipped question never influences a card.
    """
    assert {} == deciding_answers(condition(STILL), Profile(), CONTENT.questions)
