"""How many people with each skin type were studied: the skin-tone evidence meter."""

from collections.abc import Mapping
from dataclasses import dataclass

from widgets.core.assessment import SKIN_TYPE, Assessment
from widgets.core.content import Content
from widgets.core.shapes import Source, Study
from widgets.core.treatment import HEATED, PLAIN

from ..base.markup import Html, tag
from ..base.wording import join_words, with_heat_note, without_heat
from .chart import Bar, ChartContent, lane, picture, row_of_lane

FULL = "mw-full"  # those who were counted; the most that there can have been is striped
STRIPES, UPRIGHT = (
    "mw-striped",
    "mw-upright",
)  # and where it is not about the reader's heated needles, upright


@dataclass(frozen=True)
class CountedStudy:
    """A source whose study reports how many `people` it had."""

    source: Source
    study: Study
    people: int


ByType = Mapping[str, list[CountedStudy]]
"""For each skin type, the studies that included it."""


def skin_types_chart(assessment: Assessment, content: Content) -> ChartContent:
    """Return the meter: for each skin type, the people in studies that included it, and those of that type.

    The first is an upper limit, since studies seldom report how many people had each type.
    The people of all studies are added up; their results are not pooled.
    """
    words, all_studies = content.words, studies(content)
    by_type = {
        type_: [item for item in all_studies if type_ in (item.study.skin_types or ())]
        for type_ in content.questions[SKIN_TYPE].named
    }
    silent = [item for item in all_studies if item.study.skin_types is None]
    return ChartContent(
        title=without_heat(_title(by_type, len(all_studies), assessment, content), assessment, content),
        so_what=with_heat_note("skin_types", _so_what(by_type, assessment, content), assessment, content),
        headers=tuple(
            words(f"charts.skin_types.head_{key}") for key in ("type", "people", "known", "studies")
        ),
        rows=tuple(_row(type_, some, assessment, content) for type_, some in by_type.items()),
        picture=_picture(by_type, assessment, content),
        notes=(
            words("charts.skin_types.how_to_read"),
            words("charts.skin_types.silent", n=len(silent), of=len(all_studies), people=people(silent)),
            *_heated_note(assessment, content),
        ),
    )


def studies(content: Content, kind: str = PLAIN) -> list[CountedStudy]:
    """Return the studies of a kind of treatment that report how many people they had."""
    return [
        CountedStudy(source, study, study.people)
        for source in content.sources.values()
        if (study := source.study) and study.people and study.treatment == kind
    ]


def _heated_note(assessment: Assessment, content: Content) -> tuple[str, ...]:
    """Return how many people were studied with heated needles; nothing for readers without such needles."""
    if HEATED not in assessment.treatments:
        return ()
    heated_studies = studies(content, HEATED)
    each = [
        (type_, [item for item in heated_studies if type_ in (item.study.skin_types or ())])
        for type_ in assessment.skin_types
    ]
    return (
        content.words("charts.skin_types.heated", n=len(heated_studies), people=people(heated_studies)),
        *(
            content.words("charts.skin_types.heated_type", type=type_, n=len(some), people=people(some))
            for type_, some in each
        ),
    )


def people(counted_studies: list[CountedStudy]) -> int:
    """Return how many people these studies had."""
    return sum(item.people for item in counted_studies)


def counted_by_type(type_: str, counted_studies: list[CountedStudy]) -> int:
    """Return how many people these studies counted as this very type."""
    return sum(item.study.people_by_type.get(type_, 0) for item in counted_studies)


def _title(by_type: ByType, of: int, assessment: Assessment, content: Content) -> str:
    alone = len(assessment.skin_types) == 1
    type_ = assessment.skin_types[0] if alone else min(by_type, key=lambda type_: people(by_type[type_]))
    n = len(by_type[type_])
    key = "title_all" if n and not alone else {0: "title_nobody", 1: "title_one_study"}.get(n, "title_one")
    return content.words(f"charts.skin_types.{key}", type=type_, n=n, of=of, people=people(by_type[type_]))


def _so_what(by_type: ByType, assessment: Assessment, content: Content) -> str:
    words, own = content.words, assessment.skin_types
    if not own:
        return words("charts.skin_types.so_what_none")
    if len(own) == 1:
        return words(
            "charts.skin_types.so_what_one" if by_type[own[0]] else "charts.skin_types.so_what_nobody",
            type=own[0],
        )
    return words("charts.skin_types.so_what_several", types=join_words(own, "or"))


def _name(type_: str, assessment: Assessment, content: Content) -> str:
    """Name a row. Even a sure answer is called the reader's pick, never "your type": it is a rough guide."""
    own = "pick" if assessment.skin_type_sure else "yours"
    return content.words(f"charts.skin_types.{own if type_ in assessment.skin_types else 'type'}", type=type_)


def _row(
    type_: str, counted_studies: list[CountedStudy], assessment: Assessment, content: Content
) -> tuple[str, ...]:
    words, exact = content.words, counted_by_type(type_, counted_studies)
    at_most = without_heat(
        words("charts.skin_types.at_most", people=people(counted_studies)), assessment, content
    )
    return (
        _name(type_, assessment, content),
        at_most,
        words("charts.skin_types.known", people=exact) if exact else words("charts.skin_types.known_none"),
        "; ".join(f"{item.source.title} ({item.source.year})" for item in counted_studies)
        or words("charts.skin_types.no_study"),
    )


def _bar(type_: str, counted_studies: list[CountedStudy], assessment: Assessment, content: Content) -> str:
    exact = counted_by_type(type_, counted_studies)
    label = content.words(
        f"charts.skin_types.{'bar_known' if exact else 'bar'}",
        people=people(counted_studies),
        known=exact,
        name=_name(type_, assessment, content),
    )
    return without_heat(label, assessment, content)


def _picture(by_type: ByType, assessment: Assessment, content: Content) -> Html:
    """Return a row for each type; the widest bar fills its lane."""
    most = max((people(type_studies) for type_studies in by_type.values()), default=0) or 1
    kind = UPRIGHT if HEATED in assessment.treatments else STRIPES
    rows = [
        row_of_lane(
            _bar(type_, type_studies, assessment, content),
            lane(
                Bar(0, people(type_studies) / most, kind),
                Bar(0, counted_by_type(type_, type_studies) / most, FULL),
            ),
            own=type_ in assessment.skin_types,
        )
        for type_, type_studies in by_type.items()
    ]
    return picture(tag("ul", rows), kind="mw-meter")
