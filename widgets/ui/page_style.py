"""Puts the colours of the theme in front of a widget's style sheet.

A widget is shown without our style sheet in a notebook that does not call `style()`. It brings the colours that it
uses, from the one palette, so that its boxes keep their edges and its text stays legible.
"""

import re
from pathlib import Path

from widgets.theme.colours import properties

HERE = Path(__file__).parent
_COLOUR = re.compile(r"var\(--mw-([\w-]+)\)")


def page_style(name: str) -> str:
    """Return a style sheet of this folder, after the value of each colour that it names;
    KeyError for a colour that the theme does not have."""
    text = (HERE / name).read_text(encoding="utf-8")
    colours = "".join(
        f"  --mw-{colour}: {properties()[colour]};\n" for colour in dict.fromkeys(_COLOUR.findall(text))
    )
    return f":root {{\n{colours}}}\n{text}" if colours else text
