"""Puts the colours of the theme in front of a widget's style sheet.

A widget is shown without our style sheet in a notebook that does not call `style()`. It brings the colours that it
uses, from the one palette, so that its boxes keep their edges and its text stays legible.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from widgets.theme.colours import Scheme, properties
from widgets.theme.style_sheet import on_dark

HERE = Path(__file__).parent
_OWN = re.compile(r"--mw-([\w-]+):")
_COLOUR = re.compile(r"var\(--mw-([\w-]+)\)")


def page_style(name: str) -> str:
    """Return a style sheet of this folder, after the value of each colour that it takes from the
    theme, which are those that it does not set itself; KeyError for a colour that the theme does not have."""
    text = (HERE / name).read_text(encoding="utf-8")
    own = set(_OWN.findall(text))
    names = [name for name in dict.fromkeys(_COLOUR.findall(text)) if name not in own]
    light, dark = _declarations(names, "light"), _declarations(names, "dark")
    return f":root {light}\n{on_dark(dark)}\n{text}" if names else text


def _declarations(names: Iterable[str], scheme: Scheme) -> str:
    colours = "".join(f"  --mw-{name}: {properties(scheme)[name]};\n" for name in names)
    return f"{{\n{colours}}}"
