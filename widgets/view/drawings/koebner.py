"""The drawing of a new white patch where skin was hurt: a scratch, and later a patch along it, on three skins."""

from collections.abc import Mapping

from widgets.theme.colours import EDGE, INK, PAPER, SKINS, Skin

from ..base.markup import Html, html, tag
from .shapes import label, sheet, stroke

WIDE, HIGH = 132, 78  # one piece of skin
LEFT, RIGHT = 0, 188
HEAD, ROW = 50, 116
SCRATCH = ((24, 22), (110, 62))  # from here to there
# The patch along the scratch, and one that was there before.
NEW = "M17 21c-4-9 6-14 14-9 15 8 30 12 46 24 14 6 28 9 38 20 8 10-2 19-13 15-16-6-30-9-46-22C40 40 22 36 17 21Z"
OLD = "M96 10c8-5 22-3 24 5s-6 13-13 11-18-11-11-16Z"


def koebner(words: Mapping) -> Html:
    """Return a row for each skin: with a scratch, and later."""
    labels, foot = words["labels"], HEAD + ROW * len(SKINS)
    heads = [
        label(labels[name], left + WIDE / 2, 17, 13, "middle", bold=True)
        for name, left in (("before", LEFT), ("later", RIGHT))
    ]
    rows = [_row(HEAD + at * ROW, labels[name], skin) for at, (name, skin) in enumerate(SKINS.items())]
    return sheet(words["alt"], foot - 6, heads, rows)


def _row(top: float, name: str, skin: Skin) -> Html:
    y = top + 24
    arrow = f"M{LEFT + WIDE + 12} {y + HIGH / 2}h30m-9 -8l9 8l-9 8"
    (x1, y1), (x2, y2) = SCRATCH
    scratch = (
        stroke(f"M{x1} {y1}L{x2} {y2}", skin.worse, 7),
        stroke(f"M{x1} {y1}L{x2} {y2}", skin.line, 2, "7 4"),
    )
    return html(
        label(name, 2, top + 14, bold=True),
        _piece(LEFT, y, skin, scratch),
        stroke(arrow, INK, 2.5),
        _piece(RIGHT, y, skin, _patch(NEW, skin)),
    )


def _piece(left: float, top: float, skin: Skin, mark: object) -> Html:
    """Return a piece of skin from above, with a mark on it and a patch that is older."""
    ground = tag("rect", width=WIDE, height=HIGH, rx=12, fill=skin.ground, stroke=EDGE, stroke_width=1.5)
    return tag("g", ground, _patch(OLD, skin), mark, transform=f"translate({left} {top})")


def _patch(path: str, skin: Skin) -> Html:
    """Return a white patch; its edge shows on white skin as well."""
    return tag("path", d=path, fill=PAPER, stroke=skin.line, stroke_width=1.5)
