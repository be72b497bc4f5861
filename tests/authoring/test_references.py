"""Laws of references: what a file names must be there, once, and must be an answer that is offered."""

import pytest

from .small import Folder

OUTCOME, SITUATION = "outcomes/redness.yaml", "situations/cold-sore-now.yaml"
RULE = "rules/cold-sore-now.yaml"
CHAPTER, QUESTION, SOURCE = "chapters/sores.yaml", "questions/cold_sores.yaml", "sources/smith-2020.yaml"
FINDING = "findings/smith-redness.yaml"

LOOSE_ENDS = [  # file, old, new, line, part of item, part of wrong, part of remedy
    (
        OUTCOME,
        "[smith-2020]\n    certainty: low\n    says: effect",
        "[smith-2002]\n    certainty: low\n    says: effect",
        11,
        "known, number 1, sources, number 1",
        'no source "smith-2002"',
        'mean "smith-2020"',
    ),
    (
        OUTCOME,
        "findings: [smith-redness]",
        "findings: [redness-smith]",
        35,
        "findings, number 1",
        "no finding",
        'mean "smith-redness"',
    ),
    (
        CHAPTER,
        "cards: [cold-sore-now, redness]",
        "cards: [cold-sores-now, redness]",
        14,
        "cards, number 1",
        "no card",
        'mean "cold-sore-now"',
    ),
    (
        RULE,
        "card: cold-sore-now",
        "card: cold-sore",
        2,
        "card",
        'no card "cold-sore"',
        'mean "cold-sore-now"',
    ),
    (
        RULE,
        "question: cold_sores",
        "question: cold-sores",
        5,
        "when, question",
        "no question",
        'mean "cold_sores"',
    ),
    (RULE, "is: now", "is: nwo", 5, "when, is", 'has no option "nwo"', 'mean "now"'),
    (RULE, "is: now", "is: none", 5, "when, is", "a rule reads none", "only ever adds"),
    (RULE, "is: now", "is: not_sure", 5, "when, is", "a rule reads not_sure", "is_unknown: true"),
    (RULE, "is: now", "all_of: [now, past]", 5, "when, all_of", "takes one answer", "any_of"),
    ("concerns/spots.yaml", "is: now", "is: none", 4, "when, is", "a concern reads none", "only ever adds"),
    (
        "articles/conflicts.yaml",
        "mech-02]",
        "other-99]",
        6,
        "claims, number 2",
        'answers the claim "other-99"',
        "Correct the id, or answer the claim there",
    ),
    (FINDING, "card: redness", "card: redess", 2, "card", 'no card "redess"', 'mean "redness"'),
    (FINDING, "source: smith-2020", "source: smith", 4, "source", 'no source "smith"', "Correct"),
    (
        CHAPTER,
        "questions: [cold_sores]",
        "questions: [who]",
        13,
        "questions, number 1",
        'no question "who"',
        "Correct",
    ),
    (
        CHAPTER,
        "    card: cold-sore-now",
        "    card: sores",
        22,
        "check, number 1, card",
        'no card "sores"',
        "Correct",
    ),
    (
        CHAPTER,
        "cards: [cold-sore-now, redness]",
        "cards: [redness, redness]",
        14,
        "cards, number 2",
        "occurs twice",
        "Delete",
    ),
    (
        "timeline.yaml",
        "any_of: [now, none]",
        "any_of: [now, later]",
        10,
        "when, any_of",
        'no option "later"',
        "add",
    ),
    (
        QUESTION,
        "Herpes labialis}",
        "Herpes labialis}\n  - {id: now, text: Now, clinical: Now}",
        9,
        "options, number 2",
        '"now" occurs twice',
        "another id",
    ),
]


@pytest.mark.parametrize("name, old, new, line, item, wrong, remedy", LOOSE_ENDS)
def test_loose_ends(
    folder: Folder, name: str, old: str, new: str, line: int, item: str, wrong: str, remedy: str
) -> None:
    """A reference to nothing is reported where it occurs, with a similar name if there is one."""
    folder.change(name, old, new)

    [complaint] = [one for one in folder.complaints() if one.about == "references" and wrong in one.wrong]
    assert (f"content/{name}", line) == (complaint.file, complaint.line)
    assert complaint.item.endswith(item)
    assert remedy in complaint.remedy


@pytest.mark.parametrize("id, allowed", [("cold_sore", ""), ("who", "one of: cold_sores")])
def test_what_could_be_meant(folder: Folder, id: str, allowed: str) -> None:
    """Where no id is near, all that are there are named; where one is near, it alone."""
    folder.change(CHAPTER, "questions: [cold_sores]", f"questions: [{id}]")

    complaint = folder.only_complaint()
    assert allowed == complaint.allowed
    assert bool(allowed) is ("Did you mean" not in complaint.remedy)


def test_all_of_one_answer(folder: Folder) -> None:
    """A question that takes one answer may be asked for all of one, which can be."""
    folder.change(RULE, "is: now", "all_of: [now]")

    assert [] == folder.complaints()


def test_one_wrong_condition_hides_no_other(folder: Folder) -> None:
    """A condition on a question that is not there is reported, and so is each wrong answer elsewhere."""
    folder.change(RULE, "question: cold_sores", "question: cold-sores")
    folder.change("timeline.yaml", "any_of: [now, none]", "any_of: [now, later]")
    folder.change("concerns/spots.yaml", "is: now", "is: then")

    found = {one.wrong for one in folder.complaints() if one.about == "references"}
    assert {
        'there is no question "cold-sores"',
        'question "cold_sores" has no option "later"',
        'question "cold_sores" has no option "then"',
    } == found


def test_a_condition_that_names_no_answer(folder: Folder) -> None:
    """A condition without an answer does not fit the schema, and every other check goes on."""
    folder.change(RULE, "{question: cold_sores, is: now}", "{question: cold_sores}")
    folder.change("timeline.yaml", "any_of: [now, none]", "any_of: [now, later]")

    assert {"schema", "references"} <= {one.about for one in folder.complaints()}


def test_an_id_twice_deep_in_a_file(folder: Folder) -> None:
    """An id comes once in a list however deep it is; in another list it may come again."""
    folder.change(
        CHAPTER,
        "sources: [smith-2020]\n          certainty",
        "sources: [smith-2020, smith-2020]\n          certainty",
    )

    assert "sources, number 2" in folder.only_complaint().item


def test_one_id_for_two_cards(folder: Folder) -> None:
    """An outcome and a situation never share an id."""
    folder.put(
        "situations/redness.yaml",
        (folder.path / SITUATION).read_text().replace("id: cold-sore-now", "id: redness"),
    )
    folder.put("rules/redness.yaml", (folder.path / RULE).read_text().replace("cold-sore-now", "redness"))

    assert "there is also an outcome" in folder.only_complaint().wrong


def test_findings_of_another_card(folder: Folder) -> None:
    """A card shows only what was counted for it."""
    folder.change(SITUATION, "last_checked", "findings: [smith-redness]\nlast_checked")

    assert 'belongs to the card "redness"' in folder.only_complaint().wrong


def test_a_broken_file_causes_no_second_complaint(folder: Folder) -> None:
    """What a broken file is named for still counts as being there."""
    folder.change(QUESTION, "kind: one", "kind: two")

    assert 'question "cold_sores", kind' == folder.only_complaint().item
