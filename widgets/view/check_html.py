"""Questions that show whether we explained it well: those of a chapter, and those of the reader's own cards.

Each answer opens to our comment. Nothing is stored, nothing is added up, and nobody is graded.
"""

from collections.abc import Sequence
from math import ceil

from widgets.core.assessment import Assessment
from widgets.core.content import Content
from widgets.core.shapes import Card, CardCheck, Chapter, Check, Choice, Place

from .base.folds import fold
from .base.markup import Html, html, tag
from .base.places import card_link, place_link

LEAST, MOST = 3, 5
"""Questions of the reader's own cards; those of the cards for everyone make up the least."""

QUESTIONS_A_MINUTE = 2
"""How many questions a careful reader answers; a round number."""


def check_html(chapter: Chapter, content: Content) -> Html:
    """Return the short check of a chapter."""
    questions = [_question_of_chapter(item, chapter, content) for item in chapter.check]
    return _section("check.about", questions, content)


def own_check_html(assessment: Assessment, content: Content) -> Html:
    """Return the questions of the reader's own cards, each answer with a link that opens the card."""
    questions = [
        _question_of_card(card, card.check, content) for card in cards_to_ask(assessment) if card.check
    ]
    words = content.words
    about = tag("p", words("check.about_own" if assessment.personal else "check.about_everyone"))
    minutes = ceil(len(questions) / QUESTIONS_A_MINUTE)
    how_long = words(f"check.how_long_{'one' if minutes == 1 else 'many'}", n=len(questions), minutes=minutes)
    line = html(tag("h2", words("check.heading_own")), tag("span", how_long, class_="mw-long"))
    return tag(
        "section",
        fold(line, html(about, questions), "check", class_="mw-section-fold"),
        class_="mw-check mw-check-own",
    )


def cards_to_ask(assessment: Assessment) -> list[Card]:
    """Return the cards whose questions a reader gets: their most urgent own ones, then those for everyone."""
    own, general = (
        [card for card in cards if card.check] for cards in (assessment.personal, assessment.general)
    )
    own = own[:MOST]
    return [*own, *general[: max(0, LEAST - len(own))]]


def _section(about: str, questions: list[Html], content: Content) -> Html:
    words = content.words
    label = words("check.open_one" if len(questions) == 1 else "check.open_many", n=len(questions))
    return tag(
        "section",
        tag("h2", words("check.heading")),
        fold(label, html(tag("p", words(about)), questions), "check"),
        class_="mw-check",
    )


def _question_of_chapter(item: Check, chapter: Chapter, content: Content) -> Html:
    card = content.cards[item.card]
    explained = tag("p", content.words("check.explained_in"), " ", _link(card, chapter, content))
    return html(tag("h3", item.question), _answers(item.id, item.choices), explained)


def _link(card: Card, chapter: Chapter, content: Content) -> Html:
    """Return the link to a card on this page; to the page that shows it, where this one does not."""
    shown = chapter.questions and card.id in chapter.cards
    return card_link(card) if shown else place_link(Place("card", card.id), content)


def _question_of_card(card: Card, check: CardCheck, content: Content) -> Html:
    link = tag("p", content.words("check.open_card"), " ", card_link(card))
    return tag(
        "div",
        tag("h3", check.question),
        _answers(f"check-{card.id}", check.choices, link),
        data_key=f"check-{card.id}",
    )


def _answers(key: str, choices: Sequence[Choice], after: Html | None = None) -> Html:
    """Return each answer as a fold with our comment, and what comes after each comment."""
    answers = [
        tag("li", fold(choice.text, html(tag("p", choice.feedback), after), f"{key}-{n}", class_=None))
        for n, choice in enumerate(choices)
    ]
    return tag("ul", answers, class_="mw-answers")
