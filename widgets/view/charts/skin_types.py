"""How many people with each skin type were studied: the skin-tone evidence meter."""

from widgets.core.assessment import SKIN_TYPE, Assessment
from widgets.core.content import Content
from widgets.core.shapes import Source
from widgets.core.treatment import HEATED, PLAIN
from widgets.theme.colours import MID, PAPER, STRONG

from ..base.wording import join_words, with_heat_note, without_heat
from .chart import ChartContent, axis, layout, row_label, stack_rows

STRIPES, UPRIGHT = "/", "|"  # the ground of a bar, and of one that is not of the reader's heated needles


def skin_types_chart(assessment: Assessment, content: Content) -> ChartContent:
    """Return the meter: for each skin type the people in studies that took it in, and those counted by type.

    The first is the most there can have been, since studies seldom tell how many had each type.
    People of different studies are listed side by side, their results are not pooled.
    """
    words, studied = content.words, studies(content)
    told = {
        type_: [source for source in studied if type_ in (source.study.skin_types or ())]
        for type_ in content.questions[SKIN_TYPE].named
    }
    silent = [source for source in studied if source.study.skin_types is None]
    labels = [_bar(type_, found, assessment, content) for type_, found in told.items()]
    return ChartContent(
        title=without_heat(_title(told, len(studied), assessment, content), assessment, content),
        so_what=with_heat_note("skin_types", _so_what(told, assessment, content), assessment, content),
        alt=words("charts.skin_types.alt", rows=" ".join(f"{label}." for label in labels)),
        headers=tuple(
            words(f"charts.skin_types.head_{key}") for key in ("type", "people", "known", "studies")
        ),
        rows=tuple(_row(type_, found, assessment, content) for type_, found in told.items()),
        figure=_figure(labels, told, assessment, content),
        notes=(
            words("charts.skin_types.how_to_read"),
            words("charts.skin_types.silent", n=len(silent), of=len(studied), people=people(silent)),
            *_heated(assessment, content),
        ),
    )


def studies(content: Content, kind: str = PLAIN) -> list[Source]:
    """Return the studies of plain needling, or of another kind of treatment, whose people are told."""
    return [
        source
        for source in content.sources.values()
        if source.study and source.study.people and source.study.treatment == kind
    ]


def _heated(assessment: Assessment, content: Content) -> tuple[str, ...]:
    """Tell a reader whose needles are heated, or may be, how many were studied with such needles."""
    if HEATED not in assessment.treatments:
        return ()
    found = studies(content, HEATED)
    each = [
        (type_, [source for source in found if type_ in (source.study.skin_types or ())])
        for type_ in assessment.skin_types
    ]
    return (
        content.words("charts.skin_types.heated", n=len(found), people=people(found)),
        *(
            content.words("charts.skin_types.heated_type", type=type_, n=len(some), people=people(some))
            for type_, some in each
        ),
    )


def people(sources: list[Source]) -> int:
    """Return how many people these studies had."""
    return sum(source.study.people for source in sources)


def counted_by_type(type_: str, sources: list[Source]) -> int:
    """Return how many people of this very type these studies counted."""
    return sum(source.study.people_by_type.get(type_, 0) for source in sources)


def _title(told: dict, of: int, assessment: Assessment, content: Content) -> str:
    alone = len(assessment.skin_types) == 1
    type_ = assessment.skin_types[0] if alone else min(told, key=lambda type_: people(told[type_]))
    n = len(told[type_])
    key = "title_all" if n and not alone else {0: "title_nobody", 1: "title_one_study"}.get(n, "title_one")
    return content.words(f"charts.skin_types.{key}", type=type_, n=n, of=of, people=people(told[type_]))


def _so_what(told: dict, assessment: Assessment, content: Content) -> str:
    words, mine = content.words, assessment.skin_types
    if not mine:
        return words("charts.skin_types.so_what_none")
    if len(mine) == 1:
        return words(
            "charts.skin_types.so_what_one" if told[mine[0]] else "charts.skin_types.so_what_nobody",
            type=mine[0],
        )
    return words("charts.skin_types.so_what_several", types=join_words(mine, "or"))


def _name(type_: str, assessment: Assessment, content: Content) -> str:
    """Name a row; a pick that the reader is sure of is called so, and never "your type":
    a pick is a rough guide."""
    own = "pick" if assessment.skin_type_sure else "yours"
    return content.words(f"charts.skin_types.{own if type_ in assessment.skin_types else 'type'}", type=type_)


def _row(type_: str, found: list[Source], assessment: Assessment, content: Content) -> tuple[str, ...]:
    words, counted = content.words, counted_by_type(type_, found)
    at_most = without_heat(words("charts.skin_types.at_most", people=people(found)), assessment, content)
    return (
        _name(type_, assessment, content),
        at_most,
        words("charts.skin_types.known", people=counted)
        if counted
        else words("charts.skin_types.known_none"),
        "; ".join(f"{source.title} ({source.year})" for source in found)
        or words("charts.skin_types.no_study"),
    )


def _bar(type_: str, found: list[Source], assessment: Assessment, content: Content) -> str:
    counted = counted_by_type(type_, found)
    said = content.words(
        f"charts.skin_types.{'bar_known' if counted else 'bar'}",
        people=people(found),
        known=counted,
        name=_name(type_, assessment, content),
    )
    return without_heat(said, assessment, content)


def _figure(labels: list[str], told: dict, assessment: Assessment, content: Content) -> dict:
    stack, height = stack_rows(labels)
    colours = [STRONG if type_ in assessment.skin_types else MID for type_ in told]
    bar = {"type": "bar", "orientation": "h", "y": [row.mark for row in stack], "width": 16}
    shape = UPRIGHT if HEATED in assessment.treatments else STRIPES
    stripes = {
        "shape": shape,
        "fillmode": "replace",
        "fgcolor": colours,
        "bgcolor": PAPER,
        "size": 6,
        "solidity": 0.35,
    }
    at_most = {
        **bar,
        "x": [people(found) for found in told.values()],
        "marker": {"color": colours, "pattern": stripes, "line": {"color": colours, "width": 1.5}},
    }
    counted = {
        **bar,
        "x": [counted_by_type(type_, found) for type_, found in told.items()],
        "marker": {"color": colours},
    }
    return {
        "data": [at_most, counted],
        "layout": layout(
            height,
            barmode="overlay",
            xaxis=axis(content.words("charts.skin_types.axis"), rangemode="tozero"),
            annotations=[
                row_label(row, bold=type_ in assessment.skin_types)
                for row, type_ in zip(stack, told, strict=True)
            ],
        ),
    }
