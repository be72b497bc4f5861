"""Runs every check over content and notebooks, and reports what it measured."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from .checks.absences import check_absences
from .checks.balance import check_balance
from .checks.card_checks import check_card_questions
from .checks.certainty import check_certainty
from .checks.duplicate_sources import check_duplicate_sources
from .checks.every_check import run_checks
from .checks.figures import check_figures
from .checks.notebook_prose import check_notebooks
from .checks.places import check_mentions
from .checks.plurals import check_plurals
from .checks.review_dates import check_reviews
from .checks.shares import check_shares
from .checks.speeds import check_speeds
from .checks.teaching import check_teaching
from .checks.unused import check_unused
from .compiler import check_strictly
from .language.passages import Passage
from .language.plain_language import check_language, grades, plain_language
from .language.reading_grade import Grade
from .language.wording import check_exceptions
from .reading.complaint import Complaint, quantity
from .reading.content_folder import ContentFolder


def check(folder: ContentFolder, today: date, notebooks: Path) -> list[Complaint]:
    """Return every complaint about a content folder and the prose of the notebooks beside it."""
    return [
        *check_strictly(folder),
        *run_checks(
            folder,
            check_unused,
            check_card_questions,
            check_certainty,
            check_duplicate_sources,
            check_figures,
            check_absences,
            check_plurals,
            check_shares,
            check_balance,
            check_mentions,
            check_teaching,
            check_language,
            check_exceptions,
            check_speeds,
            lambda folder: check_notebooks(notebooks, plain_language(folder)),
            lambda folder: check_reviews(folder, today),
        ),
    ]


def report(folder: ContentFolder) -> str:
    """Return a few lines on what was read and how hard the hardest passages are."""
    kinds = dict.fromkeys(item.kind.name for item in folder.items if item.kind.folder)
    read = ", ".join(_number_of(len(folder.of(kind)), kind) for kind in kinds)
    return "\n".join([f"Read: {read}.", "Hardest to read:", *_hardest(grades(folder))])


def _number_of(number: int, kind: str) -> str:
    """A file of words or claims has many entries."""
    return f"{quantity(number, 'file')} of {kind}" if kind.endswith("s") else quantity(number, kind)


def _hardest(measured: Iterable[tuple[Passage, Grade]], limit: int = 5) -> list[str]:
    return [
        f"    {passage.item.name}{', ' if passage.way else ''}{passage.way}: {measure}"
        for passage, measure in list(measured)[:limit]
    ]
