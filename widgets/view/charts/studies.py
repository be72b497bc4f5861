"""The results of studies: a row for each count, with its people, skin types and range. Nothing is pooled.

Counts of the reader's treatment come first. Those of another have a group, a mark and a line of their own.
The rows are buttons of real text; plotly.js draws the marks and the axis beside them (`ui/page/forest.js`).
"""

from collections.abc import Collection

from widgets.core.assessment import SKIN_TYPE, Assessment
from widgets.core.content import Content
from widgets.core.findings import Count, Finding, in_hundred
from widgets.core.treatment import HEATED, MORE, OTHER, PLAIN

from ..base.markup import Html, html, tag
from ..base.wording import (
    count_sentence,
    join_words,
    skin_types_sentence,
    treatment_sentence,
    type_span,
    with_heat_note,
)
from .chart import ChartContent, Figure, picture, token

SMALL = 50  # people; the title calls a study below this small
SAME, UNLIKE = "circle", "diamond-open"  # the mark of a count with the reader's treatment, or with another
WHOLE, BROKEN = "solid", "dot"  # and its line
KINDS = (PLAIN, HEATED, MORE, OTHER)
EDGE = 1.03  # room for the last number of the axis
TICKS = 5  # spaces between the lines of the grid, at most


def studies_chart(
    assessment: Assessment, content: Content, only: Collection[str] | None = None
) -> ChartContent:
    """Return the chart of the counts on the reader's cards; `only` keeps to the cards of a chapter.

    Counts of patches are in the table and in a note, and are never drawn.
    """
    findings = _in_order(assessment, content, only)
    drawable = [finding for finding in findings if finding.drawable]
    words = content.words
    return ChartContent(
        title=_title(drawable, content),
        so_what=with_heat_note(
            "studies",
            _so_what(drawable, assessment, content),
            assessment,
            content,
            n=sum(finding.treatment_kind == HEATED for finding in drawable),
            of=len(drawable),
        ),
        headers=tuple(
            words(f"charts.studies.head_{key}")
            for key in ("study", "found", "people", "time", "yours", "source")
        ),
        rows=tuple(_row(finding, assessment, content) for finding in findings),
        keys=tuple(finding.id for finding in findings),
        picture=_picture(drawable, assessment, content) if drawable else None,
        figure=_figure(drawable, assessment) if drawable else None,
        drawn=tuple(_alone(finding, content) for finding in drawable),
        notes=_how_to_read(drawable, assessment, content),
        not_drawn=_patch_notes(findings, assessment, content),
    )


def _how_to_read(drawable: list[Finding], assessment: Assessment, content: Content) -> tuple[str, ...]:
    """Explain a row, and the second kind of mark if some row has it."""
    another = any(not _is_first(finding, assessment) for finding in drawable)
    keys = ("how_to_read", "other_mark") if another else ("how_to_read",)
    return tuple(content.words(f"charts.studies.{key}") for key in keys) if drawable else ()


def _first_kind(assessment: Assessment) -> str:
    """Return the kind of treatment whose counts come first: the reader's, or else plain microneedling."""
    return next((kind for kind in KINDS if assessment.unlike(kind) is None), PLAIN)


def _is_first(finding: Finding, assessment: Assessment) -> bool:
    return finding.treatment_kind == _first_kind(assessment)


def _own_types(assessment: Assessment, content: Content) -> frozenset[str]:
    """Return the types that may be the reader's; none where that would be any."""
    own = frozenset(assessment.skin_types)
    question = content.questions.get(SKIN_TYPE)
    return frozenset() if question is None or own == frozenset(question.named) else own


def _in_order(assessment: Assessment, content: Content, only: Collection[str] | None) -> list[Finding]:
    """Sort counts: the reader's treatment first, then by card, then skin like the reader's, then most people."""
    # A count for a concern has no card, and is not among a reader's findings.
    place: dict[str | None, int] = {card.id: at for at, card in enumerate(assessment.cards)}
    own = _own_types(assessment, content)
    findings = (finding for finding in assessment.findings if only is None or finding.card in only)
    return sorted(
        findings,
        key=lambda finding: (
            not _is_first(finding, assessment),
            KINDS.index(finding.treatment_kind) if not _is_first(finding, assessment) else 0,
            place[finding.card],
            not own & set(finding.skin_types or ()),
            -finding.people,
            finding.id,
        ),
    )


