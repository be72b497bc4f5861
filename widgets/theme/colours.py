"""The colours of the workbook by name, as its style sheet has them; the colours of skin; and contrast."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from .style_sheet import FOLDER

Scheme = Literal["light", "dark"]
SHEETS: Mapping[Scheme, tuple[str, ...]] = {"light": ("tokens",), "dark": ("tokens", "dark")}
LEVELS = range(5)
COLOUR = re.compile(r"--mw-([\w-]+): (?:(#[0-9a-f]{6})|var\(--mw-([\w-]+)\));")  # its own, or another's


@cache
def properties(scheme: Scheme = "light") -> Mapping[str, str]:
    """Return the colours by the names that style sheets use, without their --mw-."""
    values: dict[str, tuple[str, str]] = {}
    for sheet in SHEETS[scheme]:
        text = (FOLDER / f"{sheet}.css").read_text(encoding="utf-8")
        values |= {name: (colour, other) for name, colour, other in re.findall(COLOUR, text)}
    return {name: _resolved(name, values) for name in values}


def _resolved(name: str, values: Mapping[str, tuple[str, str]]) -> str:
    """Return the colour of a name, which may be that of another name."""
    colour, other = values[name]
    return colour or _resolved(other, values)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "relative luminance")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# For what is drawn in light colours on any page.
PAPER, INK, SOFT, LINE, EDGE = (properties()[name] for name in ("paper", "ink", "soft", "line", "edge"))
MID, STRONG, ACCENT = (properties()[name] for name in ("mid", "strong", "accent"))


@dataclass(frozen=True)
class Level:
    """The colours of one level of urgency: a fill, the ink on it, and the edge that marks it on paper."""

    fill: str
    ink: str
    edge: str


def urgency(scheme: Scheme) -> Mapping[int, Level]:
    """Return the colours of each level of urgency."""
    parts = ("fill", "ink", "edge")
    return {level: Level(*(properties(scheme)[f"u{level}-{part}"] for part in parts)) for level in LEVELS}


URGENCY = urgency("light")

# Skin in drawings: types I to VI, as the question on skin type shows them.
SKIN_TYPES = ("#f7e0d3", "#edc9ae", "#d7a884", "#b07a52", "#7d4b2f", "#43291e")
DARKEST = SKIN_TYPES[5]  # the grains of colour, whatever the skin
DEEP_SKIN, METAL, HEAT = "#f8e4d8", "#dfe3e6", properties()["focus"]


@dataclass(frozen=True)
class Skin:
    """One skin in a drawing: its colour, its side in shade, lines that show on it,
    and two strengths of soreness.

    Lines on the worse one are PAPER.
    """

    ground: str
    shade: str
    line: str
    sore: str
    worse: str


SKINS = {
    "white": Skin(SKIN_TYPES[1], "#d9ad8c", "#7a1f14", "#e59a86", "#b83a28"),
    "brown": Skin(SKIN_TYPES[3], "#8d5c3a", "#2f0d08", "#9a5c40", "#7c3323"),
    "black": Skin(SKIN_TYPES[5], "#2c1a12", "#f3d2c4", "#4a2630", "#3a1030"),
}
