"""Six hundred damaged content trees: each gets a clear complaint, or means the same; none ends in a traceback.

Run it alone, and read what passes: `.venv/bin/python -m pytest -s tests/endurance/test_damaged_content.py`.
"""

import os
from collections import Counter
from pathlib import Path

from tests.authoring.damage import damages
from tests.authoring.damaged import MOST_MEGABYTES, TODAY, Judge, Judged, each_file_read_once, peak_megabytes
from tests.content.source import FOLDER
from widgets.authoring.checks.balance import check_balance
from widgets.authoring.checks.certainty import check_certainty
from widgets.authoring.checks.every_check import run_checks
from widgets.authoring.checks.figures import check_figures
from widgets.authoring.checks.review_dates import check_reviews
from widgets.authoring.checks.unused import check_unused
from widgets.authoring.page_drawing import check_pages
from widgets.authoring.reading.complaint import Complaint
from widgets.authoring.reading.content_folder import ContentFolder

NUMBER = int(os.environ.get("DAMAGES", "600"))
SEED = 20261126
UNSEEN = {
    "a file: gone": "a rule taken out whole is no mistake in itself; the golden text of its card shows it",
}
"""Kinds of damage that only the golden texts see, and why."""


def other_checks(folder: ContentFolder) -> list[Complaint]:
    """The checks of `make content` that do not stop a compile, but for the slow ones about plain language, and for the
    golden texts, which see each changed word."""
    return list(
        run_checks(
            folder,
            check_unused,
            check_certainty,
            check_balance,
            check_figures,
            lambda folder: check_reviews(folder, TODAY),
            lambda folder: check_pages(folder, TODAY),
        )
    )


def test_each_damage_gets_a_clear_complaint(tmp_path: Path) -> None:
    """
    What has another meaning is complained about, in the file and near the line, in bounded time and memory.
    """
    with each_file_read_once():
        judge = Judge(FOLDER, tmp_path, other_checks)
        judged = []
        for damage in damages(FOLDER, NUMBER, SEED):
            judged.append(judge.judge(damage))

    report(judged)
    assert [] == [f"{one.damage}: {fault}" for one in judged for fault in one.faults()]
    assert [] == [str(one.damage) for one in judged if one.passed and one.damage.kind not in UNSEEN]
    assert peak_megabytes() < MOST_MEGABYTES


def report(judged: list[Judged]) -> None:
    """Print the figures, what passed, and which complaints are far from their line."""
    seconds = sorted(one.seconds for one in judged)
    kinds = len({one.damage.kind for one in judged})
    print(f"\n{len(judged)} damaged trees of {kinds} kinds.")
    print(f"{sum(bool(one.complaints) for one in judged)} got a complaint.")
    print(
        f"{sum(one.same_meaning for one in judged)} mean the same, {sum(one.passed for one in judged)} passed."
    )
    print(f"Seconds of processor: half below {seconds[len(seconds) // 2]:.2f}, most {seconds[-1]:.2f}.")
    print(f"Most memory: {peak_megabytes():.0f} MiB.")
    off = Counter(one.lines_off() for one in judged if one.complaints)
    print(f"Lines between damage and nearest complaint: {dict(off.most_common(12))}")
    for title, some in (
        ("Passed", [one for one in judged if one.passed]),
        ("The same", [one for one in judged if one.same_meaning]),
        ("Far off", [one for one in judged if (one.lines_off() or 0) > 1]),
    ):
        print(f"{title}:")
        for one in some:
            first = f" ({one.lines_off()} off: {one.complaints[0].wrong[:90]})" if one.complaints else ""
            print(f"    {one.damage}{first}")
