"""Sentences with their sources: one tap shows the sources, and how certain the sentence is.

Where a sentence is our own view, a mark says so: once for a run of such sentences, and never at one that says to get
help at once, which nobody should weigh. There a note among the sources says that the speed is our own.
"""

import re
from collections.abc import Callable, Iterable

from widgets.core.content import Content
from widgets.core.dates import day
from widgets.core.shapes import Certainty, Says, Source, Statement

from .folds import fold
from .kept import kept
from .markup import Html, html, tag

Mark = Callable[[bool, Content], Html | None]
"""What follows a sentence that is our own judgement."""
URGENT = re.compile(r"\b(emergency number|same day|for help at once|call .*\b(now|today))\b", re.IGNORECASE)
"""What a sentence says that sends the reader for help today or at once."""


@kept
def statement(item: Statement, content: Content, marked: bool = True) -> Html:
    """Return one statement with its sources in a fold; not `marked` as our view where something beside it is."""
    text = tag("p", item.text, " ", judgement_mark(marked and any(marks((item,))), content))
    return tag("div", text, sources(item.sources, content, item), class_="mw-fact")


def statements_in_a_row(items: tuple[Statement, ...], content: Content) -> list[Html]:
    """Return statements one below the other, each with its own fold, and a run of our own view marked once."""
    return [statement(item, content, marked) for item, marked in zip(items, marks(items), strict=True)]


def paragraph(items: tuple[Statement, ...], content: Content) -> Html:
    """Return statements as one paragraph, followed by one fold with the sources of each.

    A paragraph that says to get help at once has no mark: a reader could take it for one of the help.
    """
    said = unmarked(items) if any(map(is_urgent, items)) else sentences(items, content)
    return html(tag("p", [html(sentence, " ") for sentence in said]), _sources_fold(items, content))


@kept
def facts(items: tuple[Statement, ...], content: Content) -> Html:
    """Return statements one below the other, followed by one fold with the sources of each."""
    return html([tag("p", sentence) for sentence in sentences(items, content)], _sources_fold(items, content))


def unmarked(items: tuple[Statement, ...]) -> list[Html]:
    """Return each statement as it is."""
    return [html(item.text) for item in items]


def sentences(items: tuple[Statement, ...], content: Content, mark: Mark | None = None) -> list[Html]:
    """Return each statement, with the mark after the last of a run that is our own view."""
    mark = mark or judgement_mark
    return [
        html(item.text, " ", mark(has_mark, content))
        for item, has_mark in zip(items, marks(items), strict=True)
    ]


def marks(items: tuple[Statement, ...]) -> list[bool]:
    """Return which of the statements in a row have the mark: the last of each run that is our own view, without
    those that say to get help at once."""
    ours = [*(is_ours(item) and not is_urgent(item) for item in items), False]
    return [ours[at] and not ours[at + 1] for at in range(len(items))]


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
    body = html(source_entries(items, content), _note_on_speed(items, content))
    return fold(content.words("cards.comes_from"), body, class_="mw-source")


def _note_on_speed(items: tuple[Statement, ...], content: Content) -> Html | None:
    """Return the note where it is our own view how soon to act; None elsewhere."""
    ours = any(is_ours(item) and is_urgent(item) for item in items)
    return tag("p", content.words("cards.signs_note"), class_="mw-soft") if ours else None


def is_urgent(item: Statement) -> bool:
    """Return whether a statement says to get help today or at once."""
    return sends_for_help(item.text)


def sends_for_help(text: str) -> bool:
    """Return whether a text says to get help today or at once."""
    return bool(URGENT.search(text))


def is_ours(item: Statement) -> bool:
    """Return whether a statement is our own judgement; an empty search is a result, not a judgement."""
    return item.says is Says.JUDGEMENT and item.certainty is not Certainty.NONE_FOUND


def judgement_mark(is_judgement: bool, content: Content) -> Html | None:
    """Return the mark of the workbook's own judgement."""
    return tag("em", f"({content.words('cards.own_judgement')})", class_="mw-own") if is_judgement else None


@kept
def sources(ids: tuple[str, ...], content: Content, item: Statement | None = None) -> Html | None:
    """Return the sources in a fold; None for a judgement without sources."""
    if not ids:
        return None
    words = content.words
    label = words("cards.source_one") if len(ids) == 1 else words("cards.source_many", n=len(ids))
    certainty = html(sure_line(item, content), _note_on_speed((item,), content)) if item else None
    return fold(label, html(source_list(ids, content), certainty), class_="mw-source")


@kept
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
