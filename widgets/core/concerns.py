"""What could be done about one concern: the same four options, described in the same rows;
and whom it concerns."""

from collections.abc import Mapping
from dataclasses import dataclass

from .profile import Profile
from .rules import Condition, Questions, holds
from .shapes import CareOption, Statement


@dataclass(frozen=True)
class Concern:
    """One thing that people want changed: its four options side by side.
    `when` are the answers that name it."""

    id: str
    title: str
    when: Condition
    lead: tuple[Statement, ...]
    options: Mapping[str, CareOption]
    last_checked: str
    next_review: str


def concerns_of(
    concerns: Mapping[str, Concern], profile: Profile, questions: Questions
) -> tuple[Concern, ...]:
    """Return the concerns that the reader named, in the order of the content; none named gives none."""
    return tuple(concern for concern in concerns.values() if holds(concern.when, profile, questions))
