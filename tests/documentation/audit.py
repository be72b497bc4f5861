"""The tables of the self-audit in docs/audit/, read as rows."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs/audit"
ANSWERS = ("met", "not met", "not shown", "cannot be judged without real people", "does not apply")
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


@dataclass(frozen=True)
class Row:
    """One item of an instrument: its number, its cells by column, our answer, and what shows it or why not."""

    item: str
    cells: dict[str, str]
    answer: str
    shown_by: str

    @property
    def tests(self) -> list[tuple[str, str]]:
        """The file and the name of each test that is named."""
        return TEST.findall(self.shown_by)


def rows(instrument: str) -> list[Row]:
    """Return the rows of an instrument's table."""
    lines = [
        line for line in (FOLDER / f"{instrument}.md").read_text("utf-8").splitlines() if line.startswith("|")
    ]
    heads, _, *body = ([cell.strip() for cell in line.strip("|").split(" | ")] for line in lines)
    return [Row(cells[0], dict(zip(heads, cells, strict=True)), *cells[-2:]) for cells in body]


def counts(instrument: str) -> Counter[str]:
    """Return how many items have each answer."""
    return Counter(row.answer for row in rows(instrument))
