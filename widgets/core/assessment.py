"""Profile in, Assessment out: the cards and counts that concern one reader.
Every rendering reads this value."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from .concerns import Concern, concerns_of
from .content import Content
from .finding_out import ToFindOut, about, to_find_out
from .findings import Finding
from .profile import Profile, certain, possible
from .raised_card import one_card_a_matter, place, raise_card
from .rules import fire
from .shapes import Card, Reason
from .treatment import Unlike, kinds_named, unlike

SKIN_TYPE = "skin_type"


@dataclass(frozen=True)
class Assessment:
    """What the workbook has to say to one reader.

    `cards` are all of the reader's, each by itself, the most urgent first; `personal` are those to show.
    `skin_types` are those that may be the reader's (empty: not answered); `concerns` are those that the reader
    named. `unsure` is what they may find out first, and `gathered` are the cards that only "not sure" could
    bring: they are shown in that one card alone.
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
        """Return how a kind of treatment differs from this reader's; None if it does not, or if nothing is known."""
        return unlike(kind, self.treatments, self.treatments_sure)

    @property
    def personal(self) -> tuple[Card, ...]:
        """The cards that an answer brought up or raised, in the order of the screen: one for each matter."""
        return one_card_a_matter(card for card in self.cards if card.reasons)

    @property
    def general(self) -> tuple[Card, ...]:
        """The cards that are there for everyone."""
        return tuple(card for card in self.cards if not card.reasons)

    def within(self, ids: Collection[str] | None) -> "Assessment":
        """Return it with no other cards than these, for a page about one matter; None keeps all of them.

        An outcome of these that is inside one of the reader's own cards brings that whole card: alone it would look
        milder than it is.
        """
        if ids is None:
            return self
        own = {one.id for card in self.personal if card.is_among(ids) for one in card.matter}
        return replace(
            self,
            cards=tuple(card for card in self.cards if card.id in ids or card.id in own),
            unsure=about(self.unsure, ids),
            gathered=tuple(card for card in self.gathered if card.id in ids),
        )

    def card(self, id: str) -> Card | None:
        """Return the card of this id if this reader has it, even if only "not sure" could bring it; an outcome
        that is inside another card is returned by itself."""
        every = (*self.personal, *self.cards, *self.gathered)
        return next((card for card in every if card.id == id), None)


def assess(content: Content, profile: Profile) -> Assessment:
    """Sort what is known by what the reader answered. It adds nothing up and computes no chance.

    An empty profile gives only the outcome cards, in the order of the content. Rules only ever raise a card.
    The urgency of a card follows from what the reader answered; what depends on "not sure" is gathered, and
    named with the urgency that it would have.
    """
    certain_reasons, open_reasons = _reasons_by_card(content, profile)
    all_cards = (raise_card(card, certain_reasons.get(card.id, ())) for card in content.cards.values())
    cards = sorted((card for card in all_cards if card.is_outcome or card.reasons), key=place)
    urgencies = {card.id: card.urgency for card in cards}
    gathered = (
        raise_card(content.cards[id], reasons) for id, reasons in open_reasons.items() if id not in urgencies
    )
    question = content.questions.get(SKIN_TYPE)
    answer = profile.chosen(SKIN_TYPE) if question else ()
    return Assessment(
        profile=profile,
        cards=tuple(cards),
        findings=tuple(finding for finding in content.findings.values() if finding.card in urgencies),
        skin_types=possible(question, answer) if question else (),
        skin_type_sure=bool(question and certain(question, answer)),
        concerns=concerns_of(content.concerns, profile, content.questions),
        unsure=to_find_out(content, profile, open_reasons, urgencies),
        gathered=tuple(sorted(gathered, key=place)),
        treatments=kinds_named(profile, content.questions),
        treatments_sure=kinds_named(profile, content.questions, surely=True),
    )


def _reasons_by_card(
    content: Content, profile: Profile
) -> tuple[dict[str, list[Reason]], dict[str, list[Reason]]]:
    """Return the reasons that the rules give this reader, by card: those that follow from their answers,
    and those that depend on a "not sure"."""
    certain_reasons: dict[str, list[Reason]] = {}
    open_reasons: dict[str, list[Reason]] = {}
    for rule in content.rules.values():
        if reason := fire(rule, profile, content.questions):
            (open_reasons if reason.find_out else certain_reasons).setdefault(rule.card, []).append(reason)
    return certain_reasons, open_reasons
