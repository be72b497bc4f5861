"""The lesson plans, minute by minute: what to do, and which page and case to show."""

from widgets.core.content import Content
from widgets.core.shapes import Lesson, LessonStep

from ..base.markup import Html, html, tag
from ..base.places import SAME_TAB, page_address
from ..base.tables import text_table
from .sheet import sheet


def lessons_html(content: Content) -> Html:
    """Return every lesson plan, the shortest first, each as a sheet of its own."""
    return tag(
        "div", [_lesson(lesson, content) for lesson in content.teaching.lessons], class_="mw-part-more"
    )


def _lesson(lesson: Lesson, content: Content) -> Html:
    words = content.words.under("teaching.lesson")
    heading = content.words("teaching.lesson.title", minutes=lesson.minutes, title=lesson.title)
    rows = [(_minutes(step, content), step.do, _shown(step, content)) for step in lesson.steps]
    body = html(
        tag("h4", words["ready"]),
        tag("ul", [tag("li", thing) for thing in lesson.ready]),
        tag("h4", words["plan"]),
        text_table((words["when"], words["do"], words["show"]), rows, heading),
    )
    return sheet(f"lesson-{lesson.id}", heading, body, words["print"], content)


def _minutes(step: LessonStep, content: Content) -> str:
    return content.words("teaching.lesson.minutes", begin=step.from_minute, end=step.to_minute)


def _shown(step: LessonStep, content: Content) -> Html:
    """Return the page and the case of a step, each as a link."""
    links = []
    if step.page:
        links.append(_link(content.chapters[step.page].short_title, page_address(step.page)))
    if step.case:
        links.append(_link(content.teaching.cases[step.case].title, f"#case-{step.case}"))
    return html([tag("p", link) for link in links]) or Html("–")


def _link(text: str, address: str) -> Html:
    return tag("a", text, href=address, **SAME_TAB)
