"""Laws of the report on the evidence: every figure is a count of what is in the content,
and nothing is hidden."""

from collections import Counter
from pathlib import Path

import pytest

from widgets.authoring.__main__ import main
from widgets.authoring.reading.content_folder import read_content
from widgets.authoring.reports.evidence_counts import Evidence, evidence_of
from widgets.authoring.reports.one_sided_numbers import one_sided

from .small import FILES, Folder

OUTCOME, CLAIMS = "outcomes/redness.yaml", "articles/claims/mech.yaml"


def evidence_in(folder: Folder) -> Evidence:
    return evidence_of(read_content(folder.path))


def report_of(folder: Folder, capsys: pytest.CaptureFixture[str]) -> str:
    assert 0 == main(["evidence", "--content", str(folder.path)])
    return capsys.readouterr().out


def test_sentences_are_counted_by_certainty(folder: Folder) -> None:
    """Each sentence of a statement counts, under the certainty of its statement."""
    before = evidence_in(folder)
    folder.change(OUTCOME, "text: It went in 2 days.", "text: It went in 2 days. It was gone. All were well.")
    after = evidence_in(folder)

    assert Counter(low=2) == after.by_certainty - before.by_certainty
    assert before.facts + 2 == after.facts == after.by_certainty.total()


def test_sentences_are_counted_by_their_sources(folder: Folder) -> None:
    """A sentence counts under each kind of source it has, and once under the best known of them."""
    before = evidence_in(folder)
    folder.put(
        "sources/old.yaml",
        FILES["sources/smith-2020.yaml"]
        .replace("id: smith-2020", "id: old")
        .replace("design: trial", "design: review")
        .replace("abstract", "original", 1),
    )
    folder.change(
        OUTCOME,
        "[smith-2020]\n    certainty: low\n    says: effect",
        "[smith-2020, old]\n    certainty: low\n    says: effect",
    )
    after = evidence_in(folder)

    assert before.by_design + Counter(review=1) == after.by_design
    assert Counter(original=1) == after.by_how_known - before.by_how_known
    assert Counter(abstract=1) == before.by_how_known - after.by_how_known
    assert Counter(abstract=1, original=1) == after.sources


def test_our_own_words_are_counted_separately(folder: Folder) -> None:
    """Our own judgement is not a sentence of fact, and one that claims to be a fact without a source is
    named."""
    before = evidence_in(folder)
    assert 5 == before.own["judgement"]
    assert () == before.without_source

    folder.change(
        OUTCOME,
        "    certainty: none_found\n    says: judgement",
        "    certainty: none_found\n    says: effect",
    )
    after = evidence_in(folder)
    assert 4 == after.own["judgement"]
    assert [(OUTCOME, 15)] == [
        (fact.item.document.file.removeprefix("content/"), fact.item.document.line(fact.where))
        for fact in after.without_source
    ]


def test_the_record_is_counted(folder: Folder) -> None:
    """Claims are counted by answer, gaps by whether anyone knows, conflicts and doubts as they are."""
    now = evidence_in(folder)

    assert (Counter(used=1, set_aside=1), Counter(told=1), 1, 1) == (
        now.answers,
        now.gaps,
        now.conflicts,
        now.doubtful,
    )


def test_the_oldest_review_comes_first(folder: Folder) -> None:
    """Cards and concerns are listed in the order in which they were checked."""
    folder.change("concerns/spots.yaml", 'last_checked: "2026-11-20"', 'last_checked: "2026-01-01"')

    assert ['concern "spots"', 'outcome "redness"', 'situation "cold-sore-now"'] == [
        one.name for one in evidence_in(folder).reviews
    ]


@pytest.mark.parametrize(
    "text, number",
    [
        ("It hurt 5 of 36 people.", "5 of 36"),
        ("It hurt 5 of the 36 people.", "5 of 36"),
        ("It hurt 5 in 100 people.", "5 in 100"),
        ("It hurt 5 of 36 people, 31 did not feel it.", ""),
        ("It hurt 5 of 36. The other 31 felt well.", ""),
        ("It hurt 0 of 39 people.", ""),
        ("It hurt all: 39 of 39.", ""),
        ("It helped 14 of 20, and 6 got worse.", ""),
        ("It is found in 3 of 5 studies.", ""),
        ("It stands in 3 of the 5 articles.", ""),
        ("It goes in 5 to 7 days.", ""),
        ("The truth may lie between 5 and 35 in 100.", ""),
        ("It may be 5 to 35 in 100.", ""),
        ("Up to 9 in 100 still fits.", ""),
        ("The upper end of its range is 9 in 100.", ""),
        ("It hurt 5 in 100, up to 35 in 100.", "5 in 100"),
        ("It hurt 5 and 35 in 100.", "35 in 100"),
        ("It rose to 35 in 100.", "35 in 100"),
    ],
)
def test_a_number_without_its_other_side(folder: Folder, text: str, number: str) -> None:
    """A number of people is listed with its line when its other side is missing."""
    folder.change(OUTCOME, "text: It feels warm.", f'text: "{text}"')

    numbers = [
        (one.number.replace("the ", ""), one.item.document.line(one.where))
        for one in one_sided(read_content(folder.path))
    ]
    assert ([(number, 20)] if number else []) == numbers


def test_the_report_can_be_read_and_quoted(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """The report gives each figure under its heading, and ends with those that can be quoted."""
    (folder.path.parent / "tests" / "scenarios").mkdir(parents=True)
    (folder.path.parent / "tests" / "scenarios" / "one.yaml").write_text("name: one")
    folder.change(OUTCOME, "text: It feels warm.", "text: It hurt 5 of 36 people.")
    report = report_of(folder, capsys)

    assert "by certainty\n        0 high\n        1 moderate" in report
    assert "0 that should have one" in report
    assert 'line 20: looks_like, feels, text: "5 of 36"' in report
    assert "2026-11-20, next 2027-11-20: outcome" in report
    quotable = report[report.index("To quote") :]
    assert (
        "; 0 without a source" in quotable
        and "2 claims answered: 1 used, 0 unproven, 0 corrected, 1 set aside" in quotable
    )
    assert (
        "1 conflict, 1 doubtful claim, 1 gap (1 told, 0 not known)" in quotable and "1 scenario" in quotable
    )


def test_a_report_of_broken_content_is_refused(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """Figures of content that could not be read would be too small, so the complaints are printed instead."""
    folder.change(OUTCOME, "order: 10", "order: ten")

    assert 1 == main(["evidence", "--content", str(folder.path)])
    assert '"ten" is not a whole number' in capsys.readouterr().err


def test_no_folder_gives_no_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there is one complaint."""
    assert 1 == main(["evidence", "--content", str(tmp_path / "nothing")])
    assert "there is no such folder" in capsys.readouterr().err


def test_what_a_clinician_should_agree_is_listed(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """A sign whose words wait for a clinician is listed with what to agree."""
    assert () == evidence_in(folder).to_agree
    folder.change("signs.yaml", "judgement: true\n", "judgement: true\n    to_agree: How soon.\n")

    assert ("hurts-more: How soon.",) == evidence_in(folder).to_agree
    assert "hurts-more: How soon." in report_of(folder, capsys)
