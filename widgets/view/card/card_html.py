"""A card as HTML: its verdict and deciding fact, which open to the short card, and from there to the whole card.

Parts of the whole card only have the class `mw-deep`; the page hides them until the reader wants more.
"""

from dataclasses import replace
from datetime import date

from widgets.core.assessment import Assessment
from widgets.core.content import Content
from widgets.core.shapes import Card, Reason

from ..base.folds import fold, spoken
from ..base.listen import listen_button
from ..base.markup import Html, html, one_level_lower, tag
from ..base.places import chapter_of, page_address, question_link
from ..base.reading_time import minutes_to_read
from ..base.review_dates import overdue_card, review_dates, review_sentences
from ..base.sources import judgement_mark, sources, statement
from ..base.verdict import verdict
from .card_parts import (
    DEEP,
    STATEMENTS,
    actions,
    all_counts,
    counts,
    first_step,
    looks,
    part,
    statements,
    unknown,
    warnings,
)
from .certainty_ladder import ladder
from .signs import Lead


def card_html(
    card: Card,
    assessment: Assessment,
    content: Content,
    today: date | None = None,
    open_: bool = False,
    lead: Lead | None = None,
    whose: Html | None = None,
) -> Html:
    """Return one card; `today` (if given) decides whether the overdue banner is shown, and `lead` is the sign that
    it says in short (else its most urgent). `whose` says for whom it is how urgent, in place of one reader's verdict
    and reasons: the card is then for everybody."""
    deep = html(
        part("how_sure", content, ladder(card.certainty, content), deep=True),
        all_counts(card, assessment, content),
        [statements(key, card, content) for key in STATEMENTS],
        looks(card, content),
        actions(card, content),
        read_more(card, content),
        review_dates(card, content, DEEP),
        [_inside(outcome, card, assessment, content) for outcome in card.inside],
    )
    body = html(
        overdue_card(card, content, today),
        counts(card, assessment, content),
        first_step(card, content),
        warnings(card, content, lead),
        unknown(card, content),
        depth_button(card, content, max(1, minutes_to_read(deep))),
        deep,
    )
    label = html(content.words("cards.read"), spoken(card.title))
    return tag(
        "article",
        tag(
            "header",
            listen_button(card.title, content),
            None if whose else urgency_chip(card, content),
            tag("h3", card.title),
            tag(
                "div",
                statement(card.fact, content, marked=not verdict(card, content).own_view),
                class_="mw-deciding",
            ),
            whose,
        ),
        None if whose else reasons(card, content),
        fold(label, tag("div", body, class_="mw-body"), f"card-{card.id}", class_=None, open_=open_),
        class_=f"mw-card mw-u{card.urgency.value}",
        aria_label=card.title,
        data_key=card.id,
        data_listen=card.title,
        id=f"card-{card.id}",
    )


def _inside(outcome: Card, card: Card, assessment: Assessment, content: Content) -> Html:
    """Return an outcome on the whole card of a situation, under its own title: all that the card does not say yet."""
    dates = review_sentences(outcome, content)
    to_do = (() if outcome.first == card.first else (outcome.first.as_action,)) + outcome.actions
    body = html(
        urgency_chip(outcome, content),
        tag("div", statement(outcome.fact, content), class_="mw-deciding"),
        reasons(
            replace(
                outcome, reasons=tuple(reason for reason in outcome.reasons if reason not in card.reasons)
            ),
            content,
        ),
        all_counts(outcome, assessment, content),
        unknown(outcome, content),
        part("how_sure", content, ladder(outcome.certainty, content))
        if outcome.certainty != card.certainty
        else None,
        [statements(key, outcome, content) for key in STATEMENTS],
        looks(outcome, content),
        actions(replace(outcome, actions=to_do), content),
        read_more(outcome, content)
        if chapter_of(outcome.id, content) != chapter_of(card.id, content)
        else None,
        tag("p", " ".join(dates), class_="mw-dates") if dates != review_sentences(card, content) else None,
    )
    return tag(
        "section",
        tag("h4", outcome.title),
        one_level_lower(body),
        class_=f"mw-inside mw-u{outcome.urgency.value} {DEEP}",
        data_key=f"inside-{outcome.id}",
        id=f"card-{outcome.id}",
        tabindex="-1",
    )


def depth_button(card: Card, content: Content, minutes: int) -> Html:
    """Return the button between the short and the whole card, which says how long the rest takes to read; the
    page's script makes it work."""
    words = content.words
    more = words(f"cards.all_of_it_{'one' if minutes == 1 else 'many'}", n=minutes)
    return tag(
        "p",
        tag(
            "button",
            more,
            spoken(card.title),
            type="button",
            data_more=more,
            data_less=words("cards.less_of_it"),
            aria_expanded="true",
            class_="mw-depth",
        ),
        class_="mw-depth-line",
    )


def urgency_chip(card: Card, content: Content) -> Html:
    """Return the urgency in words with its shape; colour only repeats it."""
    advice = verdict(card, content)
    return tag(
        "p",
        tag("span", advice.shape, aria_hidden="true"),
        " ",
        advice.on_card,
        " ",
        judgement_mark(bool(advice.own_view), content),
        class_="mw-urgency",
    )


def reasons(card: Card, content: Content) -> Html | None:
    """Return why the reader sees this card, each reason with a link to its question: the first in sight, which
    is one of the most urgent, and the others in a fold. All are in the fold where the reader is not sure, since
    what to find out is then beside the card with the same link; and on a harm, since its situation says them."""
    if not card.reasons:
        return None
    ordered = sorted(card.reasons, key=lambda reason: reason.urgency, reverse=True)
    in_sight = 0 if card.is_outcome or all(reason.find_out for reason in ordered) else 1
    others = ordered[in_sight:]
    number = "none" if not in_sight else "one" if len(others) == 1 else "many"
    return tag(
        "div",
        tag("ul", [_reason(reason, content) for reason in ordered[:in_sight]]) if in_sight else None,
        fold(
            html(content.words(f"cards.more_reasons_{number}", n=len(others)), spoken(card.title)),
            others and tag("ul", [_reason(reason, content) for reason in others]),
            f"why-{card.id}",
        ),
        class_="mw-why",
    )


def _reason(reason: Reason, content: Content) -> Html:
    links = [
        question_link(id, content.words("cards.change_answer"), content.questions[id].legend)
        for id in reason.questions
    ]
    return tag("li", reason.text, " ", links, " ", sources(reason.sources, content))


def read_more(card: Card, content: Content) -> Html | None:
    """Return the link to the chapter that says most about this card."""
    chapter = chapter_of(card.id, content)
    if chapter is None:
        return None
    return tag(
        "p",
        content.words("cards.read_more"),
        " ",
        tag("a", chapter.title, href=page_address(chapter.id)),
        class_=DEEP,
    )
