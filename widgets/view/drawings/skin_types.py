"""The drawing of the six skin types: a patch of skin each, in the words of the question on skin type."""

from collections.abc import Mapping

from widgets.core.shapes import Option, Question
from widgets.theme.colours import EDGE, HEAT, SKIN_TYPES

from ..base.markup import Html, html, tag
from .shapes import LINE, label, shape, sheet

ROW, TOP = 62, 30
BESIDE, LETTERS = 124, 20  # where the words start, and how many letters fit beside a patch


def sun(words: Mapping, question: Question) -> Html:
    """Return the patches, with a wedge that is wide where skin burns easily."""
    labels, foot = words["labels"], TOP + ROW * len(question.options)
    rows = [
        _row(TOP + at * ROW, option, colour)
        for at, (option, colour) in enumerate(zip(question.options, SKIN_TYPES, strict=True))
    ]
    wedge = shape(f"4,{TOP} 30,{TOP} 17,{foot}", HEAT)
    return sheet(
        words["alt"],
        foot + 24,
        label(labels["most"], 4, 18),
        wedge,
        rows,
        label(labels["least"], 4, foot + 16),
    )


def _row(top: float, option: Option, colour: str) -> Html:
    patch = tag(
        "rect", x=42, y=top + 2, width=70, height=ROW - 10, rx=8, fill=colour, stroke=EDGE, stroke_width=1.5
    )
    return html(
        patch,
        label(option.text, BESIDE, top + 16, bold=True),
        label(option.hint or "", BESIDE, top + 16 + LINE, LETTERS),
    )
