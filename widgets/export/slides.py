"""Slides: one HTML file with reveal.js in it, for a room without a network."""

from datetime import date

from widgets.core.content import Content
from widgets.core.shapes import Belief, Case
from widgets.view.base.markup import Html, html, tag

from .cutting import Deck, cut
from .frame import head, help_group, made, unchecked, whose
from .layout import HEADINGS, Source, lay_out, settle
from .markup_tree import Element, tree
from .pieces import Piece
from .style import own_file, reveal_file, slides_style
from .subjects import Subject

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "frame-src 'self' file:; base-uri 'none'; form-action 'none'"
)
"""The notes show the slides of this same file in a frame."""
ON_A_SLIDE = 6
"""So many sources are on one slide."""


def slides(subject: Subject, pieces: tuple[Piece, ...], content: Content, today: date) -> str:
    """Return the file."""
    deck = cut(lay_out(subject, pieces, content, whole=False), content)
    _add_help(deck, content)
    root = Element("div", {}, [slide for stack in deck.stacks for slide in stack])
    found = settle(root, content, subject.chapter.id if subject.chapter else "")
    _show_numbers_alone(root)
    _add_sources(deck, found, content)
    for section in root.every("section"):
        section.name = "div"  # to reveal.js each section is a slide
    title = Element(
        "div", {"class": "page-slide page-slide-title"}, tree(_title(subject, content, today)).children
    )
    stacks = [[title], *deck.stacks]
    _lead_to_slides(stacks)
    notes = _notes(subject, stacks, content, _said(deck))
    page = tag(
        "body",
        tag(
            "main",
            tag(
                "div",
                tag("div", [_stack(stack, notes) for stack in stacks], class_="slides"),
                class_="reveal",
            ),
        ),
        _bar(content),
        tag("script", Html(_script(reveal_file("reveal.js")))),
        tag("script", Html(_script(reveal_file("notes.js")))),
        tag("script", Html(_script(own_file("slides.js")))),
        data_workbook="slides",
    )
    return (
        f"<!DOCTYPE html>\n{tag('html', head(subject, content, slides_style(), POLICY), page, lang='en')}\n"
    )


def _bar(content: Content) -> Html:
    """Return the buttons at the foot; the script fills in the number of the slide."""
    words = content.words.under("page.presenter")
    name = {"type": "button"}
    return tag(
        "nav",
        tag("a", content.help.title, href="#/help", class_="page-to-help"),
        tag("button", content.words("handout.slides.below"), class_="page-below", hidden=True, **name),
        tag("button", words["back"], class_="page-back", **name),
        tag("p", class_="page-count", role="status", data_words=words["count"]),
        tag("button", words["next"], class_="page-next", **name),
        class_="page-bar",
        aria_label=words["label"],
    )


def _title(subject: Subject, content: Content, today: date) -> Html:
    chapter = subject.chapter
    return html(
        tag("h1", subject.title),
        tag("p", chapter.decision, class_="page-decision") if chapter and chapter.decision else None,
        whose(subject, content) or (tag("p", subject.lead) if subject.lead else None),
        unchecked(content),
        made(content, today),
        tag("p", content.words("handout.slides.keys"), class_="page-keys"),
    )


def _add_help(deck: Deck, content: Content) -> None:
    for number, group in enumerate(content.help.groups):
        top = tree(
            html(tag("h2", content.help.title, id="help"), tag("p", content.help.intro))
            if number == 0
            else tag("p", content.help.title, class_="page-kicker")
        )
        signs = tree(help_group(group, content))
        deck.add(*(one for one in (*top.children, *signs.children) if isinstance(one, Element)))


def _add_sources(deck: Deck, found: list[Source], content: Content) -> None:
    words = content.words
    for start in range(0, len(found), ON_A_SLIDE):
        lines = [
            tag("li", Html(source.markup), id=f"source-{number}", value=number)
            for number, source in enumerate(found[start : start + ON_A_SLIDE], start + 1)
        ]
        heading = words("handout.sources")
        if start:
            heading = words("handout.slides.continued", title=heading)
        made_of = tree(html(tag("h2", heading), tag("ol", lines, class_="page-sources")))
        parts = [one for one in made_of.children if isinstance(one, Element)]
        (deck.below if start else deck.add)(*parts, classes="page-slide-sources")


