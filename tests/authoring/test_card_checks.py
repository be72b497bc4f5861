"""Laws of the questions on cards: each card asks one, and it is short and has one right answer."""

import pytest

from widgets.authoring.checks.figures import check_figures
from widgets.authoring.compiler import compile_content
from widgets.authoring.reading.content_folder import read_content

from .small import FILES, Folder

CARD = "outcomes/redness.yaml"
CHECK = FILES[CARD][FILES[CARD].index("check:") :]


def test_a_card_without_a_question(folder: Folder) -> None:
    """It is reported with what to write, and does not stop a compile."""
    folder.change(CARD, CHECK, "")
    complaint = folder.only_complaint()

    assert ('outcome "redness"', "idle") == (complaint.item, complaint.about)
    assert "it asks no question" in complaint.wrong
    assert "Add check: to the card." in complaint.remedy
    assert compile_content(folder.path)


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("right: true", "right: false", "no choice is right"),
        ("right: false", "right: true", "2 choices are right"),
        ("What helps?", "What helps you? " * 16, "question of 52 words"),
        ("Ask first.", "Ask first now. " * 13, "a feedback of 39 words"),
        ("Wait.", "Wait now. " * 9, "a choice of 18 words"),
    ],
)
def test_a_question_that_does_not_fit(folder: Folder, old: str, new: str, wrong: str) -> None:
    """One answer is right; question, answers and comments are short."""
    folder.change(CARD, CHECK, CHECK.replace(old, new))

    assert wrong in folder.only_complaint().wrong


def test_a_comment_is_read_like_every_text(folder: Folder) -> None:
    """Its words are plain, and its figures are in a source of the card."""
    folder.change(CARD, CHECK, CHECK.replace("Ask first.", "71 of 93 people had erythema."))
    figures = check_figures(read_content(folder.path))

    assert ['"erythema" is a medical term'] == [complaint.wrong for complaint in folder.complaints()]
    assert ["the figure 71 is", "the figure 93 is"] == [complaint.wrong[:16] for complaint in figures]
