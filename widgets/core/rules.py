"""Rules: which answers bring up a card, how urgent it then is, and the sentence that says why.

The words of a condition are few, and none of them takes anything away,
so that adding an answer can only add cards or raise them: all, any, and the leaves is, any_of, all_of,
is_unknown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .profile import Profile, certain, possible, stated
from .shapes import Question, Reason, Urgency

Questions = Mapping[str, Question]
Reading = Callable[[Question, tuple[str, ...]], tuple[str, ...]]


@dataclass(frozen=True)
class Leaf:
    """One thing asked of one answer: `word` is is, any_of, all_of or is_unknown."""

    question: str
    word: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Several conditions, of which `all` or `any` must hold."""

    word: str
    parts: tuple["Condition", ...]


Condition = Leaf | Group


@dataclass(frozen=True)
class Rule:
    """When `when` holds, `card` is shown with at least this urgency, and `because` tells the reader why."""

    id: str
    card: str
    urgency: Urgency
    when: Condition
    because: str
    because_unsure: str
    own_judgement: bool
    sources: tuple[str, ...]
    until: str | None = None


def holds(condition: Condition, profile: Profile, questions: Questions, read: Reading = possible) -> bool:
    """Return whether a condition is met by what may be true of the reader (`possible`), by what they answered
    (`stated`) or by what they are sure of (`certain`).

    A skipped question meets nothing; not sure meets whatever could be true.
    """
    if isinstance(condition, Group):
        outcomes = (holds(part, profile, questions, read) for part in condition.parts)
        return all(outcomes) if condition.word == "all" else any(outcomes)
    question = questions[condition.question]
    chosen = profile.chosen(question.id)
    if condition.word == "is_unknown":
        return read is possible and question.not_sure.id in chosen  # not knowing is never certain
    outcomes = (option in read(question, chosen) for option in condition.options)
    return all(outcomes) if condition.word == "all_of" else any(outcomes)


def fire(rule: Rule, profile: Profile, questions: Questions) -> Reason | None:
    """Return the reason that this rule gives this reader, or None when it does not concern them."""
    if not holds(rule.when, profile, questions):
        return None
    unsure = not holds(rule.when, profile, questions, certain)
    return Reason(
        rule=rule.id,
        urgency=rule.urgency,
        text=rule.because_unsure if unsure else rule.because,
        questions=tuple(id for id in questions_read(rule.when) if profile.chosen(id)),
        unsure=unsure,
        own_judgement=rule.own_judgement,
        sources=rule.sources,
        until=rule.until,
        find_out=questions_to_find_out(rule.when, profile, questions),
    )


def questions_to_find_out(condition: Condition, profile: Profile, questions: Questions) -> tuple[str, ...]:
    """Return the questions that must be found out for a condition that only "not sure" meets;
    none when the reader's own answers meet it, or when nothing does."""
    if holds(condition, profile, questions, stated) or not holds(condition, profile, questions):
        return ()
    if isinstance(condition, Leaf):
        return (condition.question,)
    return tuple(
        dict.fromkeys(
            id for part in condition.parts for id in questions_to_find_out(part, profile, questions)
        )
    )


def questions_read(condition: Condition) -> tuple[str, ...]:
    """Return the ids of the questions that a condition reads, each once, in order."""
    if isinstance(condition, Leaf):
        return (condition.question,)
    return tuple(dict.fromkeys(id for part in condition.parts for id in questions_read(part)))


def supporting_answers(
    condition: Condition, profile: Profile, questions: Questions, *, surely: bool
) -> frozenset[tuple[str, str]]:
    """Return the answers, each with its question, by which a condition is met: those that the reader
    is sure of, or also those that may be true of them."""
    if isinstance(condition, Group):
        return frozenset().union(
            *(supporting_answers(part, profile, questions, surely=surely) for part in condition.parts)
        )
    question = questions[condition.question]
    if condition.word == "is_unknown":
        return frozenset({(question.id, question.not_sure.id)})
    answer = (certain if surely else possible)(question, profile.chosen(question.id))
    return frozenset((question.id, option) for option in condition.options if option in answer)
