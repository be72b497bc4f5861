"""Laws of concerns: four options, described in the same rows and in equal detail, each count where it belongs."""

from datetime import date

import pytest

from widgets.authoring.compiler import compile_content

from .small import FILES, Folder

CONCERN, FINDING = "concerns/spots.yaml", "findings/smith-better.yaml"
STATEMENT = "sources: [smith-2020], certainty: low, says: report}]"
HARMS = f"harms: [{{text: Needles harms one two., {STATEMENT}"


@pytest.mark.parametrize("option", ["needling", "wait", "another", "nothing"])
def test_no_option_is_left_out(folder: Folder, option: str) -> None:
    """Each of the four options is there, and there is no fifth."""
    folder.change(CONCERN, f"  {option}:\n", f"  {option}s:\n")

    assert {f"{option} is missing", f'"{option}s" is not a known key'} == {
        one.wrong for one in folder.complaints() if one.about == "schema"
    }


@pytest.mark.parametrize("row", ["what", "benefits", "harms", "judged", "later", "cost"])
def test_no_row_is_left_out(folder: Folder, row: str) -> None:
    """Each option has each of the six rows, and none of them is empty."""
    line = f"    {row}: [{{text: Rest {row} one two., {STATEMENT}\n"
    folder.change(CONCERN, line, "")
    assert any(
        f"{row} is missing" == one.wrong and "options, nothing" in one.item for one in folder.complaints()
    )

    folder.put(CONCERN, FILES[CONCERN])
    folder.change(CONCERN, line, f"    {row}: []\n")
    assert any(f"{row} is empty" == one.wrong for one in folder.complaints())


def test_a_harm_is_described_as_fully_as_a_benefit(folder: Folder) -> None:
    """One side may have up to half as many words more than the other."""
    folder.change(CONCERN, HARMS, HARMS.replace("one two", "one two three"))
    assert [] == folder.complaints()  # 4 words of benefits, 5 of harms

    folder.change(CONCERN, "Needles harms one two three.", "Needles harms one two three. Four.")
    assert [] == folder.complaints()  # 4 and 6: exactly half as many more

    folder.change(CONCERN, "three. Four.", "three. Four five.")
    complaint = folder.only_complaint()
    assert ("balance", 'concern "spots", options, needling, benefits') == (complaint.about, complaint.item)
    assert "benefits has 4 words, harms has 7 words" == complaint.wrong


def test_a_benefit_is_not_told_more_fully_than_a_harm(folder: Folder) -> None:
    """The complaint is about the shorter side, whether harms or benefits."""
    folder.change(CONCERN, "Needles benefits one two.", "Needles benefits one two three. Four five.")

    complaint = folder.only_complaint()
    assert ("balance", 'concern "spots", options, needling, harms') == (complaint.about, complaint.item)
    assert "harms has 4 words, benefits has 7 words" == complaint.wrong
    assert "Tell harms more fully, or benefits more briefly." in complaint.remedy


@pytest.mark.parametrize(
    "text, certainty, is_balanced",
    [
        ("Too little is known.", "none_found", True),
        ("Too little is known.", "very_low", True),
        ("Too little is known.", "low", False),
        ("It is known too little.", "none_found", False),
    ],
)
def test_too_little_is_known_is_a_full_text(
    folder: Folder, text: str, certainty: str, is_balanced: bool
) -> None:
    """Nothing is padded: that too little is known is a full answer, when the certainty says so too."""
    folder.change(
        CONCERN,
        "Needles benefits one two., sources: [smith-2020], certainty: low",
        f"{text}, sources: [smith-2020], certainty: {certainty}",
    )
    folder.change(CONCERN, "Needles harms one two.", "Needles harms one two three four. " * 4)

    assert is_balanced is not any(one.about == "balance" for one in folder.complaints())


