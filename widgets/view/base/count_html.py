"""One count from one study as HTML: the result in words and, for people, as an icon array; who was counted,
and what treatment they had."""

from collections.abc import Sequence

from widgets.core.assessment import Assessment
from widgets.core.content import Content
from widgets.core.findings import Count, Finding
from widgets.core.treatment import Unlike

from .icon_array import icon_array
from .kept import kept
from .markup import Html, html, tag
from .sources import sources
from .tables import text_table
from .wording import (
    both_sides,
    count_sentence,
    not_studied_note,
    other_treatment_note,
    range_sentence,
    skin_types_sentence,
    treatment_sentence,
    unlike_labels,
)


def count_html(item: Finding, place: str, assessment: Assessment, content: Content) -> Html:
    """Return one count as a list item, with the people and their treatment.

    `place` keeps its ids unique: the same count may appear twice on a page.
    """
    people = tag(
        "p", item.who, " ", item.time_span, " ", skin_types_sentence(item, content), " ", item.caveat
    )
    text = tag(
        "div",
        tag("p", count_sentence(item, content), class_="mw-counted"),
        people,
        _treatment(item, assessment, content),
        _not_yours(not_studied_note(item, assessment.skin_types, content)),
        sources((item.source,), content),
    )
    return tag("li", text, _people(item, place, content), class_="mw-count")


def count_in_short(item: Finding, place: str, assessment: Assessment, content: Content) -> Html:
    """Return one count for a short card: the picture carries the range, and a label says what is not the reader's."""
    labels = unlike_labels(item, assessment, content)
    text = tag(
        "div",
        tag("p", both_sides(item, content, in_short=True), class_="mw-counted"),
        tag("ul", [tag("li", label) for label in labels], class_="mw-unlike") if labels else None,
    )
    return tag("li", text, _people(item, place, content, in_short=True), class_="mw-count")


def counts_table(findings: Sequence[Finding], assessment: Assessment, content: Content, caption: str) -> Html:
    """Return counts as a table: the result, its range, who was counted, their treatment, how long, and the source."""
    words = content.words.under("cards.counts")
    heads = [words[key] for key in ("result", "range", "who", "treatment", "time", "source")]
    rows = [
        (
            both_sides(item, content),
            range_sentence(item.measure, content) if isinstance(item.measure, Count) else words["no_range"],
            f"{item.who} {skin_types_sentence(item, content)} {item.caveat or ''}".strip(),
            treatment_sentence(item, assessment, content),
            item.time_span,
            sources((item.source,), content),
        )
        for item in findings
    ]
    return text_table(heads, rows, caption)


@kept
def _people(item: Finding, place: str, content: Content, in_short: bool = False) -> Html | None:
    if not isinstance(item.measure, Count):
        return None
    return icon_array(item.measure, item.result, f"{place}-{item.id}", content, in_short=in_short)


def _treatment(item: Finding, assessment: Assessment, content: Content) -> Html:
    """Return the treatment, in bold where it differs from the reader's and no further line says so."""
    how, note = assessment.unlike(item.treatment_kind), other_treatment_note(item, assessment, content)
    if how is None or note is None:
        return tag("p", tag("strong", item.treatment)) if how else tag("p", item.treatment)
    if how is Unlike.ALONE:
        return tag("p", item.treatment, " ", tag("strong", note))
    return html(tag("p", item.treatment), _not_yours(note))


def _not_yours(line: str | None) -> Html | None:
    return tag("p", tag("strong", line), class_="mw-not-yours") if line else None
