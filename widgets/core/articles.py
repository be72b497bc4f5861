"""How each claim of the five articles was answered, and what they leave out:
the record that readers can check."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from .shapes import Place, Statement


class Answer(Enum):
    """How one claim was answered."""

    USED = "used"
    UNPROVEN = "unproven"
    CORRECTED = "corrected"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True)
class Claim:
    """One claim of the articles in plain words, its answer,
    and the place where a reader finds the subject."""

    id: str
    claim: str
    articles: tuple[str, ...]
    answer: Answer
    reason: str
    sources: tuple[str, ...]
    where: Place


@dataclass(frozen=True)
class ClaimGroup:
    """The claims on one subject."""

    id: str
    title: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Conflict:
    """Two things that the articles say against each other, and a fair summary."""

    id: str
    question: str
    one_side: str
    other_side: str
    claims: tuple[str, ...]
    summary: tuple[Statement, ...]
    where: Place


@dataclass(frozen=True)
class Doubt:
    """A claim that looked wrong or could not be traced, and how it was handled."""

    id: str
    claims: tuple[str, ...]
    said: str
    handled: str
    sources: tuple[str, ...]
    where: Place


@dataclass(frozen=True)
class Gap:
    """Something that a reader needs and all five articles leave out: answered here, or reported as not known."""

    id: str
    question: str
    told: bool
    summary: str
    where: Place


@dataclass(frozen=True)
class Articles:
    """The whole record."""

    groups: Mapping[str, ClaimGroup]
    conflicts: tuple[Conflict, ...]
    doubtful: tuple[Doubt, ...]
    gaps: tuple[Gap, ...]
