"""The closer look at colour cells: as many on each skin, with the grains of colour that they pass on."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from widgets.theme.colours import DARKEST, DEEP_SKIN, EDGE, INK, PAPER

from ..base.markup import Html, html, tag
from .shapes import dot, label, stroke

IN_EACH = 3  # grains in each skin cell
ROWS, COLUMNS, HIGH = 3, 2, 24  # of skin cells, and how high a row is
SINGLE = ((7, 7), (18, 15), (29, 6))  # the positions of single grains in a skin cell
EDGES = 5  # between the frame and the cells


@dataclass(frozen=True)
class Grains:
    """How many grains are clumped in each skin cell, and how large a grain is, relative to other skins."""

    clumped: tuple[int, ...]
    area: float


# In clumps: 85, 37 and 11 of 100 (thong-2003), as near as 18 grains allow. The areas are those of the study.
GRAINS = {
    "white": Grains((3, 3, 3, 3, 0, 3), 0.94),
    "brown": Grains((0, 3, 2, 0, 0, 2), 1.36),
    "black": Grains((0, 0, 0, 2, 0, 0), 1.44),
}


def closer_look(left: float, top: float, width: float, name: str, labels: Mapping) -> Html:
    """Return the box with skin cells above and colour cells below, and its caption."""
    high = ROWS * HIGH + 48
    frame = tag("rect", x=left, y=top, width=width, height=high, rx=6, fill=PAPER, stroke=INK, stroke_width=2)
    step = (width - 2 * EDGES + 2) / COLUMNS
    places = [
        (left + EDGES + column * step, top + 6 + row * HIGH)
        for row in range(ROWS)
        for column in range(COLUMNS)
    ]
    cells = [
        _skin_cell(x, y, step - 2, clumped, _radius(name))
        for (x, y), clumped in zip(places, GRAINS[name].clumped, strict=True)
    ]
    colour_cells = [_colour_cell(left + width * part, top + high - 14) for part in (0.28, 0.72)]
    caption = label(labels[f"{name}_grains"], left + width / 2, top + high + 20, 10, "middle")
    return html(frame, colour_cells, cells, caption)


def _radius(name: str) -> float:
    return round(3.1 * sqrt(GRAINS[name].area), 2)


def _skin_cell(x: float, y: float, wide: float, clumped: int, radius: float) -> Html:
    cell = tag("rect", x=x, y=y, width=wide, height=HIGH - 3, rx=5, fill=DEEP_SKIN, stroke=EDGE)
    single = [dot(x + right, y + down, radius, DARKEST) for right, down in SINGLE[clumped:]]
    return html(cell, _clump(x + (18 if clumped == IN_EACH else 13), y + 10.5, clumped, radius), single)


def _clump(x: float, y: float, grains: int, radius: float) -> Html | None:
    """Return grains that touch, in one bag."""
    if not grains:
        return None
    around = ((-1, 0), (1, 0)) if grains == 2 else ((0, -1.1), (-1, 0.65), (1, 0.65))
    bag = tag("circle", cx=x, cy=y, r=round(2.5 * radius, 2), fill="none", stroke=INK)
    return html(
        bag,
        [
            dot(round(x + right * radius, 2), round(y + down * radius, 2), radius, DARKEST)
            for right, down in around
        ],
    )


def _colour_cell(x: float, y: float) -> Html:
    """Return a cell with arms that reach up to the skin cells."""
    arms = stroke(f"M{x} {y}l-13 -20M{x} {y}l0 -24M{x} {y}l13 -20", DARKEST, 4)
    return html(arms, tag("ellipse", cx=x, cy=y, rx=13, ry=8, fill=DARKEST))
