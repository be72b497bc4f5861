"""Every card of the workbook, whoever it is for: a page that can be read without answering anything."""

from collections.abc import Iterable
from datetime import date

from widgets.core.assessment import assess
from widgets.core.content import Content
from widgets.core.profile import Profile
from widgets.core.shapes import Card

from ..base.markup import Html, html, tag
from ..card.card_html import card_html


def all_cards_html(content: Content, today: date) -> Html:
    """Return every card, folded under its verdict and its deciding fact: first those about a reader's skin, health
    and treatment, then what can go wrong."""
    nobody = assess(content, Profile())

    def group(name: str, cards: Iterable[Card]) -> Html:
        drawn = [card_html(card, nobody, content, today) for card in cards]
        heading = tag("h2", content.words(f"site.cards.{name}"), id=name)
        return tag("section", heading, tag("div", drawn, class_="mw-cards"))

    cards = sorted(content.cards.values(), key=lambda card: (card.order, card.id))
    return html(
        group("situations", (card for card in cards if not card.is_outcome)),
        group("outcomes", (card for card in cards if card.is_outcome)),
    )