def _show_numbers_alone(root: Element) -> None:
    """Leave the numbers of sources, which lead to the last slides."""
    around = root.parents()
    for fold in root.every("details", class_="mw-source"):
        around[fold].replace(fold)


def _lead_to_slides(stacks: list[list[Element]]) -> None:
    """Name the slide of each id, and let links lead to slides, which is what reveal.js turns to."""
    slide_of: dict[str, str] = {}
    for across, stack in enumerate(stacks):
        for down, slide in enumerate(stack):
            slide.attributes["data-at"] = f"{across}/{down}" if down else str(across)
            for element in slide.every():
                if id := element.attributes.get("id"):
                    slide_of[id] = slide.attributes["data-at"]
    for stack in stacks:
        for slide in stack:
            for link in slide.every("a"):
                address = link.attributes.get("href") or ""
                if address.startswith("#") and address[1:] in slide_of:
                    link.attributes["href"] = f"#/{slide_of[address[1:]]}"


def _stack(stack: list[Element], notes: dict[str, Html]) -> Html:
    leaves = [_leaf(slide, notes) for slide in stack]
    return leaves[0] if len(leaves) == 1 else tag("section", leaves)


def _leaf(slide: Element, notes: dict[str, Html]) -> Html:
    at = slide.attributes.pop("data-at", None) or ""
    heading = slide.first("h2")
    is_help = heading is not None and heading.attributes.get("id") == "help"
    if heading is not None and is_help:
        del heading.attributes["id"]  # it is the slide that a link leads to
    aside = tag("aside", notes[at], class_="notes") if at in notes else None
    return tag("section", Html(slide.markup()), aside, id="help" if is_help else None)


def _said(deck: Deck) -> dict[str, list[Html]]:
    """Return what the notebook itself has for whoever presents, by the place of the slide that comes next."""
    said: dict[str, list[Html]] = {}
    for slide, body in deck.notes:
        for element in body.every():
            element.attributes = {"href": address} if (address := _public(element)) else {}
            if element.name in HEADINGS:
                element.name, element.children = "p", [Element("strong", {}, list(element.children))]
        said.setdefault(slide.attributes.get("data-at") or "", []).append(Html(body.markup()))
    return said


def _public(element: Element) -> str:
    address = element.attributes.get("href") or ""
    return address if address.startswith("https://") else ""


def _notes(
    subject: Subject, stacks: list[list[Element]], content: Content, said: dict[str, list[Html]]
) -> dict[str, Html]:
    """Return what an educator says beside each slide: aims at the title, and wrong beliefs where they are answered."""
    words, chapter = content.words, subject.chapter
    notes = {at: list(parts) for at, parts in said.items()}
    aims = [one for one in content.teaching.aims if chapter and one.chapter == chapter.id]
    for one in aims:
        list_of = tag("ul", [tag("li", aim) for aim in one.aims])
        notes.setdefault("0", []).append(html(tag("p", words("teaching.aims.begin")), list_of))
    places = {
        element.attributes["id"]: f"{across}/{down}" if down else str(across)
        for across, stack in enumerate(stacks)
        for down, slide in enumerate(stack)
        for element in slide.every()
        if element.attributes.get("id")
    }
    for case in content.teaching.cases.values():
        for belief in case.beliefs:
            at = places.get(_id_of(belief, subject)) if not subject.cases else None
            if at:
                notes.setdefault(at, []).append(_belief(belief, case, content))
    return {at: html(list(dict.fromkeys(parts))) for at, parts in notes.items()}


def _id_of(belief: Belief, subject: Subject) -> str:
    where = belief.where
    if where.kind == "card":
        return f"card-{where.id}"
    if where.kind == "chapter" and subject.chapter and where.id == subject.chapter.id:
        parts = {part.id for part in subject.chapter.parts}
        return f"{'part' if where.section in parts else 'section'}-{where.section}"
    return ""


def _belief(belief: Belief, case: Case, content: Content) -> Html:
    words = content.words
    said = words("teaching.case.belief", belief=belief.belief)
    return html(
        tag("p", words("teaching.case.beliefs"), ": ", tag("strong", said)),
        tag("p", " ".join(item.text for item in belief.answer)),
    )


def _script(text: str) -> str:
    """Return a script that its own text cannot end."""
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")
