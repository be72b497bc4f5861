"""Laws that the real content must keep for every reader, tried over every answer that the rules read."""

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.content.compiled import CONTENT
from widgets.core.assessment import Assessment, assess
from widgets.core.profile import Profile, clean
from widgets.core.rules import asked, fire
from widgets.core.shapes import Question, Urgency
from widgets.view.card.cards_page import cards_html

NOTHING = Urgency.CAN_HAPPEN_TO_ANYONE


def lawful_answers(question: Question) -> list[tuple[str, ...]]:
    """The answers to one question, skipping included; of many ticks every pair and all,
    since rules read no more."""
    named, none, unsure = (
        question.named,
        ([(question.none.id,)] if question.none else []),
        question.not_sure.id,
    )
    if question.kind.several:
        some = [chosen for size in (0, 1, 2, len(named)) for chosen in combinations(named, size)]
        return [(), *none, *(chosen + more for chosen in some for more in ((), (unsure,)) if chosen + more)]
    extra = [(option, unsure) for option in named] if question.kind.reach else []
    return [(), *none, (unsure,), *((option,) for option in named), *extra]


def urgencies(assessment: Assessment) -> dict[str, Urgency]:
    return {card.id: card.urgency for card in assessment.cards}


def named(assessment: Assessment, question: str | None = None) -> dict[str, Urgency]:
    """The cards that are named among the things to find out, of one question or of all, each with its highest
    urgency."""
    found: dict[str, Urgency] = {}
    for item in assessment.unsure:
        for card in item.cards if question in (None, item.question) else ():
            found[card.id] = max(card.urgency, found.get(card.id, NOTHING))
    return found


def told(assessment: Assessment, question: str | None = None) -> dict[str, Urgency]:
    """All that a reader is told of, shown or named, each with its highest urgency."""
    shown, open_ = urgencies(assessment), named(assessment, question)
    return {id: max(shown.get(id, NOTHING), open_.get(id, NOTHING)) for id in shown | open_}


def lost(before: dict[str, Urgency], after: dict[str, Urgency]) -> dict[str, Urgency]:
    """What is not there afterwards, or is less urgent."""
    return {id: urgency for id, urgency in before.items() if after.get(id, -1) < urgency}


def profiles() -> st.SearchStrategy[Profile]:
    parts = {
        question.id: st.sampled_from(lawful_answers(question)) for question in CONTENT.questions.values()
    }
    return st.fixed_dictionaries(parts).map(Profile)


EVERY_ANSWER = [
    (question, answer) for question in CONTENT.questions.values() for answer in lawful_answers(question)
]


@pytest.mark.parametrize("rule", CONTENT.rules.values(), ids=lambda rule: rule.id)
def test_every_rule_can_fire_and_is_needed(rule) -> None:
    """
    Some answer makes the rule fire, and the reader then meets its reason: on the card, or among the things to
    find out, unless the card is as urgent without what they are not sure of.
    """
    parts = [lawful_answers(CONTENT.questions[id]) for id in asked(rule.when)]
    readers = [Profile(dict(zip(asked(rule.when), chosen, strict=True))) for chosen in product(*parts)]
    fired = [reader for reader in readers if fire(rule, reader, CONTENT.questions)]

    def is_met(reader: Profile) -> bool:
        result = assess(CONTENT, reader)
        met = (*result.cards, *(card for item in result.unsure for card in item.cards))
        reason = fire(rule, reader, CONTENT.questions)
        return rule.id in {
            reason.rule for card in met if card.id == rule.card for reason in card.reasons
        } or (bool(reason.find_out) and urgencies(result)[rule.card] >= rule.urgency)

    assert fired, f"no answer makes {rule.id} fire"
    assert all(is_met(reader) for reader in fired)
    assert any(not fire(rule, reader, CONTENT.questions).find_out for reader in fired)


