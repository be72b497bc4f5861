"""The drawing of normal healing beside a warning sign, on three skins: by shape first, then by colour."""

from collections.abc import Mapping

from widgets.theme.colours import ACCENT, EDGE, HEAT, INK, PAPER, SKINS, STRONG, Skin

from ..base.markup import Html, html, tag
from .shapes import WIDTH, block, dot, label, shape, sheet, stroke

CELL, STEP = 74, 82  # width of one piece of skin, and from one to the next
HEAD, ROW, LEGEND = 58, 124, 76
START, NORMAL, SETTLED, TROUBLE = (
    column * STEP + CELL / 2 for column in range(4)
)  # the middle of each column
NEEDLED = (19, 8)  # half the width and half the depth of the part that was needled


def healing(words: Mapping) -> Html:
    """Return a row for each skin: three days of normal healing, and trouble."""
    labels, foot = words["labels"], HEAD + ROW * len(SKINS)
    heads = [
        label(labels[name], x, 46, 9, "middle", bold=True)
        for name, x in (("start", START), ("normal", NORMAL), ("settled", SETTLED), ("trouble", TROUBLE))
    ]
    tops = range(HEAD, foot, ROW)
    names = [label(labels[name], 2, top + 16, bold=True) for name, top in zip(SKINS, tops, strict=True)]
    rows = [_row(top + 34, skin) for top, skin in zip(tops, SKINS.values(), strict=True)]
    return sheet(
        words["alt"],
        foot + LEGEND,
        heads,
        [_tick(x) for x in (NORMAL, SETTLED)],
        _alarm(TROUBLE),
        names,
        rows,
        _legend(foot + 22, labels),
    )


def _tick(x: float) -> Html:
    return html(dot(x, 14, 12, ACCENT), stroke(f"M{x - 5} 14l4 5l7 -9", PAPER, 2.5))


def _alarm(x: float) -> Html:
    return html(
        shape(f"{x},2 {x + 14},27 {x - 14},27", STRONG, STRONG), stroke(f"M{x} 11v7M{x} 22.5v.2", PAPER, 3)
    )


def _row(top: float, skin: Skin) -> Html:
    pieces = [_piece(x - CELL / 2, top, skin) for x in (START, NORMAL, SETTLED, TROUBLE)]
    return html(
        pieces,
        _hill(START, top + 47, *NEEDLED, 13, skin.sore, skin),
        _heat(START, top + 14, 1),
        _stain(NORMAL, top + 46, skin.sore),
        _edge(NORMAL, top + 46, skin.line),
        _edge(SETTLED, top + 46, skin.line),
        _trouble(TROUBLE, top, skin),
    )


def _piece(left: float, top: float, skin: Skin) -> Html:
    """Return a piece of skin, seen from above and in front."""
    back, front, right = top + 26, top + 64, left + CELL
    above = f"{left + 14},{back} {right - 14},{back} {right},{front} {left},{front}"
    return html(shape(above, skin.ground, EDGE), block(left, front, right, front + 14, skin.shade, EDGE))


def _trouble(x: float, top: float, skin: Skin) -> Html:
    """Return the same part, now higher, hotter, and past the edge of day 1."""
    arrows = [
        stroke(f"M{x + way * 20} {top + 50}h{way * 9}m{-way * 4} -4l{way * 4} 4l{-way * 4} 4", PAPER)
        for way in (-1, 1)
    ]
    return html(
        _hill(x, top + 48, 32, 13, 26, skin.worse, skin),
        _edge(x, top + 50, PAPER),
        arrows,
        [_heat(x + shift, top + 6, 2) for shift in (-16, 0, 16)],
    )


def _hill(x: float, y: float, wide: float, deep: float, high: float, fill: str, skin: Skin) -> Html:
    """Return sore skin, raised to a height."""
    peak = f"{x - wide * 0.6} {y - high * 1.4} {x + wide * 0.6} {y - high * 1.4}"
    path = f"M{x - wide} {y}C{peak} {x + wide} {y}A{wide} {deep} 0 0 1 {x - wide} {y}Z"
    return tag("path", d=path, fill=fill, stroke=skin.line, stroke_width=1.5)


def _stain(x: float, y: float, fill: str) -> Html:
    """Return flat skin that still has some colour."""
    wide, deep = NEEDLED
    return tag("ellipse", cx=x, cy=y, rx=wide, ry=deep, fill=fill)


def _edge(x: float, y: float, line: str) -> Html:
    wide, deep = NEEDLED
    return tag(
        "ellipse",
        cx=x,
        cy=y,
        rx=wide,
        ry=deep,
        fill="none",
        stroke=line,
        stroke_width=1.5,
        stroke_dasharray="4 4",
    )


def _heat(x: float, foot: float, waves: int) -> Html:
    """Return wavy lines that rise from hot skin."""
    return stroke(f"M{x} {foot + 8}" + "q4 -4 0 -8q-4 -4 0 -8" * waves, HEAT, 2.5)


def _legend(top: float, labels: Mapping) -> Html:
    """Return the legend, in two rows of two."""
    second, low = 160, top + 32
    return html(
        stroke(f"M0 {top - 18}H{WIDTH}", EDGE, 1),
        _heat(10, top + 4, 1),
        _heat(20, top + 4, 1),
        label(labels["hot"], 38, top + 10),
        stroke(f"M{second} {top + 8}c6 -18 22 -18 28 0z", INK),
        label(labels["swollen"], second + 38, top + 10),
        stroke(f"M2 {low + 5}h24m-6 -5l6 5l-6 5", INK),
        label(labels["spread"], 38, low + 10),
        stroke(f"M{second} {low + 5}h28", INK, 2, "4 5"),
        label(labels["edge"], second + 38, low + 10),
    )