def _title(drawable: list[Finding], content: Content) -> str:
    small = sum(finding.people < SMALL for finding in drawable)
    several = "title_all" if small == len(drawable) else "title"
    key = several if len(drawable) > 1 else "title_single" if drawable else "title_empty"
    if drawable and all(finding.treatment_kind == OTHER for finding in drawable):
        key = "title_other"
    return content.words(f"charts.studies.{key}", n=len(drawable), small=small, limit=SMALL)


def _so_what(drawable: list[Finding], assessment: Assessment, content: Content) -> str:
    """Return in how many of these studies people with the reader's skin type took part."""
    own = _own_types(assessment, content)
    if not own:
        return content.words("charts.studies.so_what_no_type")
    took_part = sum(bool(own & set(finding.skin_types or ())) for finding in drawable)
    key = "so_what_type" if took_part else "so_what_not_yours"
    return content.words(
        f"charts.studies.{key}", n=took_part, of=len(drawable), type=type_span(assessment.skin_types)
    )


def _row(finding: Finding, assessment: Assessment, content: Content) -> tuple[str, ...]:
    people = f"{finding.who} {skin_types_sentence(finding, content)}"
    result = " ".join(filter(None, (count_sentence(finding, content), finding.caveat)))
    return (
        f"{finding.label}. {treatment_sentence(finding, assessment, content)}",
        result,
        people,
        finding.time_span,
        _yours(finding, assessment, content),
        _source(finding, content),
    )


def _yours(finding: Finding, assessment: Assessment, content: Content) -> str:
    """Say whether skin like the reader's took part."""
    own = _own_types(assessment, content)
    if finding.skin_types is None:
        key = "yours_not_told"
    elif not own:
        key = "yours_not_picked"
    elif own & set(finding.skin_types):
        key = "yours_took_part" if len(own) == 1 else "yours_perhaps"
    else:
        key = "yours_not"
    return content.words(
        f"charts.studies.{key}",
        type=join_words(assessment.skin_types, "or"),
        types=type_span(finding.skin_types or ()),
    )


def _source(finding: Finding, content: Content) -> str:
    source = content.sources[finding.source]
    return f"{source.title} ({source.year})"


def _patch_notes(findings: list[Finding], assessment: Assessment, content: Content) -> tuple[str, ...]:
    return tuple(
        content.words(
            "charts.studies.not_drawn",
            study=finding.label,
            counted=count_sentence(finding, content),
            treated=treatment_sentence(finding, assessment, content),
        )
        for finding in findings
        if not finding.drawable
    )


def _picture(drawable: list[Finding], assessment: Assessment, content: Content) -> Html:
    """Return the rows in their groups, with a switch that keeps to skin like the reader's."""
    first = [finding for finding in drawable if _is_first(finding, assessment)]
    others = [finding for finding in drawable if not _is_first(finding, assessment)]
    groups = [
        _group(heading, findings, assessment, content)
        for heading, findings in (
            (_first_heading(assessment, content), first),
            (content.words("charts.studies.group_other"), others),
        )
        if findings
    ]
    axis = tag("p", content.words("charts.studies.axis"), class_="mw-axis")
    return picture(
        _switch(drawable, assessment, content),
        tag("div", axis, groups, class_="mw-forest-rows"),
        kind="mw-forest",
    )


def _first_heading(assessment: Assessment, content: Content) -> str:
    kind = _first_kind(assessment)
    how = assessment.unlike(kind)
    key = f"group_{kind}_{how.value}" if how else f"group_{kind}"
    return content.words(f"charts.studies.{key}")


def _group(heading: str, findings: list[Finding], assessment: Assessment, content: Content) -> Html:
    rows = [_mark(finding, assessment, content) for finding in findings]
    return tag("section", tag("h4", heading), tag("ul", rows))


