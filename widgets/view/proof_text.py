"""What a proof cell prints: the reader's cards or options, one card, a chart or a list, as plain text."""

from collections.abc import Collection

from widgets.core.assessment import Assessment
from widgets.core.content import Content

from .card.card_text import card_text, cards_text
from .charts.by_name import CHARTS, chart_by_name
from .charts.chart import chart_text
from .compare.compare_text import compare_text
from .reference.reference_text import (
    asked_text,
    claims_text,
    conflicts_text,
    gaps_text,
    glossary_text,
    notices_text,
    sources_text,
)

LISTS = {
    "asked": asked_text,
    "claims": claims_text,
    "conflicts": conflicts_text,
    "gaps": gaps_text,
    "glossary": glossary_text,
    "sources": sources_text,
    "notices": notices_text,
}
"""The lists that do not depend on the answers."""


def proof_text(
    show: str, assessment: Assessment, content: Content, only: Collection[str] | None = None
) -> str:
    """Return the text for `show`; KeyError if it names no list, no card of this reader and no chart."""
    if show in LISTS:
        return LISTS[show](content)
    if show == "cards":
        return cards_text(assessment, content)
    if show == "compare":
        return compare_text(assessment, content)
    if card := assessment.card(show):
        return card_text(card, assessment, content)
    if show in CHARTS:
        return chart_text(chart_by_name(show, assessment, content, only))
    if show in content.cards:
        raise KeyError(f"These answers do not bring up the card {show!r}: name some that do")
    names = ", ".join(("cards", "compare", *CHARTS, *LISTS))
    raise KeyError(f"There is nothing called {show!r} to print: there are {names}, and each card by its id")
