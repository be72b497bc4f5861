"""What a reader answered, as plain values: question id -> chosen option ids."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import MappingProxyType

from .shapes import Question


@dataclass(frozen=True)
class Profile:
    """A reader's answers. Only answers that a question really offers are ever in it; see `clean`."""

    answers: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        frozen = {question: tuple(chosen) for question, chosen in self.answers.items() if chosen}
        object.__setattr__(self, "answers", MappingProxyType(frozen))

    def chosen(self, question: str) -> tuple[str, ...]:
        """Return the chosen option ids of a question; empty when it was skipped."""
        return self.answers.get(question, ())

    def replace(self, question: str, *chosen: str) -> "Profile":
        """Return a profile in which this question has these answers (none given: skipped)."""
        return Profile({**self.answers, question: chosen})

    @property
    def empty(self) -> bool:
        """True when nothing at all was answered."""
        return not self.answers


def clean(questions: Mapping[str, Question], raw: object) -> Profile:
    """Turn whatever a page sent into a valid profile: what no question offers is left out, never guessed.

    A list without any known answer counts as skipped.
    """
    if not isinstance(raw, Mapping):
        return Profile()
    return Profile({id: clean_answer(question, raw.get(id)) for id, question in questions.items()})


class InvalidAnswer(ValueError):
    """Someone wrote an answer that no question takes; the message names what is allowed."""


def given(questions: Mapping[str, Question], raw: Mapping[str, object]) -> Profile:
    """Return the profile of answers that a person wrote down; InvalidAnswer for a question or an option that there is
    not, and for two that exclude each other. A page's answers go through `clean`, which forgives: they may be old,
    broken or forged."""
    for id, chosen in raw.items():
        if id not in questions:
            raise InvalidAnswer(f"There is no question {id!r}{_like(id, questions)}")
        options = questions[id].answers
        if isinstance(chosen, str) or not isinstance(chosen, Collection):
            raise InvalidAnswer(f"The answers to {id!r} are a list: {id}=[{options[0]!r}]")
        for option in chosen:
            if option not in options:
                raise InvalidAnswer(f"The question {id!r} has no answer {option!r}{_like(option, options)}")
        if set(clean_answer(questions[id], chosen)) != set(chosen):
            raise InvalidAnswer(
                f"Answers to {id!r} that exclude each other: {', '.join(chosen)}. Give one of them"
            )
    return clean(questions, raw)


def _like(name: object, allowed: Iterable[str]) -> str:
    """End the sentence about an unknown name with what it may have meant, and what is allowed."""
    names = list(allowed)
    near = get_close_matches(str(name), names, n=1)
    meant = f", did you mean {near[0]!r}" if near else ""
    return f"{meant}? There are: {', '.join(names)}" if meant else f": there are {', '.join(names)}"


def clean_answer(question: Question, raw: object) -> tuple[str, ...]:
    """Return the valid part of one answer, in the order of the screen.

    Of two answers that exclude each other one is kept: "not sure" if it is among them, because unknown is
    never safer; otherwise the named option, not "none".
    """
    if not isinstance(raw, Iterable) or isinstance(raw, (str, bytes, Mapping)):
        return ()
    names = [item for item in raw if isinstance(item, str)]
    valid = [answer for answer in question.answers if answer in names]
    unsure = [answer for answer in valid if answer == question.not_sure.id]
    picks = [answer for answer in valid if answer in question.named]
    none = [answer for answer in valid if question.none and answer == question.none.id]
    if question.kind.several:
        return tuple(picks + unsure or none)
    if question.kind.reach:
        return tuple(
            (picks if len(picks) == 1 else []) + (unsure or [question.not_sure.id] * (len(picks) > 1)) or none
        )
    if unsure or len(picks) > 1:
        return (question.not_sure.id,)
    return tuple(picks or none)


def possible(question: Question, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """Return every named option that may be true of the reader, given this answer.

    Not sure makes all of them possible; on a scale, not sure beside a pick means the pick and its neighbours,
    as far as the kind of question reaches.
    """
    picks = [option for option in chosen if option in question.named]
    if question.not_sure.id not in chosen:
        return tuple(picks)
    if question.kind.reach and picks:
        at, reach = question.named.index(picks[0]), question.kind.reach
        return question.named[max(0, at - reach) : at + reach + 1]
    return question.named


def certain(question: Question, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """Return the named options that the reader is sure of."""
    unsure_of_pick = question.kind.reach and question.not_sure.id in chosen
    return () if unsure_of_pick else tuple(option for option in chosen if option in question.named)


def stated(question: Question, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """Return the named options that the reader mentioned, even with a doubt.

    A pick on a scale that they are not sure of includes its neighbours; "not sure" alone names no option.
    """
    on_scale = question.kind.reach and any(option in question.named for option in chosen)
    return (possible if on_scale else certain)(question, chosen)
