"""What stands around a page in a file of its own: its head, its first lines, and when to get help."""

from collections.abc import Sequence
from datetime import date

from widgets.core.assessment import assess
from widgets.core.content import Content
from widgets.core.dates import day
from widgets.core.profile import given
from widgets.core.shapes import HelpGroup, WarningSign
from widgets.view.base.markup import Html, tag
from widgets.view.base.sources import sources

from .layout import Source
from .subjects import Subject

PROGRAM = "microneedling-workbook"


def head(subject: Subject, content: Content, style: str, policy: str) -> Html:
    """Return the head. Its policy lets the file ask nobody for anything, whatever an educator's own text holds."""
    title = f"{subject.title} · {content.words('page.product')}"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="generator", content=PROGRAM),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", Html(style)),
    )


def unchecked(content: Content) -> Html:
    """Return who has not checked it yet, and what it cannot do."""
    words = content.words
    text = (tag("strong", f"{words('page.unchecked')}."), " ", words("page.notice"))
    return tag("p", *text, class_="page-unchecked")


def whose(subject: Subject, content: Content) -> Html | None:
    """Return that the answers are those of a worked case, and which cards they bring up that are on other pages."""
    if not subject.answers:
        return None
    words, elsewhere = content.words, _elsewhere(subject, content)
    said = [
        tag("strong", words("handout.case", title=subject.case.title), " ") if subject.case else None,
        words("handout.elsewhere", titles="; ".join(elsewhere)) if elsewhere else None,
    ]
    return tag("p", said, class_="page-whose") if any(said) else None


def _elsewhere(subject: Subject, content: Content) -> list[str]:
    """Return the titles of the cards that the answers bring up and the page does not show."""
    if subject.chapter is None or not subject.chapter.cards:  # it shows every card, or is no page of ours
        return []
    every = assess(content, given(content.questions, subject.answers))
    shown = {card.id for card in every.within(subject.chapter.cards).cards}
    return [card.title for card in every.personal if card.id not in shown]


def help_first(content: Content) -> Html:
    """Return what somebody who feels ill has to read, and the way to the signs."""
    link = tag("a", content.help.title, href="#help")
    return tag("p", tag("strong", link), " ", content.help.intro, class_="page-help-first")


def help_part(content: Content) -> Html:
    """Return every sign by how soon to act."""
    expected = content.help.expected
    return tag(
        "section",
        tag("h2", content.help.title, id="help"),
        tag("p", content.help.intro),
        tag("div", tag("p", expected.text), sources(expected.sources, content), class_="mw-paragraph"),
        [help_group(group, content) for group in content.help.groups],
        tag("p", content.help.closing),
        class_="mw-text page-piece page-help",
    )


def help_group(group: HelpGroup, content: Content) -> Html:
    """Return the signs of one speed."""
    return tag(
        "section",
        tag("h3", group.heading),
        tag("ul", [_sign(sign, content) for sign in group.signs], class_="mw-signs"),
        tag("p", group.closing) if group.closing else None,
    )


def _sign(sign: WarningSign, content: Content) -> Html:
    return tag("li", sign.text, " ", sources(sign.sources, content))


def source_part(found: Sequence[Source], content: Content) -> Html | None:
    """Return the list of the sources, with their addresses to be typed off paper; None without any."""
    words = content.words
    lines = [
        tag(
            "li",
            Html(source.markup),
            id=f"source-{number}",
            value=number,
            class_="page-deep" if source.is_deep else None,
        )
        for number, source in enumerate(found, 1)
    ]
    if not lines:
        return None
    return tag(
        "section",
        tag(
            "details",
            tag("summary", tag("h2", words("handout.sources"), id="sources")),
            tag("p", words("handout.sources_note")),
            tag("ol", lines),
            class_="page-sources",
        ),
        class_="mw-text page-piece page-source-list",
    )


def made(content: Content, today: date) -> Html:
    """Return where the file comes from, and when."""
    words = content.words
    text = words(
        "handout.made",
        product=_lower_first(words("page.product")),
        date=day(today.isoformat()),
        version=content.version,
    )
    return tag("p", text, " ", words("page.footer"), class_="page-made")


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
