"""Every profile that one card can distinguish, and what the workbook shows to each of those readers.

A card's rules read a few questions, and of a question with many boxes only some. Two answers that contain the same
boxes that any of these rules reads, and the same "not sure", are the same answer to them. So one answer represents
each such class, and the cross product of those answers covers every reader there can be:
`test_one_answer_represents_its_class` compares every single answer with its representative.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, product
from math import prod

from widgets.core.assessment import assess
from widgets.core.content import Content
from widgets.core.profile import Profile
from widgets.core.rules import Condition, Leaf, Rule
from widgets.core.shapes import Question, QuestionKind, Reason, Urgency

Answer = tuple[str, ...]
ABSENT = -1
"""The urgency of a card that is not there at all: below every other."""


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Yield the leaves of a condition, from left to right."""
    if isinstance(condition, Leaf):
        yield condition
    else:
        for part in condition.parts:
            yield from leaves(part)


def every_answer(question: Question) -> list[Answer]:
    """Return every answer that a reader can give to one question, skipping it included."""
    unsure = (question.not_sure.id,)
    apart: list[Answer] = [(), *([(question.none.id,)] if question.none else []), unsure]
    if question.kind is QuestionKind.SEVERAL:
        some = [
            picks
            for size in range(1, len(question.named) + 1)
            for picks in combinations(question.named, size)
        ]
        return [*apart, *some, *(picks + unsure for picks in some)]
    with_doubt = (
        [(option, *unsure) for option in question.named] if question.kind is QuestionKind.SCALE else []
    )
    return [*apart, *((option,) for option in question.named), *with_doubt]


def representative(question: Question, read: frozenset[str], answer: Answer) -> Answer:
    """Return the answer that represents all those that look the same to conditions reading only these options.

    On a scale every option counts, because "not sure" beside a pick also means its neighbours.
    """
    if question.kind is QuestionKind.SCALE or not answer:
        return answer
    options = tuple(option for option in answer if option in read or option == question.not_sure.id)
    unread = [option for option in question.answers if option not in read and option != question.not_sure.id]
    return options or (question.none.id if question.none else unread[0],)


@dataclass(frozen=True)
class Seen:
    """What one reader sees of one card: its urgency, its reasons, and what it could become once something is
    found out (by the question to find out)."""

    shown: int
    reasons: tuple[Reason, ...]
    named: Mapping[str, tuple[Reason, ...]]

    @property
    def named_urgency(self) -> int:
        """The highest urgency that is named among the things to find out."""
        return max((reason.urgency for reasons in self.named.values() for reason in reasons), default=ABSENT)

    @cached_property
    def highest_urgency(self) -> int:
        """The highest urgency that the reader sees anywhere, shown or named."""
        return max(self.shown, self.named_urgency)


class ProfileSpace:
    """All readers that one card can distinguish, each with what `assess` shows them of that card."""

    def __init__(self, content: Content, card: str) -> None:
        self.card = content.cards[card]
        self.rules: tuple[Rule, ...] = tuple(rule for rule in content.rules.values() if rule.card == card)
        every = [leaf for rule in self.rules for leaf in leaves(rule.when)]
        self.read = {
            id: frozenset(option for leaf in every if leaf.question == id for option in leaf.options)
            for id in dict.fromkeys(leaf.question for leaf in every)
        }
        self.questions = {id: content.questions[id] for id in self.read}
        self.answers = {
            id: list(dict.fromkeys(self.representative(id, answer) for answer in every_answer(question)))
            for id, question in self.questions.items()
        }
        self.readers = prod(len(every_answer(question)) for question in self.questions.values())
        self._content = replace(
            content,
            cards={card: self.card},
            rules={rule.id: rule for rule in self.rules},
            questions=self.questions,
            findings={},
            concerns={},
        )
        self._seen: dict[tuple[Answer, ...], Seen] = {}

    def representative(self, question: str, answer: Answer) -> Answer:
        """Return the answer that this card's rules cannot distinguish from the given one."""
        return representative(self.questions[question], self.read[question], answer)

    @cached_property
    def profiles(self) -> list[tuple[Answer, ...]]:
        """The cross product of the answers, question by question in the order of `questions`."""
        return list(product(*self.answers.values()))

    def seen(self, profile: tuple[Answer, ...]) -> Seen:
        """Return what a reader with these answers sees of the card."""
        if profile not in self._seen:
            self._seen[profile] = seen(
                assess(self._content, Profile(dict(zip(self.questions, profile, strict=True)))), self.card.id
            )
        return self._seen[profile]

    def changes(self, pairs) -> Iterator[tuple[str, tuple[Answer, ...], tuple[Answer, ...]]]:
        """Yield each profile beside the one in which a single answer was replaced, for the (before, after) answers
        that `pairs` gives for a question."""
        for at, (id, question) in enumerate(self.questions.items()):
            # Thousands of answers share a few representatives: a dict keeps each step once, and in order.
            steps: dict[Answer, dict[Answer, None]] = {}
            for before, after in pairs(question):
                steps.setdefault(self.representative(id, before), {})[self.representative(id, after)] = None
            for profile in self.profiles:
                for after in steps.get(profile[at], ()):
                    yield id, profile, (*profile[:at], after, *profile[at + 1 :])


