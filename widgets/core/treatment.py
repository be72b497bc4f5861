"""Whose treatment a count comes from: the reader's own kind of needling, or another.

An answer may name a kind of treatment (`treatment` on an option in content/questions): heated needles,
or needles with more put on the skin. A count of another kind is then not about the reader, and says so.
"""

from collections.abc import Mapping
from enum import Enum

from .findings import Finding
from .profile import Profile, certain, possible
from .shapes import Card, Question

PLAIN, MORE, HEATED, OTHER = "plain_needling", "needling_with_more", "radiofrequency", "other"


class Unlike(Enum):
    """How the treatment that was counted is unlike the reader's."""

    NO_HEAT = "no_heat"  # the reader's needles are heated
    NO_HEAT_UNSURE = "no_heat_unsure"  # they may be
    HEATED = "heated"  # it was counted with heat, and the reader's are not known to be heated
    MORE = "more"  # something was added to the needles
    ALONE = "alone"  # nothing was added, and to the reader's something would be
    OTHER = "other"  # it was not microneedling, whoever the reader is


def kinds_named(
    profile: Profile, questions: Mapping[str, Question], *, surely: bool = False
) -> frozenset[str]:
    """Return the kinds of treatment that may be the reader's by their answers, or `surely` are."""
    read = certain if surely else possible
    return frozenset(
        option.treatment
        for question in questions.values()
        for option in question.options
        if option.treatment and option.id in read(question, profile.chosen(question.id))
    )


def unlike(kind: str, may_be: frozenset[str], is_surely: frozenset[str]) -> Unlike | None:
    """Return how a kind of treatment differs from the reader's; None if it does not, or the reader has not said.

    Heat comes first, because it is the greater difference: a count without it is never the reader's.
    """
    if kind == OTHER:
        return Unlike.OTHER
    if kind == HEATED:
        return None if HEATED in is_surely else Unlike.HEATED
    if HEATED in may_be:
        return Unlike.NO_HEAT if HEATED in is_surely else Unlike.NO_HEAT_UNSURE
    if kind == MORE:
        return Unlike.MORE
    return Unlike.ALONE if MORE in is_surely else None


def of_same_owner(finding: Finding, findings: Mapping[str, Finding]) -> tuple[Finding, ...]:
    """Return the counts of the same card or concern, this one included."""
    return tuple(
        item for item in findings.values() if (item.card, item.concern) == (finding.card, finding.concern)
    )


def is_counted_with_heat(finding: Finding, findings: Mapping[str, Finding]) -> bool:
    """Return whether there is a count with heated needles of what this count is about."""
    return any(item.treatment_kind == HEATED for item in of_same_owner(finding, findings))


def shown_on(card: Card, findings: Mapping[str, Finding], is_surely: frozenset[str]) -> tuple[Finding, ...]:
    """Return the counts that a card shows: those that it names, and before them, for heated needles,
    those with heat, the largest first."""
    own = [
        item
        for item in sorted(findings.values(), key=lambda item: -item.people)
        if HEATED in is_surely and item.card == card.id and item.treatment_kind == HEATED
    ]
    return (*own, *(findings[id] for id in card.findings if findings[id] not in own))
