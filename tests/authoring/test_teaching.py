"""Laws of what educators get: it says what the workbook says, and its cases follow the rules of today."""

import pytest

from widgets.authoring.compiler import compile_content
from widgets.authoring.reading.complaint import Complaint
from widgets.authoring.reading.content_folder import read_content
from widgets.authoring.worked_cases import check_cases

from .small import Folder

CASE = "teaching/cases/sore.yaml"
LESSONS, AIMS, CHECK = "teaching/lessons.yaml", "teaching/aims.yaml", "teaching/knowledge-check.yaml"
SPREAD = "{text: A sore may spread., sources: [smith-2020], certainty: very_low, says: report}"


def case_complaints(folder: Folder) -> list[Complaint]:
    return check_cases(read_content(folder.path))


def line_of(folder: Folder, name: str, words: str) -> int:
    lines = (folder.path / name).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_a_case_that_the_rules_bear_out(folder: Folder) -> None:
    """A case whose cards come up as it says has no complaint."""
    assert [] == case_complaints(folder)


def test_a_changed_rule_is_noticed(folder: Folder) -> None:
    """When a rule gives its card another urgency, each case that tells of it is named, at the line that tells."""
    folder.change("rules/cold-sore-now.yaml", "usually_put_off\nuntil: the sore is gone", "usually_not_done")

    [complaint] = case_complaints(folder)
    assert (f"content/{CASE}", "cases") == (complaint.file, complaint.about)
    assert line_of(folder, CASE, "card: cold-sore-now, urgency") == complaint.line
    assert '"cold-sore-now" is usually_not_done' == complaint.wrong
    assert "cold-sore-now: usually_not_done" in complaint.allowed and complaint.remedy


def test_a_card_that_no_longer_comes_up(folder: Folder) -> None:
    """A card that the answers of a case do not bring up is named, and so is the one on top instead."""
    folder.change(CASE, "is: now", "is: none")

    complaints = case_complaints(folder)
    assert [
        '"cold-sore-now" is not on the page',
        '"cold-sore-now" is named first, and no card is on top of the page',
    ] == [complaint.wrong for complaint in complaints]


def test_an_outcome_that_is_not_inside(folder: Folder) -> None:
    """An outcome that a case names inside a card must be inside it."""
    folder.change(CASE, "usually_put_off}", "usually_put_off, inside: [redness]}")

    [complaint] = case_complaints(folder)
    assert '"redness" is not inside "cold-sore-now"' == complaint.wrong


def test_what_only_not_sure_brings_up(folder: Folder) -> None:
    """With "not sure", a card is named among what to find out; a case says so, or is told."""
    folder.change(CASE, "is: now", "is: not_sure")
    assert '"cold-sore-now" is not on the page' == case_complaints(folder)[0].wrong

    folder.change(CASE, "usually_put_off}", "usually_put_off, find_out: true}")
    assert [] == case_complaints(folder)


@pytest.mark.parametrize(
    "old, new, where, wrong, allowed",
    [
        (SPREAD, SPREAD.replace("may spread", "will spread"), "text", "is not a sentence of", "may spread"),
        (SPREAD, SPREAD.replace("very_low", "low"), "sources", "rests on something else", "certainty: very_low"),
        (SPREAD, SPREAD.replace("[smith-2020]", "[]").replace("report", "judgement"), "sources", "else", "smith"),
        ("{card: cold-sore-now}\n    answer:\n      - {text: A", "{card: redness}\n    answer:\n      - {text: A",
         "text", 'is not a sentence of the card "redness"', "word for word"),
    ],
    ids=["words", "certainty", "sources", "place"],
)  # fmt: skip
def test_each_fact_is_quoted(
    folder: Folder, old: str, new: str, where: str, wrong: str, allowed: str
) -> None:
    """A sentence of fact that its place does not have, word for word and resting on the same, is a complaint."""
    folder.change(CASE, old, new)

    complaint = folder.only_complaint()
    assert (f"content/{CASE}", "places") == (complaint.file, complaint.about)
    assert complaint.item.endswith(where) and wrong in complaint.wrong and allowed in complaint.allowed


def test_a_corrected_sentence_is_missed(folder: Folder) -> None:
    """Who corrects a sentence of a card is told where educators still get the old one."""
    folder.change("situations/cold-sore-now.yaml", "A sore may spread.", "A sore may spread fast.")

    complaint = folder.only_complaint()
    assert f"content/{CASE}" == complaint.file and '"A sore may spread fast."' == complaint.allowed


@pytest.mark.parametrize(
    "name, old, new, wrong",
    [
        (CASE, "question: cold_sores", "question: cold_sore", 'no question "cold_sore"'),
        (CASE, "is: now", "is: later", 'no option "later"'),
        (CASE, "card: cold-sore-now, urgency", "card: sore-now, urgency", 'no card "sore-now"'),
        (LESSONS, "case: sore", "case: sores", 'no case "sores"'),
        (LESSONS, "page: sores", "page: sore", 'no chapter "sore"'),
        (AIMS, "chapter: sores", "chapter: sore", 'no chapter "sore"'),
    ],
)
def test_what_a_case_or_a_plan_names_is_there(
    folder: Folder, name: str, old: str, new: str, wrong: str
) -> None:
    """An id that leads nowhere is a complaint at its line, and stops a compile."""
    folder.change(name, old, new)

    complaints = [one for one in folder.complaints() if one.about == "references"]
    assert wrong in complaints[0].wrong and f"content/{name}" == complaints[0].file
    assert complaints[0].line > 1
    assert compile_content(folder.path)[0] is None


def test_answers_that_exclude_each_other(folder: Folder) -> None:
    """A case answers as a reader can."""
    folder.change(
        CASE,
        "is: now}\n",
        "is: now}\n  - {question: cold_sores, is: none}\n",
    )

    assert '"none" and "now" exclude each other' in [one.wrong for one in folder.complaints()]


@pytest.mark.parametrize(
    "old, new, wrong",
    [
        ("to_minute: 4", "to_minute: 5", "from minute 0 to 5, and what comes after it begins at 4"),
        ("minutes: 10", "minutes: 12", "from minute 4 to 10, and what comes after it begins at 12"),
        ("from_minute: 0", "from_minute: 1", "the first step begins at minute 1"),
    ],
    ids=["overlap", "gap", "late"],
)
def test_a_plan_fills_its_minutes(folder: Folder, old: str, new: str, wrong: str) -> None:
    """The steps of a lesson follow one another from its first minute to its last."""
    folder.change(LESSONS, old, new)

    assert wrong in folder.only_complaint().wrong


def test_the_knowledge_check_is_short(folder: Folder) -> None:
    """Fewer than five items, or an item without a wrong choice, are complaints."""
    text = (folder.path / CHECK).read_text("utf-8")
    folder.put(CHECK, text[: text.index("  - id: item-4")])
    assert "items" in folder.only_complaint().item

    folder.put(CHECK, text.replace("wrong: [It is not.]", "wrong: []", 1))
    assert "wrong" in folder.only_complaint().item
