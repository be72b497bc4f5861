"""The healing time line: what the skin does and what aftercare sheets advise, from hour one to month six.

It has two scales, each true: the first week by days, and the time after it by months. On one scale the first days
would be too thin to see.
"""

from widgets.core.assessment import Assessment
from widgets.core.content import Content, PersonalNote, Stage
from widgets.core.rules import holds
from widgets.core.treatment import HEATED

from ..base.markup import Html, html, tag
from ..base.sources import marks
from ..base.wording import with_heat_note, without_heat
from .chart import Bar, ChartContent, Step, hours, lane, picture, row_of_lane

DAY, DAYS = 24, 7  # hours in a day, and days in the first scale
MONTH, MONTHS = 728, 6  # hours in a month of the second scale, half of a quarter of 26 weeks
WHOLE, STRIPED = "mw-full", "mw-striped"  # the bar; and one that is not about the reader's heated needles


def healing_chart(assessment: Assessment, content: Content) -> ChartContent:
    """Return the time line, with the notes at each stage that these answers call for."""
    words = content.words
    notes = {stage.id: personal_notes(stage, assessment, content) for stage in content.timeline}
    own_stages = sum(bool(cards) for cards in notes.values())
    steps = tuple(
        Step(
            stage.label,
            stage.from_hours,
            stage.to_hours,
            tuple(note.note.text for note in notes[stage.id]),
        )
        for stage in content.timeline
    )
    return ChartContent(
        title=without_heat(words("charts.healing.title"), assessment, content),
        so_what=with_heat_note("healing", _so_what(own_stages, content), assessment, content),
        headers=tuple(words(f"charts.healing.head_{key}") for key in ("when", "body", "advice", "you")),
        rows=tuple(_row(stage, notes[stage.id], assessment, content) for stage in content.timeline),
        picture=_picture(steps, assessment, content),
        steps=steps,
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
        " ".join(
            item.text + (own if marked else "") for item, marked in zip(items, marks(items), strict=True)
        )
        for items in (stage.body, stage.advice, tuple(note.note for note in notes))
    )
    label = without_heat(stage.label, assessment, content)
    return label, *(text or content.words("charts.healing.nothing") for text in texts)


def _picture(steps: tuple[Step, ...], assessment: Assessment, content: Content) -> Html:
    """Return the stages of the first week, and those after it, each with its own scale on top."""
    week = [step for step in steps if step.to_hours <= DAY * DAYS]
    later = [step for step in steps if step.to_hours > DAY * DAYS]
    return picture(
        _scale("days", DAY, DAYS, week, assessment, content),
        _scale("months", MONTH, MONTHS, later, assessment, content),
        kind="mw-time",
    )


def _scale(
    unit: str, long: int, many: int, steps: list[Step], assessment: Assessment, content: Content
) -> Html:
    """Return some stages under one scale of `many` units, each so `long` in hours."""
    kind = STRIPED if HEATED in assessment.treatments else WHOLE
    numbers = [tag("span", number) for number in range(1, many + 1)]
    heading = tag("h4", content.words(f"charts.healing.{unit}"))
    axis = tag("p", numbers, class_="mw-time-scale", style=f"--cells: {many};", aria_hidden="true")
    rows = [
        row_of_lane(
            without_heat(step.label, assessment, content),
            lane(Bar(step.from_hours / long / many, step.to_hours / long / many, kind), cells=many),
            tag("span", class_="mw-when"),
            [tag("p", note) for note in step.notes],
            own=bool(step.notes),
            **hours(step),
        )
        for step in steps
    ]
    return html(heading, axis, tag("ol", rows, class_="mw-steps"))
