"""The laws of every card, for every reader that the card can distinguish: enumerated, not sampled."""

from functools import cache
from itertools import product
from math import prod

import pytest
from hypothesis import given

from tests.content.compiled import CONTENT
from tests.content.test_laws import profiles
from tests.core.every_profile import ProfileSpace, every_answer, leaves, seen, truth
from tests.core.laws import LAWS, Law
from widgets.core.assessment import assess
from widgets.core.profile import Profile, certain, clean, possible, stated
from widgets.core.rules import holds

CARDS = sorted(CONTENT.cards)
CONDITIONS = {f"concern {concern.id}": concern.when for concern in CONTENT.concerns.values()} | {
    f"note {n} of {stage.id}": note.when
    for stage in CONTENT.timeline
    for n, note in enumerate(stage.personal, start=1)
}


@cache
def space(card: str) -> ProfileSpace:
    return ProfileSpace(CONTENT, card)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_every_card_keeps_the_law(law: Law, record_property) -> None:
    """
    Each law of `tests/core/laws.py` holds for every card and every reader that the card can distinguish.
    """
    record_property("holds_for_profiles", sum(law(space(card)) for card in CARDS))
    record_property("readers", sum(space(card).readers for card in CARDS))
    record_property("law", law.__doc__)


@pytest.mark.parametrize("card", CARDS)
def test_one_answer_represents_its_class(card: str) -> None:
    """
    No condition of the card's rules can distinguish an answer from the one that represents it in the enumeration.
    """
    for rule in space(card).rules:
        for leaf in leaves(rule.when):
            question = CONTENT.questions[leaf.question]
            for answer in every_answer(question):
                stand_in = space(card).representative(question.id, answer)
                assert bool(answer) == bool(stand_in)
                for read in (possible, stated, certain):
                    one, other = (Profile({question.id: choice}) for choice in (answer, stand_in))
                    assert holds(leaf, one, CONTENT.questions, read) == holds(
                        leaf, other, CONTENT.questions, read
                    ), (leaf, answer, stand_in)


@pytest.mark.parametrize("question", CONTENT.questions.values(), ids=lambda question: question.id)
def test_every_answer_is_one_that_a_page_can_send(question) -> None:
    """
    Each answer of the enumeration comes through the cleaning of answers unchanged, so such a reader can exist.
    """
    for answer in every_answer(question):
        assert answer == clean(CONTENT.questions, {question.id: list(answer)}).chosen(question.id)


@given(profiles())
def test_a_card_depends_on_its_own_questions_alone(profile: Profile) -> None:
    """
    In the whole assessment of any reader, each card is as it was enumerated for the answers that its rules read.
    """
    assessment = assess(CONTENT, profile)

    for card in CARDS:
        answers = tuple(space(card).representative(id, profile.chosen(id)) for id in space(card).questions)
        assert space(card).seen(answers) == seen(assessment, card), card


@pytest.mark.parametrize("when", CONDITIONS.values(), ids=CONDITIONS)
def test_a_concern_or_note_is_there_when_its_condition_may_be_true(when, record_property) -> None:
    """
    A concern, or a note on healing, is there for exactly the readers of whom its condition may be true.
    """
    questions = {leaf.question: CONTENT.questions[leaf.question] for leaf in leaves(when)}
    answers = [every_answer(question) for question in questions.values()]

    for given_answers in product(*answers):
        reader = dict(zip(questions, given_answers, strict=True))
        assert truth(when, questions, reader).possible == holds(when, Profile(reader), CONTENT.questions), (
            reader
        )
    record_property("holds_for_profiles", prod(map(len, answers)))
