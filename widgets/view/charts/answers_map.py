"""The map of answers and cards: a row for each card, with the numbers of the answers that brought it up.

Cards with the same verdict share a fold, so that the map can be read when many answers bring many cards.
"""

from collections import Counter
from collections.abc import Collection

from widgets.core.assessment import Assessment
from widgets.core.content import Content
from widgets.core.finding_out import FIND_OUT
from widgets.core.influences import Influence, influences
from widgets.core.shapes import Card

from ..base.folds import fold
from ..base.markup import Html, html, tag
from ..base.verdict import verdict
from .chart import ChartContent, picture

FEW = 6  # answers whose key is open from the start
SHORT = 12  # cards in groups that are open from the start; the first always is


def map_chart(assessment: Assessment, content: Content, only: Collection[str] | None = None) -> ChartContent:
    """Return the map of the answers behind the reader's cards; `only` keeps to the cards of a chapter."""
    items = influences(assessment, content, only)
    if not items:
        return _empty(assessment, content)
    words = content.words.under("charts.map")
    numbers = _numbers(items, content)
    by_id = {card.id: card for card in assessment.personal}
    cards = {id: by_id.get(id) for id in dict.fromkeys(item.card for item in items)}
    key = tuple(_answer(question, assessment.profile.chosen(question), content) for question in numbers)
    return ChartContent(
        title=_title(len(numbers), len(cards), content),
        so_what=_so_what(items, numbers, content),
        headers=tuple(words[f"head_{key}"] for key in ("card", "advised", "answers")),
        rows=tuple(_row(id, card, items, numbers, content) for id, card in cards.items()),
        picture=_picture(cards, items, numbers, key, content),
        notes=(words["how_to_read"],),
        key=key,
    )


def _empty(assessment: Assessment, content: Content) -> ChartContent:
    key = "nothing" if assessment.profile.empty else "none"
    words = content.words.under("charts.map")
    title = words[f"title_{key}"]
    return ChartContent(title=title, so_what=words[f"so_what_{key}"], headers=(), rows=(), picture=None)


def _numbers(items: tuple[Influence, ...], content: Content) -> dict[str, int]:
    """Number the answers in the order of the questions."""
    questions = {item.question for item in items}
    return {id: number for number, id in enumerate((id for id in content.questions if id in questions), 1)}


def _title(answers: int, cards: int, content: Content) -> str:
    key = f"title_{'one' if answers == 1 else 'many'}_{'one' if cards == 1 else 'many'}"
    return content.words(f"charts.map.{key}", answers=answers, cards=cards)


def _so_what(items: tuple[Influence, ...], numbers: dict[str, int], content: Content) -> str:
    """Name the answer behind the most cards, if there is a single one: it is worth a second look."""
    if len(numbers) == 1:
        return content.words("charts.map.so_what_one")
    (most, cards), (_, fewer) = Counter(item.question for item in items).most_common(2)
    key = "so_what_most" if cards > fewer else "so_what_even"
    return content.words(f"charts.map.{key}", number=numbers[most], cards=cards)


def _of(card: str, items: tuple[Influence, ...]) -> list[Influence]:
    return [item for item in items if item.card == card]


def _heading(card: Card | None, content: Content) -> str:
    """Return the title of a card; None is the card for what is to be found out."""
    return card.title if card else content.words("cards.find_out.title")


def _row(
    id: str, card: Card | None, items: tuple[Influence, ...], numbers: dict[str, int], content: Content
) -> tuple[str, ...]:
    advice = _advice(card, content) if card else content.words("cards.find_out.chip")
    answers = [
        f"{numbers[item.question]}. {_answer(item.question, item.options, content)}"
        for item in _of(id, items)
    ]
    return _heading(card, content), advice, "; ".join(answers)


def _advice(card: Card, content: Content) -> str:
    advice = verdict(card, content)
    return f"{advice.shape} {advice.off_card}"


def _answer(id: str, options: tuple[str, ...], content: Content) -> str:
    """Return a question with the reader's answer."""
    question = content.questions[id]
    texts = {
        option.id: option.text for option in (*question.options, question.none, question.not_sure) if option
    }
    answer = "; ".join(texts[option] for option in options)
    return content.words("charts.map.answer", question=question.legend, answer=answer)


def _picture(
    cards: dict[str, Card | None],
    items: tuple[Influence, ...],
    numbers: dict[str, int],
    key: tuple[str, ...],
    content: Content,
) -> Html:
    """Return the key, and the cards in groups by verdict."""
    groups: dict[str, list[str]] = {}
    for id, card in cards.items():
        groups.setdefault(card.urgency.id if card else FIND_OUT, []).append(id)
    key_lines = tag("ol", [tag("li", line) for line in key], class_="mw-key")
    shown = 0
    drawn = []
    for name, ids in groups.items():
        is_open = not shown or shown + len(ids) <= SHORT
        shown += len(ids)
        drawn.append(_group(name, ids, cards, items, numbers, content, open_=is_open))
    return picture(
        fold(content.words("charts.map.key", n=len(key)), key_lines, "map-key", open_=len(key) <= FEW),
        drawn,
        kind="mw-map",
    )


def _group(
    name: str,
    ids: list[str],
    cards: dict[str, Card | None],
    items: tuple[Influence, ...],
    numbers: dict[str, int],
    content: Content,
    *,
    open_: bool,
) -> Html | None:
    """Return the cards of one verdict as a fold."""
    words = content.words.under("charts.map")
    unsure = name == FIND_OUT
    mark = content.words("cards.find_out.mark") if unsure else content.urgency[name]["shape"]
    meaning = words["marks_unsure"] if unsure else words["marks"][name]
    label = words[f"group_{'one' if len(ids) == 1 else 'many'}"].format(
        mark=mark, meaning=meaning, cards=len(ids)
    )
    rows = [
        tag(
            "li",
            tag("span", _heading(cards[id], content).split(" (")[0], class_="mw-label"),
            " ",
            tag("span", words["by"], class_="mw-spoken"),
            [html(" ", _number(item, numbers, content)) for item in _of(id, items)],
        )
        for id in ids
    ]
    return fold(label, tag("ul", rows), f"map-{name}", open_=open_)


def _number(item: Influence, numbers: dict[str, int], content: Content) -> Html:
    """Return the number of an answer, with the sign and in the colours of the verdict that it gives."""
    unsure = item.card == FIND_OUT
    sign = content.words("cards.find_out.mark") if unsure else content.urgency[item.urgency.id]["shape"]
    level = "mw-unsure" if unsure else f"mw-u{int(item.urgency)}"
    return tag(
        "b",
        tag("span", sign, aria_hidden="true"),
        " ",
        numbers[item.question],
        class_=f"mw-mark-number {level}",
    )
