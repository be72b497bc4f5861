"""Runs every check over content and notebooks, and says what was measured."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from .absences import check_absences
from .balance import check_balance
from .certainty import check_certainty
from .compiling import check_strictly
from .complaints import Complaint, counted
from .figures import check_figures
from .gathering import Gathered
from .grading import Grade
from .idle import check_idle
from .language import check_language, grades, plain_language
from .notebooks import check_notebooks
from .passages import Passage
from .places import check_mentions
from .plurals import check_plurals
from .reviews import check_reviews
from .same_work import check_same_work
from .speeds import check_speeds


def check(gathered: Gathered, today: date, notebooks: Path) -> list[Complaint]:
    """Return every complaint about a content folder and the prose of the notebooks beside it."""
    return [*check_strictly(gathered), *check_idle(gathered), *check_certainty(gathered),
            *check_same_work(gathered), *check_figures(gathered), *check_absences(gathered),
            *check_plurals(gathered), *check_balance(gathered),
            *check_mentions(gathered), *check_language(gathered), *check_speeds(gathered),
            *check_notebooks(notebooks, plain_language(gathered)), *check_reviews(gathered, today)]


def report(gathered: Gathered) -> str:
    """Return a few lines on what was read and how hard the hardest passages are."""
    kinds = dict.fromkeys(item.kind.name for item in gathered.items if item.kind.folder)
    held = ", ".join(_held(len(gathered.of(kind)), kind) for kind in kinds)
    return "\n".join([f"Read: {held}.", "Hardest to read:", *_hardest(grades(gathered))])


def _held(number: int, kind: str) -> str:
    """Words and claims are many in a file."""
    return f"{counted(number, 'file')} of {kind}" if kind.endswith("s") else counted(number, kind)


def _hardest(measured: Iterable[tuple[Passage, Grade]], shown: int = 5) -> list[str]:
    return [f"    {passage.item.name}{', ' if passage.way else ''}{passage.way}: {measure}"
            for passage, measure in list(measured)[:shown]]
