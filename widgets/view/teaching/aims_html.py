"""The aims of each page, folded under its name."""

from widgets.core.content import Content
from widgets.core.shapes import ChapterAims

from ..base.folds import fold
from ..base.markup import Html, html, tag
from ..base.places import SAME_TAB, page_address


def aims_html(content: Content) -> Html:
    """Return the aims of every page, in the order in which a course would take them."""
    return tag("div", [_of_page(aims, content) for aims in content.teaching.aims], class_="mw-part-more")


def _of_page(aims: ChapterAims, content: Content) -> Html:
    words, chapter = content.words, content.chapters[aims.chapter]
    link = tag("a", chapter.title, href=page_address(chapter.id), **SAME_TAB)
    body = html(
        tag("p", words("teaching.aims.begin")),
        tag("ul", [tag("li", aim) for aim in aims.aims]),
        tag("p", words("teaching.aims.page"), " ", link, class_="mw-quiet"),
    )
    label = tag("h3", chapter.short_title)
    return tag(
        "section",
        fold(label, body, f"fold-aims-{chapter.id}", class_="mw-section-fold"),
        class_="mw-text",
        id=f"aims-{chapter.id}",
    )