@pytest.mark.parametrize(
    "name, old, new, wrong",
    [
        (
            CONCERN,
            "benefit_findings: [smith-better]",
            "benefit_findings: [smith-redness, smith-better]",
            'finding "smith-redness" belongs to the card "redness"',
        ),
        (FINDING, "concern: spots", "concern: spot", 'there is no concern "spot"'),
        (FINDING, "card: null", "card: redness", "it has both card and concern"),
        (FINDING, "concern: spots", "concern: null", "card is missing, and concern too"),
        (
            "outcomes/redness.yaml",
            "findings: [smith-redness]",
            "findings: [smith-better]",
            'finding "smith-better" belongs to the concern "spots"',
        ),
        (CONCERN, "is: now", "is: none", "a concern reads none"),
        (CONCERN, "is: now", "is: then", 'has no option "then"'),
    ],
)
def test_a_count_is_where_it_belongs(folder: Folder, name: str, old: str, new: str, wrong: str) -> None:
    """A count of a benefit is shown beside its own concern,
    a count of a harm is one of a card or of the concern."""
    folder.change(name, old, new)

    assert any(wrong in one.wrong and f"content/{name}" == one.file for one in folder.complaints())
    assert compile_content(folder.path)[0] is None


def test_which_counts_may_stand_there(folder: Folder) -> None:
    """The complaint is at the count itself, and says that a benefit is one of the concern."""
    folder.change(
        CONCERN, "benefit_findings: [smith-better]", "benefit_findings: [smith-better, smith-redness]"
    )

    complaint = folder.only_complaint()
    assert 'concern "spots", options, needling, benefit_findings, number 2' == complaint.item
    assert "findings with concern: spots" == complaint.allowed


def test_a_count_that_no_option_shows(folder: Folder) -> None:
    """A count that no option of its concern shows is reported, since no chart has it."""
    folder.change(CONCERN, "    benefit_findings: [smith-better]\n", "")

    assert "no option of its concern shows this finding" == folder.only_complaint().wrong


def test_an_answer_may_serve_a_concern_alone(folder: Folder) -> None:
    """An answer that no rule reads is of use when it names a concern."""
    folder.change(
        "questions/cold_sores.yaml",
        "Herpes labialis}",
        "Herpes labialis}\n  - {id: past, text: Before, clinical: Past}",
    )
    assert '"past"' in folder.only_complaint().wrong

    folder.change(CONCERN, "is: now", "any_of: [now, past]")
    assert [] == folder.complaints()


def test_an_overdue_concern(folder: Folder) -> None:
    """A concern is overdue from the day after its next review,
    and a notice for a card of its name is not for it."""
    folder.change(CONCERN, '"2027-11-20"', '"2027-06-01"')
    folder.put(
        "outcomes/spots.yaml",
        FILES["outcomes/redness.yaml"]
        .replace("id: redness", "id: spots")
        .replace("findings: [smith-redness]", "findings: []"),
    )
    folder.put(
        "notices/office-2020.yaml",
        FILES["notices/office-2020.yaml"].replace("redness", "spots").replace("2020-01-31", "2026-12-01"),
    )

    assert {('concern "spots", next_review'), ('outcome "spots", last_checked')} == {
        one.item for one in folder.complaints(date(2027, 6, 2))
    }


def test_a_row_in_short_is_short(folder: Folder) -> None:
    """Each row in short has a limit of words, so that the four options can be finished."""
    folder.change(CONCERN, "Needles cost.", "Needles cost. " + "One two. " * 5)
    assert [] == folder.complaints()  # 12 words

    folder.change(CONCERN, "Needles cost.", "Needles cost now.")
    assert ('concern "spots", options, needling, in_short, cost', "cost in short: 13 words") in {
        (one.item, one.wrong) for one in folder.complaints()
    }


def test_gains_and_harms_are_balanced_in_short_too(folder: Folder) -> None:
    """The short table has as much room for what may get better as for what can go wrong."""
    folder.change(CONCERN, "Needles gain.", "Needles gain one two.")

    complaint = folder.only_complaint()
    assert ("balance", 'concern "spots", options, needling, in_short, harms') == (
        complaint.about,
        complaint.item,
    )
