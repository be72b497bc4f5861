"""The colours of the workbook by name, read from its style sheet, and how they contrast."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LEVELS = range(5)


@cache
def style_sheet() -> str:
    """Return the whole style sheet; it also names the colours, so that they stand in one place only."""
    return Path(__file__).with_name("theme.css").read_text(encoding="utf-8")


@cache
def properties() -> Mapping[str, str]:
    """Return the colours by the names that style sheets use, without their --mw-."""
    return dict(re.findall(r"--mw-([\w-]+): (#[0-9a-f]{6});", style_sheet()))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "relative luminance")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


PAPER, INK, SOFT, LINE = (properties()[name] for name in ("paper", "ink", "soft", "line"))
MID, STRONG = properties()["mid"], properties()["strong"]
# Urgency by level: ground and ink.
URGENCY = {level: (properties()[f"u{level}-ground"], properties()[f"u{level}-ink"]) for level in LEVELS}
