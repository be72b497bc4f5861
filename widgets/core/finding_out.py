"""What a reader who ticked "I am not sure" may find out first, and what each answer could change.

Nothing unknown is dropped: it is gathered here, with the urgency that it would have.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from .content import Content
from .profile import Profile
from .raised_card import place, raise_card
from .rules import questions_to_find_out
from .shapes import Card, Reason, Urgency

FIND_OUT = "find-out"
"""The id of the one card that holds all of this."""


@dataclass(frozen=True)
class ToFindOut:
    """One question answered with "not sure", and the cards that its answer could bring up or raise:
    each with the reasons and the urgency that it would have, most urgent first."""

    question: str
    cards: tuple[Card, ...]

    @property
    def urgency(self) -> Urgency:
        """The highest urgency that the answer could bring."""
        return max((card.urgency for card in self.cards), default=Urgency.CAN_HAPPEN_TO_ANYONE)


def to_find_out(
    content: Content,
    profile: Profile,
    reasons: Mapping[str, Iterable[Reason]],
    urgencies: Mapping[str, Urgency],
) -> tuple[ToFindOut, ...]:
    """Return what is to be found out, most urgent first.

    `reasons` are those that depend on "not sure", by card; `urgencies` are those of the reader's other cards.
    A question that could neither raise a card nor name a concern is left out: nothing depends on it.
    """
    cards_by_question: dict[str, list[Card]] = {}
    for card, open_ in reasons.items():
        more = [reason for reason in open_ if reason.urgency > urgencies.get(card, -1)]
        for question in dict.fromkeys(id for reason in more for id in reason.find_out):
            its_own = [reason for reason in more if question in reason.find_out]
            cards_by_question.setdefault(question, []).append(raise_card(content.cards[card], its_own))
    hopes = {
        id
        for concern in content.concerns.values()
        for id in questions_to_find_out(concern.when, profile, content.questions)
    }
    items = (
        ToFindOut(id, tuple(sorted(cards_by_question.get(id, ()), key=place)))
        for id in content.questions
        if id in cards_by_question or id in hopes
    )
    return tuple(sorted(items, key=lambda item: -item.urgency))


def about(unsure: Iterable[ToFindOut], only: Collection[str] | None) -> tuple[ToFindOut, ...]:
    """Return only what affects some cards, such as those of a chapter; None: all cards."""
    if only is None:
        return tuple(unsure)
    items = (replace(item, cards=tuple(card for card in item.cards if card.id in only)) for item in unsure)
    return tuple(sorted((item for item in items if item.cards), key=lambda item: -item.urgency))


def stands_at(unsure: Collection[ToFindOut], cards: Iterable[Card]) -> int:
    """Return how many of a reader's cards, in their order, come before the card of what to find out:
    those that are at least as urgent as the most urgent thing named in it."""
    highest = max((item.urgency for item in unsure), default=Urgency.CAN_HAPPEN_TO_ANYONE)
    return sum(card.urgency >= highest for card in cards)
