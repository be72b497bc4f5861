"""What a reader is not sure of: gathered, named with its urgency, and kept from their own cards."""

import pytest

from tests.core.small import CONTENT, RAW, concern, each, rule
from widgets.core.assessment import Assessment, assess
from widgets.core.finding_out import about, stands_at
from widgets.core.loading import build
from widgets.core.profile import clean
from widgets.core.rules import questions_to_find_out
from widgets.core.shapes import Urgency

NOT_DONE, PUT_OFF, TELL = (Urgency.USUALLY_NOT_DONE, Urgency.USUALLY_PUT_OFF, Urgency.TELL_WHOEVER_TREATS_YOU)


def assessed(**answers: list[str]) -> Assessment:
    return assess(CONTENT, clean(CONTENT.questions, answers))


def open_(result: Assessment) -> dict:
    return {item.question: {card.id: card.urgency for card in item.cards} for item in result.unsure}


def test_what_only_not_sure_brings_is_gathered() -> None:
    """
    A situation that only "not sure" could bring is not one of the reader's own cards; it is gathered, with its
    urgency.
    """
    result = assessed(patches=["not_sure"])

    assert () == result.personal
    assert [("patches", NOT_DONE)] == [(card.id, card.urgency) for card in result.gathered]
    assert {"patches": {"patches": NOT_DONE}} == open_(result)


def test_a_harm_that_only_not_sure_raises_goes_back_to_everyone() -> None:
    """
    An outcome keeps its place among the general cards, and is named with the urgency that it would have.
    """
    result = assessed(creams=["not_sure"])

    assert ["scars", "marks"] == [card.id for card in result.general]
    assert ((), {"creams": {"scars": TELL}}) == (result.gathered, open_(result))


def test_a_card_keeps_its_sure_urgency() -> None:
    """
    What the reader named gives a card its urgency; a more urgent "not sure" is only named, under each of its questions.
    """
    one, both = (
        assessed(patches=["still"], creams=["not_sure"]),
        assessed(patches=["not_sure"], creams=["not_sure"]),
    )
    sure = assessed(patches=["still"], creams=["a", "b", "not_sure"])

    assert {"creams": {"scars": PUT_OFF}} == open_(one)
    assert {"patches": {"patches": NOT_DONE, "scars": PUT_OFF}, "creams": {"scars": PUT_OFF}} == open_(both)
    assert ({}, PUT_OFF) == (open_(sure), sure.card("scars").urgency)


def test_a_pick_that_is_doubted_names_something() -> None:
    """
    A type that was picked beside "not sure" stays among the reader's own cards, its neighbours too;
    with no pick all types are gathered.
    """
    pick, none = assessed(skin_type=["III", "not_sure"]), assessed(skin_type=["not_sure"])

    assert (["brown", "marks"], ()) == ([card.id for card in pick.personal], pick.unsure)
    assert [True, True] == [reason.unsure for card in pick.personal for reason in card.reasons]
    assert ([], {"skin_type": {"brown": TELL, "marks": TELL}}) == (list(none.personal), open_(none))


def test_its_place_is_after_what_is_sure_of_the_same_urgency() -> None:
    """
    The card of things to find out has the place of the most urgent one, after sure cards of that urgency.
    """
    above = assessed(patches=["growing"], creams=["not_sure"])
    first = assessed(patches=["not_sure"], skin_type=["IV"])

    assert ["patches"] == [card.id for card in above.personal]
    assert (1, 0) == tuple(stands_at(item.unsure, item.personal) for item in (above, first))
    assert 2 == stands_at(above.unsure, assessed(patches=["growing"], skin_type=["V"]).personal)


def test_a_chapter_keeps_to_its_cards() -> None:
    """
    A chapter lists only the things to find out that concern its own cards.
    """
    unsure = assessed(patches=["not_sure"], creams=["not_sure"]).unsure

    assert [("patches", ["patches"])] == [
        (item.question, [card.id for card in item.cards]) for item in about(unsure, {"patches"})
    ]
    assert ((), unsure) == (about(unsure, {"brown"}), about(unsure, None))


def test_what_is_no_more_urgent_than_the_card_is_not_named() -> None:
    """
    An open reason as urgent as the card already is changes nothing for the reader, so it is not named.
    """
    cream = rule("cream", "brown", "tell_whoever_treats_you", {"question": "creams", "is": "a"})
    content = build({**RAW, "rules": RAW["rules"] | each(cream)})
    result = assess(content, clean(content.questions, {"skin_type": ["IV"], "creams": ["not_sure"]}))

    assert {"creams": {"scars": TELL}} == open_(result)


def test_the_most_urgent_question_comes_first() -> None:
    """
    Questions are in the order of what they could bring, not in that of the screen, within a chapter too.
    """
    unsure = assessed(skin_type=["not_sure"], patches=["not_sure"], creams=["not_sure"]).unsure

    items = about(unsure[::-1], {"scars", "marks"})

    assert ["patches", "creams", "skin_type"] == [item.question for item in unsure]
    assert [PUT_OFF, PUT_OFF, TELL] == [item.urgency for item in items]


def test_a_question_on_concerns_alone_is_to_be_found_out_too() -> None:
    """
    A question that could only name a concern is listed without cards, after all that are more urgent.
    """
    content = build({**RAW, "rules": {}, "concerns": each(concern("hope", "a"))})
    (item,) = assess(content, clean(content.questions, {"creams": ["not_sure"]})).unsure

    assert ("creams", (), Urgency.CAN_HAPPEN_TO_ANYONE) == (item.question, item.cards, item.urgency)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"patches": ["still"], "creams": ["a", "b"]}, ()),  # both are known
        ({"patches": ["still"], "creams": ["a", "not_sure"]}, ("creams",)),
        ({"patches": ["not_sure"], "creams": ["a", "b", "not_sure"]}, ("patches",)),
        ({"patches": ["not_sure"], "creams": ["not_sure"]}, ("patches", "creams")),
        ({"patches": ["growing"], "creams": ["not_sure"]}, ()),  # it cannot be
    ],
)
def test_a_condition_depends_on_what_is_not_known(answers: dict, expected: tuple) -> None:
    """
    A rule on two questions depends on those of them that no answer of the reader settles.
    """
    when = CONTENT.rules["both"].when

    assert expected == questions_to_find_out(when, clean(CONTENT.questions, answers), CONTENT.questions)
