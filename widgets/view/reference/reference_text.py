"""The reference pages as plain text for the proof cells, one line for each entry."""

from widgets.core.content import Content
from widgets.core.shapes import Place

from ..base.places import place_title
from .articles_html import answer_counts
from .reference_html import people_sentence, sources_by_kind


def claims_text(content: Content) -> str:
    """Return every claim with its answer, its reason and its place, then the doubtful ones."""
    lines = [answer_counts(content)]
    for group in content.articles.groups.values():
        lines += ["", group.title]
        lines += [
            f"{claim.id} [{content.words(f'record.answers.{claim.answer.value}')}] "
            f"{claim.claim} {claim.reason}{_behind(claim.sources, claim.where, content)}"
            for claim in group.claims
        ]
    lines += ["", content.words("record.doubtful", n=len(content.articles.doubtful))]
    lines += [
        f"{doubt.id} {doubt.said} {doubt.handled}{_behind(doubt.sources, doubt.where, content)}"
        for doubt in content.articles.doubtful
    ]
    return "\n".join(lines)


def conflicts_text(content: Content) -> str:
    """Return every conflict with both sides and its summary."""
    return "\n".join(
        f"{one.id} {one.question} {one.one_side} / {one.other_side} = "
        f"{' '.join(item.text for item in one.summary)}{_behind((), one.where, content)}"
        for one in content.articles.conflicts
    )


def gaps_text(content: Content) -> str:
    """Return every gap with its answer."""
    return "\n".join(
        f"{gap.id} [{'told' if gap.told else 'not known'}] {gap.question} {gap.summary}"
        f"{_behind((), gap.where, content)}"
        for gap in content.articles.gaps
    )


def asked_text(content: Content) -> str:
    """Return every question that people ask, with our answer in short and its place, under its subject."""
    lines = []
    for group in content.questions_asked:
        lines += ["", group.heading]
        lines += [
            f"{asked.id} [{asked.answer}] {asked.question}"
            f" {' '.join(item.text for item in asked.short)}{_behind((), asked.where, content)}"
            for asked in group.questions
        ]
    return "\n".join(lines)


def glossary_text(content: Content) -> str:
    """Return every word of the glossary."""
    return "\n".join(f"{term.plain} ({term.term}): {term.meaning.text}" for term in content.glossary.values())


def sources_text(content: Content) -> str:
    """Return every source under its kind of work."""
    lines = []
    for design, works in sources_by_kind(content):
        lines += [f"{content.words(f'record.kinds.{design}')} ({len(works)})"]
        lines += [
            f"  {source.id}: {source.who} ({source.year}) [{source.how_known}]"
            f" {people_sentence(source.study, content) or ''}".rstrip()
            for source in works
        ]
    return "\n".join(lines)


def notices_text(content: Content) -> str:
    """Return every notice with its cards."""
    return "\n".join(
        f"{notice.date} {notice.said} [{notice.source}] {', '.join(notice.cards)}"
        for notice in content.notices.values()
    )


def _behind(sources: tuple[str, ...], place: Place, content: Content) -> str:
    ids = f" [{', '.join(sources)}]" if sources else ""
    return f"{ids} -> {place_title(place, content)}{f', {place.section}' if place.section else ''}"
