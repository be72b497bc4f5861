"""Profile in, Assessment out: the cards and counts that concern one reader.
Every rendering reads this value."""

from dataclasses import dataclass

from .concerns import Concern, concerns_of
from .content import Content
from .finding_out import ToFindOut, to_find_out
from .findings import Finding
from .profile import Profile, certain, possible
from .raised_card import place, raised
from .rules import fire
from .shapes import Card, Reason
from .treatment import Unlike, kinds_named, unlike

SKIN_TYPE = "skin_type"


@dataclass(frozen=True)
class Assessment:
    """What the workbook has to say to one reader.

    `cards` stand in the order of the screen; `skin_types` are those that may be the reader's (empty:
    not told); `concerns` are those that the reader named. `unsure` is what they may find out first, and
    `gathered` are the cards that only "not sure" could bring: they stand whole in that one card alone.
    `treatments` are the kinds of treatment that may be the reader's, and `treatments_sure` those that are.
    """

    profile: Profile
    cards: tuple[Card, ...]
    findings: tuple[Finding, ...]
    skin_types: tuple[str, ...]
    skin_type_sure: bool
    concerns: tuple[Concern, ...] = ()
    unsure: tuple[ToFindOut, ...] = ()
    gathered: tuple[Card, ...] = ()
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
        """Return the card of this id if this reader has it, be it among those that "not sure" could bring."""
        return next((card for card in (*self.cards, *self.gathered) if card.id == id), None)


def assess(content: Content, profile: Profile) -> Assessment:
    """Sort what is known by what the reader answered. It adds nothing up and computes no chance.

    An empty profile gives only the outcome cards, in the order of the content. Rules only ever raise a card.
    A level is for what the reader told; what hangs on "not sure" is gathered, and named with its urgency.
    """
    told, open_ = _fired(content, profile)
    assessed = (raised(card, told.get(card.id, ())) for card in content.cards.values())
    cards = sorted((card for card in assessed if card.is_outcome or card.reasons), key=place)
    shown = {card.id: card.urgency for card in cards}
    gathered = (raised(content.cards[id], reasons) for id, reasons in open_.items() if id not in shown)
    question = content.questions.get(SKIN_TYPE)
    chosen = profile.chosen(SKIN_TYPE) if question else ()
    return Assessment(
        profile=profile,
        cards=tuple(cards),
        findings=tuple(finding for finding in content.findings.values() if finding.card in shown),
        skin_types=possible(question, chosen) if question else (),
        skin_type_sure=bool(question and certain(question, chosen)),
        concerns=concerns_of(content.concerns, profile, content.questions),
        unsure=to_find_out(content, profile, open_, shown),
        gathered=tuple(sorted(gathered, key=place)),
        treatments=kinds_named(profile, content.questions),
        treatments_sure=kinds_named(profile, content.questions, surely=True),
    )


def _fired(content: Content, profile: Profile) -> tuple[dict[str, list[Reason]], dict[str, list[Reason]]]:
    """Return the reasons that the rules give this reader, by card: those that rest on what was told,
    and those that hang on "not sure"."""
    told: dict[str, list[Reason]] = {}
    open_: dict[str, list[Reason]] = {}
    for rule in content.rules.values():
        if reason := fire(rule, profile, content.questions):
            (open_ if reason.find_out else told).setdefault(rule.card, []).append(reason)
    return told, open_
