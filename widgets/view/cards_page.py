"""All of a reader's cards on one page: what their answers brought up, then what can happen to anyone."""

from collections.abc import Collection
from datetime import date

from ..core.assessment import Assessment
from ..core.content import Content
from ..core.shapes import Card
from .card_html import card_html
from .markup import Html, html, tag
from .wording import is_our_view, on_heat, only_unsure, urgency_words

MAIN_POINTS = 3
IN_SIGHT = 8  # cards shown before the rest is folded


def cards_html(assessment: Assessment, content: Content, today: date | None = None,
               only: Collection[str] | None = None) -> Html:
    """Return the cards under their headings, the main points first; `only` keeps to the cards of a chapter.

    However much is answered, the most urgent cards are in sight and the rest is folded, not left out.
    """
    personal, general = (_kept(cards, only) for cards in (assessment.personal, assessment.general))

    def drawn(cards: list[Card]) -> list[Html]:
        return [card_html(card, assessment, content, today) for card in cards]

    heat = on_heat(content.words.under("cards.heat"), assessment)
    return html(_main_points(personal, content), depth_switch(content),
                tag("p", tag("strong", heat), class_="mw-not-yours") if heat else None,
                _for_you(drawn(personal), content),
                _for_everyone(drawn(general), bool(personal), content))


def depth_switch(content: Content) -> Html:
    """Return the choice of how much of each card is shown; the page side keeps it and makes it work."""
    words = content.words
    choices = [tag("label",
                   tag("input", type="radio", name="mw-depth", value=value, checked=value == "short"), " ",
                   words(f"cards.in_{value}"), class_="mw-option") for value in ("short", "full")]
    return tag("fieldset", tag("legend", words("cards.depth")), tag("div", choices, class_="mw-options"),
               class_="mw-depth-switch", data_key="depth")


def _kept(cards: tuple[Card, ...], only: Collection[str] | None) -> list[Card]:
    return [card for card in cards if only is None or card.id in only]


def _main_points(personal: list[Card], content: Content) -> Html | None:
    """Return the first situations of the reader in a line each,
    when there are more cards than a glance takes in."""
    situations = [card for card in personal if not card.is_outcome]
    if len(situations) < MAIN_POINTS:
        return None
    points = [_main_point(card, content) for card in situations[:MAIN_POINTS]]
    return tag("section", tag("h2", content.words("cards.main_points", n=MAIN_POINTS)), tag("ol", points),
               class_="mw-main-points", data_key="main-points")


def _main_point(card: Card, content: Content) -> Html:
    urgency = urgency_words(card, content)
    notes = [content.words(f"cards.{key}") for key, holds in (("own_judgement", is_our_view(card)),
                                                              ("perhaps", only_unsure(card))) if holds]
    noted = f" ({', '.join(notes)})" if notes else ""
    return tag("li", tag("strong", card.title), f": {urgency[0].lower()}{urgency[1:]}{noted}")


def _for_you(cards: list[Html], content: Content) -> Html | None:
    if not cards:
        return None
    words = content.words
    return tag("section", tag("h2", words("cards.for_you")), tag("p", words("cards.order_told")),
               cards[:IN_SIGHT],
               _folded(words("cards.more_cards", n=len(cards) - IN_SIGHT), cards[IN_SIGHT:], "more-cards"),
               class_="mw-cards", data_key="for-you")


def _for_everyone(cards: list[Html], folded: bool, content: Content) -> Html | None:
    if not cards:
        return None
    words = content.words
    body = _folded(words("cards.for_everyone_folded", n=len(cards)), cards, "everyone") if folded \
        else [tag("p", words("cards.nothing_answered")), cards]
    return tag("section", tag("h2", words("cards.for_everyone")), body, class_="mw-cards",
               data_key="for-everyone")


def _folded(label: str, cards: list[Html], key: str) -> Html | None:
    return tag("details", tag("summary", label), cards, class_="mw-more",
               data_key=f"fold-{key}") if cards else None


def changed(before: Assessment, after: Assessment, content: Content) -> str:
    """Say in one line what an answer changed: how many cards are new, gone or moved up or down."""
    if after.profile.empty and not before.profile.empty:
        return content.words("cards.status.cleared", n=len(after.cards))
    old, new = ({card.id: card for card in value.cards} for value in (before, after))
    came, went = len(new.keys() - old.keys()), len(old.keys() - new.keys())
    moved = sum(old[id].urgency != new[id].urgency for id in old.keys() & new.keys())
    said = [content.words(f"cards.status.{key}_{'one' if n == 1 else 'many'}", n=n)
            for key, n in (("new", came), ("gone", went), ("moved", moved)) if n]
    total = content.words("cards.status.total", n=len(new))
    return " ".join([*said, total]) if said else content.words("cards.status.same", n=len(new))