def _mark(finding: Finding, assessment: Assessment, content: Content) -> Html:
    """Return the row of a count, a button that shows its row of the table."""
    count = _count(finding)
    own = bool(_own_types(assessment, content) & set(finding.skin_types or ()))
    number = content.words("charts.studies.number", n=count.n, of=count.of)
    return tag(
        "li",
        tag(
            "button",
            tag("strong", number, class_="mw-number"),
            " ",
            tag("span", finding.result, class_="mw-result"),
            " ",
            tag("span", _who(finding, own, assessment, content), class_="mw-who"),
            tag("span", class_="mw-lane", aria_hidden="true"),
            type="button",
            class_="mw-mark",
            aria_expanded="false",
        ),
        data_key=finding.id,
        data_own=own,
    )


def _who(finding: Finding, own: bool, assessment: Assessment, content: Content) -> Html:
    """Name the study, its skin types, and its treatment if it is another than the reader's."""
    words = content.words.under("charts.studies")
    skin = words["types"].format(types=type_span(finding.skin_types)) if finding.skin_types else None
    how = assessment.unlike(finding.treatment_kind)
    types = f"{skin}{words['yours'] if own else ''}" if skin else words["types_not_told"]
    return html("; ".join((finding.label, types, *([words["kinds"][how.value]] if how else []))))


def _switch(drawable: list[Finding], assessment: Assessment, content: Content) -> Html | None:
    """Return the switch that keeps to studies with skin like the reader's; nothing where it would keep none or all."""
    own = _own_types(assessment, content)
    kept = sum(bool(own & set(finding.skin_types or ())) for finding in drawable)
    if not 0 < kept < len(drawable):
        return None
    label = content.words(
        "charts.studies.only", type=join_words(assessment.skin_types, "or"), n=kept, of=len(drawable)
    )
    return tag("label", tag("input", type="checkbox", role="switch"), " ", label, class_="mw-only")


def _figure(drawable: list[Finding], assessment: Assessment) -> Figure:
    """Return the marks and the lines, the reader's treatment and another apart; `y` is the number of the row."""
    own = set(assessment.skin_types)
    counts = [_count(finding) for finding in drawable]
    traces = []
    for is_first, symbol, dash in ((True, SAME, WHOLE), (False, UNLIKE, BROKEN)):
        rows = [at for at, finding in enumerate(drawable) if _is_first(finding, assessment) is is_first]
        if not rows:
            continue
        colours = [token("strong" if own & set(drawable[at].skin_types or ()) else "mid") for at in rows]
        traces += [
            _lines(rows, counts, dash),
            {
                "type": "scatter",
                "mode": "markers",
                "x": [counts[at].share * 100 for at in rows],
                "y": rows,
                "marker": {
                    "size": 13,
                    "symbol": symbol,
                    "color": colours,
                    "line": {"width": 2, "color": colours},
                },
                "cliponaxis": False,
            },
        ]
    reach = _reach([count.interval for count in counts])
    step = next(step for step in (1, 2, 5, 10, 20) if reach / step <= TICKS)
    ticks = list(range(0, reach + 1, step))
    return {
        "data": traces,
        "layout": {"xaxis": {"range": [0, reach * EDGE], "tickvals": ticks}},
    }


def _lines(rows: list[int], counts: list[Count], dash: str) -> Figure:
    """Return the range of each count as a line with ends; None lifts the pen between two rows."""
    spans = [(low * 100, high * 100, None) for low, high in (counts[at].interval for at in rows)]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [end for span in spans for end in span],
        "y": [y for at in rows for y in (at, at, None)],
        "line": {"width": 3, "dash": dash, "color": token("mid")},
        "marker": {"symbol": "line-ns", "size": 10, "line": {"width": 2, "color": token("mid")}},
        "cliponaxis": False,
    }


def _reach(ends: list[tuple[float, float]]) -> int:
    """Return the end of the axis: the next full ten above the widest range, at most 100."""
    return min(100, (in_hundred(max(high for _, high in ends)) // 10 + 1) * 10)


def _alone(finding: Finding, content: Content) -> str:
    """Name a row where no markup stands beside the figure."""
    count = _count(finding)
    number = content.words("charts.studies.number", n=count.n, of=count.of)
    return f"{finding.label}: {number} {finding.result}"


def _count(finding: Finding) -> Count:
    """Return the people to draw; TypeError for patches of skin, which are no share of people."""
    if not isinstance(finding.measure, Count):
        raise TypeError(f"{finding.id} counts patches, not people: it cannot be drawn")
    return finding.measure
