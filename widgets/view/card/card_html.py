"""A card as HTML: one calm sentence that opens in short, and from there to the whole card.

What is only for the whole card is marked `mw-deep`; the page hides it until the reader asks for more.
"""

from datetime import date

from widgets.core.assessment import Assessment
from widgets.core.content import Content
from widgets.core.dates import day
from widgets.core.shapes import Card, Reason

from ..base.markup import Html, html, tag
from ..base.overdue_banner import overdue_card
from ..base.places import chapter_of, question_link
from ..base.sources import judgement_mark, sources
from ..base.wording import is_our_view, only_unsure, urgency_words
from .card_parts import actions, counts, looks, part, statements, warnings
from .certainty_ladder import ladder


def card_html(
    card: Card, assessment: Assessment, content: Content, today: date | None = None, open_: bool = False
) -> Html:
    """Return one card; `today` (if given) decides whether the overdue banner shows."""
    body = html(
        overdue_card(card, content, today),
        part("how_sure", content, ladder(card.certainty, content)),
        statements("known", card.known, content),
        statements("not_known", card.not_known, content),
        counts(card, assessment, content),
        looks(card, content),
        statements("how_long", card.how_long, content, deep=True),
        actions(card, content),
        warnings(card, content),
        depth_button(card, content),
        read_more(card, content),
        dates(card, content),
    )
    more = tag("summary", content.words("cards.read"), tag("span", f": {card.title}", class_="mw-spoken"))
    return tag(
        "article",
        tag(
            "header",
            urgency_chip(card, content),
            tag("h3", card.title),
            tag("p", card.summary, class_="mw-summary"),
        ),
        reasons(card, content),
        tag("details", more, tag("div", body, class_="mw-body"), data_key=f"card-{card.id}", open=open_),
        class_=f"mw-card mw-u{card.urgency.value}",
        data_key=card.id,
        id=f"card-{card.id}",
    )


def depth_button(card: Card, content: Content) -> Html:
    """Return the button that shows all of this card, or less of it again; the page side makes it work."""
    words = content.words
    return tag(
        "p",
        tag(
            "button",
            words("cards.all_of_it"),
            tag("span", f": {card.title}", class_="mw-spoken"),
            type="button",
            data_more=words("cards.all_of_it"),
            data_less=words("cards.less_of_it"),
            aria_expanded="true",
            class_="mw-depth",
        ),
        class_="mw-depth-line",
    )


def urgency_chip(card: Card, content: Content) -> Html:
    """Return the urgency by word and shape; strength of colour only repeats it."""
    shape = content.urgency[card.urgency.id]["shape"]
    said = urgency_words(card, content)
    if card.reasons and card.urgency.value:
        whom = content.words("cards.if_so" if only_unsure(card) else "cards.for_people_like_you")
        said = f"{whom} {said[0].lower()}{said[1:]}"
    return tag(
        "p",
        tag("span", shape, aria_hidden="true"),
        " ",
        said,
        " ",
        judgement_mark(is_our_view(card), content),
        class_="mw-urgency",
    )


def reasons(card: Card, content: Content) -> Html | None:
    """Return why the reader sees this card, each reason with the question that can be answered again."""
    if not card.reasons:
        return None
    return tag(
        "div",
        tag("h4", content.words("cards.why")),
        tag("ul", [_reason(reason, content) for reason in card.reasons]),
        class_="mw-why",
    )


def _reason(reason: Reason, content: Content) -> Html:
    links = [
        question_link(id, content.words("cards.change_answer"), content.questions[id].legend)
        for id in reason.questions
    ]
    return tag("li", reason.text, " ", links, " ", sources(reason.sources, content))


def read_more(card: Card, content: Content) -> Html | None:
    """Return the way to the chapter that tells most of this card."""
    chapter = chapter_of(card.id, content)
    if chapter is None:
        return None
    return tag(
        "p", content.words("cards.read_more"), " ", tag("a", chapter.title, href=f"{chapter.id}.ipynb")
    )


def dates(card: Card, content: Content) -> Html:
    """Return when the card was checked, when it will be, and by whom it was not."""
    words = content.words
    return tag(
        "p",
        words("cards.last_checked", date=day(card.last_checked)),
        " ",
        words("cards.next_review", date=day(card.next_review)),
        " ",
        tag("strong", words("cards.not_clinician_checked")),
        class_="mw-dates",
    )
