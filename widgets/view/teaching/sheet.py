"""What the parts for educators share: a fold that can be printed alone, and answers that name their place."""

from widgets.core.content import Content
from widgets.core.shapes import Place, Statement

from ..base.folds import fold
from ..base.markup import Html, html, tag
from ..base.places import place_link
from ..base.reading_time import with_length
from ..base.sources import paragraph, statement


def sheet(id: str, heading: str, body: Html, print_words: str | None, content: Content, served: bool) -> Html:
    """Return a part folded under its heading. With `print_words` a button prints it alone, which the script of the
    app brings to life: only what is `served` there has it."""
    words = content.words
    note = words("teaching.on_paper", unchecked=words("page.unchecked"))
    on_paper = (
        html(tag("p", note, class_="mw-sheet-note"), print_button(print_words))
        if print_words and served
        else None
    )
    label = with_length(tag("h3", heading), body, content)
    return tag(
        "section",
        fold(label, html(body, on_paper), f"fold-{id}", class_="mw-section-fold"),
        class_="mw-text mw-sheet",
        id=id,
    )


def print_button(words: str) -> Html:
    """Return the button that prints the sheet around it, hidden until its script is there."""
    return tag("button", words, type="button", class_="mw-print-sheet", hidden=True)


def answered(
    said: str, answer: tuple[Statement, ...], where: Place, content: Content, served: bool
) -> Html | None:
    """Return what is asked or believed as a fold: the room thinks first, then the workbook answers."""
    more = tag("p", content.words("teaching.case.where"), " ", place_link(where, content), class_="mw-quiet")
    return fold(said, html(quoted(answer, content, served), more))


def quoted(items: tuple[Statement, ...], content: Content, served: bool) -> Html:
    """Return sentences of the workbook with the fold of their sources; a sheet that the app prints names these in one
    line. One sentence alone is not said again among its sources."""
    said = statement(items[0], content) if len(items) == 1 else paragraph(items, content)
    return tag("div", said, _on_paper(items, content) if served else None, class_="mw-paragraph")


def _on_paper(items: tuple[Statement, ...], content: Content) -> Html | None:
    sources = [content.sources[id] for id in dict.fromkeys(id for item in items for id in item.sources)]
    names = "; ".join(f"{source.who} ({source.year})" for source in sources)
    return (
        tag("p", content.words("teaching.sources", names=names), class_="mw-sheet-note") if sources else None
    )


def asks_first(content: Content) -> Html:
    """Return the question that is asked before a case takes the place of answers that are not its own."""
    words = content.words.under("teaching.case")
    return tag(
        "div",
        tag("p", words["asks"]),
        tag("button", words["replace"], type="button", class_="mw-case-replace"),
        " ",
        tag("button", words["keep"], type="button", class_="mw-case-keep"),
        class_="mw-case-asks",
        role="group",
        aria_label=words["asks"],
        hidden=True,
    )
