"""Lays a page out for paper: open is what must be read, a fold holds the rest, and each source has a number."""

from collections.abc import Mapping
from dataclasses import dataclass

from widgets.core.content import Content
from widgets.view.base.places import HEALING

from .markup_tree import Element
from .pieces import Piece
from .subjects import NOTEBOOK, Subject

LIVE_ONLY = frozenset(
    {
        "mw-change",
        "mw-gone",
        "mw-form-end",
        "mw-help",
        "mw-now-strip",
        "mw-onward",
        "mw-case-call",
        "mw-case-load",
        "mw-asked-search",
        "mw-asked-link",
        "mw-sheet-note",
        "mw-cards-beside",
        "mw-step-count",
        "mw-now-mark",
        "mw-only",
        "mw-forest-rows",  # they are buttons; the table says the same
    }
)
"""What leads elsewhere, waits for an answer or a click, or says where the reader is in the app."""
OPENED = ("mw-open-on-paper", "mw-concern")
"""Folds whose content belongs on a handout."""
SIGNS = "signs"
"""All signs of a card: its first alone may not be the likeliest."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
DEEP = "mw-deep"
SLIDE = "data-slide"
"""On what a cell shows: the type of slide that its owner chose."""


@dataclass(frozen=True)
class Source:
    """One line of the list at the end; `is_deep`: only what is folded rests on it."""

    markup: str
    is_deep: bool


def lay_out(subject: Subject, pieces: tuple[Piece, ...], content: Content, whole: bool) -> list[Element]:
    """Return the parts of a handout in order; `whole` opens every fold but those of sources and of answers to a
    check."""
    has_cards = any(piece.body.first("article", class_="mw-card") for piece in pieces)
    has_parts = any(piece.body.first("section", class_="mw-chapter-part") for piece in pieces)
    bodies = []
    for piece in pieces:
        body = piece.body
        _leave_out(body, LIVE_ONLY | ({"mw-now-list"} if has_cards else set()))
        _keep_answered(body, bool(subject.answers))
        for card in body.every("article", class_="mw-card"):
            _fold_what_is_deep(card, content)
        _open(body, whole, not has_parts)
        if body.first("div", class_="mw-picture") or body.first("details", class_="mw-table-twin"):
            body = Element("div", children=[Element("div", {"class": "mw-chart"}, body.children)])
        if piece.case:
            _put_under_its_case(body, piece.case)
        if body.text or body.first("svg", "img"):
            body.attributes["class"] = "page-piece"
            if piece.slide:
                body.attributes[SLIDE] = piece.slide
            bodies.append(body)
    return bodies


def settle(root: Element, content: Content, chapter: str) -> list[Source]:
    """Make one document of its parts: ids are there once, links lead to what is in it or to a public source, headings
    have no gap. Return the sources in the order of their numbers."""
    found = _number_sources(root)
    _keep_ids_once(root)
    _lead_links(root, content, chapter, len(found))
    _close_gaps(root)
    return found


def _leave_out(body: Element, classes: frozenset[str]) -> None:
    around = body.parents()
    for element in body.every():
        if element.classes & classes or (element.name == "details" and "mw-ask-why" in element.classes):
            around[element].replace(element)


def _keep_answered(body: Element, is_answered: bool) -> None:
    """Of a form with answers keep the questions that are answered; without any it is one to be filled in by hand."""
    form = body.first("div", class_="mw-form")
    if form is None or not is_answered:
        return
    around = form.parents()
    for question in form.every("fieldset"):
        own = not question.first("fieldset")
        if own and "●" not in question.text and "☑" not in question.text:
            around[question].replace(question)
    # A tile of the first question only leads to the question below it, which says what was answered.
    for tiles in form.every("fieldset", class_="mw-picks"):
        tiles.name, tiles.attributes, tiles.children = "div", {}, list(tiles.every("fieldset"))
    if not form.first("fieldset"):
        form.children = []
    around = form.parents()
    for fold in form.every("details"):
        if fold.first("fieldset"):
            fold.attributes["open"] = None
        else:
            around[fold].replace(fold)


def _fold_what_is_deep(card: Element, content: Content) -> None:
    """Put what a card says in full into one fold at its end. A list that goes on in it has its heading again."""
    body = card.first("div", class_="mw-body")
    if body is None:
        return
    deep: list[Element | str] = []
    for child in [one for one in body.children if isinstance(one, Element)]:
        if DEEP in child.classes:
            body.replace(child)
            deep.append(child)
            continue
        own = [one for one in child.children if isinstance(one, Element) and DEEP in one.classes]
        for one in own:
            child.replace(one)
        if any(one.text for one in own):
            heading = child.first(*HEADINGS)
            again = [Element(heading.name, {}, list(heading.children))] if heading else []
            deep.append(Element("section", {}, [*again, *own]))
    if deep:
        label = Element("summary", {}, [content.words("handout.in_full")])
        body.children.append(Element("details", {"class": "mw-more page-in-full"}, [label, *deep]))


def _open(body: Element, whole: bool, sections: bool) -> None:
    """Open what belongs on a handout. Where a page has no short answers, its folded sections are what it says."""
    around, is_forest = body.parents(), body.first(class_="mw-forest") is not None
    # What a room discusses is nothing to be kept from the paper of whoever leads it.
    discussed = [
        fold for sheet in body.every("section", class_="mw-sheet") for fold in sheet.every("details")
    ]
    for fold in body.every("details"):
        classes, outer = fold.classes, around[fold].classes
        key = fold.attributes.get("data-key") or ""
        is_answer = "mw-answers" in outer or "mw-answers" in around[around[fold]].classes
        if "mw-source" in classes or (is_answer and not whole):
            continue
        is_section = "mw-section-fold" in classes and not key.startswith("row-")
        opens = (
            whole
            or bool(classes & {*OPENED})
            or key.startswith(("card-", "counts-", "why-", "check", "now-card-", "fold-"))
            or (is_section and sections)
            or (is_forest and "mw-table-twin" in classes)
            or "mw-asked-question" in outer
            or key == SIGNS
            or any(fold is one for one in discussed)
        )
        if opens and not (key == "fold-gathered" and not whole):
            fold.attributes["open"] = None
        if key == SIGNS:  # the first of them, said in short, is one of them
            section = around[fold]
            section.children = [fold]
        if "mw-table-twin" in classes and not whole:
            fold.attributes["data-for-paper"] = None


def _put_under_its_case(body: Element, case: str) -> None:
    """Let the cards of a case follow its sheet: no heading of their own, and ids that no other case has."""
    for element in body.every():
        if "id" in element.attributes:
            element.attributes["id"] = f"{case}-{element.attributes['id']}"
        if (element.attributes.get("href") or "").startswith("#"):
            element.attributes["href"] = f"#{case}-{(element.attributes['href'] or '')[1:]}"
    sheet = body.first("section", class_="mw-sheet")
    if sheet is not None:
        body.attributes["data-new-sheet"] = None
        for heading in sheet.every(*HEADINGS):
            heading.name = f"h{int(heading.name[1]) - 1}"
        for fold in sheet.every("details", class_="mw-more"):
            fold.attributes["open"] = None
        sheet.attributes["id"] = case
    for cards in body.every("section", class_="mw-cards"):
        if cards.attributes.get("data-key") != "for-you":
            body.parents()[cards].replace(cards)
        elif heading := cards.first("h2"):
            cards.replace(heading)


def _number_sources(root: Element) -> list[Source]:
    """Number the sources, first those of what is open; put the numbers, for paper, beside each fold of sources."""
    around = root.parents()
    folds = [(fold, _lines(fold)) for fold in root.every("details", class_="mw-source")]
    folds = [(fold, lines) for fold, lines in folds if lines]
    seen = {line for fold, lines in folds if _is_open(fold, around) for line in lines}
    order = [line for fold, lines in folds if _is_open(fold, around) for line in lines]
    order += [line for fold, lines in folds for line in lines]
    numbers = {line: number for number, line in enumerate(dict.fromkeys(order), 1)}
    for fold, lines in folds:
        children: list[Element | str] = [" ["]
        for place, number in enumerate(sorted({numbers[line] for line in lines})):
            link = Element("a", {"href": f"#source-{number}"}, [str(number)])
            children += [", ", link] if place else [link]
        around[fold].replace(fold, fold, Element("span", {"class": "page-refs"}, [*children, "]"]))
    return [Source(line, line not in seen) for line in numbers]


def _lines(fold: Element) -> list[str]:
    """Return each source as its line in the list. One source reads the same wherever it is named."""
    for link in fold.every("a"):
        link.attributes = {"href": link.attributes.get("href"), "rel": "noopener noreferrer"}
    return [line.inside() for line in fold.every("li")]


def _is_open(element: Element, around: Mapping[Element, Element]) -> bool:
    """Return whether paper shows what is beside an element. The signs to get help are read in a hurry: their sheet has
    no numbers."""
    above = around.get(element)
    while above is not None:
        if (above.name == "details" and "open" not in above.attributes) or "page-help" in above.classes:
            return False
        above = around.get(above)
    return True


def _keep_ids_once(root: Element) -> None:
    seen: set[str] = set()
    for element in root.every():
        id = element.attributes.get("id")
        if id in seen:
            del element.attributes["id"]
        elif id:
            seen.add(id)


def _lead_links(root: Element, content: Content, chapter: str, sources: int) -> None:
    """Let each link lead to a place in the document or to a public page; of the others the words stay."""
    ids = {element.attributes.get("id") for element in root.every()}
    ids |= {f"source-{number}" for number in range(1, sources + 1)}  # whose list comes in the end
    for link in root.every("a"):
        address = link.attributes.get("href") or ""
        page, mark, fragment = address.partition("#")
        if link.text == content.words("page.nav.help") and page in ("", f"{HEALING}{NOTEBOOK}"):
            page, mark, fragment = "", "#", "help"
        if address.startswith(("http://", "https://", "mailto:")):
            link.attributes = {"href": address, "rel": "noopener noreferrer"}
        elif mark and fragment in ids and page.removeprefix("../") in ("", f"{chapter}{NOTEBOOK}"):
            link.attributes = {"href": f"#{fragment}"}
        else:
            link.name, link.attributes = "span", {}


def _close_gaps(root: Element) -> None:
    """Give each heading the level below the one around it, where it is deeper than that."""
    above = [1]
    for heading in root.every(*HEADINGS):
        own = max(2, int(heading.name[1]))
        heading.name = f"h{own}"
        while above[-1] >= own:
            above.pop()
        above.append(own)
        level = len(above)
        if level < own:
            heading.attributes["aria-level"] = str(level)
