"""Profile in, Assessment out, on a content small enough to see."""

from tests.core.small import CONTENT, RAW, concern, each, rule
from widgets.core.assessment import assess
from widgets.core.loading import build
from widgets.core.profile import Profile, clean
from widgets.core.shapes import Urgency


def assessed(**answers: list[str]):
    return assess(CONTENT, clean(CONTENT.questions, answers))


def test_an_empty_profile_gives_only_what_can_happen_to_anyone() -> None:
    """
    Without an answer there are outcome cards in the order of the content, and no reasons.
    """
    result = assess(CONTENT, Profile())

    assert ["scars", "marks"] == [card.id for card in result.cards]
    assert [(Urgency.CAN_HAPPEN_TO_ANYONE, ())] * 2 == [(card.urgency, card.reasons) for card in result.cards]


def test_the_most_urgent_card_comes_first_with_its_reason() -> None:
    """
    Cards are in the order of urgency, and a card that an answer brought up says why.
    """
    result = assessed(patches=["growing"], skin_type=["V"])

    assert ["patches", "marks", "scars"] == [card.id for card in result.cards]
    assert ["patches-grow sure"] == [reason.text for reason in result.cards[0].reasons]


def test_not_knowing_the_state_is_as_urgent_as_the_most_cautious_state() -> None:
    """
    A named condition whose state is not known gets the urgency of its most cautious state, and both reasons.
    """
    card = assessed(patches=["not_sure"]).card("patches")

    assert Urgency.USUALLY_NOT_DONE == card.urgency
    assert ["patches-grow unsure", "patches-still unsure"] == [reason.text for reason in card.reasons]


def test_what_is_sure_comes_before_what_may_be() -> None:
    """
    Among cards of one urgency, a card that a sure answer brought up comes before those that depend on a doubt.
    """
    cream = rule("cream", "scars", "tell_whoever_treats_you", {"question": "creams", "is": "a"})
    content = build({**RAW, "rules": RAW["rules"] | each(cream)})
    answers = {"creams": ["a"], "skin_type": ["III", "not_sure"]}
    personal = assess(content, clean(content.questions, answers)).personal

    assert [("scars", False), ("brown", True), ("marks", True)] == [
        (card.id, card.reasons[0].unsure) for card in personal
    ]


def test_urgency_never_adds_up() -> None:
    """
    Two rules of one urgency leave a card at that urgency.
    """
    result = assessed(skin_type=["IV"])

    assert {Urgency.TELL_WHOEVER_TREATS_YOU} == {card.urgency for card in result.personal}


def test_skin_types_follow_what_the_reader_knows() -> None:
    """
    The assessment names the skin types that may be the reader's, and whether the reader is sure.
    """
    sure, unsure, silent = assessed(skin_type=["IV"]), assessed(skin_type=["IV", "not_sure"]), assessed()

    assert [("IV",), ("III", "IV", "V"), ()] == [item.skin_types for item in (sure, unsure, silent)]
    assert [True, False, False] == [item.skin_type_sure for item in (sure, unsure, silent)]


def test_a_finding_comes_with_the_card_it_belongs_to() -> None:
    """
    The findings of an assessment are those of the cards that are shown.
    """
    assert ["f1"] == [finding.id for finding in assessed().findings]


def test_a_card_that_the_reader_does_not_have_is_none() -> None:
    """
    A card is found by its id among those shown and those gathered, and is None when it is in neither.
    """
    result = assessed(patches=["not_sure"])

    assert ("scars", "patches", None) == (
        result.card("scars").id,
        result.card("patches").id,
        result.card("brown"),
    )


def test_a_card_with_one_sure_reason_is_sure() -> None:
    """
    A card comes before those in doubt as soon as one of its reasons is sure, whatever else is not.
    """
    cream = rule("cream", "patches", "tell_whoever_treats_you", {"question": "creams", "is": "a"})
    type_5 = rule("type-5", "patches", "tell_whoever_treats_you", {"question": "skin_type", "is": "V"})
    content = build({**RAW, "rules": RAW["rules"] | each(cream, type_5)})
    answers = {"creams": ["a"], "skin_type": ["V", "not_sure"]}

    assert ["patches", "brown", "marks"] == [
        card.id for card in assess(content, clean(content.questions, answers)).personal
    ]


def test_the_concerns_are_those_that_the_answers_may_name() -> None:
    """
    A concern is the reader's when its condition may be true, in the order of the content.
    """
    content = build({**RAW, "concerns": each(concern("first", "b"), concern("second", "a"))})
    concerns = {
        answer: [item.id for item in assess(content, clean(content.questions, {"creams": answer})).concerns]
        for answer in [(), ("a",), ("a", "b"), ("not_sure",), ("none",)]
    }

    assert {
        (): [],
        ("a",): ["second"],
        ("a", "b"): ["first", "second"],
        ("not_sure",): ["first", "second"],
        ("none",): [],
    } == concerns


def test_content_without_the_question_on_skin_names_no_skin_type() -> None:
    """
    Without a question on the skin type there is none, and the assessment is otherwise as usual.
    """
    rules = {id: raw for id, raw in RAW["rules"].items() if "skin_type" not in str(raw["when"])}
    questions = {id: raw for id, raw in RAW["questions"].items() if id != "skin_type"}
    result = assess(build({**RAW, "rules": rules, "questions": questions}), Profile({"skin_type": ("IV",)}))

    assert ((), False, ["scars", "marks"]) == (
        result.skin_types,
        result.skin_type_sure,
        [card.id for card in result.cards],
    )
