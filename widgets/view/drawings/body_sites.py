"""The drawing of two bodies: where rough bumps often are, and the parts that needling devices are cleared for."""

from collections.abc import Mapping

from widgets.theme.colours import ACCENT, DARKEST, EDGE, INK, PAPER, SKINS, STRONG, Skin

from ..base.markup import Html, html, tag
from .shapes import label, sheet, stroke

TOP, FOOT = 34, 300
FRONT, BACK = 84, 236  # the middle of each body
ARM = "M{0} 70C{1} 92 {1} 104 {2} 122L{3} 158"
TORSO = (
    "M-34 62C-20 54 20 54 34 62C34 84 26 100 25 112"
    "C26 124 31 134 31 152H-31C-31 134 -26 124 -25 112C-26 100 -34 84 -34 62Z"
)
LEG = "M{0} 150L{1} 250"
# The places of bumps, from the middle and the top of a body; both sides have them.
ARMS = ((38, 82), (44, 88), (38, 93), (45, 98), (41, 105), (47, 108))
THIGHS = ((10, 176), (19, 172), (15, 184), (23, 182), (11, 194), (20, 193), (16, 203))
BOTTOM = ((9, 142), (18, 138), (15, 150), (24, 147), (9, 156), (20, 158))
CHEEKS = ((8, 30), (12, 27))
CLEARED = (
    (24, 25, 24),
    (50, 14, 8),
    (114, 22, 15),
)  # the face, the neck, the belly: middle, half width, half height


def body_sites(words: Mapping) -> Html:
    """Return a body from the front and one from the back, and what the marks mean."""
    labels = words["labels"]
    return sheet(
        words["alt"],
        FOOT + 76,
        label(labels["front"], FRONT, 18, 12, "middle", bold=True),
        label(labels["back"], BACK, 18, 12, "middle", bold=True),
        _body(
            FRONT, SKINS["brown"], DARKEST, ACCENT, [_face(SKINS["brown"]), _bumps((*ARMS, *THIGHS, *CHEEKS))]
        ),
        [_ring(FRONT, TOP + y, wide, high) for y, wide, high in CLEARED],
        _body(BACK, SKINS["black"], INK, STRONG, [_hair(INK), _bumps((*ARMS, *BOTTOM))]),
        _legend(FOOT + 22, labels),
    )


def _body(x: float, skin: Skin, hair: str, cloth: str, marks: object) -> Html:
    """Return a body in underwear, from its crown down."""
    limbs = [
        html(
            stroke(ARM.format(way * 33, way * 44, way * 45, way * 50), skin.ground, 17),
            stroke(LEG.format(way * 16, way * 18), skin.ground, 27),
        )
        for way in (-1, 1)
    ]
    return tag(
        "g",
        tag("ellipse", cx=0, cy=19, rx=23, ry=22, fill=hair),
        stroke("M0 38V62", skin.ground, 19),
        limbs,
        tag("path", d=TORSO, fill=skin.ground),
        tag("ellipse", cx=0, cy=25, rx=18, ry=21, fill=skin.ground),
        tag("path", d="M-31 70Q0 76 31 70L28 88Q0 93 -28 88Z", fill=cloth),
        tag(
            "path",
            d="M-29 134H29L31 150Q32 160 30 164L6 162L0 154L-6 162L-30 164Q-32 160 -31 150Z",
            fill=cloth,
        ),
        marks,
        transform=f"translate({x} {TOP})",
    )


def _face(skin: Skin) -> Html:
    return stroke("M-9 22h5M4 22h5M-5 35q5 4 10 0", skin.line, 2)


def _hair(colour: str) -> Html:
    return tag("ellipse", cx=0, cy=22, rx=22, ry=23, fill=colour)


def _bumps(places: tuple[tuple[float, float], ...]) -> Html:
    """Return a dot at each place and on its other side, with an edge that shows on every skin and cloth."""
    return html([_bump(way * x, y) for x, y in places for way in (-1, 1)])


def _bump(x: float, y: float) -> Html:
    return tag("circle", cx=x, cy=y, r=2.6, fill=PAPER, stroke=INK, stroke_width=1.2)


def _ring(x: float, y: float, wide: float, high: float) -> Html:
    """Return a ring of dashes on a pale ground."""
    ring = {"cx": x, "cy": y, "rx": wide, "ry": high, "fill": "none"}
    return html(
        tag("ellipse", **ring, stroke=PAPER, stroke_width=5),
        tag("ellipse", **ring, stroke=INK, stroke_width=2.2, stroke_dasharray="6 4"),
    )


def _legend(top: float, labels: Mapping) -> Html:
    return html(
        stroke(f"M0 {top - 14}H320", EDGE, 1),
        _bump(8, top + 5),
        _bump(17, top + 12),
        _bump(17, top + 1),
        label(labels["bumps"], 40, top + 12, 34),
        _ring(14, top + 36, 12, 9),
        label(labels["cleared"], 40, top + 42, 34),
    )
