"""The look of a file that stands alone: the workbook's own style sheet and typefaces, inside it."""

from base64 import b64encode
from pathlib import Path

from widgets.own_files import PACKAGE
from widgets.theme.style_sheet import style_sheet
from widgets.ui.page_style import page_style

HERE = Path(__file__).parent
FONTS = PACKAGE / "serving" / "assets" / "fonts"
FACES = (
    ("Atkinson Hyperlegible Next", "400 700", "atkinson-hyperlegible-next.woff2"),
    ("Fraunces", "600", "fraunces.woff2"),
)
REVEAL = HERE / "reveal"


def handout_style() -> str:
    """Return the style sheet of a handout."""
    return "\n".join([_common(), own_file("sheet.css")])


def slides_style() -> str:
    """Return the style sheet of slides: reveal.js first, so that ours has the last word."""
    return "\n".join([reveal_file("reveal.css"), _common(), own_file("slides.css")])


def own_file(name: str) -> str:
    """Return the text of a file beside this one."""
    return (HERE / name).read_text(encoding="utf-8")


def reveal_file(name: str) -> str:
    """Return the text of a file of reveal.js, as its package has it."""
    return (REVEAL / name).read_text(encoding="utf-8")


def in_a_string(text: str) -> str:
    """Return a text as a string of CSS."""
    marks = {'"': '\\"', "\\": "\\\\", "\n": " ", "<": "\\3C "}
    return f'"{"".join(marks.get(letter, letter) for letter in text)}"'


def _common() -> str:
    faces = (
        f'@font-face {{ font-family: "{name}"; font-weight: {weights}; '
        f'src: url("data:font/woff2;base64,{b64encode((FONTS / file).read_bytes()).decode()}") format("woff2"); }}'
        for name, weights, file in FACES
    )
    # a widget's sheet sets again the colours that the whole sheet has
    widgets = (page_style(name) for name in ("chart.css", "question_form.css"))
    return "\n".join([*faces, *widgets, style_sheet()])
