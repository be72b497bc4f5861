"""Profile in, Assessment out: the cards and counts that concern one reader.
Every rendering reads this value."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .concerns import Concern, concerns_of
from .content import Content
from .findings import Finding
from .profile import Profile, certain, possible
from .rules import fire
from .shapes import Card, Reason, Urgency
from .treatment import Unlike, kinds_named, unlike

SKIN_TYPE = "skin_type"


@dataclass(frozen=True)
class Assessment:
    """What the workbook has to say to one reader.

    `cards` stand in the order of the screen; `skin_types` are those that may be the reader's (empty:
    not told); `concerns` are those that the reader named; `treatments` are the kinds of treatment that may be
    the reader's, and `treatments_sure` those that are.
    """

    profile: Profile
    cards: tuple[Card, ...]
    findings: tuple[Finding, ...]
    skin_types: tuple[str, ...]
    skin_type_sure: bool
    concerns: tuple[Concern, ...] = ()
    treatments: frozenset[str] = frozenset()
    treatments_sure: frozenset[str] = frozenset()

    def unlike(self, kind: str) -> Unlike | None:
        """Return how a kind of treatment is unlike this reader's; None when it is not, or nothing is told."""
        return unlike(kind, self.treatments, self.treatments_sure)

    @property
    def personal(self) -> tuple[Card, ...]:
        """The cards that an answer brought up or raised."""
        return tuple(card for card in self.cards if card.reasons)

    @property
    def general(self) -> tuple[Card, ...]:
        """The cards that are there for everyone."""
        return tuple(card for card in self.cards if not card.reasons)

    def card(self, id: str) -> Card | None:
        """Return the card of this id if this reader has it."""
        return next((card for card in self.cards if card.id == id), None)


def assess(content: Content, profile: Profile) -> Assessment:
    """Sort what is known by what the reader answered. It adds nothing up and computes no chance.

    An empty profile gives only the outcome cards, in the order of the content. Rules only ever raise a card.
    """
    fired = _fired(content, profile)
    assessed = (_with_reasons(card, fired.get(card.id, ())) for card in content.cards.values())
    cards = sorted((card for card in assessed if card.is_outcome or card.reasons), key=_place)
    shown = {card.id for card in cards}
    question = content.questions.get(SKIN_TYPE)
    chosen = profile.chosen(SKIN_TYPE) if question else ()
    return Assessment(
        profile=profile,
        cards=tuple(cards),
        findings=tuple(finding for finding in content.findings.values() if finding.card in shown),
        skin_types=possible(question, chosen) if question else (),
        skin_type_sure=bool(question and certain(question, chosen)),
        concerns=concerns_of(content.concerns, profile, content.questions),
        treatments=kinds_named(profile, content.questions),
        treatments_sure=kinds_named(profile, content.questions, surely=True),
    )


def _fired(content: Content, profile: Profile) -> dict[str, list[Reason]]:
    """Return the reasons that the rules give this reader, by card."""
    fired: dict[str, list[Reason]] = {}
    for rule in content.rules.values():
        if reason := fire(rule, profile, content.questions):
            fired.setdefault(rule.card, []).append(reason)
    return fired


def _with_reasons(card: Card, fired: Iterable[Reason]) -> Card:
    reasons = tuple(sorted(fired, key=lambda reason: (-reason.urgency, reason.rule)))
    urgency = max((reason.urgency for reason in reasons), default=Urgency.CAN_HAPPEN_TO_ANYONE)
    return replace(card, urgency=urgency, reasons=reasons) if reasons else card


def _place(card: Card) -> tuple:
    """Most urgent first; then what a sure answer brought up, then a "not sure";
    then the order of the content."""
    unsure = all(reason.unsure for reason in card.reasons)
    return -card.urgency, not card.reasons, unsure, card.is_outcome, card.order, card.id
