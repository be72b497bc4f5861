"""How a sentence shows what it rests on: one step opens its sources, and how well each is known."""

from widgets.core.content import Content
from widgets.core.dates import day
from widgets.core.shapes import Certainty, Says, Source, Statement

from .markup import Html, html, tag


def statement(item: Statement, content: Content) -> Html:
    """Return one sentence of fact with its sources folded behind it."""
    text = tag("p", item.text, " ", judgement_mark(is_ours(item), content))
    return tag("div", text, sources(item.sources, content, item), class_="mw-fact")


def paragraph(items: tuple[Statement, ...], content: Content) -> Html:
    """Return sentences that read on without a break, and behind them, in one step,
    what each of them rests on."""
    return html(tag("p", [html(_said(item, content), " ") for item in items]), _behind(items, content))


def facts(items: tuple[Statement, ...], content: Content) -> Html:
    """Return sentences one below the other, and behind them, in one step, what each of them rests on."""
    return html([tag("p", _said(item, content)) for item in items], _behind(items, content))


def _said(item: Statement, content: Content) -> Html:
    return html(item.text, " ", judgement_mark(is_ours(item), content))


def _behind(items: tuple[Statement, ...], content: Content) -> Html | None:
    """Return what sentences rest on, folded; nothing when none of them rests on a source."""
    behind = [
        html(tag("dt", item.text), tag("dd", source_list(item.sources, content), sure_line(item, content)))
        for item in items
        if item.sources
    ]
    return (
        tag(
            "details",
            tag("summary", content.words("cards.comes_from")),
            tag("dl", behind),
            class_="mw-source",
        )
        if behind
        else None
    )


def is_ours(item: Statement) -> bool:
    """Return whether a sentence is a judgement of ours; that a search found nothing is a result and not a
    judgement."""
    return item.says is Says.JUDGEMENT and item.certainty is not Certainty.NONE_FOUND


def judgement_mark(is_judgement: bool, content: Content) -> Html | None:
    """Return the mark that a sentence is the workbook's own judgement."""
    return tag("em", f"({content.words('cards.own_judgement')})", class_="mw-own") if is_judgement else None


def sources(ids: tuple[str, ...], content: Content, item: Statement | None = None) -> Html | None:
    """Return a closed list of the sources; nothing for a judgement that rests on none."""
    if not ids:
        return None
    words = content.words
    label = words("cards.source_one") if len(ids) == 1 else words("cards.source_many", n=len(ids))
    return tag(
        "details",
        tag("summary", label),
        source_list(ids, content),
        sure_line(item, content) if item and item.certainty else None,
        class_="mw-source",
    )


def source_list(ids: tuple[str, ...], content: Content) -> Html:
    """Return the sources one below the other."""
    return tag("ul", [tag("li", source_line(content.sources[id], content)) for id in ids])


def sure_line(item: Statement, content: Content) -> Html:
    """Return the line that says how sure the sentence is."""
    label = content.certainty_word(item.certainty, "label")
    return tag("p", content.words("cards.how_sure"), " ", tag("strong", label), class_="mw-sure")


def source_line(source: Source, content: Content) -> Html:
    """Return one source: who, what, when, how it is known, and where to read it."""
    words = content.words
    title = (
        tag("a", source.title, href=source.url, rel="noopener noreferrer", target="_blank")
        if source.url
        else tag("cite", source.title)
    )
    design = words(f"cards.designs.{source.design}")
    known = words(f"cards.how_known.{source.how_known}")
    seen = words("cards.seen_on", date=day(source.seen_on)) if source.seen_on else None
    return html(f"{source.who} ({source.year}). ", title, f". {design} {known}", f" {seen}" if seen else None)
