"""The results of studies: a row for each count, with its people, skin types and range. Nothing is pooled."""

from collections.abc import Collection

from widgets.core.assessment import SKIN_TYPE, Assessment
from widgets.core.content import Content
from widgets.core.findings import Count, Finding, in_hundred
from widgets.core.treatment import HEATED
from widgets.theme.colours import MID, STRONG

from ..base.wording import count_sentence, skin_types_sentence, treatment_sentence, type_span, with_heat_note
from .chart import ChartContent, Figure, axis, layout, row_label, stack_rows

SMALL = 50  # people; the title calls a study below this small
SAME, UNLIKE = "circle", "diamond-open"  # the mark of a count with the reader's treatment, or with another


def studies_chart(
    assessment: Assessment, content: Content, only: Collection[str] | None = None
) -> ChartContent:
    """Return the chart of the counts on the reader's cards; `only` keeps to the cards of a chapter.

    Counts of patches are in the table and in a note, and are never drawn.
    """
    findings = _in_card_order(assessment, only)
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
        alt=words(
            "charts.studies.alt", rows=" ".join(_spoken(finding, assessment, content) for finding in drawable)
        ),
        headers=tuple(words(f"charts.studies.head_{key}") for key in ("study", "found", "people", "time")),
        rows=tuple(_row(finding, assessment, content) for finding in findings),
        figure=_figure(drawable, assessment, content) if drawable else None,
        notes=(*_how_to_read(drawable, assessment, content), *_patch_notes(findings, assessment, content)),
    )


def _how_to_read(drawable: list[Finding], assessment: Assessment, content: Content) -> tuple[str, ...]:
    """Explain a row, and the second kind of mark if some row has it."""
    keys = ("how_to_read", "other_mark") if UNLIKE in _symbols(drawable, assessment) else ("how_to_read",)
    return tuple(content.words(f"charts.studies.{key}") for key in keys) if drawable else ()


def _symbols(drawable: list[Finding], assessment: Assessment) -> list[str]:
    return [UNLIKE if assessment.unlike(finding.treatment_kind) else SAME for finding in drawable]


def _in_card_order(assessment: Assessment, only: Collection[str] | None) -> list[Finding]:
    # A count for a concern has no card, and is not among a reader's findings.
    place: dict[str | None, int] = {card.id: at for at, card in enumerate(assessment.cards)}
    findings = (finding for finding in assessment.findings if only is None or finding.card in only)
    return sorted(findings, key=lambda finding: (place[finding.card], finding.id))


def _title(drawable: list[Finding], content: Content) -> str:
    small = sum(finding.people < SMALL for finding in drawable)
    several = "title_all" if small == len(drawable) else "title"
    key = several if len(drawable) > 1 else "title_single" if drawable else "title_empty"
    return content.words(f"charts.studies.{key}", n=len(drawable), small=small, limit=SMALL)


def _so_what(drawable: list[Finding], assessment: Assessment, content: Content) -> str:
    """Return in how many of these studies people with the reader's skin type took part."""
    own = set(assessment.skin_types)
    if not own or own == set(content.questions[SKIN_TYPE].named):
        return content.words("charts.studies.so_what_no_type")
    took_part = sum(bool(own & set(finding.skin_types or ())) for finding in drawable)
    key = "so_what_type" if took_part else "so_what_not_yours"
    return content.words(
        f"charts.studies.{key}", n=took_part, of=len(drawable), type=type_span(assessment.skin_types)
    )


def _spoken(finding: Finding, assessment: Assessment, content: Content) -> str:
    yours = set(assessment.skin_types) & set(finding.skin_types or ())
    took_part = f" {content.words('charts.studies.yours')}" if yours else ""
    treatment = treatment_sentence(finding, assessment, content)
    return f"{finding.label}: {count_sentence(finding, content)}{took_part} {treatment}"


def _row(finding: Finding, assessment: Assessment, content: Content) -> tuple[str, ...]:
    people = f"{finding.who} {skin_types_sentence(finding, content)}"
    result = " ".join(filter(None, (count_sentence(finding, content), finding.caveat)))
    return (
        f"{finding.label}. {treatment_sentence(finding, assessment, content)}",
        result,
        people,
        finding.time_span,
    )


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


def _figure(drawable: list[Finding], assessment: Assessment, content: Content) -> Figure:
    stack, height = stack_rows([_name(finding, assessment, content) for finding in drawable])
    own = set(assessment.skin_types)
    counts = [_count(finding) for finding in drawable]
    ends, shares = [count.interval for count in counts], [count.share for count in counts]
    dots = {
        "type": "scatter",
        "mode": "markers",
        "x": [share * 100 for share in shares],
        "y": [row.mark for row in stack],
        "marker": {
            "size": 12,
            "symbol": _symbols(drawable, assessment),
            "line": {"width": 2},
            "color": [STRONG if own & set(f.skin_types or ()) else MID for f in drawable],
        },
        "error_x": {
            "type": "data",
            "symmetric": False,
            "thickness": 3,
            "width": 6,
            "color": MID,
            "array": [(high - share) * 100 for share, (_, high) in zip(shares, ends, strict=True)],
            "arrayminus": [(share - low) * 100 for share, (low, _) in zip(shares, ends, strict=True)],
        },
    }
    return {
        "data": [dots],
        "layout": layout(
            height,
            xaxis=axis(content.words("charts.studies.axis"), range=[-2, _reach(ends)]),
            annotations=[row_label(row) for row in stack],
        ),
    }


def _reach(ends: list[tuple[float, float]]) -> int:
    """Return the end of the axis: the next full ten above the widest range, at most 100."""
    return min(100, (in_hundred(max(high for _, high in ends)) // 10 + 1) * 10)


def _count(finding: Finding) -> Count:
    """Return the people to draw; TypeError for patches of skin, which are no share of people."""
    if not isinstance(finding.measure, Count):
        raise TypeError(f"{finding.id} counts patches, not people: it cannot be drawn")
    return finding.measure


def _name(finding: Finding, assessment: Assessment, content: Content) -> str:
    count = _count(finding)
    skin = (
        content.words("charts.studies.types", types=type_span(finding.skin_types))
        if finding.skin_types
        else content.words("charts.studies.types_not_told")
    )
    how = assessment.unlike(finding.treatment_kind)
    kind = f"; {content.words(f'charts.studies.kinds.{how.value}')}" if how else ""
    return f"{count.n} of {count.of} {finding.result} ({finding.label}; {skin}{kind})"
