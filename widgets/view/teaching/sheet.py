"""What the parts for educators share: a fold that can be printed alone, and answers that name their place."""

from widgets.core.content import Content
from widgets.core.shapes import Place, Statement

from ..base.folds import fold
from ..base.markup import Html, html, tag
from ..base.places import place_link
from ..base.reading_time import with_length
from ..base.sources import paragraph


def sheet(id: str, heading: str, body: Html, print_words: str | None, content: Content) -> Html:
    """Return a part folded under its heading. With `print_words` a button prints it alone, which the script of the
    page brings to life."""
    words = content.words
    note = words("teaching.on_paper", unchecked=words("page.unchecked"))
    on_paper = (
        html(tag("p", note, class_="mw-sheet-note"), print_button(print_words)) if print_words else None
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


def answered(said: str, answer: tuple[Statement, ...], where: Place, content: Content) -> Html | None:
    """Return what is asked or believed as a fold: the room thinks first, then the workbook answers."""
    more = tag("p", content.words("teaching.case.where"), " ", place_link(where, content), class_="mw-quiet")
    return fold(said, html(quoted(answer, content), more))


def quoted(items: tuple[Statement, ...], content: Content) -> Html:
    """Return sentences of the workbook with the fold of their sources; paper names these in one line."""
    sources = [content.sources[id] for id in dict.fromkeys(id for item in items for id in item.sources)]
    names = "; ".join(f"{source.who} ({source.year})" for source in sources)
    on_paper = tag("p", content.words("teaching.sources", names=names), class_="mw-sheet-note")
    return tag("div", paragraph(items, content), on_paper if sources else None, class_="mw-paragraph")
