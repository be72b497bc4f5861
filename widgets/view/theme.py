"""The colours of the workbook, in one place, and the style sheet that uses them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PAPER, SAND, INK, SOFT, LINE, EDGE = "#fffdf9", "#f6f0e7", "#2a211c", "#5c5048", "#ddd2c4", "#857668"
ACCENT, FOCUS = "#1c5a60", "#a8480a"
STRONG, MID, FAINT = "#4b2166", "#8a63a3", "#ece2f2"

# Urgency: four strengths of one hue over the quiet ground level (background, ink).
URGENCY = {0: (SAND, INK), 1: ("#ece2f2", INK), 2: ("#cfb8de", INK), 3: ("#74498f", "#ffffff"), 4: (STRONG, "#ffffff")}

# Skin in drawings: types I to VI, as the question on skin type shows them.
SKIN_TYPES = ("#f7e0d3", "#edc9ae", "#d7a884", "#b07a52", "#7d4b2f", "#43291e")
DEEP_SKIN, METAL, HEAT = "#f8e4d8", "#dfe3e6", FOCUS


@dataclass(frozen=True)
class Skin:
    """One skin in a drawing: its colour, its side in shade, lines that show on it, and two strengths of soreness.

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


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "relative luminance")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def style_sheet() -> str:
    """Return the whole style sheet: the colours as custom properties, then the rules of theme.css."""
    rules = Path(__file__).with_name("theme.css").read_text(encoding="utf-8")
    return f":root{{{''.join(f'--mw-{name}:{value};' for name, value in properties().items())}}}\n{rules}"


def properties() -> Mapping[str, str]:
    """Return the colours by the names that style sheets use."""
    named = {"paper": PAPER, "sand": SAND, "ink": INK, "soft": SOFT, "line": LINE, "edge": EDGE, "accent": ACCENT,
             "focus": FOCUS, "strong": STRONG, "mid": MID, "faint": FAINT}
    levels = {f"u{level}-{part}": colour for level, pair in URGENCY.items() for part, colour in zip(("ground", "ink"), pair)}
    return {**named, **levels}


def _luminance(colour: str) -> float:
    parts = (int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
