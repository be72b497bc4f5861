"""The drawing of the layers of three skins, with the same two needles in each, and how deep they go."""

from collections.abc import Mapping

from widgets.theme.colours import DARKEST, DEEP_SKIN, EDGE, INK, METAL, PAPER, SKINS, Skin

from ..base.markup import Html, html, tag
from .colour_grains import closer_look
from .shapes import WIDTH, block, label, shape, sheet, stroke

MILLIMETRE = 120  # units; all depths below are in millimetres
OUTER, SHORT, LONG, BOTTOM = 0.1, 0.5, 1.5, 2.0
SURFACE, LEFT = 100, 44
COLUMN, STEP = 87, 94  # width of one cut, and from one to the next
GRIP = SURFACE - 30  # where a needle leaves its grip
NEEDLES = (("short", 25, SHORT), ("long", 60, LONG))  # how far from the left edge of its column
BETWEEN, BESIDE = 42, 80  # free of needles: between the two, and beside them
CLOSER = 90  # between the cuts and the closer look


def layers(words: Mapping) -> Html:
    """Return a cut through each skin, with a closer look at its colour cells below, which names the skins again: on a
    wide screen it may stand at the side of the cuts."""
    labels, foot = words["labels"], at(BOTTOM)
    lefts = [LEFT + column * STEP for column in range(len(SKINS))]
    each = [
        html(
            label(labels[name], left + COLUMN / 2, 17, 6, "middle", bold=True),
            _cut(left, skin),
            _needles(left, labels),
            _beam(left),
        )
        for left, (name, skin) in zip(lefts, SKINS.items(), strict=True)
    ]
    closer = [
        html(
            label(labels[name], left + COLUMN / 2, foot + CLOSER - 8, anchor="middle", bold=True),
            closer_look(left, foot + CLOSER, COLUMN, name, labels),
        )
        for left, name in zip(lefts, SKINS, strict=True)
    ]
    return sheet(
        words["alt"],
        foot + CLOSER + 196,
        each,
        _depths(labels),
        _names(lefts[1], labels),
        tag(
            "g",
            label(labels["closer"], LEFT, foot + 34, 32),
            closer,
            label(labels["cells"], LEFT, foot + CLOSER + 186),
            class_="mw-closer",
        ),
    )


def at(depth: float) -> float:
    """Return the height on the sheet of a depth in millimetres."""
    return SURFACE + depth * MILLIMETRE


def _cut(left: int, skin: Skin) -> Html:
    right = left + COLUMN
    cells = [
        tag("circle", cx=x, cy=at(OUTER) - 3, r=2.5, fill=DARKEST, stroke=PAPER)
        for x in range(left + 9, right, 12)
    ]
    return html(
        block(left, SURFACE, right, at(BOTTOM), DEEP_SKIN, EDGE),
        block(left, SURFACE, right, at(OUTER), skin.ground, INK),
        cells,
    )


def _depths(labels: Mapping) -> Html:
    edge = LEFT - 9
    marks = [
        (stroke(f"M{LEFT - 6} {at(step / 2)}H{LEFT}", INK), label(text, edge, at(step / 2) + 6, anchor="end"))
        for step, text in enumerate(labels["depths"])
    ]
    guides = [stroke(f"M{LEFT} {at(depth)}H{WIDTH - 2}", INK, 1.5, "2 5") for _, _, depth in NEEDLES]
    return html(marks, guides, label(labels["unit"], edge, SURFACE - 16, anchor="end"))


def _needles(left: float, labels: Mapping) -> Html:
    return html(
        [
            (_needle(left + x, at(depth)), label(labels[name], left + x, at(depth) + 18, anchor="middle"))
            for name, x, depth in NEEDLES
        ]
    )


def _needle(x: float, tip: float) -> Html:
    left, right, neck = x - 7, x + 7, SURFACE - 8
    return shape(f"{left},{GRIP} {right},{GRIP} {right},{neck} {x},{tip} {left},{neck}", METAL, INK)


def _beam(left: float) -> Html:
    """Return the line from a few colour cells down to the closer look."""
    x, width = left + BESIDE, 6
    return html(
        tag(
            "rect",
            x=x - width,
            y=SURFACE - 2,
            width=2 * width,
            height=OUTER * MILLIMETRE + 4,
            fill="none",
            stroke=INK,
            stroke_width=1.5,
        ),
        tag("g", stroke(f"M{x} {at(OUTER) + 2}V{at(BOTTOM) + 14}", INK, 1.5), class_="mw-beam"),
    )


def _names(left: float, labels: Mapping) -> Html:
    """Return the names of the two layers, in the middle column only: they are the same in each."""
    x = left + BETWEEN
    return html(
        label(labels["outer"], x, SURFACE - 38, anchor="middle"),
        stroke(f"M{x} {SURFACE - 33}V{at(OUTER / 2)}", INK, 1.5),
        label(labels["deeper"], left + 5, at(BOTTOM) - 23, 6),
    )
