"""Which of a reader's answers affect which card: what the map of answers and cards draws."""

from collections.abc import Collection
from dataclasses import dataclass

from .assessment import Assessment
from .content import Content
from .finding_out import FIND_OUT, about, stands_at
from .profile import Profile, possible, stated
from .rules import Condition, Group, Questions, Reading, holds
from .shapes import Card, Urgency


@dataclass(frozen=True)
class Influence:
    """The answers to one question that bring up or raise one card, and how far; "not sure" is an answer too,
    and affects the card of what to find out."""

    card: str
    question: str
    options: tuple[str, ...]
    urgency: Urgency


def influences(
    assessment: Assessment, content: Content, only: Collection[str] | None = None
) -> tuple[Influence, ...]:
    """Return which answers affect the reader's cards, in the order of the screen;
    `only` keeps to those of a chapter."""
    cards = [card for card in assessment.personal if card.is_among(only)]
    unsure = about(assessment.unsure, only)
    by_card = [_of_card(card, assessment.profile, content) for card in cards]
    open_ = {
        item.question: Influence(
            FIND_OUT, item.question, (content.questions[item.question].not_sure.id,), item.urgency
        )
        for item in unsure
    }
    by_card.insert(stands_at(unsure, cards), [open_[id] for id in content.questions if id in open_])
    return tuple(item for card in by_card for item in card)


def _of_card(card: Card, profile: Profile, content: Content) -> list[Influence]:
    by_question: dict[str, Influence] = {}
    for reason in card.every_reason:
        when = content.rules[reason.rule].when
        for question, more in deciding_answers(when, profile, content.questions, stated).items():
            old = by_question.get(question, Influence(card.id, question, (), reason.urgency))
            both = {*old.options, *more}
            options = tuple(option for option in content.questions[question].answers if option in both)
            by_question[question] = Influence(card.id, question, options, max(old.urgency, reason.urgency))
    return [by_question[question] for question in content.questions if question in by_question]


def deciding_answers(
    condition: Condition, profile: Profile, questions: Questions, read: Reading = possible
) -> dict[str, tuple[str, ...]]:
    """Return the answers, by question, that make a condition hold; nothing when it does not hold."""
    if not holds(condition, profile, questions, read):
        return {}
    if isinstance(condition, Group):
        parts = [deciding_answers(part, profile, questions, read) for part in condition.parts]
        ids = dict.fromkeys(question for part in parts for question in part)
        return {
            question: tuple(option for part in parts for option in part.get(question, ())) for question in ids
        }
    question = questions[condition.question]
    answer, unsure = profile.chosen(question.id), question.not_sure.id
    if question.kind.reach and unsure in answer:  # a pick that one is not sure of is one answer
        return {question.id: answer}
    effective = (*condition.options, unsure) if read is possible else condition.options
    return {question.id: tuple(option for option in answer if option in effective)}
