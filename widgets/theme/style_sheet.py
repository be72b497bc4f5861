"""The style sheet of the workbook: one file a component, joined in one order.

A file has all the rules of its component, including those for print and for forced colours.
"""

from pathlib import Path

FOLDER = Path(__file__).parent / "sheets"
LAB = Path(__file__).parent / "lab.css"
ORDER = (
    "tokens",
    "dark",
    # what the parts of a page share
    "text",
    "folds",
    "sources",
    "counts",
    "tables",
    # the parts of a page; each may overrule what they share
    "cards",
    "find_out",
    "depths",
    "now",
    "charts",
    "drawings",
    "compare",
    "check",
    "values",
    "chapters",
    "takeaway",
    "clinician",
    "reference",
    "teaching",
    "listen",
)
"""Of two rules with the same specificity the later one wins, so this order is part of the look."""

# The app follows the reader's system. JupyterLab has a theme of its own, whatever the system says.
_WHERE_DARK = (
    "@media screen and (prefers-color-scheme: dark) {{ :root:has(> body[data-workbook]) {} }}",
    '@media screen {{ :root:has(> body[data-jp-theme-light="false"]) {} }}',
)


def sheets() -> tuple[Path, ...]:
    """Return the files of the style sheet, in the order in which they are joined."""
    return tuple(FOLDER / f"{name}.css" for name in ORDER)


def style_sheet() -> str:
    """Return the whole style sheet."""
    return "\n".join(_text(path) for path in sheets())


def lab_style() -> str:
    """Return the style sheet with what JupyterLab needs besides, as an element that its rules know."""
    return f'<style class="mw-look">{style_sheet()}\n{LAB.read_text(encoding="utf-8")}</style>'


def on_dark(declarations: str) -> str:
    """Return the rules that give these declarations, in their braces, to a page that is shown dark."""
    return "\n".join(where.format(declarations) for where in _WHERE_DARK)


def _text(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return on_dark(text[text.index("{") :]) + "\n" if path.stem == "dark" else text
