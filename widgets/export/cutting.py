"""Cuts a page into slides: one for each part, question, card, chart, drawing and case, with what goes deeper below."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from widgets.core.content import Content

from .layout import HEADINGS, SLIDE
from .markup_tree import Element

Stack = list[Element]
"""Slides one below the other: the first is shown in turn, the others to whoever asks for more."""
NOTES, SKIP, BELOW = "notes", "skip", "subslide"
"""Types of slides, as Jupyter calls them: for whoever presents alone, on no slide, below the one before."""
NOTICED = "mw-case-noticed"
"""What there is to notice in a case."""
MOST_QUESTIONS = 4
"""So many questions stand side by side; of a longer form all but the first are below it."""


@dataclass
class Deck:
    """The stacks of a page, from the first to the last."""

    stacks: list[Stack] = field(default_factory=list)
    notes: list[tuple[Element, Element]] = field(default_factory=list)
    """What is said beside a slide: the slide, and what is for whoever presents it."""

    def add(self, *parts: Element | None, classes: str = "") -> None:
        """Begin a stack with these parts on one slide."""
        self.stacks.append([_slide(parts, classes)])

    def part(self) -> Stack | None:
        """Return the last stack that begins with the short answer of a part; None before any."""
        parts = (stack for stack in reversed(self.stacks) if stack[0].first(class_="mw-chapter-part"))
        return next(parts, None)

    def below(self, *parts: Element | None, classes: str = "") -> None:
        """Put a slide below the last one."""
        if not self.stacks:
            self.add(*parts, classes=classes)
        else:
            self.stacks[-1].append(_slide(parts, classes))


def cut(bodies: Iterable[Element], content: Content) -> Deck:
    """Return the slides of a page that is laid out."""
    deck = Deck()
    to_say: list[Element] = []
    for body in bodies:
        kind = body.attributes.pop(SLIDE, None)
        if kind == NOTES:
            to_say.append(body)
        elif kind != SKIP:
            before = [id(slide) for stack in deck.stacks for slide in stack]
            _cut(body, deck, content, is_below=kind == BELOW)
            new = [slide for stack in deck.stacks for slide in stack if id(slide) not in before]
            if new:
                deck.notes += [(new[0], said) for said in to_say]
                to_say = []
    if deck.stacks:  # nothing follows that they could be said beside
        deck.notes += [(deck.stacks[-1][0], said) for said in to_say]
    return deck


def _cut(body: Element, deck: Deck, content: Content, is_below: bool) -> None:
    count = len(deck.stacks)
    for way in (_form, _cards, _chart, _compare, _check, _more, _papers, _sheet, _asked):
        if way(body, deck, content):
            break
    else:
        _text(body, deck)
    if is_below and count:
        deck.stacks[count - 1] += [slide for stack in deck.stacks[count:] for slide in stack]
        del deck.stacks[count:]


def _slide(parts: Iterable[Element | None], classes: str) -> Element:
    return Element("div", {"class": f"page-slide {classes}".strip()}, [part for part in parts if part])


def _form(body: Element, deck: Deck, content: Content) -> bool:
    if not body.first("div", class_="mw-form"):
        return False
    inner = {id(one) for outer in body.every("fieldset") for one in outer.every("fieldset")}
    questions = [one for one in body.every("fieldset") if id(one) not in inner]
    for number, question in enumerate(questions):
        form = Element("div", {"class": "mw-form"}, [question])
        put = deck.add if number == 0 or len(questions) <= MOST_QUESTIONS else deck.below
        put(form, classes="page-slide-question")
    return True


def _cards(body: Element, deck: Deck, content: Content) -> bool:
    regions = list(body.every("section", class_="mw-cards"))
    for region in regions:
        heading = region.first("h2")
        is_own = region.attributes.get("data-key") == "for-you"
        for number, card in enumerate(region.every("article", class_="mw-card")):
            if any(card is one for outer in region.every("article") for one in outer.every("article")):
                continue
            deep = card.first("details", class_="page-in-full")
            if deep:
                card.parents()[deep].replace(deep)
            top = Element("p", {"class": "page-kicker"}, [heading.text]) if heading else None
            put = deck.add if is_own or number == 0 else deck.below
            put(top, _region(card), classes="page-slide-card")
            if deep and is_own:
                title = card.first("h3")
                label = Element(
                    "h3", {}, [f"{title.text if title else ''}: {content.words('handout.in_full')}"]
                )
                deep.name, deep.attributes = "div", {"class": "mw-body"}
                deep.children = deep.children[1:]
                deck.below(label, Element("div", {"class": "mw-card"}, [deep]), classes="page-slide-deep")
    return bool(regions)


def _region(card: Element) -> Element:
    return Element("div", {"class": "mw-cards"}, [card])


def _chart(body: Element, deck: Deck, content: Content) -> bool:
    chart = body.first("div", class_="mw-chart")
    if chart is None:
        return False
    table = next(iter(chart.every("details", class_="mw-table-twin")), None)
    picture = chart.first("div", class_="mw-picture")
    has_picture = picture is not None and "mw-forest" not in picture.classes
    if table and has_picture:
        chart.parents()[table].replace(table)
    deck.add(chart, classes="page-slide-chart")
    if table and has_picture:
        table.attributes["open"] = None
        deck.below(Element("div", {"class": "mw-chart"}, [table]), classes="page-slide-deep")
    return True


def _compare(body: Element, deck: Deck, content: Content) -> bool:
    concerns = list(body.every("details", class_="mw-concern"))
    for concern in concerns:
        rows = concern.first("div", class_="mw-all-rows")
        if rows:
            concern.parents()[rows].replace(rows)
        concern.attributes["open"] = None
        title = concern.first(*HEADINGS)
        inside = [one for one in concern.children if isinstance(one, Element) and one.name != "summary"]
        heading = Element("h2", {}, [title.text]) if title else None
        deck.add(heading, Element("div", {"class": "mw-compare"}, [*inside]), classes="page-slide-wide")
        if rows:
            deck.below(Element("div", {"class": "mw-compare"}, [rows]), classes="page-slide-deep")
    return bool(concerns)


def _check(body: Element, deck: Deck, content: Content) -> bool:
    check = body.first("section", class_="mw-check")
    if check is None:
        return False
    lists = list(check.every("ul", class_="mw-answers"))
    around = check.parents()
    heading = check.first("h2")
    for answers in lists:
        outer = around[answers]
        at = next(place for place, one in enumerate(outer.children) if one is answers)
        before = [one for one in outer.children[:at] if isinstance(one, Element) and one.name in HEADINGS]
        kicker = Element("p", {"class": "page-kicker"}, [heading.text]) if heading else None
        question = before[-1] if before else None
        deck.add(kicker, Element("div", {"class": "mw-check"}, [one for one in (question, answers) if one]))
    return bool(lists)


def _more(body: Element, deck: Deck, content: Content) -> bool:
    """Put folded sections below the part whose answer they go into; without such parts they are slides in turn."""
    more = body.first("div", class_="mw-part-more")
    sections = list(body.every("details", class_="mw-section-fold"))
    if not sections or body.first("section", class_="mw-sheet"):
        return False
    for fold in sections:
        fold_heading = fold.first(*HEADINGS)
        inside = [one for one in fold.children if not (isinstance(one, Element) and one.name == "summary")]
        heading = Element("h3" if more else "h2", {}, [fold_heading.text]) if fold_heading else None
        text = Element("section", {"class": "mw-text"}, [*inside])
        if more and (part := deck.part()):
            part.append(_slide((heading, text), "page-slide-deep"))
        else:
            deck.add(heading, text)
    return True


def _papers(body: Element, deck: Deck, content: Content) -> bool:
    papers = list(body.every("section", class_="mw-paper"))
    for paper in papers:
        for group in _groups(paper, ("h4",)):
            deck.add(
                Element("section", {"class": " ".join(sorted(paper.classes - {"mw-paper"}))}, [*group]),
                classes="page-slide-wide",
            )
    return bool(papers)


def _sheet(body: Element, deck: Deck, content: Content) -> bool:
    """Return each part of a case or a plan on a slide; what is asked is open, and what we answer folded, and in the
    notes. What there is to notice in a case, which answers it all, is below the last of them."""
    sheets = list(body.every("section", class_="mw-sheet"))
    for sheet in sheets:
        heading = sheet.first(*HEADINGS)
        inner = sheet.first("details", class_="mw-section-fold") or sheet
        inner.children = [one for one in inner.children if one is not heading and _name(one) != "summary"]
        noticed = inner.first("section", class_=NOTICED)
        if noticed:
            inner.parents()[noticed].replace(noticed)
        for fold in inner.every("details", class_="mw-more"):
            fold.attributes.pop("open", None)
        groups = list(_groups(inner, ("h3", "h4")))
        if len(groups) > 1 and not any(_headed_by(one) for one in groups[0]):  # a line that says whose it is
            groups[:2] = [groups[0] + groups[1]]
        for number, group in enumerate(groups):
            text = heading.text if heading else ""
            if number == 0:
                top = Element("h2", {"id": sheet.attributes.pop("id", None)}, [text])
            else:
                top = Element("p", {"class": "page-kicker"}, [text])
            deck.add(top, Element("section", {"class": "mw-text mw-sheet"}, [*group]))
            deck.notes += [(deck.stacks[-1][0], said) for said in _answers(group)]
        fold = noticed and noticed.first("details")
        if fold:
            inside = [one for one in fold.children if _name(one) != "summary"]
            label = fold.first(*HEADINGS)
            kicker = Element("p", {"class": "page-kicker"}, [heading.text if heading else ""])
            title = Element("h3", {}, [label.text if label else ""])
            text = Element("section", {"class": "mw-text mw-sheet"}, inside)
            deck.below(kicker, title, text, classes="page-slide-deep")
    return bool(sheets)


def _answers(group: Iterable[Element | str]) -> Iterator[Element]:
    """Return what is asked in a part of a case, each with its model answer, for whoever presents it."""
    for part in group:
        for fold in part.every("details", class_="mw-more") if isinstance(part, Element) else ():
            asked, answer = fold.first("summary"), fold.first("div", class_="mw-paragraph")
            text = answer and answer.first("p")
            if asked and text:
                question = Element("p", {}, [Element("strong", {}, [asked.text])])
                yield Element("div", {}, [question, Element("p", {}, [text.text])])


def _asked(body: Element, deck: Deck, content: Content) -> bool:
    groups = list(body.every("section", class_="mw-asked-group"))
    for group in groups:
        heading = group.first("h2")
        for number, asked in enumerate(group.every("div", class_="mw-asked-question")):
            for fold in asked.every("details", class_="mw-more"):
                fold.attributes.pop("open", None)
            kicker = Element("p", {"class": "page-kicker"}, [heading.text]) if heading and number else None
            put = deck.below if number else deck.add
            put(heading if not number else kicker, asked)
    return bool(groups)


def _text(body: Element, deck: Deck) -> None:
    for fold in body.every("details", class_="mw-contents"):  # the list of parts, as a slide of its own
        label = fold.first("summary")
        fold.name, fold.attributes = "div", {"class": "mw-contents"}
        if label:
            label.name = "h2"
    outer = body
    while (
        len(inside := [one for one in outer.children if _says(one)]) == 1
        and isinstance(inside[0], Element)
        and inside[0].name in ("div", "section")
        and not inside[0].classes & {"mw-chapter-part"}
    ):
        outer = inside[0]
    for group in _groups(outer, ("h1", "h2")):
        if any(_says(one) for one in group):
            kept = dict(outer.attributes) if outer is not body else {"class": "mw-text"}
            deck.add(Element("section", {**kept, "class": kept.get("class") or "mw-text"}, [*group]))


def _groups(outer: Element, names: tuple[str, ...]) -> Iterator[list[Element | str]]:
    """Yield the children of an element in groups, each of which begins with a heading of these."""
    group: list[Element | str] = []
    for child in outer.children:
        begins = isinstance(child, Element) and (child.name in names or _headed(child, names))
        if begins and any(_says(one) for one in group):
            yield group
            group = []
        group.append(child)
    if group:
        yield group


def _headed_by(one: Element | str) -> bool:
    return _name(one) in HEADINGS or (isinstance(one, Element) and _headed(one, HEADINGS))


def _headed(element: Element, names: tuple[str, ...]) -> bool:
    first = next((one for one in element.children if _says(one)), None)
    return element.name == "section" and isinstance(first, Element) and first.name in names


def _name(one: Element | str) -> str:
    return one.name if isinstance(one, Element) else ""


def _says(one: Element | str) -> bool:
    return bool(one.strip()) if isinstance(one, str) else bool(one.text or one.first("svg", "img"))
