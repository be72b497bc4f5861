"""The drawing of the skin's layers: two needles, how deep each goes, and the colour cells that both pass."""

from collections.abc import Mapping

from .drawn import LINE, WIDTH, block, dot, label, shape, sheet, stroke
from .markup import Html, html, tag
from .theme import DEEP_SKIN, EDGE, INK, METAL, PAPER, SKIN_TYPES

MILLIMETRE = 120  # units; all depths below are in millimetres
OUTER, SHORT, LONG, BOTTOM = 0.1, 0.5, 1.5, 2.0
SURFACE, LEFT = 104, 46
HELD = 44  # where a needle leaves the hand that holds it
NEEDLES = (("short", 92, SHORT), ("long", 204, LONG))
BOX = (222, 160, 94)  # left, top and width of the closer look
MIDDLE, DARK = SKIN_TYPES[3], SKIN_TYPES[5]


def layers(words: Mapping) -> Html:
    """Return the cut through the skin."""
    labels = words["labels"]
    return sheet(words["alt"], at(BOTTOM) + 16, _skin(), _depths(labels), _needles(labels),
                 _closer_look(labels), label(labels["outer"], WIDTH - 2, SURFACE - 24, anchor="end"),
                 stroke(f"M{WIDTH - 20} {SURFACE - 18}V{at(OUTER / 2)}", INK, 1.5),
                 label(labels["deeper"], LEFT + 8, at(BOTTOM) - 14))


def at(depth: float) -> float:
    """Return the height on the sheet of a depth in millimetres."""
    return SURFACE + depth * MILLIMETRE


def _skin() -> Html:
    right = WIDTH - 1
    cells = [dot(x, at(OUTER) - 2, 2.2, DARK) for x in range(LEFT + 10, WIDTH - 4, 14)]
    return html(block(LEFT, SURFACE, right, at(BOTTOM), DEEP_SKIN, EDGE),
                block(LEFT, SURFACE, right, at(OUTER), MIDDLE, INK), cells)


def _depths(labels: Mapping) -> Html:
    edge = LEFT - 9
    marks = [(stroke(f"M{LEFT - 6} {at(step / 2)}H{LEFT}", INK),
              label(text, edge, at(step / 2) + 6, anchor="end"))
             for step, text in enumerate(labels["depths"])]
    guides = [stroke(f"M{LEFT} {at(depth)}H{x - 4}", INK, 1.5, "2 5") for _, x, depth in NEEDLES]
    return html(stroke(f"M{LEFT} {at(0)}V{at(BOTTOM)}", INK), marks, guides,
                label(labels["unit"], edge, SURFACE - 16, anchor="end"))


def _needles(labels: Mapping) -> Html:
    return html([(_needle(x, at(depth)), label(labels[name], x, 17, 6, "middle", bold=True))
                 for name, x, depth in NEEDLES])


def _needle(x: float, tip: float) -> Html:
    left, right, neck = x - 7, x + 7, SURFACE - 8
    return shape(f"{left},{HELD} {right},{HELD} {right},{neck} {x},{tip} {left},{neck}", METAL, INK)


def _closer_look(labels: Mapping) -> Html:
    left, top, width = BOX
    frame = tag("rect", x=left, y=top, width=width, height=82, rx=6, fill=PAPER, stroke=INK, stroke_width=2)
    low = at(OUTER)
    beams = stroke(f"M{left + 40} {low}L{left} {top + 3}M{left + 54} {low}L{left + width} {top + 3}", INK, 1)
    grains = [dot(left + 10 + n * 7.1, top + 12 + (n * 7) % 30, 1.7, DARK) for n in range(11)]
    colour_cells = [_colour_cell(left + x, top + 60) for x in (25, 69)]
    return html(beams, frame, _skin_cells(left + 5, top + 6, (width - 10) / 4), grains, colour_cells,
                label(labels["closer"], left + width / 2, top + 82 + LINE, 13, "middle"))


def _skin_cells(left: float, top: float, step: float) -> list[Html]:
    return [tag("rect", x=left + column * step, y=top + row * LINE, width=step - 2, height=17, rx=5,
                fill=SKIN_TYPES[2], stroke=EDGE) for row in range(2) for column in range(4)]


def _colour_cell(x: float, y: float) -> Html:
    """A cell with arms, which reach up between the skin cells."""
    arms = stroke(f"M{x} {y}l-16 -22M{x} {y}l-3 -28M{x} {y}l14 -22", DARK, 4)
    return html(arms, tag("ellipse", cx=x, cy=y, rx=14, ry=9, fill=DARK))
