"""What a screen reader is told along the journey, kept as text files that people have read.

The files in `spoken/` are the accessibility tree of each step, in reading order: roles, names, states.
After a change on purpose, `make refresh-spoken` writes them anew,
and `git diff` shows what a listener will notice.
"""

import difflib
import os
import re
from pathlib import Path

import pytest

from tests.browser.reader import Reader

FOLDER = Path(__file__).parent / "spoken"
WRITE = "REFRESH_SPOKEN"
# What changes from day to day, or by the machine, and tells a listener nothing.
UNSTEADY = ((re.compile(r"127\.0\.0\.1:\d+"), "HOST"), (re.compile(r"version [0-9a-f]{12}"), "version ..."))


def tree(reader: Reader, selector: str) -> str:
    """Return what assistive technology is told of a part of the page."""
    text = reader.page.locator(selector).aria_snapshot()
    for pattern, kept in UNSTEADY:
        text = pattern.sub(kept, text)
    return text + "\n"


def compare(name: str, told: str) -> None:
    """Compare with the file that people have read, or write it anew when asked to."""
    path = FOLDER / f"{name}.yaml"
    if os.environ.get(WRITE):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(told, encoding="utf-8")
    kept = path.read_text(encoding="utf-8").splitlines()
    changes = list(difflib.unified_diff(kept, told.splitlines(), "kept", "told now", lineterm="", n=1))

    assert not changes, "\n".join([*changes[:40], "On purpose? Then: make refresh-spoken"])


@pytest.mark.parametrize("name", ["journey"])
def test_a_listener_is_told_the_same_as_before(reader: Reader, name: str) -> None:
    """Along the journey (nothing answered; an answer; a card open in short; each step) every role,
    name and state is as in the files that people have read."""
    reader.open("your-skin")
    compare(
        f"{name}-0-frame",
        tree(reader, "body > header")
        + tree(reader, ".page-opening")
        + tree(reader, ".page-steps")
        + tree(reader, "#status")
        + tree(reader, "#bar"),
    )
    compare(f"{name}-1-questions", tree(reader, "#main"))
    reader.answer("skin_type", "V")
    reader.answer("vitiligo", "growing")
    compare(f"{name}-2-status", tree(reader, "#status"))
    reader.go_to_step(2)
    reader.open_card("vitiligo-growing")
    compare(f"{name}-3-cards", tree(reader, "#main"))
    for n, step in ((3, "charts"), (4, "compare"), (5, "what-matters"), (6, "take-along")):
        reader.go_to_step(n)
        if n == 3:
            reader.see_charts()
        compare(f"{name}-{n + 1}-{step}", tree(reader, "#main"))
    reader.open("help")
    compare(f"{name}-8-help", tree(reader, "#main"))
