"""The knowledge check: one sheet for the room, the same before and after, and one with the answers."""

from string import ascii_uppercase

from widgets.core.content import Content
from widgets.core.shapes import KnowledgeItem

from ..base.markup import Html, html, tag
from ..base.tables import text_table
from .sheet import answered, sheet


def knowledge_html(content: Content) -> Html:
    """Return the questions, the answers, and the table to count hands in. Nothing is typed, and nothing stored."""
    words = content.words.under("teaching.check")
    return tag(
        "div",
        sheet("knowledge-questions", words["sheet"], _questions(content), words["print"], content),
        sheet("knowledge-answers", words["answers"], _answers(content), None, content),
        sheet("knowledge-count", words["count"], _count(content), None, content),
        class_="mw-part-more",
    )


def _questions(content: Content) -> Html:
    items = [
        tag("li", tag("p", item.question), tag("ol", [tag("li", choice) for choice in item.choices]))
        for item in content.teaching.knowledge_check
    ]
    how = tag("p", content.words("teaching.check.how"))
    return html(how, tag("ol", items, class_="mw-knowledge"))


def _answers(content: Content) -> Html:
    return html([_answer(item, content) for item in content.teaching.knowledge_check])


def _answer(item: KnowledgeItem, content: Content) -> Html | None:
    letter = ascii_uppercase[item.choices.index(item.right)]
    said = f"{content.words('teaching.check.right')} {letter}. {item.right}"
    return tag(
        "div", tag("h4", item.question), answered(said, item.answer, item.where, content), data_key=item.id
    )


def _count(content: Content) -> Html:
    words = content.words.under("teaching.check")
    rows = [(item.question, "", "") for item in content.teaching.knowledge_check]
    heads = (words["question"], words["before"], words["after"])
    return html(tag("p", words["about_count"]), text_table(heads, rows, words["count"]))
