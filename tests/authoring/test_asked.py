"""Questions that people ask: each answer is short, leads to a place that discusses it, and was asked somewhere."""

import pytest

from widgets.authoring.schema.asked import ANSWER_WORDS

from .small import Folder

FILE = "questions-asked.yaml"


def complaints(folder: Folder, old: str, new: str) -> list[str]:
    folder.change(FILE, old, new)
    return [one.wrong for one in folder.complaints() if one.file.endswith(FILE)]


def test_a_long_answer_is_refused(folder: Folder) -> None:
    """Short answers are read among many others."""
    long = "Call your doctor. " * (ANSWER_WORDS // 3 + 1)
    assert f"its short answer has {len(long.split())} words" in complaints(
        folder, "text: Call your doctor.,", f"text: {long.strip()},"
    )


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("mentions: cannot breathe", "mentions: blue lips", '"blue lips" is not in the page "help"'),
        ("where: {page: help}", "where: {card: nothing}", 'there is no card "nothing"'),
        ("https://forum.example/breathe", "a forum", '"a forum" is not a web address'),
        ('asked_at: ["https://forum.example/breathe"]', "asked_at: []", "asked_at is empty"),
        (
            "[smith-2020], certainty: low, says: advice",
            "[], certainty: low, says: advice",
            "it has no source",
        ),
    ],
)
def test_every_mistake_is_reported(folder: Folder, old: str, new: str, wrong: str) -> None:
    """A place that is not there or says nothing of it, a question that nobody asked, an answer without a source."""
    assert wrong in complaints(folder, old, new)
