"""The knowledge check: one sheet for the room, the same before and after, and one with the answers."""

from collections.abc import Sequence
from string import ascii_uppercase

from widgets.core.content import Content
from widgets.core.shapes import KnowledgeItem

from ..base.markup import Html, html, tag
from ..base.places import IS_SERVED
from ..base.tables import text_table
from .sheet import answered, sheet


def knowledge_html(
    content: Content, first: int | None = None, with_answers: bool = True, served: bool = IS_SERVED
) -> Html:
    """Return the questions, the answers, and the table to count hands in. Nothing is typed, and nothing stored.

    A lesson may take the `first` few, and show no answer before the room has said its own. ValueError for a number of
    questions that there is not.
    """
    words, every = content.words.under("teaching.check"), content.teaching.knowledge_check
    if first is not None and first not in range(1, len(every) + 1):
        raise ValueError(f"The check has {len(every)} questions, so first is a number from 1 to {len(every)}")
    items = every[:first]
    return tag(
        "div",
        sheet(
            "knowledge-questions", words["sheet"], _questions(items, content), words["print"], content, served
        ),
        sheet("knowledge-answers", words["answers"], _answers(items, content, served), None, content, served)
        if with_answers
        else None,
        sheet("knowledge-count", words["count"], _count(items, content), None, content, served),
        class_="mw-part-more",
    )


def _questions(items: Sequence[KnowledgeItem], content: Content) -> Html:
    listed = [
        tag(
            "li", tag("p", item.question), tag("ol", [tag("li", choice) for choice in item.choices], type="A")
        )
        for item in items
    ]
    how = tag("p", content.words("teaching.check.how"))
    return html(how, tag("ol", listed, class_="mw-knowledge"))


def _answers(items: Sequence[KnowledgeItem], content: Content, served: bool) -> Html:
    return html([_answer(item, content, served) for item in items])


def _answer(item: KnowledgeItem, content: Content, served: bool) -> Html | None:
    letter = ascii_uppercase[item.choices.index(item.right)]
    said = f"{content.words('teaching.check.right')} {letter}. {item.right}"
    return tag(
        "div",
        tag("h4", item.question),
        answered(said, item.answer, item.where, content, served),
        data_key=item.id,
    )


def _count(items: Sequence[KnowledgeItem], content: Content) -> Html:
    words = content.words.under("teaching.check")
    rows = [(item.question, "", "") for item in items]
    heads = (words["question"], words["before"], words["after"])
    return html(tag("p", words["about_count"]), text_table(heads, rows, words["count"]))
