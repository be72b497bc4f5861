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

NOTHING = Urgency.CAN_HAPPEN_TO_ANYONE


def lawful_answers(question: Question) -> list[tuple[str, ...]]:
    """The answers to one question, skipping included; of many ticks every pair and all,
    since rules read no more."""
    named, none, unsure = question.named, ([(question.none.id,)] if question.none
                                           else []), question.not_sure.id
    if question.kind == "several":
        some = [chosen for size in (0, 1, 2, len(named)) for chosen in combinations(named, size)]
        return [(), *none, *(chosen + more for chosen in some for more in ((), (unsure,)) if chosen + more)]
    extra = [(option, unsure) for option in named] if question.kind == "scale" else []
    return [(), *none, (unsure,), *((option,) for option in named), *extra]


def urgencies(assessment: Assessment) -> dict[str, Urgency]:
    return {card.id: card.urgency for card in assessment.cards}


def profiles() -> st.SearchStrategy[Profile]:
    parts = {question.id: st.sampled_from(lawful_answers(question))
             for question in CONTENT.questions.values()}
    return st.fixed_dictionaries(parts).map(Profile)


EVERY_ANSWER = [(question, answer) for question in CONTENT.questions.values()
                for answer in lawful_answers(question)]


@pytest.mark.parametrize("rule", CONTENT.rules.values(), ids=lambda rule: rule.id)
def test_every_rule_can_fire_and_is_needed(rule) -> None:
    """
    Some answer makes the rule fire, and what the reader then sees is different without the rule.
    """
    parts = [lawful_answers(CONTENT.questions[id]) for id in asked(rule.when)]
    readers = [Profile(dict(zip(asked(rule.when), chosen))) for chosen in product(*parts)]
    fired = [reader for reader in readers if fire(rule, reader, CONTENT.questions)]

    assert fired, f"no answer makes {rule.id} fire"
    assert all(rule.id in {reason.rule for reason in assess(CONTENT, reader).card(rule.card).reasons}
               for reader in fired)


@pytest.mark.parametrize("question", CONTENT.questions.values(), ids=lambda question: question.id)
def test_unknown_is_never_safer(question: Question) -> None:
    """
    "Not sure" gives each card at least the urgency of the most cautious answer to that question.
    """
    unsure = urgencies(assess(CONTENT, Profile({question.id: (question.not_sure.id,)})))

    for option in question.named:
        sure = urgencies(assess(CONTENT, Profile({question.id: (option,)})))
        assert {} == {id: urgency for id, urgency in sure.items() if unsure.get(id, -1) < urgency}, option


@pytest.mark.parametrize(("question", "answer"), EVERY_ANSWER, ids=lambda part: part.id if hasattr(part, "id")
                         else "+".join(part))
def test_an_answer_never_takes_a_card_away(question: Question, answer: tuple[str, ...]) -> None:
    """
    Answering a question that was skipped adds cards or raises them, whatever else was answered,
    over all pairs.
    """
    for other, also in EVERY_ANSWER:
        if other.id == question.id:
            continue
        before = urgencies(assess(CONTENT, Profile({other.id: also})))
        after = urgencies(assess(CONTENT, Profile({other.id: also, question.id: answer})))
        assert {} == {id: urgency for id, urgency in before.items()
                      if after.get(id, -1) < urgency}, (other.id, also)


@pytest.mark.parametrize("question", [q for q in CONTENT.questions.values() if q.kind == "several"],
                         ids=lambda question: question.id)
def test_one_more_tick_never_lowers_urgency(question: Question) -> None:
    """
    In a question with several answers, one more risk never lowers any card.
    """
    for fewer in lawful_answers(question):
        for option in question.named:
            if question.none and question.none.id in fewer:
                continue
            before = urgencies(assess(CONTENT, Profile({question.id: fewer})))
            after = urgencies(assess(CONTENT, clean(CONTENT.questions, {question.id: [*fewer, option]})))
            assert {} == {id: urgency for id, urgency in before.items()
                          if after.get(id, -1) < urgency}, (fewer, option)


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
    told = {option: assess(CONTENT, Profile({question.id: (option,)})) for option in question.named}
    silent = [option for option, assessment in told.items() if not assessment.personal
              and not assessment.concerns]

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
    assert sorted((card.urgency for card in result.cards), reverse=True) == [card.urgency
                                                                             for card in result.cards]
    assert all(card.reasons for card in result.cards if card.urgency > NOTHING or not card.is_outcome)
    assert all(reason.text and reason.questions for card in result.cards for reason in card.reasons)
    assert all(card.urgency == max((reason.urgency for reason in card.reasons), default=NOTHING)
               for card in result.cards)
    assert all(reason.until for card in result.cards for reason in card.reasons if reason.urgency
               == Urgency.USUALLY_PUT_OFF)


@given(profiles(), st.sampled_from(EVERY_ANSWER))
def test_any_profile_with_one_more_answer_is_no_lower(profile: Profile, more: tuple) -> None:
    """
    To any profile at all, answering one more question never lowers a card.
    """
    question, answer = more
    if profile.chosen(question.id):
        return
    before, after = (urgencies(assess(CONTENT, item))
                     for item in (profile, profile.replace(question.id, *answer)))

    assert {} == {id: urgency for id, urgency in before.items() if after.get(id, -1) < urgency}


@given(profiles())
def test_what_is_sure_stands_before_what_may_be(profile: Profile) -> None:
    """
    Among cards of one urgency, those that rest only on "not sure" come after those that a sure answer brought
    up.
    """
    personal = assess(CONTENT, profile).personal
    unsure = [(-card.urgency, all(reason.unsure for reason in card.reasons)) for card in personal]

    assert sorted(unsure) == unsure
