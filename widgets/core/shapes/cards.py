"""The shape of a card, and of what raises it for one reader."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal, get_args

from .evidence import Certainty, Statement

Speed = Literal["emergency", "same_day", "within_days", "within_weeks"]
"""How fast to act on a warning sign, the fastest first."""

SPEEDS: tuple[Speed, ...] = get_args(Speed)


class Urgency(IntEnum):
    """What a source advises for such people, weakest first. It never says how likely something is."""

    CAN_HAPPEN_TO_ANYONE = 0
    TELL_WHOEVER_TREATS_YOU = 1
    ASK_A_SPECIALIST_FIRST = 2
    USUALLY_PUT_OFF = 3
    USUALLY_NOT_DONE = 4

    @property
    def id(self) -> str:
        """The word that content files use for it."""
        return self.name.lower()

    @classmethod
    def named(cls, name: str) -> "Urgency":
        """Return the urgency that content files call `name`; KeyError if there is none."""
        return cls[name.upper()]


@dataclass(frozen=True)
class CertaintyNote:
    """How sure a whole card is: the level, the sentence it allows and the main reason."""

    level: Certainty
    sentence: str
    reason: str


@dataclass(frozen=True)
class Action:
    """One thing the reader can do: what, why, and the steps."""

    what: str
    why: str
    how: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class FirstStep:
    """The one thing to do first: `how` in a sentence or two, and the same in `steps`."""

    what: str
    how: str
    why: str
    steps: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def as_action(self) -> Action:
        """The same as one action among others, where something else comes first."""
        return Action(self.what, self.why, (self.how, *self.steps), self.sources)


@dataclass(frozen=True)
class WarningSign:
    """A sign and how fast to act on it; `judgement` marks a timing without a source.

    `leads_on` are the cards whose matter the sign is, where it is of one treatment only: that of the first of them.
    """

    when: str
    text: str
    sources: tuple[str, ...]
    judgement: bool
    leads_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reason:
    """Why a card is there or more urgent: the rule that fired and the answers it read.

    `find_out` are the questions answered with nothing but "not sure" that it depends on; empty: it is the
    reader's own.
    """

    rule: str
    urgency: Urgency
    text: str
    questions: tuple[str, ...]
    unsure: bool
    own_judgement: bool
    sources: tuple[str, ...]
    until: str | None = None
    find_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """One answer of a short check, with what it says back."""

    text: str
    feedback: str


@dataclass(frozen=True)
class CardCheck:
    """One teach-back question on what a card says."""

    question: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Card:
    """One card: an outcome that can happen to anyone, or a situation that brought the reader here.

    The short card has its verdict, `fact`, `first`, the most urgent of `warning_signs` and `unknown`, in this
    order; all else is for the whole card. `urgency` and `reasons` are as content gives them until `assess`
    replaces them for one reader.

    `outcomes` are the outcomes about the same matter as this situation, the closest first; `inside` are those of
    them that this reader's card holds, each with its own urgency and reasons.
    """

    id: str
    kind: str
    title: str
    order: int
    certainty: CertaintyNote
    fact: Statement
    first: FirstStep
    unknown: Statement
    known: tuple[Statement, ...]
    not_known: tuple[Statement, ...]
    looks_like: Mapping[str, Statement]
    how_long: tuple[Statement, ...]
    actions: tuple[Action, ...]
    warning_signs: tuple[WarningSign, ...]
    findings: tuple[str, ...]
    last_checked: str
    next_review: str
    urgency: Urgency = Urgency.CAN_HAPPEN_TO_ANYONE
    reasons: tuple[Reason, ...] = ()
    check: CardCheck | None = None
    clinical: str | None = None  # how a clinician would name it; each harm has one
    outcomes: tuple[str, ...] = ()
    inside: tuple["Card", ...] = ()

    @property
    def is_outcome(self) -> bool:
        """True for a card that is there for everyone."""
        return self.kind == "outcome"

    @property
    def matter(self) -> tuple["Card", ...]:
        """This card and the outcomes inside it."""
        return self, *self.inside

    @property
    def every_reason(self) -> tuple[Reason, ...]:
        """The reasons of this card and of the outcomes inside it, each once."""
        return tuple(dict.fromkeys(reason for card in self.matter for reason in card.reasons))

    def is_among(self, ids: Collection[str] | None) -> bool:
        """Whether some cards include this one or an outcome inside it; None: all cards."""
        return ids is None or any(card.id in ids for card in self.matter)
