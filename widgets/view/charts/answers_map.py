"""The map of answers and cards: a row for each card, with a mark for each answer that brought it up."""

from collections import Counter
from collections.abc import Collection

from widgets.core.assessment import Assessment
from widgets.core.content import Content
from widgets.core.finding_out import FIND_OUT
from widgets.core.influences import Influence, influences
from widgets.core.shapes import Card
from widgets.theme.colours import ACCENT, URGENCY

from ..base.verdict import verdict
from ..base.wording import join_words
from .chart import BELOW, ChartContent, Figure, axis, layout, row_label, stack_rows

MARK, GAP = 20, 8  # pixels
CLOSE = 12  # with more answers than this, the axis has room for every second number only


def map_chart(assessment: Assessment, content: Content, only: Collection[str] | None = None) -> ChartContent:
    """Return the map of the answers behind the reader's cards; `only` keeps to the cards of a chapter."""
    items = influences(assessment, content, only)
    if not items:
        return _empty(assessment, content)
    words = content.words.under("charts.map")
    numbers = _numbers(items, content)
    by_id = {card.id: card for card in assessment.personal}
    cards = {id: by_id.get(id) for id in dict.fromkeys(item.card for item in items)}
    labels = [_label(id, card, items, numbers, content) for id, card in cards.items()]
    return ChartContent(
        title=_title(len(numbers), len(cards), content),
        so_what=_so_what(items, numbers, content),
        alt=words["alt"].format(rows=" ".join(f"{label}." for label in labels)),
        headers=tuple(words[f"head_{key}"] for key in ("card", "advised", "answers")),
        rows=tuple(_row(id, card, items, numbers, content) for id, card in cards.items()),
        figure=_figure(labels, list(cards), items, numbers, content),
        notes=(words["how_to_read"], _marks(items, content)),
        key=tuple(_answer(question, assessment.profile.chosen(question), content) for question in numbers),
    )


def _empty(assessment: Assessment, content: Content) -> ChartContent:
    key = "nothing" if assessment.profile.empty else "none"
    words = content.words.under("charts.map")
    title = words[f"title_{key}"]
    return ChartContent(
        title=title, so_what=words[f"so_what_{key}"], alt=title, headers=(), rows=(), figure=None
    )


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


def _label(
    id: str, card: Card | None, items: tuple[Influence, ...], numbers: dict[str, int], content: Content
) -> str:
    own_numbers = [str(numbers[item.question]) for item in _of(id, items)]
    key = "row_one" if len(own_numbers) == 1 else "row_many"
    plain = _heading(card, content).split(" (")[0]  # the card itself gives the medical term in brackets
    return content.words(f"charts.map.{key}", card=plain, numbers=join_words(own_numbers))


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


def _marks(items: tuple[Influence, ...], content: Content) -> str:
    """Explain each kind of mark in this map."""
    kinds = sorted({item.urgency for item in items if item.card != FIND_OUT}, reverse=True)
    meanings = [
        f"{content.urgency[kind.id]['shape']} {content.words(f'charts.map.marks.{kind.id}')}"
        for kind in kinds
    ]
    lines = [content.words("charts.map.marks_told", marks="; ".join(meanings))] if meanings else []
    if any(item.card == FIND_OUT for item in items):
        lines.append(content.words("charts.map.marks_unsure", mark=content.words("cards.find_out.mark")))
    return " ".join(lines)


def _mark(item: Influence, content: Content) -> str:
    """Return the shape of an urgency; what is still to be found out has no verdict, and a mark of its own."""
    return (
        content.words("cards.find_out.mark")
        if item.card == FIND_OUT
        else content.urgency[item.urgency.id]["shape"]
    )


def _colour(item: Influence) -> str:
    """Return the edge colour of the mark's card."""
    return ACCENT if item.card == FIND_OUT else URGENCY[item.urgency].edge


def _figure(
    labels: list[str],
    cards: list[str],
    items: tuple[Influence, ...],
    numbers: dict[str, int],
    content: Content,
) -> Figure:
    stack, height = stack_rows(labels)
    row_of = dict(zip(cards, stack, strict=True))
    marks = {
        "type": "scatter",
        "mode": "text",
        "x": [numbers[item.question] for item in items],
        "y": [row_of[item.card].mark for item in items],
        "text": [_mark(item, content) for item in items],
        "textfont": {"size": MARK, "color": [_colour(item) for item in items]},
    }
    return {
        "data": [marks],
        "layout": layout(
            height + GAP,
            top=BELOW,
            below=GAP,
            annotations=[row_label(row) for row in stack],
            xaxis=axis(
                content.words("charts.map.axis"),
                side="top",
                range=[0.4, max(len(numbers), 4) + 0.6],
                tickvals=list(numbers.values())[:: 1 if len(numbers) <= CLOSE else 2],
                tickangle=0,
            ),
        ),
    }
