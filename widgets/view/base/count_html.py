"""One count from one study as HTML: the result in words and, for people, as an icon array; who was counted,
and what treatment they had."""

from widgets.core.assessment import Assessment
from widgets.core.content import Content
from widgets.core.findings import Count, Finding
from widgets.core.treatment import Unlike

from .icon_array import icon_array
from .markup import Html, html, tag
from .sources import sources
from .wording import count_sentence, not_studied_note, other_treatment_note, skin_types_sentence


def count_html(
    item: Finding, place: str, assessment: Assessment, content: Content, also: str | None = None
) -> Html:
    """Return one count as a list item; `also` is a further class.

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
    measure = item.measure
    array = (
        icon_array(measure, item.result, f"{place}-{item.id}", content)
        if isinstance(measure, Count)
        else None
    )
    return tag("li", text, array, class_=f"mw-count {also}" if also else "mw-count")


def _treatment(item: Finding, assessment: Assessment, content: Content) -> Html:
    """Return the treatment, in bold where it differs from the reader's and no further line says so."""
    how, note = assessment.unlike(item.treatment_kind), other_treatment_note(item, assessment, content)
    if how is None or note is None:
        return tag("p", tag("strong", item.treatment) if how else item.treatment)
    if how is Unlike.ALONE:
        return tag("p", item.treatment, " ", tag("strong", note))
    return html(tag("p", item.treatment), _not_yours(note))


def _not_yours(line: str | None) -> Html | None:
    return tag("p", tag("strong", line), class_="mw-not-yours") if line else None
