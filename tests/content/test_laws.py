"""Laws of the whole assessment, which no single card shows; those of each card are in `test_every_profile.py`."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.content.compiled import CONTENT
from tests.core.every_profile import every_answer, leaves, representative
from widgets.core.assessment import Assessment, assess
from widgets.core.finding_out import questions_to_find_out
from widgets.core.profile import Profile, certain
from widgets.core.rules import Rule, fire, questions_read
from widgets.core.shapes import Question, Urgency
from widgets.view.card.cards_page import cards_html

NOTHING = Urgency.CAN_HAPPEN_TO_ANYONE


def urgencies(assessment: Assessment) -> dict[str, Urgency]:
    return {card.id: card.urgency for card in assessment.cards}


def highest_urgencies(assessment: Assessment) -> dict[str, Urgency]:
    """Return the cards that are named among the things to find out, each with its highest urgency."""
    by_card: dict[str, Urgency] = {}
    for item in assessment.unsure:
        for card in item.cards:
            by_card[card.id] = max(card.urgency, by_card.get(card.id, NOTHING))
    return by_card


def answers_told_apart_by(rule: Rule) -> dict[str, list[tuple[str, ...]]]:
    """Return, for each question that a rule reads, one answer for each class that the rule can tell apart; that no
    rule can tell more apart is tested in `test_every_profile.py`."""
    read = {id: set() for id in questions_read(rule.when)}
    for leaf in leaves(rule.when):
        read[leaf.question] |= {*leaf.options}
    return {
        id: list(
            dict.fromkeys(
                representative(question, frozenset(options), answer) for answer in every_answer(question)
            )
        )
        for id, options in read.items()
        for question in (CONTENT.questions[id],)
    }


def profiles() -> st.SearchStrategy[Profile]:
    parts = {question.id: st.sampled_from(every_answer(question)) for question in CONTENT.questions.values()}
    return st.fixed_dictionaries(parts).map(Profile)


@pytest.mark.parametrize("rule", CONTENT.rules.values(), ids=lambda rule: rule.id)
def test_every_rule_can_fire_and_is_needed(rule) -> None:
    """
    Some answer makes each rule fire, and the reader then sees its reason, or a card that is at least as urgent.
    """
    answers = answers_told_apart_by(rule)
    readers = [Profile(dict(zip(answers, each, strict=True))) for each in product(*answers.values())]
    firing_readers = [reader for reader in readers if fire(rule, reader, CONTENT.questions)]

    def is_met(reader: Profile) -> bool:
        result = assess(CONTENT, reader)
        cards = (*result.cards, *(card for item in result.unsure for card in item.cards))
        reason = fire(rule, reader, CONTENT.questions)
        return rule.id in {
            reason.rule for card in cards if card.id == rule.card for reason in card.reasons
        } or (bool(reason.find_out) and urgencies(result)[rule.card] >= rule.urgency)

    assert firing_readers, f"no answer makes {rule.id} fire"
    assert all(is_met(reader) for reader in firing_readers)
    assert any(not fire(rule, reader, CONTENT.questions).find_out for reader in firing_readers)


@pytest.mark.parametrize("question", CONTENT.questions.values(), ids=lambda question: question.id)
def test_every_option_is_of_use(question: Question) -> None:
    """
    Every answer that is offered brings up or raises a card, or names a concern.
    """
    assessments = {option: assess(CONTENT, Profile({question.id: (option,)})) for option in question.named}
    silent = [
        option
        for option, assessment in assessments.items()
        if not assessment.personal and not assessment.concerns
    ]

    assert [] == silent


@given(profiles())
def test_every_profile_gives_a_lawful_assessment(profile: Profile) -> None:
    """
    Whatever is answered, all harms are there, each card once, the most urgent first, and "put off" says until when.
    """
    result = assess(CONTENT, profile)
    ids = [card.id for card in result.cards]

    assert len(ids) == len(set(ids))
    assert {card.id for card in CONTENT.cards.values() if card.is_outcome} <= set(ids)
    assert sorted((card.urgency for card in result.cards), reverse=True) == [
        card.urgency for card in result.cards
    ]
    assert all(reason.text and reason.questions for card in result.cards for reason in card.reasons)
    assert all(
        reason.until
        for card in result.cards
        for reason in card.reasons
        if reason.urgency == Urgency.USUALLY_PUT_OFF
    )


@given(profiles())
def test_not_sure_alone_puts_no_card_among_the_readers_own(profile: Profile) -> None:
    """
    A reader's own cards depend on what they named, and only a skin type that they picked may be in doubt.
    """
    reasons = [(card, reason) for card in assess(CONTENT, profile).personal for reason in card.reasons]
    surely = {
        card.id
        for card, reason in reasons
        if not reason.unsure and reason.urgency == Urgency.USUALLY_NOT_DONE
    }

    assert [] == [reason.rule for _, reason in reasons if reason.find_out]
    assert {"skin_type"} >= {
        id
        for _, reason in reasons
        if reason.unsure
        for id in reason.questions
        if not certain(CONTENT.questions[id], profile.chosen(id))
    }
    assert {card.id for card, _ in reasons if card.urgency == Urgency.USUALLY_NOT_DONE} == surely


@given(profiles())
def test_all_that_is_not_known_is_gathered_in_one_card(profile: Profile) -> None:
    """
    Whatever is not known is in one card, the most urgent first, with each card that it could bring up in full.
    Only what could raise no card above what the reader sees already is left out.
    """
    result = assess(CONTENT, profile)
    open_ = {
        question.id
        for question in CONTENT.questions.values()
        if profile.chosen(question.id) == (question.not_sure.id,)
    }
    page = str(cards_html(result, CONTENT))
    inside = page.partition('data-key="fold-gathered"')[2]

    seen, left_out = urgencies(result), open_ - {item.question for item in result.unsure}
    assert [] == [
        rule.id
        for rule in CONTENT.rules.values()
        if left_out & {*questions_to_find_out(rule.when, profile, CONTENT.questions)}
        and seen.get(rule.card, -1) < rule.urgency
    ]
    assert sorted((item.urgency for item in result.unsure), reverse=True) == [
        item.urgency for item in result.unsure
    ]
    assert bool(result.unsure) == page.count('data-key="find-out"')
    assert set() == {card.id for card in result.gathered} & set(urgencies(result))
    assert {card.id: card.urgency for card in result.gathered} == {
        id: urgency for id, urgency in highest_urgencies(result).items() if id not in urgencies(result)
    }
    assert [] == [card.id for card in result.gathered if f'id="card-{card.id}"' not in inside]


@given(profiles())
def test_what_is_sure_comes_before_what_may_be(profile: Profile) -> None:
    """
    Among cards of one urgency, those that depend on "not sure" come after those that a sure answer brought up.
    """
    personal = assess(CONTENT, profile).personal
    unsure = [(-card.urgency, all(reason.unsure for reason in card.reasons)) for card in personal]

    assert sorted(unsure) == unsure


def test_whoever_needles_at_home_reads_whom_to_tell() -> None:
    """Cards say to tell whoever treats you. At home that is nobody, so the first card there says who that is."""
    first = assess(CONTENT, Profile({"who": ("home",)})).personal[0]

    assert "treated-at-home" == first.id
    label = CONTENT.urgency["tell_whoever_treats_you"]["label"].lower()
    assert [f'Where a card says "{label}", tell them.'] == [
        step for step in first.first.steps if label in step
    ]
