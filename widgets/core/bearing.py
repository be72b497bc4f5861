"""Which of a reader's answers bear on which card: what a map of answers and cards can draw."""

from collections.abc import Collection
from dataclasses import dataclass

from .assessment import Assessment
from .content import Content
from .profile import Profile
from .rules import Condition, Group, Questions, holds
from .shapes import Card, Urgency


@dataclass(frozen=True)
class Bearing:
    """The answers to one question that bring up or raise one card, and how far; not sure is an answer too."""

    card: str
    question: str
    options: tuple[str, ...]
    urgency: Urgency


def bearings(assessment: Assessment, content: Content,
             only: Collection[str] | None = None) -> tuple[Bearing, ...]:
    """Return what bears on the reader's cards, as they stand on the screen;
    `only` keeps to those of a chapter."""
    cards = (card for card in assessment.personal if only is None or card.id in only)
    return tuple(item for card in cards for item in _of_card(card, assessment.profile, content))


def _of_card(card: Card, profile: Profile, content: Content) -> list[Bearing]:
    found: dict[str, Bearing] = {}
    for reason in card.reasons:
        when = content.rules[reason.rule].when
        for question, options in counting(when, profile, content.questions).items():
            old = found.get(question, Bearing(card.id, question, (), reason.urgency))
            both = {*old.options, *options}
            kept = tuple(option for option in content.questions[question].answers if option in both)
            found[question] = Bearing(card.id, question, kept, max(old.urgency, reason.urgency))
    return [found[question] for question in content.questions if question in found]


def counting(condition: Condition, profile: Profile, questions: Questions) -> dict[str, tuple[str, ...]]:
    """Return the answers, by question, that make a condition hold; nothing when it does not hold."""
    if not holds(condition, profile, questions):
        return {}
    if isinstance(condition, Group):
        parts = [counting(part, profile, questions) for part in condition.parts]
        named = dict.fromkeys(question for part in parts for question in part)
        return {question: tuple(option for part in parts for option in part.get(question, ()))
                for question in named}
    question = questions[condition.question]
    chosen, unsure = profile.chosen(question.id), question.not_sure.id
    if question.kind == "scale" and unsure in chosen:  # a pick that one is not sure of is one answer
        return {question.id: chosen}
    return {question.id: tuple(option for option in chosen if option in (*condition.options, unsure))}
