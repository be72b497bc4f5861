"""What a reader's answers bring up, grouped: each situation with the harms that the same answers raise.

It asks the rules itself, so that no reason is lost on the way to paper, whatever else a page shows or folds.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from .content import Content
from .profile import Profile
from .raised_card import raise_card
from .rules import fire, supporting_answers
from .shapes import Card, Reason, Urgency

Answers = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class CardGroup:
    """One situation, or a harm for which there is none, with the harms that the same answers raise.

    Each card here has only the reasons of this group, and the urgency that they give it.
    """

    card: Card
    harms: tuple[Card, ...] = ()

    @property
    def cards(self) -> tuple[Card, ...]:
        """All of its cards, the one that it is named after first."""
        return self.card, *self.harms

    @property
    def urgency(self) -> Urgency:
        """The highest urgency in it."""
        return max(card.urgency for card in self.cards)


def card_groups(content: Content, profile: Profile, *, unsure: bool = False) -> tuple[CardGroup, ...]:
    """Return what this reader's answers certainly bring up, or what depends on "not sure"; most urgent first.

    Each reason belongs to one group: that of the most urgent situation with which it shares an answer.
    """
    reasons_by_card = _reasons_by_card(content, profile, unsure)
    leads = sorted(
        (
            raise_card(card, reasons_by_card[card.id])
            for card in content.cards.values()
            if card.id in reasons_by_card and not card.is_outcome
        ),
        key=_place,
    )
    homes = {lead.id: _answers(lead.reasons, content, profile) for lead in leads}
    harms: dict[str, list[Card]] = {}
    for card in content.cards.values():
        for home, reasons in _at_home(
            card, reasons_by_card.get(card.id, ()), homes, content, profile
        ).items():
            harms.setdefault(home, []).append(raise_card(card, reasons))
    with_situation = [CardGroup(lead, tuple(sorted(harms.pop(lead.id, ()), key=_place))) for lead in leads]
    alone = [CardGroup(card) for cards in harms.values() for card in cards]
    return tuple(sorted((*with_situation, *alone), key=lambda group: (-group.urgency, *_place(group.card))))


def own_card_groups(content: Content, profile: Profile) -> tuple[CardGroup, ...]:
    """Return what the reader answered: first what is certain, then picks that they are unsure about;
    without what depends on "not sure" alone, which is listed as something to find out."""
    depends_on_doubt = (
        group
        for group in card_groups(content, profile, unsure=True)
        if any(not reason.find_out for card in group.cards for reason in card.reasons)
    )
    return (*card_groups(content, profile), *depends_on_doubt)


def emergencies(content: Content, profile: Profile) -> tuple[str, ...]:
    """Return every sign that calls for the emergency number: those of the reader's own cards first,
    including what depends on "not sure", then those that apply to everyone; each once."""
    own = [
        card
        for unsure in (False, True)
        for group in card_groups(content, profile, unsure=unsure)
        for card in group.cards
    ]
    for_all = [card for card in content.cards.values() if card.is_outcome]
    return tuple(
        dict.fromkeys(
            sign.text for card in (*own, *for_all) for sign in card.warning_signs if sign.when == "emergency"
        )
    )


def _reasons_by_card(content: Content, profile: Profile, unsure: bool) -> dict[str, list[Reason]]:
    by_card: dict[str, list[Reason]] = {}
    for rule in content.rules.values():
        reason = fire(rule, profile, content.questions)
        if reason and reason.unsure == unsure:
            by_card.setdefault(rule.card, []).append(reason)
    return by_card


def _answers(reasons: Iterable[Reason], content: Content, profile: Profile) -> Answers:
    return frozenset().union(
        *(
            supporting_answers(
                content.rules[reason.rule].when, profile, content.questions, surely=not reason.unsure
            )
            for reason in reasons
        )
    )


def _at_home(
    card: Card, reasons: Iterable[Reason], homes: dict[str, Answers], content: Content, profile: Profile
) -> dict[str, list[Reason]]:
    """Return the reasons that raise a harm, grouped by the situation that they belong to;
    without one, by the harm itself."""
    by_home: dict[str, list[Reason]] = {}
    for reason in reasons if card.is_outcome else ():
        answers = _answers([reason], content, profile)
        home = next((id for id, home_answers in homes.items() if home_answers & answers), card.id)
        by_home.setdefault(home, []).append(reason)
    return by_home


def _place(card: Card) -> tuple:
    return -card.urgency, card.order, card.id
