"""Links to places in the workbook: a chapter, a card, a concern, a glossary term, a stage of healing
or the help page."""

import os

from widgets.core.content import Content
from widgets.core.shapes import Card, Chapter, Place

from .folds import spoken
from .markup import Html, html, tag

# Jupyter would open each link of a text in a new tab.
SAME_TAB = {"target": "_self"}
JOURNEY, CHOICES, WORDS, HEALING, ASKED = (
    "your-skin",
    "your-choices",
    "words-and-sources",
    "healing",
    "questions",
)
# The launcher says that it serves the pages. Everywhere else they are notebooks, side by side in a folder, and the
# help page is not one of them: its signs are at the end of the page on healing.
IS_SERVED = os.environ.get("WORKBOOK_PAGES") == "served"


def page_address(page: str, fragment: str = "", served: bool = IS_SERVED) -> str:
    """Return the address of a page, as seen from any other page: relative, so that it holds under any path."""
    return f"{page}{'' if served else '.ipynb'}{fragment and '#'}{fragment}"


def help_address(served: bool = IS_SERVED) -> str:
    """Return the address of the help page, or of the notebook that comes closest to it."""
    return page_address("help" if served else HEALING, served=served)


def place_link(place: Place, content: Content) -> Html:
    """Return the link to the page that shows a place, with the title that the reader finds there."""
    link = tag("a", place_title(place, content), href=_address(place, content), **SAME_TAB)
    if place.kind != "chapter":
        return link
    chapter = content.chapters[place.id]
    headed = next(headed for headed in (*chapter.parts, *chapter.sections) if headed.id == place.section)
    return html(link, ": ", headed.heading)


def place_title(place: Place, content: Content) -> str:
    """Return the title under which a reader knows a place."""
    if place.kind == "stage":
        return next(stage.label for stage in content.timeline if stage.id == place.id)
    if place.kind == "page":
        return content.words("page.nav.help")
    if place.kind == "term":
        return content.glossary[place.id].plain
    items = {"card": content.cards, "chapter": content.chapters, "concern": content.concerns}[place.kind]
    return items[place.id].title


def question_link(question: str, text: str, legend: str | None = None) -> Html:
    """Return the link to a question; `legend` names the question for screen readers.

    The address serves pages that do not ask the question. Where it is asked, the page scrolls to it.
    """
    which = spoken(legend) if legend else None
    return tag(
        "a", text, which, href=page_address(JOURNEY), data_question=question, class_="mw-change", **SAME_TAB
    )


def card_link(card: Card) -> Html:
    """Return the link to a card on the same page, which opens the folds around it and scrolls to it."""
    return tag("a", card.title, href=f"#card-{card.id}", data_card=card.id, **SAME_TAB)


def chapter_of(card: str, content: Content) -> Chapter | None:
    """Return the chapter that says most about a card: of the chapters with questions that show it,
    the one that lists it earliest, measured by the length of its list; of equals the first in the menu."""
    showing = [
        chapter for chapter in content.chapters.values() if card in chapter.cards and chapter.questions
    ]
    return min(
        showing,
        key=lambda chapter: (chapter.cards.index(card) / len(chapter.cards), chapter.order, chapter.id),
        default=None,
    )


def _address(place: Place, content: Content) -> str:
    if place.kind == "page":
        return help_address()
    showing = chapter_of(place.id, content) if place.kind == "card" else None
    pages = {
        "chapter": place.id,
        "card": showing.id if showing else JOURNEY,
        "concern": CHOICES,
        "term": WORDS,
        "stage": HEALING,
    }
    return page_address(pages[place.kind], _fragment(place, content))


def _fragment(place: Place, content: Content) -> str:
    """Return the id of a term, or of the part or folded section that a place in a chapter is; else nothing."""
    if place.kind == "term":
        return f"term-{place.id}"
    parts = content.chapters[place.id].parts if place.kind == "chapter" else ()
    if not parts:
        return ""
    return f"{'part' if place.section in {part.id for part in parts} else 'section'}-{place.section}"
