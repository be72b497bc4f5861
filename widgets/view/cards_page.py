"""All of a reader's cards on one page: what their answers brought up, then what can happen to anyone."""

from collections.abc import Collection
from datetime import date

from ..core.assessment import Assessment
from ..core.content import Content
from ..core.shapes import Card
from .card_html import card_html
from .markup import Html, html, tag


def cards_html(assessment: Assessment, content: Content, today: date | None = None,
               only: Collection[str] | None = None) -> Html:
    """Return the cards under their headings; `only` keeps to the cards of a chapter."""
    words = content.words
    personal, general = (_kept(cards, only) for cards in (assessment.personal, assessment.general))
    return html(
        _group(words("cards.for_you"), words("cards.order_told"), personal, assessment, content, today),
        _group(words("cards.for_everyone"), None if personal else words("cards.nothing_answered"), general,
               assessment, content, today),
    )


def _kept(cards: tuple[Card, ...], only: Collection[str] | None) -> list[Card]:
    return [card for card in cards if only is None or card.id in only]


def _group(heading: str, lead: str | None, cards: list[Card], assessment: Assessment, content: Content,
           today: date | None) -> Html | None:
    if not cards:
        return None
    return tag("section", tag("h2", heading), tag("p", lead) if lead else None,
               [card_html(card, assessment, content, today) for card in cards],
               class_="mw-cards", data_key=heading)


def changed(before: Assessment, after: Assessment, content: Content) -> str:
    """Say in one line what an answer changed: how many cards are new, gone or moved up or down."""
    old, new = ({card.id: card for card in value.cards} for value in (before, after))
    came, went = len(new.keys() - old.keys()), len(old.keys() - new.keys())
    moved = sum(old[id].urgency != new[id].urgency for id in old.keys() & new.keys())
    said = [content.words(f"cards.status.{key}_{'one' if n == 1 else 'many'}", n=n)
            for key, n in (("new", came), ("gone", went), ("moved", moved)) if n]
    total = content.words("cards.status.total", n=len(new))
    return " ".join([*said, total]) if said else content.words("cards.status.same", n=len(new))
