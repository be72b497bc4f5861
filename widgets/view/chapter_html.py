"""The text of a chapter, and its short check, as HTML."""

from widgets.core.content import Content
from widgets.core.shapes import Chapter, Check, Section

from .base.folds import fold
from .base.markup import Html, html, tag
from .base.sources import paragraph


def section_html(section: Section, content: Content) -> Html:
    """Return one section with its heading; each paragraph has a fold with the sources of its sentences."""
    return tag("section", tag("h2", section.heading), _paragraphs(section, content), class_="mw-text")


def step_html(chapter: Chapter, section: Section, content: Content) -> Html:
    """Return one step. Its heading says which of how many it is, and is the target of links."""
    n, of = chapter.sections.index(section) + 1, len(chapter.sections)
    count = tag(
        "span",
        content.words("page.steps.count", n=n, of=of),
        tag("span", ":", class_="mw-spoken"),
        class_="mw-step-count",
    )
    heading = tag("h2", count, " ", section.heading, id=f"step-{n}", tabindex="-1")
    return tag("section", heading, _paragraphs(section, content), class_="mw-text mw-step")


def _paragraphs(section: Section, content: Content) -> list[Html]:
    return [tag("div", paragraph(items, content), class_="mw-paragraph") for items in section.paragraphs]


def check_html(chapter: Chapter, content: Content) -> Html:
    """Return the short check: each answer opens to our comment. Nothing is stored, nobody is graded."""
    words = content.words
    return tag(
        "section",
        tag("h2", words("check.heading")),
        tag("p", words("check.about")),
        [_question(item, content) for item in chapter.check],
        class_="mw-check",
    )


def _question(item: Check, content: Content) -> Html:
    card = content.cards[item.card]
    explained = tag("p", content.words("check.explained_in", card=card.title))
    answers = [
        tag("li", fold(choice.text, tag("p", choice.feedback), f"{item.id}-{n}", class_=None))
        for n, choice in enumerate(item.choices)
    ]
    return html(tag("h3", item.question), tag("ul", answers, class_="mw-answers"), explained)
