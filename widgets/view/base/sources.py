"""Sentences with their sources: one tap shows the sources, and how certain the sentence is."""

from collections.abc import Callable, Iterable

from widgets.core.content import Content
from widgets.core.dates import day
from widgets.core.shapes import Certainty, Says, Source, Statement

from .folds import fold
from .markup import Html, html, tag

Mark = Callable[[bool, Content], Html | None]
"""What follows a sentence that is our own judgement."""


def statement(item: Statement, content: Content, marked: bool = True) -> Html:
    """Return one statement with its sources in a fold; not `marked` as our view where something beside it is."""
    text = tag("p", item.text, " ", judgement_mark(marked and is_ours(item), content))
    return tag("div", text, sources(item.sources, content, item), class_="mw-fact")


def paragraph(items: tuple[Statement, ...], content: Content) -> Html:
    """Return statements as one paragraph, followed by one fold with the sources of each."""
    return html(
        tag("p", [html(sentence, " ") for sentence in sentences(items, content)]),
        _sources_fold(items, content),
    )


def facts(items: tuple[Statement, ...], content: Content) -> Html:
    """Return statements one below the other, followed by one fold with the sources of each."""
    return html([tag("p", sentence) for sentence in sentences(items, content)], _sources_fold(items, content))


def judgement_mark(is_judgement: bool, content: Content) -> Html | None:
    """Return the mark of the workbook's own judgement."""
    return tag("em", f"({content.words('cards.own_judgement')})", class_="mw-own") if is_judgement else None


def sentences(items: tuple[Statement, ...], content: Content, mark: Mark = judgement_mark) -> list[Html]:
    """Return each statement; where several in a row are our own judgement, only the last has the mark."""
    ours = [*map(is_ours, items), False]
    return [
        html(item.text, " ", mark(ours[index] and not ours[index + 1], content))
        for index, item in enumerate(items)
    ]


def source_entries(items: Iterable[Statement], content: Content) -> Html | None:
    """Return each statement with its sources and how certain it is; None when none of them has a source."""
    entries = [
        html(tag("dt", item.text), tag("dd", source_list(item.sources, content), sure_line(item, content)))
        for item in items
        if item.sources
    ]
    return tag("dl", entries) if entries else None


def _sources_fold(items: tuple[Statement, ...], content: Content) -> Html | None:
    """Return the sources of each statement in a fold; None when none of them has a source."""
    return fold(content.words("cards.comes_from"), source_entries(items, content), class_="mw-source")


def is_ours(item: Statement) -> bool:
    """Return whether a statement is our own judgement; an empty search is a result, not a judgement."""
    return item.says is Says.JUDGEMENT and item.certainty is not Certainty.NONE_FOUND


def sources(ids: tuple[str, ...], content: Content, item: Statement | None = None) -> Html | None:
    """Return the sources in a fold; None for a judgement without sources."""
    if not ids:
        return None
    words = content.words
    label = words("cards.source_one") if len(ids) == 1 else words("cards.source_many", n=len(ids))
    certainty = sure_line(item, content) if item else None
    return fold(label, html(source_list(ids, content), certainty), class_="mw-source")


def source_list(ids: tuple[str, ...], content: Content) -> Html:
    """Return the sources as a list."""
    return tag("ul", [tag("li", source_line(content.sources[id], content)) for id in ids])


def sure_line(item: Statement, content: Content) -> Html | None:
    """Return the line that says how certain a statement is; None for one about the workbook itself."""
    if item.certainty is None:
        return None
    label = content.certainty_word(item.certainty, "label")
    return tag("p", content.words("cards.how_sure"), " ", tag("strong", label), class_="mw-sure")


def source_line(source: Source, content: Content) -> Html:
    """Return one source: author, year, title with its link, kind of work, and how we know it."""
    words = content.words
    title = (
        tag("a", source.title, href=source.url, rel="noopener noreferrer", target="_blank")
        if source.url
        else tag("cite", source.title)
    )
    design = words(f"cards.designs.{source.design}")
    how_known = words(f"cards.how_known.{source.how_known}")
    seen_on = words("cards.seen_on", date=day(source.seen_on)) if source.seen_on else None
    return html(
        f"{source.who} ({source.year}). ",
        title,
        f". {design} {how_known}",
        f" {seen_on}" if seen_on else None,
    )
