"""The frozen shapes that every layer shares: sources, statements, cards, questions, rules and chapters."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum


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


class Certainty(Enum):
    """How sure the evidence is (GRADE-like levels); it fixes the verb of a sentence."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"
    NONE_FOUND = "none_found"


class Says(Enum):
    """What kind of sentence a statement is, and so what it needs to rest on."""

    EFFECT = "effect"
    REPORT = "report"
    ADVICE = "advice"
    BACKGROUND = "background"
    JUDGEMENT = "judgement"
    ABOUT = "about"  # about this workbook itself, so it needs neither source nor certainty


@dataclass(frozen=True)
class Study:
    """Whom a needling study took in: `skin_types` is None when the study does not tell them."""

    people: int | None
    skin_types: tuple[str, ...] | None
    people_by_type: Mapping[str, int]
    treatment: str


@dataclass(frozen=True)
class Source:
    """One published work, and how much of it was read (`how_known`)."""

    id: str
    title: str
    who: str
    year: str
    url: str | None
    design: str
    how_known: str
    seen_on: str | None
    note: str
    study: Study | None = None


@dataclass(frozen=True)
class Statement:
    """One sentence or two of fact, with what it rests on."""

    text: str
    sources: tuple[str, ...]
    certainty: Certainty | None
    says: Says


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
class WarningSign:
    """A sign and how fast to act on it; `judgement` marks a timing without a source."""

    when: str
    text: str
    sources: tuple[str, ...]
    judgement: bool


@dataclass(frozen=True)
class Reason:
    """Why a card is there or stands higher: the rule that fired and the answers it read."""

    rule: str
    urgency: Urgency
    text: str
    questions: tuple[str, ...]
    unsure: bool
    own_judgement: bool
    sources: tuple[str, ...]
    until: str | None = None


@dataclass(frozen=True)
class Card:
    """One card: an outcome that can happen to anyone, or a situation that brought the reader here.

    `urgency` and `reasons` are as content gives them until `assess` replaces them for one reader.
    """

    id: str
    kind: str
    title: str
    summary: str
    order: int
    certainty: CertaintyNote
    known: tuple[Statement, ...]
    not_known: tuple[Statement, ...]
    looks_like: Mapping[str, Statement]
    how_long: tuple[Statement, ...]
    actions: tuple[Action, ...]
    warning_signs: tuple[WarningSign, ...]
    findings: tuple[str, ...]
    see_also: tuple[str, ...]
    last_checked: str
    next_review: str
    urgency: Urgency = Urgency.CAN_HAPPEN_TO_ANYONE
    reasons: tuple[Reason, ...] = ()

    @property
    def is_outcome(self) -> bool:
        """True for a card that is there for everyone."""
        return self.kind == "outcome"


@dataclass(frozen=True)
class Option:
    """One answer that a question offers."""

    id: str
    text: str
    hint: str | None = None
    swatch: str | None = None


@dataclass(frozen=True)
class Question:
    """One question. `kind` is one, several or scale; `none` and `not_sure` are answers with a meaning of their own."""

    id: str
    order: int
    legend: str
    why: str
    help: str | None
    kind: str
    options: tuple[Option, ...]
    none: Option | None
    not_sure: Option
    group: str = "conditions"

    @property
    def named(self) -> tuple[str, ...]:
        """The ids of the answers that name something, in the order of the screen."""
        return tuple(option.id for option in self.options)

    @property
    def answers(self) -> tuple[str, ...]:
        """The ids of every answer that can be given."""
        return self.named + ((self.none.id,) if self.none else ()) + (self.not_sure.id,)


@dataclass(frozen=True)
class Choice:
    """One answer of a short check, with what it says back."""

    text: str
    right: bool
    feedback: str


@dataclass(frozen=True)
class Check:
    """One teach-back question; `card` names the card that explains it."""

    id: str
    question: str
    choices: tuple[Choice, ...]
    card: str


@dataclass(frozen=True)
class Section:
    """One headed part of a chapter."""

    id: str
    heading: str
    paragraphs: tuple[tuple[Statement, ...], ...]


@dataclass(frozen=True)
class Chapter:
    """One page of the workbook: its text, and which questions, cards and charts stand on it."""

    id: str
    title: str
    lead: str
    decision: str
    sections: tuple[Section, ...]
    questions: tuple[str, ...]
    cards: tuple[str, ...]
    charts: tuple[str, ...]
    check: tuple[Check, ...]


@dataclass(frozen=True)
class Place:
    """Where a reader meets a subject: `kind` is card, chapter, concern, term, stage or page; a chapter has a section."""

    kind: str
    id: str
    section: str | None = None


@dataclass(frozen=True)
class CareOption:
    """One of the four options for one concern, told in the same rows: see `ROWS`."""

    id: str
    rows: Mapping[str, tuple[Statement, ...]]
    findings: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Term:
    """One word of the glossary: the plain word, the medical one, and what it means."""

    id: str
    plain: str
    term: str
    meaning: Statement
    see: Place | None


@dataclass(frozen=True)
class Notice:
    """A regulator's safety notice: the cards it names must be checked within 30 days of its date."""

    id: str
    source: str
    date: str
    said: str
    cards: tuple[str, ...]


OPTIONS = ("needling", "wait", "another", "nothing")
"""The options of every concern, in the order of the screen."""

ROWS = ("what", "benefits", "harms", "judged", "later", "cost")
"""What is told of every option, in the order of the screen."""
