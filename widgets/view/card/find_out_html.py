"""The one card for all that a reader is not sure of: how to find out, whom to ask, what it could change.

The cards that only "not sure" could bring stand whole inside it, one tap away.
"""

from collections.abc import Collection, Iterable, Mapping

from widgets.core.content import Content
from widgets.core.finding_out import FIND_OUT, ToFindOut
from widgets.core.shapes import Card, Reason, Urgency

from ..base.folds import fold, spoken
from ..base.markup import Html, html, tag
from ..base.places import card_link, question_link
from ..base.sources import sources
from ..base.verdict import verdict
from ..base.wording import lower_first

IN_SIGHT = 5  # things to find out that are shown before the rest is folded
NAMED = 2  # cards named in sight for each


def find_out_html(
    unsure: Collection[ToFindOut], gathered: Mapping[str, Html], content: Content
) -> Html | None:
    """Return the card, the most urgent thing first; `gathered` are the whole cards inside it, by id.
    Nothing without a "not sure"."""
    if not unsure:
        return None
    words = content.words
    things = [_thing(item, gathered, content) for item in unsure]
    mark = tag(
        "p",
        tag("span", words("cards.find_out.mark"), aria_hidden="true"),
        " ",
        words("cards.find_out.chip"),
        class_="mw-urgency",
    )
    return tag(
        "section",
        tag(
            "header",
            mark,
            tag("h3", words("cards.find_out.title")),
            tag("p", count_words("about", len(unsure), content), class_="mw-summary"),
        ),
        tag(
            "div",
            tag("ul", things[:IN_SIGHT]),
            _gravest(list(unsure), content),
            _rest(things[IN_SIGHT:], content),
            _whose(unsure, content),
            class_="mw-things",
        ),
        _whole(list(gathered.values()), content),
        class_="mw-card mw-find-out",
        data_key=FIND_OUT,
        id=FIND_OUT,
    )


def count_words(key: str, n: int, content: Content) -> str:
    """Return the words on this card that count things, for one or for many."""
    return content.words(f"cards.find_out.{key}_{'one' if n == 1 else 'many'}", n=n)


def cards_in_sight(item: ToFindOut) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    """Return the cards that are named in sight, the most urgent one first, and the rest.

    After the first a situation is named before a harm: harms mostly repeat what a situation says.
    """
    most, *others = item.cards or (None,)
    sight = [most, *(card for card in others if not card.is_outcome)][:NAMED] if most else []
    return tuple(sight), tuple(card for card in item.cards if card not in sight)


def _thing(item: ToFindOut, gathered: Collection[str], content: Content) -> Html:
    question = content.questions[item.question]
    told = question.find_out
    answer = question_link(question.id, content.words("cards.find_out.answer"), told.what)
    return tag(
        "li",
        tag("h4", told.what),
        tag("div", tag("p", f"{told.how} {told.ask}"), " ", sources(told.sources, content), class_="mw-fact"),
        _could_change(item, gathered, content),
        tag("p", answer),
        data_key=f"find-{question.id}",
    )


def _could_change(item: ToFindOut, gathered: Collection[str], content: Content) -> Html:
    """Return what an answer could change: the most urgent in sight, the rest folded.

    A gathered card tells its reasons itself; those that would raise another card are told here.
    """
    sight, rest = cards_in_sight(item)
    if not sight:
        return tag("p", content.words("cards.find_out.hopes"))
    line = tag(
        "p",
        tag("strong", content.words("cards.find_out.could_change")),
        [html(" ", _named(card, content), ".") for card in sight],
    )
    if not rest:
        return line
    told = [
        tag(
            "li",
            _named(card, content),
            ". ",
            [_reason(reason, content) for reason in card.reasons if card.id not in gathered],
        )
        for card in rest
    ]
    return html(
        line,
        fold(
            html(
                content.words("cards.find_out.more", n=len(rest)),
                spoken(content.questions[item.question].find_out.what),
            ),
            tag("ul", told, class_="mw-signs"),
            f"fold-find-{item.question}",
        ),
    )


def _named(card: Card, content: Content) -> Html:
    return html(card_link(card), f": {lower_first(verdict(card, content).marked)}")


def _reason(reason: Reason, content: Content) -> Html:
    return html(reason.text, " ", sources(reason.sources, content), " ")


def gravest_in_folds(unsure: list[ToFindOut]) -> tuple[Card, ...]:
    """Return the cards of the highest urgency that only a fold would name, each once.

    A harm is left out where a situation of the same thing says the same.
    """
    sight = {card.id for item in unsure[:IN_SIGHT] for card in cards_in_sight(item)[0]}
    found: dict[str, Card] = {}
    for item in unsure:
        gravest = [card for card in item.cards if card.urgency is Urgency.USUALLY_NOT_DONE]
        situations = [card for card in gravest if not card.is_outcome]
        found |= {card.id: card for card in situations or gravest if card.id not in sight}
    return tuple(found.values())


def _gravest(unsure: list[ToFindOut], content: Content) -> Html | None:
    """Name in sight what is most urgent among the folded things, so that no fold hides it."""
    cards = gravest_in_folds(unsure)
    links = [html(", " if n else " ", card_link(card)) for n, card in enumerate(cards)]
    return tag("p", tag("strong", content.words("cards.find_out.gravest")), links, ".") if cards else None


def _rest(things: list[Html], content: Content) -> Html | None:
    label = content.words("cards.find_out.more_things", n=len(things))
    return fold(label, things and tag("ul", things), "fold-things")


def _whose(unsure: Iterable[ToFindOut], content: Content) -> Html | None:
    """Say once that advice without a source is our own."""
    ours = any(not content.questions[item.question].find_out.sources for item in unsure)
    return tag("p", content.words("cards.find_out.ours"), class_="mw-soft") if ours else None


def _whole(cards: list[Html], content: Content) -> Html | None:
    label = count_words("cards", len(cards), content)
    return fold(label, cards and tag("div", cards, class_="mw-gathered"), "fold-gathered", class_=None)
