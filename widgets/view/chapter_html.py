"""The text of a chapter as HTML."""

from widgets.core.content import Content
from widgets.core.shapes import Chapter, Part, Section, Statement

from .base.folds import fold
from .base.markup import Html, html, tag
from .base.places import SAME_TAB
from .base.reading_time import with_length
from .base.sources import paragraph


def section_html(section: Section, content: Content) -> Html:
    """Return one section with its heading; each paragraph has a fold with the sources of its sentences."""
    return tag(
        "section", tag("h2", section.heading), _paragraphs(section.paragraphs, content), class_="mw-text"
    )


def folded_section_html(section: Section, content: Content, level: int = 2) -> Html:
    """Return one section folded under its heading, which says how long it takes to read."""
    text = html(_paragraphs(section.paragraphs, content))
    return tag(
        "section",
        fold(
            with_length(tag(f"h{level}", section.heading), text, content),
            text,
            f"section-{section.id}",
            class_="mw-section-fold",
        ),
        class_="mw-text",
        id=f"section-{section.id}",
    )


def part_html(part: Part, content: Content) -> Html:
    """Return the question of a part, which is the target of links, and its short answer."""
    return tag(
        "section",
        tag("h2", part.heading, id=f"part-{part.id}", tabindex="-1"),
        _paragraphs(part.answer, content),
        class_="mw-text mw-chapter-part",
    )


def more_html(chapter: Chapter, part: Part, content: Content) -> Html:
    """Return the sections of a part, each folded under its heading."""
    sections = {section.id: section for section in chapter.sections}
    return tag(
        "div",
        [folded_section_html(sections[id], content, level=3) for id in part.more],
        class_="mw-part-more",
    )


def contents_html(chapter: Chapter, content: Content, beside: bool = True) -> Html:
    """Return the list of the parts: a fold on a small screen, and where there is room `beside` the text."""
    words = content.words
    label = words("page.parts.label", n=len(chapter.parts))
    # A notebook opens a link that names no target in a new tab.
    links = [tag("li", tag("a", part.heading, href=f"#part-{part.id}", **SAME_TAB)) for part in chapter.parts]
    return tag(
        "nav",
        fold(
            label, tag("ol", links), "contents", class_="mw-contents mw-beside" if beside else "mw-contents"
        ),
        aria_label=words("page.parts.region"),
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
    return tag("section", heading, _paragraphs(section.paragraphs, content), class_="mw-text mw-step")


def _paragraphs(paragraphs: tuple[tuple[Statement, ...], ...], content: Content) -> list[Html]:
    return [tag("div", paragraph(items, content), class_="mw-paragraph") for items in paragraphs]
