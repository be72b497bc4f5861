"""The healing time line: what the skin does and what aftercare sheets advise, from hour one to month six."""

from widgets.core.assessment import Assessment
from widgets.core.content import Content, PersonalNote, Stage
from widgets.core.rules import holds
from widgets.core.shapes import Says
from widgets.core.treatment import HEATED
from widgets.theme.colours import MID, STRONG

from ..base.wording import with_heat_note, without_heat
from .chart import BELOW, ChartContent, Figure, Step, axis, layout, row_label, stack_rows

STRIPED = "5px,3px"  # a line that is not about the reader's heated needles
FIRST = 0.5  # the axis is logarithmic and cannot start at zero hours


def healing_chart(assessment: Assessment, content: Content) -> ChartContent:
    """Return the time line, with the notes at each stage that these answers call for."""
    words = content.words
    notes = {stage.id: personal_notes(stage, assessment, content) for stage in content.timeline}
    own_stages = sum(bool(cards) for cards in notes.values())
    return ChartContent(
        title=without_heat(words("charts.healing.title"), assessment, content),
        so_what=with_heat_note("healing", _so_what(own_stages, content), assessment, content),
        alt=words(
            "charts.healing.alt",
            rows=" ".join(f"{_name(stage, notes, assessment, content)}." for stage in content.timeline),
        ),
        headers=tuple(words(f"charts.healing.head_{key}") for key in ("when", "body", "advice", "you")),
        rows=tuple(_row(stage, notes[stage.id], assessment, content) for stage in content.timeline),
        figure=_figure(notes, assessment, content),
        steps=tuple(
            Step(
                stage.label,
                stage.from_hours,
                stage.to_hours,
                tuple(note.note.text for note in notes[stage.id]),
            )
            for stage in content.timeline
        ),
    )


def personal_notes(stage: Stage, assessment: Assessment, content: Content) -> list[PersonalNote]:
    """Return the notes of a stage that concern this reader."""
    return [note for note in stage.personal if holds(note.when, assessment.profile, content.questions)]


def _so_what(own_stages: int, content: Content) -> str:
    return content.words(f"charts.healing.{'so_what_some' if own_stages else 'so_what_none'}", n=own_stages)


def _row(
    stage: Stage, notes: list[PersonalNote], assessment: Assessment, content: Content
) -> tuple[str, ...]:
    own = f" ({content.words('cards.own_judgement')})"
    texts = (
        " ".join(item.text + (own if item.says is Says.JUDGEMENT else "") for item in items)
        for items in (stage.body, stage.advice, [note.note for note in notes])
    )
    label = without_heat(stage.label, assessment, content)
    return label, *(text or content.words("charts.healing.nothing") for text in texts)


def _figure(notes: dict, assessment: Assessment, content: Content) -> Figure:
    stack, height = stack_rows([_name(stage, notes, assessment, content) for stage in content.timeline])
    dash = STRIPED if HEATED in assessment.treatments else "solid"
    lines = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [max(stage.from_hours, FIRST), stage.to_hours],
            "y": [row.mark, row.mark],
            "line": {"width": 14, "dash": dash, "color": STRONG if notes[stage.id] else MID},
        }
        for stage, row in zip(content.timeline, stack, strict=True)
    ]
    ticks = content.words.under("charts.healing.ticks")
    return {
        "data": lines,
        "layout": layout(
            height,
            below=BELOW + 8,
            xaxis=axis(
                content.words("charts.healing.axis"),
                type="log",
                tickvals=[int(hours) for hours in ticks],
                ticktext=[text.replace(" ", "<br>") for text in ticks.values()],
            ),
            annotations=[
                row_label(row, bold=bool(notes[stage.id]))
                for stage, row in zip(content.timeline, stack, strict=True)
            ],
        ),
    }


def _name(stage: Stage, notes: dict, assessment: Assessment, content: Content) -> str:
    label = without_heat(stage.label, assessment, content)
    return content.words("charts.healing.yours", label=label) if notes[stage.id] else label
