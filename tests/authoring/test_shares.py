"""Laws of shares: a share of patches or dents is not told as one of people, nor a rest in 100 as people."""

import pytest

from widgets.authoring.checks.shares import check_shares
from widgets.authoring.reading.content_folder import read_content

from .small import Folder

OUTCOME = "outcomes/redness.yaml"


def wrong(folder: Folder, text: str) -> list[str]:
    """Let the card on redness say something, and return what is wrong with it."""
    folder.change(OUTCOME, "text: It went in 2 days.", f'text: "{text}"')
    return [one.wrong for one in check_shares(read_content(folder.path))]


@pytest.mark.parametrize(
    "text",
    [
        "In 20 people, about 50 in 100 patches lost colour.",
        "In a study of 32 people, about 6 in 100 spots left a scar, and 94 did not.",
        "In the small study of 32 people with acne, 34 in 100 new dents were gone.",
        "It went in 2 days. Later, in 1,200 women, 5 in 100 dark marks stayed.",
    ],
)
def test_things_are_not_counted_as_people(folder: Folder, text: str) -> None:
    """People may have had other patches than those that were counted, so the share is no share of theirs."""
    [complaint] = wrong(folder, text)

    assert "told as one of people" in complaint


@pytest.mark.parametrize(
    "text",
    [
        "A study had 20 people. Of the patches that had needles, about 50 in 100 lost colour.",
        "In a study of 20 people, 50 in 100 of the patches that had needles lost colour.",
        "In a survey of 723 adults, 43 in 100 said that scars hurt their lives, and 57 did not.",
        "In 20 people, 5 got dark marks.",
    ],
)
def test_a_share_of_what_was_counted(folder: Folder, text: str) -> None:
    """People are people, and a share of patches may name those that were counted."""
    assert [] == wrong(folder, text)


@pytest.mark.parametrize(
    "text",
    [
        "In a study of 27 people, it was poor in about 82 in 100. In the other 18 it was better.",
        "Of 381 people, 28 in 100 had reacted. The other 72 had not.",
    ],
)
def test_a_rest_in_a_hundred_is_no_number_of_people(folder: Folder, text: str) -> None:
    """In a study of 27 people, "the other 18" reads as 18 of the 27."""
    [complaint] = wrong(folder, text)

    assert "reads as people of the study" in complaint


@pytest.mark.parametrize(
    "text",
    [
        "In a study of 27 people, it was poor in about 82 in 100. In the other 18 in 100 it was better.",
        "In one study of 36 people, 5 got dark marks, or 14 in 100. In the other 31 none were reported.",
        "Of 100 people, 28 in 100 had reacted, and 72 had not.",
    ],
)
def test_a_rest_that_says_of_what(folder: Folder, text: str) -> None:
    """A rest in 100 says so, and a rest of the people is theirs."""
    assert [] == wrong(folder, text)
