"""Links to places in the workbook: a chapter, a card, a concern, a glossary term, a stage of healing
or the help page."""

import os
from pathlib import Path

from widgets.core.content import Content
from widgets.core.shapes import AskedQuestion, Card, Chapter, Place

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
# The launcher says that it serves the pages, `make site` that it makes plain files of them, each in a folder of its
# own, and the command `export` that it makes a file of one. In any case but the first two they are notebooks, side by
# side in a folder, and the help page is not one of them: its signs are at the end of the page on healing.
WHERE = os.environ.get("WORKBOOK_PAGES")
IS_FOLDER, IS_EXPORTED = WHERE == "site", WHERE == "exported"
IS_SERVED = IS_FOLDER or WHERE == "served"
# An educator's own copies, and the examples, are in folders beside the pages, and a kernel begins in the folder of its
# notebook.
ABOVE = "../" if Path("..", f"{HEALING}.ipynb").exists() and not Path(f"{HEALING}.ipynb").exists() else ""


def page_address(page: str, fragment: str = "", served: bool = IS_SERVED) -> str:
    """Return the address of a page, as seen from any other page: relative, so that it holds under any path."""
    named = f"../{page}/" if served and IS_FOLDER else page
    return f"{named if served else f'{ABOVE}{page}.ipynb'}{fragment and '#'}{fragment}"


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


def is_shown_to_all(card: str, content: Content) -> bool:
    """Return whether a page shows a card whatever the reader answered: a harm, on a chapter that is about it."""
    return content.cards[card].is_outcome and chapter_of(card, content) is not None


def asked_id(asked: AskedQuestion) -> str:
    """Return the id of a question that people ask, on the page of these."""
    return f"ask-{asked.id}"


def _address(place: Place, content: Content) -> str:
    if place.kind == "page":
        return help_address()
    if place.kind == "card":
        return _card_address(place.id, content)
    pages = {"chapter": place.id, "concern": CHOICES, "term": WORDS, "stage": HEALING}
    return page_address(pages[place.kind], _fragment(place, content))


def _card_address(card: str, content: Content) -> str:
    """Return where anyone can read a card: on its chapter, else below a question that people ask about it.

    A card without either is on its chapter, or on the journey, once the reader's answers bring it up.
    """
    chapter = chapter_of(card, content)
    if chapter and is_shown_to_all(card, content):
        return page_address(chapter.id, f"card-{card}")
    every = (asked for group in content.questions_asked for asked in group.questions)
    about = next((asked for asked in every if asked.where == Place("card", card)), None)
    if about:
        return page_address(ASKED, asked_id(about))
    return page_address(chapter.id if chapter else JOURNEY)


def _fragment(place: Place, content: Content) -> str:
    """Return the id of a term, a concern, or the part or folded section that a place in a chapter is; else nothing."""
    if place.kind in ("term", "concern"):
        return f"{place.kind}-{place.id}"
    parts = content.chapters[place.id].parts if place.kind == "chapter" else ()
    if not parts:
        return ""
    return f"{'part' if place.section in {part.id for part in parts} else 'section'}-{place.section}"
