"""The reference pages as HTML: glossary, sources and regulators' notices."""

from widgets.core.content import Content
from widgets.core.dates import day
from widgets.core.shapes import Notice, Source, Study, Term

from ..base.folds import fold, list_fold
from ..base.markup import Html, html, tag
from ..base.places import place_link
from ..base.review_dates import review_sentences
from ..base.sources import source_line, sources, statement
from ..base.wording import type_span

DESIGNS = (
    "randomised_trial",
    "trial",
    "survey",
    "systematic_review",
    "review",
    "guideline",
    "regulator",
    "professional_body",
    "maker_label",
    "laboratory_study",
    "case_report",
    "handout",
    "consumer_page",
)
"""Kinds of work in the order of the page: studies of people, and summaries of them, first."""


def glossary_html(content: Content) -> Html:
    """Return the glossary by letter: each plain word, with the medical word, opens to its meaning and where it is
    used. So a reader who looks for either word sees it without opening anything."""
    by_letter: dict[str, list[Term]] = {}
    for term in sorted(content.glossary.values(), key=lambda term: term.plain.casefold()):
        by_letter.setdefault(term.plain[0].upper(), []).append(term)
    letters = [
        html(tag("h3", letter), [_term(term, content) for term in terms])
        for letter, terms in by_letter.items()
    ]
    return tag("section", letters, class_="mw-text mw-record mw-glossary")


def sources_html(content: Content) -> Html:
    """Return every source in a fold for each kind of work, and how many were not checked."""
    recalled = sum(source.how_known == "recalled" for source in content.sources.values())
    return tag(
        "section",
        tag("p", content.words("record.sources.all", n=len(content.sources), recalled=recalled)),
        [_kind(design, works, content) for design, works in sources_by_kind(content)],
        class_="mw-text mw-record",
    )


def notices_html(content: Content) -> Html:
    """Return the safety notices of regulators, folded, the newest first, with the cards that they concern."""
    newest_first = sorted(content.notices.values(), key=lambda notice: notice.date, reverse=True)
    heading = content.words("record.notices.heading", n=len(newest_first))
    return list_fold(heading, tag("ul", [_notice(notice, content) for notice in newest_first]), "notices")


def sources_by_kind(content: Content) -> list[tuple[str, list[Source]]]:
    """Return the sources of each kind of work, sorted by author."""
    groups = (
        (design, [source for source in content.sources.values() if source.design == design])
        for design in DESIGNS
    )
    return [
        (design, sorted(works, key=lambda source: (source.who.casefold(), source.year)))
        for design, works in groups
        if works
    ]


def people_sentence(study: Study | None, content: Content) -> str | None:
    """Return how many people a study included and their skin types; None for any other source."""
    if study is None:
        return None
    words = content.words
    key = "people_not_told" if not study.people else "person" if study.people == 1 else "people"
    people = words(f"record.sources.{key}", n=study.people)
    skin = (
        words("cards.skin_types_told", types=type_span(study.skin_types))
        if study.skin_types
        else words("cards.skin_types_not_told")
    )
    return f"{people} {skin}"


def _term(term: Term, content: Content) -> Html:
    see = (
        tag("p", content.words("record.where"), " ", place_link(term.see, content), class_="mw-quiet")
        if term.see
        else None
    )
    return tag(
        "div",
        fold(
            html(tag("strong", term.plain), f" ({term.term})"),
            html(statement(term.meaning, content), see),
            f"fold-term-{term.id}",
        ),
        id=f"term-{term.id}",
    )


def _kind(design: str, works: list[Source], content: Content) -> Html | None:
    label = content.words(
        "record.group_of_sources", title=content.words(f"record.kinds.{design}"), n=len(works)
    )
    entries = tag("ul", [_source(source, content) for source in works])
    return fold(label, entries, f"fold-sources-{design}")


def _source(source: Source, content: Content) -> Html:
    people = people_sentence(source.study, content)
    return tag(
        "li",
        tag("p", source_line(source, content)),
        tag("p", people) if people else None,
        tag("p", source.note, class_="mw-quiet"),
        id=f"source-{source.id}",
    )


def _notice(notice: Notice, content: Content) -> Html:
    cards = [
        tag(
            "li",
            content.cards[id].title,
            ". ",
            review_sentences(content.cards[id], content)[0],
        )
        for id in notice.cards
    ]
    return tag(
        "li",
        tag("p", tag("strong", day(notice.date)), ". ", notice.said),
        sources((notice.source,), content),
        tag("p", content.words("record.notices.cards")),
        tag("ul", cards),
    )
