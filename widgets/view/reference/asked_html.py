"""The questions that people ask in public, by subject: each opens to our answer in short and to where it is in full."""

from widgets.core.content import Content
from widgets.core.shapes import AskedGroup, AskedQuestion, Card, Place

from ..base.folds import fold
from ..base.markup import Html, html, tag
from ..base.places import (
    ASKED,
    JOURNEY,
    SAME_TAB,
    asked_id,
    help_address,
    is_shown_to_all,
    page_address,
    place_link,
)
from ..base.reading_time import with_length
from ..base.sources import paragraph, statement
from ..card.card_html import read_more
from ..card.card_parts import first_step, unknown, warnings

SEARCH = "mw-asked-search"


def asked_html(content: Content) -> Html:
    """Return every question, folded under its subject, below a search that the page's script brings to life."""
    return tag(
        "section",
        _search(content),
        [_group(group, content) for group in content.questions_asked],
        class_="mw-text mw-asked",
    )


def asked_link(content: Content) -> Html:
    """Return the way to the questions, for pages where a reader may look for one that the page does not ask."""
    words = content.words
    link = tag("a", words("asked.link", n=_count(content)), href=page_address(ASKED), **SAME_TAB)
    return tag("p", words("asked.another"), " ", link, class_="mw-text mw-asked-link")


def _count(content: Content) -> int:
    return sum(len(group.questions) for group in content.questions_asked)


def _search(content: Content) -> Html:
    """The words of each outcome are in the markup, so that the script has none of its own."""
    words = content.words
    questions = _count(content)
    return tag(
        "div",
        tag("label", words("asked.search"), for_=SEARCH),
        tag("input", type="search", id=SEARCH, autocomplete="off", spellcheck="false", enterkeyhint="search"),
        tag(
            "p",
            words("asked.all", n=questions),
            role="status",
            class_="mw-asked-count",
            data_found_all=words("asked.all", n=questions),
            data_found_one=words("asked.found_one"),
            data_found_many=words("asked.found_many"),
            data_found_none=words("asked.found_none"),
        ),
        _way("start", content.chapters[JOURNEY].short_title, page_address(JOURNEY), content),
        _way(
            "help",
            words("page.nav.help"),
            help_address(),
            content,
            data_warnings=words("asked.warning_words"),
        ),
        class_="mw-asked-search",
    )


def _way(name: str, text: str, address: str, content: Content, **more: str) -> Html:
    """Return a line with a link to where help is, which the page's script shows in time."""
    link = tag("a", text, href=address, **SAME_TAB)
    return tag(
        "p",
        content.words(f"asked.{name}"),
        " ",
        link,
        role="status",
        hidden=True,
        class_=f"mw-asked-{name}",
        **more,
    )


def _group(group: AskedGroup, content: Content) -> Html:
    return tag(
        "section",
        tag("h2", group.heading),
        [_question(question, content) for question in group.questions],
        class_="mw-asked-group",
        id=f"asked-{group.id}",
    )


def _question(asked: AskedQuestion, content: Content) -> Html:
    status = (
        tag("p", content.words(f"asked.answers.{asked.answer}"), class_="mw-soft")
        if asked.answer != "answered"
        else None
    )
    return tag(
        "div",
        fold(
            asked.question,
            html(status, paragraph(asked.short, content), _more(asked.where, content)),
            f"fold-asked-{asked.id}",
        ),
        class_="mw-asked-question",
        data_also=" ".join(asked.also),
        id=asked_id(asked),
    )


def _more(where: Place, content: Content) -> Html | None:
    """Return the link to the place, or the card itself where other pages show it only to those whose answers
    bring it up."""
    if where.kind == "card" and not is_shown_to_all(where.id, content):
        return _card_in_short(content.cards[where.id], content)
    return tag("p", content.words("asked.where"), " ", place_link(where, content), class_="mw-quiet")


def _card_in_short(card: Card, content: Content) -> Html | None:
    """Return a card as anyone may read it: its fact, what to do first, its most urgent sign and what is unknown."""
    label = tag("h3", content.words("asked.card"), " ", card.title)
    body = html(
        statement(card.fact, content),
        first_step(card, content),
        warnings(card, content),
        unknown(card, content),
        read_more(card, content),
    )
    return fold(
        with_length(label, body, content), tag("div", body, class_="mw-body"), f"asked-card-{card.id}"
    )
