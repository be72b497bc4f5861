"""Runs every check over content and notebooks, and says what was measured."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from .checks.absences import check_absences
from .checks.balance import check_balance
from .checks.certainty import check_certainty
from .checks.figures import check_figures
from .checks.notebook_prose import check_notebooks
from .checks.places import check_mentions
from .checks.plurals import check_plurals
from .checks.review_dates import check_reviews
from .checks.same_work import check_same_work
from .checks.speeds import check_speeds
from .checks.unused import check_idle
from .compiler import check_strictly
from .language.passages import Passage
from .language.plain_language import check_language, grades, plain_language
from .language.reading_grade import Grade
from .reading.complaint import Complaint, counted
from .reading.content_folder import Gathered


def check(gathered: Gathered, today: date, notebooks: Path) -> list[Complaint]:
    """Return every complaint about a content folder and the prose of the notebooks beside it."""
    return [
        *check_strictly(gathered),
        *check_idle(gathered),
        *check_certainty(gathered),
        *check_same_work(gathered),
        *check_figures(gathered),
        *check_absences(gathered),
        *check_plurals(gathered),
        *check_balance(gathered),
        *check_mentions(gathered),
        *check_language(gathered),
        *check_speeds(gathered),
        *check_notebooks(notebooks, plain_language(gathered)),
        *check_reviews(gathered, today),
    ]


def report(gathered: Gathered) -> str:
    """Return a few lines on what was read and how hard the hardest passages are."""
    kinds = dict.fromkeys(item.kind.name for item in gathered.items if item.kind.folder)
    held = ", ".join(_held(len(gathered.of(kind)), kind) for kind in kinds)
    return "\n".join([f"Read: {held}.", "Hardest to read:", *_hardest(grades(gathered))])


def _held(number: int, kind: str) -> str:
    """Words and claims are many in a file."""
    return f"{counted(number, 'file')} of {kind}" if kind.endswith("s") else counted(number, kind)


def _hardest(measured: Iterable[tuple[Passage, Grade]], shown: int = 5) -> list[str]:
    return [
        f"    {passage.item.name}{', ' if passage.way else ''}{passage.way}: {measure}"
        for passage, measure in list(measured)[:shown]
    ]
