"""All of a reader's cards on one page: first those that their answers brought up, then those for everyone."""

from collections.abc import Collection, Iterable
from datetime import date
from itertools import groupby

from widgets.core.assessment import Assessment
from widgets.core.content import Content
from widgets.core.finding_out import FIND_OUT, ToFindOut, about, stands_at
from widgets.core.shapes import Card, Urgency

from ..base.asked_first import asked_in_front
from ..base.folds import fold, spoken
from ..base.listen import listen_button
from ..base.markup import Html, html, tag
from ..base.places import SAME_TAB, card_link, question_link
from ..base.verdict import verdict
from ..base.wording import heat_line, lower_first
from .card_html import card_html, urgency_chip
from .find_out_html import count_words, find_out_html
from .signs import leads

MAIN_POINTS = 3  # at least, where there are as many
MOST_MAIN_POINTS = 6
IN_SIGHT = 7  # cards that are more than a line
OPEN = 3  # cards that open by themselves, so that what to do is in sight; one, where there are many


def cards_html(
    assessment: Assessment, content: Content, today: date | None = None, only: Collection[str] | None = None
) -> Html:
    """Return the cards under their headings, the main points first; `only` keeps to the cards of a chapter.

    However many answers there are, the most urgent cards are in sight with their facts, and the others in a line
    each, which opens. One card among them holds all that the reader is not sure of; it is always in sight.
    """
    personal, general, gathered = (
        _kept(cards, only) for cards in (assessment.personal, assessment.general, assessment.gathered)
    )
    unsure = about(assessment.unsure, only)
    led = leads((*personal, *gathered, *general))

    def rendered(cards: list[Card], open_: int = 0) -> list[Html]:
        return [
            card_html(card, assessment, content, today, open_=n < open_, lead=led.get(card.id))
            for n, card in enumerate(cards)
        ]

    inside = dict(zip((card.id for card in gathered), rendered(gathered), strict=True))
    to_find_out = find_out_html(unsure, inside, content)
    heat = heat_line(content.words.under("cards.heat"), assessment)
    return html(
        tag(
            "div",
            _main_points(personal, unsure, content),
            None if only else _not_answered(assessment, content),
            depth_switch(content),
            class_="mw-cards-beside",
            data_key="cards-beside",
        ),
        tag(
            "div",
            tag("p", tag("strong", heat), class_="mw-not-yours") if heat else None,
            _for_you(
                rendered(personal[:IN_SIGHT], _open_at_once(personal, only)),
                _rows(personal[IN_SIGHT:], rendered(personal[IN_SIGHT:]), content),
                to_find_out,
                stands_at(unsure, personal),
                content,
            ),
            _for_everyone(rendered(general), bool(personal or unsure or only), content),
            class_="mw-cards-listed",
            data_key="cards-listed",
        ),
    )


def _open_at_once(cards: list[Card], only: Collection[str] | None) -> int:
    """Return how many cards open by themselves: none on a chapter, whose text says what they say."""
    if only:
        return 0
    return OPEN if len(cards) <= IN_SIGHT else 1


def depth_switch(content: Content) -> Html:
    """Return the choice between short and whole cards; the page's script makes it work and remembers it."""
    words = content.words
    choices = [
        tag(
            "label",
            tag("input", type="radio", name="mw-depth", value=value, checked=value == "short"),
            " ",
            words(f"cards.in_{value}"),
            class_="mw-option",
        )
        for value in ("short", "full")
    ]
    return tag(
        "fieldset",
        tag("legend", words("cards.depth")),
        tag("div", choices, class_="mw-options"),
        class_="mw-depth-switch",
        data_key="depth",
    )


def _kept(cards: tuple[Card, ...], only: Collection[str] | None) -> list[Card]:
    return [card for card in cards if card.is_among(only)]


def _main_points(personal: list[Card], unsure: tuple[ToFindOut, ...], content: Content) -> Html | None:
    """Return what is most urgent and what to find out, in a line each, which leads there; None for a few cards.

    All that speaks against needling or for a specialist is there, and at least a few points; the number is in the
    heading unless that makes too many points.
    """
    pressing = sum(card.urgency >= Urgency.ASK_A_SPECIALIST_FIRST for card in personal)
    cards = [card for n, card in enumerate(personal) if n < pressing or not card.is_outcome]
    points = [_main_point(card, content) for card in cards]
    if unsure:
        at = stands_at(unsure, cards)
        points.insert(at, _find_out_point(len(unsure), content))
        pressing += at < pressing
    if len(points) < MAIN_POINTS:
        return None
    shown = points[: min(max(pressing, MAIN_POINTS), MOST_MAIN_POINTS)]
    key = "main_points" if pressing <= MOST_MAIN_POINTS else "main_points_of_more"
    return tag(
        "section",
        tag("h2", content.words(f"cards.{key}", n=len(shown))),
        tag("ol", shown),
        class_="mw-main-points",
        data_key="main-points",
    )


