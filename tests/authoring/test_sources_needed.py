"""Laws of support: every statement rests on a source that was read, or is marked as our own."""

import pytest

from .small import Folder

OUTCOME, RULE, SOURCE = "outcomes/redness.yaml", "rules/cold-sore-now.yaml", "sources/smith-2020.yaml"

BARE = [  # file, old, new, line, part of item, what would be right
    (
        OUTCOME,
        "[smith-2020]\n    certainty: low\n    says: effect",
        "[]\n    certainty: low\n    says: effect",
        11,
        "known, number 1, sources",
        "says: judgement",
    ),
    ("signs.yaml", "judgement: true", "judgement: false", 12, "signs, number 2, sources", "judgement: true"),
    (RULE, "sources: [smith-2020]", "sources: []", 9, "sources", "own_judgement: true"),
    ("help.yaml", "sources: [smith-2020]", "sources: []", 3, "expected, sources", "judgement: true"),
    (
        "timeline.yaml",
        "sources: [smith-2020]",
        "sources: []",
        7,
        "body, number 1, sources",
        "says: judgement",
    ),
    (
        "chapters/sores.yaml",
        "sources: [smith-2020]",
        "sources: []",
        10,
        "number 1, number 1, sources",
        "says: judgement",
    ),
]


@pytest.mark.parametrize("name, old, new, line, item, right", BARE)
def test_nothing_is_unsupported(
    folder: Folder, name: str, old: str, new: str, line: int, item: str, right: str
) -> None:
    """A statement, sign, rule or line of help without a source is reported, unless it is marked as our own."""
    folder.change(name, old, new)

    complaint = folder.only_complaint()
    assert (f"content/{name}", line, "it has no source") == (complaint.file, complaint.line, complaint.wrong)
    assert complaint.item.endswith(item)
    assert right in complaint.remedy


def test_recalled_sources(folder: Folder) -> None:
    """What rests only on memory is reported at each place, and no number is taken from it."""
    folder.change(SOURCE, "how_known: abstract", "how_known: recalled")
    folder.change(SOURCE, 'seen_on: "2026-11-20"', "seen_on: null")

    complaints = folder.complaints()
    assert any('a number is taken from "smith-2020"' in one.wrong and one.line == 4 for one in complaints)
    assert ["content/notices/office-2020.yaml"] == [
        one.file for one in complaints if 'a notice is taken from "smith-2020"' in one.wrong
    ]
    assert any(
        one.item == 'outcome "redness", known, number 1, sources' and "recalled, not read" in one.wrong
        for one in complaints
    )


def test_a_second_source_that_was_read(folder: Folder) -> None:
    """A recalled source may be cited beside one that was read."""
    text = (folder.path / SOURCE).read_text()
    folder.put(
        "sources/old.yaml",
        text.replace("id: smith-2020", "id: old")
        .replace("abstract", "recalled", 1)
        .replace('"2026-11-20"', "null"),
    )
    folder.change(RULE, "sources: [smith-2020]", "sources: [smith-2020, old]")

    assert [] == folder.complaints()


@pytest.mark.parametrize("new", ["", "because_unsure: null\n"])
def test_a_sentence_for_the_unsure(folder: Folder, new: str) -> None:
    """A rule has a sentence for readers who answered that they are not sure."""
    folder.change(RULE, "because_unsure: You told us that you are not sure about cold sores.\n", new)

    complaint = folder.only_complaint()
    assert 'rule "cold-sore-now", because_unsure' == complaint.item
    assert "is missing" in complaint.wrong


CHAPTER = "chapters/sores.yaml"
ABOUT = [  # old, new, wrong
    (
        "sources: [smith-2020]\n          certainty: moderate\n          says: background",
        "sources: [smith-2020]\n          says: about",
        "a fact is called about",
    ),
    (
        "sources: [smith-2020]\n          certainty: moderate\n          says: background",
        "sources: []\n          certainty: moderate\n          says: about",
        "a fact is called about",
    ),
    ("          certainty: moderate\n", "", "certainty is missing"),
]


@pytest.mark.parametrize("old, new, wrong", ABOUT)
def test_about_is_only_for_the_workbook_itself(folder: Folder, old: str, new: str, wrong: str) -> None:
    """A fact cannot shed its source or its certainty by being called a word about the workbook."""
    folder.change(CHAPTER, old, new)

    assert wrong == folder.only_complaint().wrong


def test_a_word_about_the_workbook_needs_nothing(folder: Folder) -> None:
    """Only chapters may say, without source and certainty, what this workbook is or does."""
    old = "sources: [smith-2020]\n          certainty: moderate\n          says: background"
    folder.change(CHAPTER, old, "sources: []\n          says: about")
    assert [] == folder.complaints()

    folder.change(OUTCOME, "[smith-2020]\n    certainty: low\n    says: effect", "[]\n    says: about")
    assert "a fact is called about" in {one.wrong for one in folder.complaints()}
