"""A card with the reasons that apply to one reader, its place among the others, and the outcomes inside it."""

from collections.abc import Iterable
from dataclasses import replace

from .content import Content
from .rules import Rule, questions_read
from .shapes import Card, Reason, Urgency


def rank(reason: Reason) -> tuple:
    """Return what the reasons of a card are sorted by: the most urgent first, then what joins several answers,
    which says more than any of them alone."""
    return -reason.urgency, -len(reason.questions), reason.rule


def raise_card(card: Card, reasons: Iterable[Reason]) -> Card:
    """Return the card with these reasons, the most urgent first, and their highest urgency;
    as it was without any."""
    ranked = tuple(sorted(reasons, key=rank))
    urgency = max((reason.urgency for reason in ranked), default=Urgency.CAN_HAPPEN_TO_ANYONE)
    return replace(card, urgency=urgency, reasons=ranked) if ranked else card


def with_all_reasons(id: str, content: Content) -> Card:
    """Return a card with every reason that any rule can give, and the highest urgency of them."""
    reasons = tuple(_reason(rule) for rule in content.rules.values() if rule.card == id)
    card = content.cards[id]
    return replace(
        card, reasons=reasons, urgency=max([card.urgency, *(reason.urgency for reason in reasons)])
    )


def _reason(rule: Rule) -> Reason:
    return Reason(
        rule=rule.id,
        urgency=rule.urgency,
        text=rule.because,
        questions=questions_read(rule.when),
        unsure=False,
        own_judgement=rule.own_judgement,
        sources=rule.sources,
        until=rule.until,
    )


def place(card: Card) -> tuple:
    """Return what cards are sorted by: most urgent first; then what a sure answer brought up,
    then a "not sure"; then the order of the content."""
    unsure = all(reason.unsure for reason in card.reasons)
    return -card.urgency, not card.reasons, unsure, card.is_outcome, card.order, card.id


def one_card_a_matter(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Return a reader's cards in the order of the screen, each outcome inside the card of the situation that it
    belongs to: of several, the most urgent. An outcome without one keeps its own card."""
    by_id = {card.id: card for card in sorted(cards, key=place)}
    homes: dict[str, str] = {}
    for card in by_id.values():
        for outcome in card.outcomes:
            homes.setdefault(outcome, card.id)
    merged = (
        _with_inside(card, [by_id[id] for id in card.outcomes if id in by_id and homes[id] == card.id])
        for card in by_id.values()
        if card.id not in homes
    )
    return tuple(sorted(merged, key=place))


def _with_inside(card: Card, outcomes: Iterable[Card]) -> Card:
    """Return a situation's card with outcomes inside, the most urgent first, and with all of their signs.

    Where an outcome is more urgent than the situation, the card takes over its urgency, the reasons for that, and
    what to do first; what the situation says to do first is then one of its other actions.
    """
    inside = sorted(outcomes, key=lambda outcome: -outcome.urgency)
    if not inside:
        return card
    more_urgent = [
        reason for outcome in inside for reason in outcome.reasons if reason.urgency > card.urgency
    ]
    signs = dict.fromkeys(sign for one in (card, *inside) for sign in one.warning_signs)
    merged = replace(
        raise_card(card, (*card.reasons, *more_urgent)),
        inside=tuple(inside),
        warning_signs=tuple(signs),
    )
    if inside[0].urgency <= card.urgency:
        return merged
    return replace(merged, first=inside[0].first, actions=(card.first.as_action, *card.actions))
