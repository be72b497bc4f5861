"""The text of a chapter as HTML."""

from widgets.core.content import Content
from widgets.core.shapes import Chapter, Section

from .base.folds import fold
from .base.markup import Html, tag
from .base.sources import paragraph


def section_html(section: Section, content: Content) -> Html:
    """Return one section with its heading; each paragraph has a fold with the sources of its sentences."""
    return tag("section", tag("h2", section.heading), _paragraphs(section, content), class_="mw-text")


def folded_section_html(section: Section, content: Content) -> Html:
    """Return one section folded under its heading."""
    heading = tag("h2", section.heading)
    return tag(
        "section",
        fold(heading, _paragraphs(section, content), f"section-{section.id}", class_="mw-section-fold"),
        class_="mw-text",
    )


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
