"""The card for all that a reader is not sure of: how to find out, whom to ask, and what it could change.

Cards that depend on "not sure" alone are inside it, in full, one tap away.
"""

from collections.abc import Collection, Iterable, Mapping

from widgets.core.content import Content
from widgets.core.finding_out import FIND_OUT, ToFindOut
from widgets.core.shapes import Card, Reason, Urgency

from ..base.folds import fold, spoken
from ..base.listen import listen_button
from ..base.markup import Html, html, tag
from ..base.places import card_link, question_link
from ..base.sources import sources
from ..base.verdict import verdict
from ..base.wording import lower_first

IN_SIGHT = 5  # things to find out outside the fold
NAMED = 2  # cards named outside the fold for each thing


def find_out_html(
    unsure: Collection[ToFindOut], gathered: Mapping[str, Html], content: Content
) -> Html | None:
    """Return the card, the most urgent thing first, or None when the reader is sure of everything.

    `gathered` are the whole cards inside it, by id.
    """
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
            listen_button(words("cards.find_out.title"), content),
            mark,
            tag("h3", words("cards.find_out.title")),
            tag("p", count_words("about", len(unsure), content), class_="mw-summary"),
        ),
        tag(
            "div",
            tag("ul", things[:IN_SIGHT]),
            _gravest_line(list(unsure), content),
            _rest(things[IN_SIGHT:], content),
            _whose(unsure, content),
            class_="mw-things",
        ),
        _whole(list(gathered.values()), content),
        class_="mw-card mw-find-out",
        data_key=FIND_OUT,
        data_listen=words("cards.find_out.title"),
        id=FIND_OUT,
    )


def count_words(key: str, n: int, content: Content) -> str:
    """Return words of this card in the singular or the plural."""
    return content.words(f"cards.find_out.{key}_{'one' if n == 1 else 'many'}", n=n)


def cards_in_sight(item: ToFindOut) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    """Return the cards to name outside the fold, the most urgent first, and the others.

    After the first, situations come before harms, which mostly repeat what a situation says.
    """
    most, *others = item.cards or (None,)
    sight = [most, *(card for card in others if not card.is_outcome)][:NAMED] if most else []
    return tuple(sight), tuple(card for card in item.cards if card not in sight)


def _thing(item: ToFindOut, gathered: Collection[str], content: Content) -> Html:
    question = content.questions[item.question]
    find_out = question.find_out
    advice = tag("p", f"{find_out.how} {find_out.ask}")
    answer = question_link(question.id, content.words("cards.find_out.answer"), find_out.what)
    return tag(
        "li",
        tag("h4", find_out.what),
        tag("div", advice, " ", sources(find_out.sources, content), class_="mw-fact"),
        _could_change(item, gathered, content),
        tag("p", answer),
        data_key=f"find-{question.id}",
    )


def _could_change(item: ToFindOut, gathered: Collection[str], content: Content) -> Html:
    """Return what an answer could change: the most urgent cards in sight, the others in a fold.

    Gathered cards give their own reasons; for other cards the reasons are given here.
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
    entries = [
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
            tag("ul", entries, class_="mw-signs"),
            f"fold-find-{item.question}",
        ),
    )


def _named(card: Card, content: Content) -> Html:
    return html(card_link(card), f": {lower_first(verdict(card, content).marked)}")


def _reason(reason: Reason, content: Content) -> Html:
    return html(reason.text, " ", sources(reason.sources, content), " ")


def gravest_in_folds(unsure: list[ToFindOut]) -> tuple[Card, ...]:
    """Return the cards of the highest urgency that would be named only inside a fold, each once.

    Harms are left out where a situation of the same thing has that urgency too.
    """
    sight = {card.id for item in unsure[:IN_SIGHT] for card in cards_in_sight(item)[0]}
    most_urgent: dict[str, Card] = {}
    for item in unsure:
        gravest = [card for card in item.cards if card.urgency is Urgency.USUALLY_NOT_DONE]
        situations = [card for card in gravest if not card.is_outcome]
        most_urgent |= {card.id: card for card in situations or gravest if card.id not in sight}
    return tuple(most_urgent.values())


def _gravest_line(unsure: list[ToFindOut], content: Content) -> Html | None:
    """Return a line that names them outside the folds."""
    cards = gravest_in_folds(unsure)
    links = [html(", " if n else " ", card_link(card)) for n, card in enumerate(cards)]
    return tag("p", tag("strong", content.words("cards.find_out.gravest")), links, ".") if cards else None


def _rest(things: list[Html], content: Content) -> Html | None:
    label = content.words("cards.find_out.more_things", n=len(things))
    return fold(label, things and tag("ul", things), "fold-things")


def _whose(unsure: Iterable[ToFindOut], content: Content) -> Html | None:
    """Return the remark that advice without a source is our own, if there is any."""
    has_own_advice = any(not content.questions[item.question].find_out.sources for item in unsure)
    return tag("p", content.words("cards.find_out.ours"), class_="mw-soft") if has_own_advice else None


def _whole(cards: list[Html], content: Content) -> Html | None:
    label = count_words("cards", len(cards), content)
    return fold(label, cards and tag("div", cards, class_="mw-gathered"), "fold-gathered", class_=None)