def _not_answered(assessment: Assessment, content: Content) -> Html | None:
    """Return which groups of questions have no answer, with the way to the first of them: few cards are no sign that
    all is well. Without any answer the cards say so themselves."""
    asked = content.questions
    groups = dict.fromkeys(question.group for question in asked.values())
    answered = {asked[id].group for id in assessment.profile.answers}
    missing = [group for group in groups if group not in answered]
    if not missing or not answered:
        return None
    names = ", ".join(lower_first(content.words(f"form.groups.{group}")) for group in missing)
    in_front = asked_in_front(content)
    first = next(one for one in asked.values() if one.group == missing[0] and one.id not in in_front)
    return tag(
        "p",
        content.words("cards.not_answered", groups=names),
        " ",
        question_link(first.id, content.words("cards.answer_them")),
        class_="mw-not-answered",
        data_key="not-answered",
    )


def _find_out_point(n: int, content: Content) -> Html:
    title = content.words("cards.find_out.title")
    link = tag("a", title, href=f"#{FIND_OUT}", **SAME_TAB)
    return _point(link, title, count_words("point", n, content), Urgency.CAN_HAPPEN_TO_ANYONE, content)


def _main_point(card: Card, content: Content) -> Html:
    return _point(card_link(card), card.title, verdict(card, content).after_title, card.urgency, content)


def _point(link: Html, title: str, text: str, urgency: Urgency, content: Content) -> Html:
    return tag(
        "li",
        tag("strong", link),
        f": {text}",
        " ",
        listen_button(title, content),
        class_=f"mw-u{urgency.value}",
        data_listen=title,
    )


def _rows(cards: list[Card], drawn: list[Html], content: Content) -> Html | None:
    """Return cards as lines that open to them, the most urgent first, under the verdict that they share."""
    if not cards:
        return None
    groups = groupby(zip(cards, drawn, strict=True), lambda pair: str(urgency_chip(pair[0], content)))
    return html(
        tag("p", tag("strong", content.words("cards.more_cards", n=len(cards)))),
        [
            tag(
                "div",
                Html(chip),
                [
                    fold(html(card.title, spoken(verdict(card, content).marked)), body, f"fold-row-{card.id}")
                    for card, body in pairs
                ],
                class_=f"mw-card-rows mw-u{first.urgency.value}",
                data_key=f"rows-{first.id}",
            )
            for chip, (pairs, first) in ((chip, _with_first(pairs)) for chip, pairs in groups)
        ],
    )


def _with_first(pairs: Iterable[tuple[Card, Html]]) -> tuple[list[tuple[Card, Html]], Card]:
    pairs = list(pairs)
    return pairs, pairs[0][0]


def _for_you(
    cards: list[Html], rows: Html | None, to_find_out: Html | None, at: int, content: Content
) -> Html | None:
    if not cards and not to_find_out:
        return None
    words = content.words
    return tag(
        "section",
        tag("h2", words("cards.for_you")),
        [*cards[:at], to_find_out, *cards[at:]],
        rows,
        tag("p", words("cards.order_told")) if cards else None,
        class_="mw-cards",
        data_key="for-you",
    )


def _for_everyone(cards: list[Html], folded: bool, content: Content) -> Html | None:
    if not cards:
        return None
    words = content.words
    label = f"cards.for_everyone_folded_{'one' if len(cards) == 1 else 'many'}"
    body = (
        fold(words(label, n=len(cards)), cards, "fold-everyone")
        if folded
        else [tag("p", words("cards.nothing_answered")), cards]
    )
    return tag(
        "section", tag("h2", words("cards.for_everyone")), body, class_="mw-cards", data_key="for-everyone"
    )


def cards_status(before: Assessment, after: Assessment, content: Content) -> str:
    """Return one line on what an answer changed: how many cards are new, gone or moved, and how much there is
    to find out.

    All that is to be found out is one card. A card that goes into it or comes out of it has moved.
    """
    old, new = _shown(before), _shown(after)
    if after.profile.empty and not before.profile.empty:
        return content.words("cards.status.cleared", n=_how_many(after))
    inside, inside_before = ({card.id for card in value.gathered} for value in (after, before))
    came, went = new.keys() - old.keys() - inside_before, old.keys() - new.keys() - inside
    moved = [id for id in old.keys() & new.keys() if old[id] != new[id]]
    moved += [*(new.keys() & inside_before), *(old.keys() & inside)]
    sentences = [
        content.words(f"cards.status.{key}_{'one' if n == 1 else 'many'}", n=n)
        for key, n in (("new", len(came)), ("gone", len(went)), ("moved", len(moved)))
        if n
    ]
    if after.unsure and after.unsure != before.unsure:
        sentences.append(count_words("status", len(after.unsure), content))
    total = content.words("cards.status.total", n=_how_many(after))
    return (
        " ".join([*sentences, total]) if sentences else content.words("cards.status.same", n=_how_many(after))
    )


def _shown(assessment: Assessment) -> dict[str, int]:
    """Return the urgency of each card outside the "find out" card, which counts as one card of its own."""
    cards = {card.id: int(card.urgency) for card in assessment.cards}
    return cards | {FIND_OUT: 0} if assessment.unsure else cards


def _how_many(assessment: Assessment) -> int:
    """Return how many cards the reader sees, counted as the page shows them."""
    return len(assessment.personal) + len(assessment.general) + bool(assessment.unsure)
