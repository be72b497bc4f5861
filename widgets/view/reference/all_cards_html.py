"""Every card of the workbook, whoever it is for: a page that can be read without answering anything."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from widgets.core.assessment import assess
from widgets.core.content import Content
from widgets.core.profile import Profile
from widgets.core.raised_card import with_all_reasons
from widgets.core.shapes import Card, Reason

from ..base.markup import Html, html, tag
from ..base.verdict import verdict
from ..card.card_html import card_html


def all_cards_html(content: Content, today: date | None = None) -> Html:
    """Return every card, folded under its deciding fact and for whom it is how urgent: first those about a reader's
    skin, health and treatment, then what can go wrong. `today` (if given) marks those whose check is overdue."""
    nobody = assess(content, Profile())

    def group(name: str, cards: Iterable[Card]) -> Html:
        drawn = [card_html(card, nobody, content, today, whose=_whose(card, content)) for card in cards]
        heading = tag("h2", content.words(f"site.cards.{name}"), id=name)
        return tag("section", heading, tag("div", drawn, class_="mw-cards"))

    raised = (with_all_reasons(id, content) for id in content.cards)
    cards = sorted(raised, key=lambda card: (-card.urgency, card.order, card.id))
    return html(
        group("situations", (card for card in cards if not card.is_outcome)),
        group("outcomes", (card for card in cards if card.is_outcome)),
    )


def _whose(card: Card, content: Content) -> Html:
    """Return what each answer that brings a card up makes of it, the most urgent first."""
    ordered = sorted(card.reasons, key=lambda reason: -reason.urgency)
    return tag("ul", [tag("li", _line(card, reason, content)) for reason in ordered], class_="mw-whose")


def _line(card: Card, reason: Reason, content: Content) -> Html:
    advice = verdict(replace(card, urgency=reason.urgency, reasons=(reason,)), content)
    shape = tag("span", advice.shape, aria_hidden="true")
    return html(shape, " ", tag("strong", advice.marked), " ", reason.text)
