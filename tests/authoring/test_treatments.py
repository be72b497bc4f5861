"""A count names the kind of treatment of its study, in words that readers see too."""

import pytest

from .small import Folder

FINDING = "findings/smith-redness.yaml"
KIND = "treatment_kind: plain_needling"


def test_a_count_without_its_kind_is_refused(folder: Folder) -> None:
    """What was done is asked of each finding."""
    folder.change(FINDING, f"{KIND}\n", "")

    complaint = folder.only_complaint()
    assert ("treatment_kind is missing", "schema") == (complaint.wrong, complaint.about)


@pytest.mark.parametrize("kind", ["heat", "Plain_needling", "null"])
def test_there_are_four_kinds(folder: Folder, kind: str) -> None:
    """A kind that no source can have is refused."""
    folder.change(FINDING, KIND, f"treatment_kind: {kind}")

    assert "schema" == folder.only_complaint().about


@pytest.mark.parametrize(
    ("kind", "treatment", "wrong"),
    [
        (
            "radiofrequency",
            "needles that heat the skin",
            "it is radiofrequency, and the study of smith-2020 is plain_needling",
        ),
        (
            "needling_with_more",
            "needles and a peel",
            "it is needling_with_more, and the study of smith-2020 is plain_needling",
        ),
        ("other", "a cream", "its kind is other, and its words do not say so"),
    ],
)
def test_a_count_agrees_with_its_study_and_its_words(
    folder: Folder, kind: str, treatment: str, wrong: str
) -> None:
    """The kind is that of the study, and what is not plain needling is mentioned in words."""
    folder.change(FINDING, f"treatment: needles\n{KIND}", f"treatment: {treatment}\ntreatment_kind: {kind}")

    assert wrong == folder.only_complaint().wrong


def test_a_group_that_was_compared_with_may_have_had_no_needles(folder: Folder) -> None:
    """In a study of needles, a count of the group without them is other."""
    folder.change(
        FINDING, f"treatment: needles\n{KIND}", 'treatment: "No needling: a cream."\ntreatment_kind: other'
    )

    assert [] == folder.complaints()


def test_heat_must_be_mentioned(folder: Folder) -> None:
    """The words of a count with heat name the heat."""
    folder.change("sources/smith-2020.yaml", "  treatment: plain_needling", "  treatment: radiofrequency")
    for name in (FINDING, "findings/smith-better.yaml"):
        folder.change(name, KIND, "treatment_kind: radiofrequency")
    found = [one for one in folder.complaints() if one.about == "references"]

    assert {"its kind is radiofrequency, and its words do not say so"} == {one.wrong for one in found}
    assert all("needles that also heat the skin" in one.allowed for one in found)