@pytest.mark.parametrize("question", CONTENT.questions.values(), ids=lambda question: question.id)
def test_unknown_is_never_safer(question: Question) -> None:
    """
    Whatever an answer would bring, "not sure" shows it, or names it among the things to find out under this
    question, with at least that urgency.
    """
    unsure = told(assess(CONTENT, Profile({question.id: (question.not_sure.id,)})), question.id)

    for option in question.named:
        assert {} == lost(urgencies(assess(CONTENT, Profile({question.id: (option,)}))), unsure), option


@pytest.mark.parametrize("question", CONTENT.questions.values(), ids=lambda question: question.id)
def test_unknown_is_never_safer_beside_another_answer(question: Question) -> None:
    """
    The same holds whatever else was answered, "not sure" too, over all pairs.
    """
    for other, also in EVERY_ANSWER:
        if other.id == question.id:
            continue
        reader = Profile({other.id: also})
        unsure = told(assess(CONTENT, reader.replace(question.id, question.not_sure.id)))
        for option in question.named:
            sure = assess(CONTENT, reader.replace(question.id, option))
            assert {} == lost(told(sure), unsure), (option, other.id, also)


@given(profiles(), st.sampled_from(tuple(CONTENT.questions.values())), st.data())
def test_unknown_is_never_safer_for_anyone(profile: Profile, question: Question, data: st.DataObject) -> None:
    """
    To any profile at all, "not sure" tells at least what any answer to that question would bring.
    """
    option = data.draw(st.sampled_from(question.named))
    unsure, sure = (
        told(assess(CONTENT, profile.replace(question.id, answer)))
        for answer in (question.not_sure.id, option)
    )

    assert {} == lost(sure, unsure)


@pytest.mark.parametrize(
    ("question", "answer"), EVERY_ANSWER, ids=lambda part: part.id if hasattr(part, "id") else "+".join(part)
)
def test_an_answer_never_takes_a_card_away(question: Question, answer: tuple[str, ...]) -> None:
    """
    Answering a question that was skipped adds cards or raises them, whatever else was answered, over all pairs:
    what was shown stays shown, and what was named is named or shown.
    """
    for other, also in EVERY_ANSWER:
        if other.id == question.id:
            continue
        before = assess(CONTENT, Profile({other.id: also}))
        after = assess(CONTENT, Profile({other.id: also, question.id: answer}))
        assert {} == lost(urgencies(before), urgencies(after)), (other.id, also)
        assert {} == lost(told(before), told(after)), (other.id, also)


@pytest.mark.parametrize(
    "question",
    [q for q in CONTENT.questions.values() if q.kind.several],
    ids=lambda question: question.id,
)
def test_one_more_tick_never_lowers_urgency(question: Question) -> None:
    """
    In a question with several answers, one more risk never lowers any card.
    """
    for fewer in lawful_answers(question):
        for option in question.named:
            if question.none and question.none.id in fewer:
                continue
            before = assess(CONTENT, Profile({question.id: fewer}))
            after = assess(CONTENT, clean(CONTENT.questions, {question.id: [*fewer, option]}))
            assert {} == lost(urgencies(before), urgencies(after)), (fewer, option)
            assert {} == lost(told(before), told(after)), (fewer, option)


@pytest.mark.parametrize("question", CONTENT.questions.values(), ids=lambda question: question.id)
def test_saying_none_brings_up_nothing(question: Question) -> None:
    """
    Saying that a thing does not apply gives the same cards as skipping the question.
    """
    if question.none is None:
        return
    none = assess(CONTENT, Profile({question.id: (question.none.id,)}))

    assert assess(CONTENT, Profile()).cards == none.cards


@pytest.mark.parametrize("question", CONTENT.questions.values(), ids=lambda question: question.id)
def test_every_option_is_of_use(question: Question) -> None:
    """
    Every answer that is offered brings up or raises a card or names a concern:
    nothing is asked without a use.
    """
    brought = {option: assess(CONTENT, Profile({question.id: (option,)})) for option in question.named}
    silent = [
        option
        for option, assessment in brought.items()
        if not assessment.personal and not assessment.concerns
    ]

    assert [] == silent


