"""What studies found: one row a study, people and skin types named, the range drawn. Nothing is pooled."""

from collections.abc import Collection

from widgets.core.assessment import SKIN_TYPE, Assessment
from widgets.core.content import Content
from widgets.core.findings import Count, Finding, in_hundred
from widgets.core.treatment import HEATED
from widgets.theme.colours import MID, STRONG

from ..base.wording import count_sentence, skin_types_sentence, treatment_sentence, type_span, with_heat_note
from .chart import ChartContent, axis, layout, row_label, stack_rows

SMALL = 50  # people; a study below this is called small in the title
SAME, UNLIKE = "circle", "diamond-open"  # the mark of a count: of the reader's treatment, or of another


def studies_chart(
    assessment: Assessment, content: Content, only: Collection[str] | None = None
) -> ChartContent:
    """Return the chart of the counts that bear on the reader's cards; `only` keeps to the cards of a chapter.

    Counts of patches stand in the table and in a note, and are never drawn.
    """
    found = _in_card_order(assessment, only)
    drawn = [finding for finding in found if finding.drawable]
    words = content.words
    return ChartContent(
        title=_title(drawn, content),
        so_what=with_heat_note(
            "studies",
            _so_what(drawn, assessment, content),
            assessment,
            content,
            n=sum(finding.treatment_kind == HEATED for finding in drawn),
            of=len(drawn),
        ),
        alt=words(
            "charts.studies.alt", rows=" ".join(_spoken(finding, assessment, content) for finding in drawn)
        ),
        headers=tuple(words(f"charts.studies.head_{key}") for key in ("study", "found", "people", "time")),
        rows=tuple(_row(finding, assessment, content) for finding in found),
        figure=_figure(drawn, assessment, content) if drawn else None,
        notes=(*_how_to_read(drawn, assessment, content), *_patch_notes(found, assessment, content)),
    )


def _how_to_read(drawn: list[Finding], assessment: Assessment, content: Content) -> tuple[str, ...]:
    """Say what a row is, and what the other mark means if some row has it."""
    keys = ("how_to_read", "other_mark") if UNLIKE in _symbols(drawn, assessment) else ("how_to_read",)
    return tuple(content.words(f"charts.studies.{key}") for key in keys) if drawn else ()


def _symbols(drawn: list[Finding], assessment: Assessment) -> list[str]:
    return [UNLIKE if assessment.unlike(finding.treatment_kind) else SAME for finding in drawn]


def _in_card_order(assessment: Assessment, only: Collection[str] | None) -> list[Finding]:
    place = {card.id: at for at, card in enumerate(assessment.cards)}
    kept = (finding for finding in assessment.findings if only is None or finding.card in only)
    return sorted(kept, key=lambda finding: (place[finding.card], finding.id))


def _title(drawn: list[Finding], content: Content) -> str:
    small = sum(finding.measure.of < SMALL for finding in drawn)
    several = "title_all" if small == len(drawn) else "title"
    key = several if len(drawn) > 1 else "title_single" if drawn else "title_empty"
    return content.words(f"charts.studies.{key}", n=len(drawn), small=small, limit=SMALL)


def _so_what(drawn: list[Finding], assessment: Assessment, content: Content) -> str:
    """Say in how many of these studies the reader's skin type took part."""
    mine = set(assessment.skin_types)
    if not mine or mine == set(content.questions[SKIN_TYPE].named):
        return content.words("charts.studies.so_what_no_type")
    took_part = sum(bool(mine & set(finding.skin_types or ())) for finding in drawn)
    key = "so_what_type" if took_part else "so_what_not_yours"
    return content.words(
        f"charts.studies.{key}", n=took_part, of=len(drawn), type=type_span(assessment.skin_types)
    )


def _spoken(finding: Finding, assessment: Assessment, content: Content) -> str:
    yours = set(assessment.skin_types) & set(finding.skin_types or ())
    took_part = f" {content.words('charts.studies.yours')}" if yours else ""
    treatment = treatment_sentence(finding, assessment, content)
    return f"{finding.label}: {count_sentence(finding, content)}{took_part} {treatment}"


def _row(finding: Finding, assessment: Assessment, content: Content) -> tuple[str, ...]:
    people = f"{finding.who} {skin_types_sentence(finding, content)}"
    found = " ".join(filter(None, (count_sentence(finding, content), finding.caveat)))
    return (
        f"{finding.label}. {treatment_sentence(finding, assessment, content)}",
        found,
        people,
        finding.time_span,
    )


def _patch_notes(found: list[Finding], assessment: Assessment, content: Content) -> tuple[str, ...]:
    return tuple(
        content.words(
            "charts.studies.not_drawn",
            study=finding.label,
            counted=count_sentence(finding, content),
            treated=treatment_sentence(finding, assessment, content),
        )
        for finding in found
        if not finding.drawable
    )


def _figure(drawn: list[Finding], assessment: Assessment, content: Content) -> dict:
    stack, height = stack_rows([_name(finding, assessment, content) for finding in drawn])
    mine = set(assessment.skin_types)
    ends = [finding.measure.interval for finding in drawn]
    shares = [finding.measure.share for finding in drawn]
    dots = {
        "type": "scatter",
        "mode": "markers",
        "x": [share * 100 for share in shares],
        "y": [row.mark for row in stack],
        "marker": {
            "size": 12,
            "symbol": _symbols(drawn, assessment),
            "line": {"width": 2},
            "color": [STRONG if mine & set(f.skin_types or ()) else MID for f in drawn],
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
    """The axis runs to the next full ten above the widest range, never beyond 100."""
    return min(100, (in_hundred(max(high for _, high in ends)) // 10 + 1) * 10)


def _name(finding: Finding, assessment: Assessment, content: Content) -> str:
    measure = finding.measure
    if not isinstance(measure, Count):
        raise TypeError(f"{finding.id} counts patches, not people: it cannot be drawn")
    skin = (
        content.words("charts.studies.types", types=type_span(finding.skin_types))
        if finding.skin_types
        else content.words("charts.studies.types_not_told")
    )
    how = assessment.unlike(finding.treatment_kind)
    kind = f"; {content.words(f'charts.studies.kinds.{how.value}')}" if how else ""
    return f"{measure.n} of {measure.of} {finding.result} ({finding.label}; {skin}{kind})"
