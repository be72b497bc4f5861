"""The colours of the workbook, in one place, and the style sheet that uses them."""

from collections.abc import Mapping
from pathlib import Path

PAPER, SAND, INK, SOFT, LINE, EDGE = "#fffdf9", "#f6f0e7", "#2a211c", "#5c5048", "#ddd2c4", "#857668"
ACCENT, FOCUS = "#1c5a60", "#a8480a"
STRONG, MID, FAINT = "#4b2166", "#8a63a3", "#ece2f2"

# Urgency: four strengths of one hue over the quiet ground level (background, ink).
URGENCY = {0: (SAND, INK), 1: ("#ece2f2", INK), 2: ("#cfb8de", INK), 3: ("#74498f", "#ffffff"), 4: (STRONG, "#ffffff")}


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
