"""What a sentence of fact rests on: its kind, how sure it is, and its sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


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
    """Who took part in a needling study; `skin_types` is None when the study does not report them."""

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
    """One or two sentences of fact, with their sources and certainty."""

    text: str
    sources: tuple[str, ...]
    certainty: Certainty | None
    says: Says
