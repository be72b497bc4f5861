"""The lesson plans, minute by minute: what to do, and which page and case to show.

Where a step has a case, the link to its page loads the case first, which the script of the app does.
"""

from widgets.core.content import Content
from widgets.core.shapes import Lesson, LessonStep

from ..base.markup import Html, html, tag
from ..base.places import IS_SERVED, JOURNEY, SAME_TAB, page_address
from ..base.tables import text_table
from .sheet import asks_first, sheet

CARDS = "step-2"
"""Where the page in steps has the cards of a case."""


def lessons_html(content: Content, served: bool = IS_SERVED) -> Html:
    """Return every lesson plan, the shortest first, each as a sheet of its own. What only the app can do is in it where
    it is `served` there."""
    return tag(
        "div",
        [_lesson(lesson, content, served) for lesson in content.teaching.lessons],
        class_="mw-part-more",
    )


def _lesson(lesson: Lesson, content: Content, served: bool) -> Html:
    words = content.words.under("teaching.lesson")
    heading = content.words("teaching.lesson.title", minutes=lesson.minutes, title=lesson.title)
    rows = [(_minutes(step, content), step.do, _shown(step, content, served)) for step in lesson.steps]
    body = html(
        tag("h4", words["ready"]),
        tag("ul", [tag("li", thing) for thing in lesson.ready]),
        tag("h4", words["plan"]),
        text_table((words["when"], words["do"], words["show"]), rows, heading),
    )
    return sheet(f"lesson-{lesson.id}", heading, body, words["print"], content, served)


def _minutes(step: LessonStep, content: Content) -> str:
    return content.words("teaching.lesson.minutes", begin=step.from_minute, end=step.to_minute)


def _shown(step: LessonStep, content: Content, served: bool) -> Html:
    """Return the page and the case of a step, each as a link."""
    parts = []
    if step.page:
        parts.append(_page(step.page, step.case, content, served))
    if step.case:
        parts.append(tag("p", _link(content.teaching.cases[step.case].title, f"#case-{step.case}")))
    return html(parts) or Html("–")


def _page(page: str, case: str | None, content: Content, served: bool) -> Html:
    """Return the link to a page, in the app with the case, and below it the question that this asks where there are
    answers."""
    title = content.chapters[page].short_title
    if not case or not served:
        return tag("p", _link(title, page_address(page)))
    with_case = content.words("teaching.lesson.with_case", page=title)
    address = page_address(page, CARDS if page == JOURNEY else "")
    link = tag("p", _link(with_case, address, data_case_of=f"case-{case}"))
    return tag("div", link, asks_first(content), class_="mw-case-load")


def _link(text: str, address: str, **more: str) -> Html:
    return tag("a", text, href=address, **more, **SAME_TAB)