def seen(assessment, card: str) -> Seen:
    """Return what an assessment says of one card, in its place and among the things to find out."""
    shown_card = next((item for item in assessment.cards if item.id == card), None)
    open_reasons = {
        item.question: card_.reasons for item in assessment.unsure for card_ in item.cards if card_.id == card
    }
    return Seen(
        shown_card.urgency if shown_card else ABSENT, shown_card.reasons if shown_card else (), open_reasons
    )


def risks_added(question: Question) -> Iterator[tuple[Answer, Answer]]:
    """Yield (before, after) where the reader names one more thing: in place of nothing or "none", or beside others."""
    for option in question.named:
        yield (), (option,)
        if question.none:
            yield (question.none.id,), (option,)
    if question.kind is QuestionKind.SEVERAL:
        for before in every_answer(question):
            for option in (
                question.named if before and question.none and question.none.id not in before else ()
            ):
                answers = {*before, option}
                yield before, tuple(answer for answer in question.answers if answer in answers)


def doubts_added(question: Question) -> Iterator[tuple[Answer, Answer]]:
    """Yield (before, after) where the reader becomes less sure: "not sure" in place of an answer, or beside it."""
    unsure = question.not_sure.id
    for before in every_answer(question):
        if before != (unsure,):
            yield before, (unsure,)
            picks = [option for option in before if option in question.named]
            if picks and unsure not in before and question.kind is not QuestionKind.ONE:
                yield before, (*before, unsure)


def none_for_skipped(question: Question) -> Iterator[tuple[Answer, Answer]]:
    """Yield the skipped question and its "none", where it has one."""
    if question.none:
        yield (), (question.none.id,)


def worlds(question: Question, read: frozenset[str], answer: Answer) -> list[frozenset[str]]:
    """Return what may be true of a reader who gives this answer, of the options that are read, each case a set."""
    picks = frozenset(answer) & frozenset(question.named)
    if question.not_sure.id not in answer:
        return [picks & read]
    if question.kind is QuestionKind.SEVERAL:
        open_ = sorted(read - picks)
        return [
            picks & read | set(more) for size in range(len(open_) + 1) for more in combinations(open_, size)
        ]
    options = question.named
    if question.kind is QuestionKind.SCALE and picks:
        options = [option for option in options if abs(options.index(option) - options.index(*picks)) <= 1]
    nothing = [frozenset()] if question.none else []
    return [*nothing, *(frozenset({option}) & read for option in options)]


def is_true(condition: Condition, world: Mapping[str, frozenset[str]], unknown: frozenset[str]) -> bool:
    """Return whether a condition is true of a reader of whom everything is known, by plain logic; `unknown` are the
    questions that the reader answered with "not sure"."""
    if not isinstance(condition, Leaf):
        parts = [is_true(part, world, unknown) for part in condition.parts]
        return {"all": all, "any": any}[condition.word](parts)
    facts, options = world[condition.question], set(condition.options)
    return {
        "is": options <= facts,
        "all_of": options <= facts,
        "any_of": bool(options & facts),
        "is_unknown": condition.question in unknown,
    }[condition.word]


@dataclass(frozen=True)
class Truth:
    """Whether a condition may be true of a reader, is true of what they named (with neighbours on a scale), and is
    true of what they named without any doubt."""

    possible: bool
    named: bool
    sure: bool


def truth(condition: Condition, questions: Mapping[str, Question], answers: Mapping[str, Answer]) -> Truth:
    """Work out, from the meaning of the answers alone, what a condition is for one reader."""
    every = list(leaves(condition))
    ids = list(dict.fromkeys(leaf.question for leaf in every))
    read = {
        id: frozenset(option for leaf in every if leaf.question == id for option in leaf.options)
        for id in ids
    }
    unknown = frozenset(id for id in ids if questions[id].not_sure.id in answers[id])

    def holds_in_some(cases: list[list[frozenset[str]]], unknown: frozenset[str]) -> bool:
        return any(is_true(condition, dict(zip(ids, case, strict=True)), unknown) for case in product(*cases))

    possible, named, sure = [], [], []
    for id in ids:
        question, answer = questions[id], answers[id]
        picks = frozenset(answer) & frozenset(question.named)
        is_doubted = question.kind is QuestionKind.SCALE and id in unknown
        possible.append(worlds(question, read[id], answer))
        named.append(possible[-1] if is_doubted and picks else [picks & read[id]])
        sure.append([frozenset()] if is_doubted else [picks & read[id]])
    return Truth(
        holds_in_some(possible, unknown), holds_in_some(named, frozenset()), holds_in_some(sure, frozenset())
    )


def highest(reasons: tuple[Reason, ...]) -> int:
    """Return the highest urgency of some reasons; that of a card for everyone without any."""
    return max((reason.urgency for reason in reasons), default=Urgency.CAN_HAPPEN_TO_ANYONE)
