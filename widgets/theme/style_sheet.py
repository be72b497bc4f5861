"""The style sheet of the workbook: one file a component, joined in one order.

A file has all the rules of its component, including those for print and for forced colours.
"""

from pathlib import Path

FOLDER = Path(__file__).parent / "sheets"
ORDER = (
    "tokens",
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
    "listen",
)
"""Of two rules with the same specificity the later one wins, so this order is part of the look."""


def sheets() -> tuple[Path, ...]:
    """Return the files of the style sheet, in the order in which they are joined."""
    return tuple(FOLDER / f"{name}.css" for name in ORDER)


def style_sheet() -> str:
    """Return the whole style sheet."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sheets())