@given(profiles())
def test_every_profile_gives_a_lawful_assessment(profile: Profile) -> None:
    """
    Whatever is answered, all outcomes are there, each card once, most urgent first,
    each raised card with a reason.
    """
    result = assess(CONTENT, profile)
    ids = [card.id for card in result.cards]

    assert len(ids) == len(set(ids))
    assert {card.id for card in CONTENT.cards.values() if card.is_outcome} <= set(ids)
    assert sorted((card.urgency for card in result.cards), reverse=True) == [
        card.urgency for card in result.cards
    ]
    assert all(card.reasons for card in result.cards if card.urgency > NOTHING or not card.is_outcome)
    assert all(reason.text and reason.questions for card in result.cards for reason in card.reasons)
    assert all(
        card.urgency == max((reason.urgency for reason in card.reasons), default=NOTHING)
        for card in result.cards
    )
    assert all(
        reason.until
        for card in result.cards
        for reason in card.reasons
        if reason.urgency == Urgency.USUALLY_PUT_OFF
    )


@given(profiles(), st.sampled_from(EVERY_ANSWER))
def test_any_profile_with_one_more_answer_is_no_lower(profile: Profile, more: tuple) -> None:
    """
    To any profile at all, answering one more question never lowers a card.
    """
    question, answer = more
    if profile.chosen(question.id):
        return
    before, after = (assess(CONTENT, item) for item in (profile, profile.replace(question.id, *answer)))

    assert {} == lost(urgencies(before), urgencies(after))
    assert {} == lost(told(before), told(after))


@given(profiles())
def test_not_sure_alone_puts_no_card_among_the_readers_own(profile: Profile) -> None:
    """
    A reader's own cards rest on what they told; only a skin type that was picked may be doubted.
    So none says "usually not done" by "not sure" alone.
    """
    reasons = [(card, reason) for card in assess(CONTENT, profile).personal for reason in card.reasons]
    surely = {
        card.id
        for card, reason in reasons
        if not reason.unsure and reason.urgency == Urgency.USUALLY_NOT_DONE
    }

    assert [] == [reason.rule for _, reason in reasons if reason.find_out]
    assert {"skin_type"} >= {id for _, reason in reasons if reason.unsure for id in reason.questions}
    assert {card.id for card, _ in reasons if card.urgency == Urgency.USUALLY_NOT_DONE} == surely


@given(profiles())
def test_all_that_is_not_known_is_gathered_in_one_card(profile: Profile) -> None:
    """
    Each question answered with "not sure" alone stands among the things to find out, the most urgent first;
    what they could bring stands whole inside that one card, and there is never a second.
    """
    result = assess(CONTENT, profile)
    open_ = {
        question.id
        for question in CONTENT.questions.values()
        if profile.chosen(question.id) == (question.not_sure.id,)
    }
    page = str(cards_html(result, CONTENT))
    inside = page.partition('data-key="fold-gathered"')[2]

    assert open_ <= {item.question for item in result.unsure}
    assert sorted((item.urgency for item in result.unsure), reverse=True) == [
        item.urgency for item in result.unsure
    ]
    assert bool(result.unsure) == page.count('data-key="find-out"')
    assert set() == {card.id for card in result.gathered} & set(urgencies(result))
    assert {card.id: card.urgency for card in result.gathered} == {
        id: urgency for id, urgency in named(result).items() if id not in urgencies(result)
    }
    assert [] == [card.id for card in result.gathered if f'id="card-{card.id}"' not in inside]


@given(profiles())
def test_what_is_sure_stands_before_what_may_be(profile: Profile) -> None:
    """
    Among cards of one urgency, those that rest only on "not sure" come after those that a sure answer brought
    up.
    """
    personal = assess(CONTENT, profile).personal
    unsure = [(-card.urgency, all(reason.unsure for reason in card.reasons)) for card in personal]

    assert sorted(unsure) == unsure
