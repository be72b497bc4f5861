"""The questions that people ask in public, by subject: each opens to our answer in short and to where it is in full."""

from widgets.core.content import Content
from widgets.core.shapes import AskedGroup, AskedQuestion

from ..base.folds import fold
from ..base.markup import Html, html, tag
from ..base.places import ASKED, SAME_TAB, page_address, place_link
from ..base.sources import paragraph

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
            data_found_all=words("asked.all", n=questions),
            data_found_one=words("asked.found_one"),
            data_found_many=words("asked.found_many"),
            data_found_none=words("asked.found_none"),
        ),
        class_="mw-asked-search",
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
    where = tag("p", content.words("asked.where"), " ", place_link(asked.where, content), class_="mw-quiet")
    return tag(
        "div",
        fold(asked.question, html(status, paragraph(asked.short, content), where), f"fold-asked-{asked.id}"),
        class_="mw-asked-question",
        data_also=" ".join(asked.also),
    )
