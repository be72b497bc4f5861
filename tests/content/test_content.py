"""Health of the real content: nothing wrong, nothing idle, nothing hard to read, nothing unsupported."""

from datetime import date
from pathlib import Path

import pytest

from widgets.authoring.checks.balance import check_balance
from widgets.authoring.checks.certainty import check_certainty
from widgets.authoring.checks.claims import check_record
from widgets.authoring.checks.duplicate_sources import check_duplicate_sources
from widgets.authoring.checks.figures import check_figures
from widgets.authoring.checks.finding_owners import check_owners
from widgets.authoring.checks.notebook_prose import check_notebooks
from widgets.authoring.checks.places import check_mentions, check_places
from widgets.authoring.checks.references import check_references
from widgets.authoring.checks.review_dates import check_reviews
from widgets.authoring.checks.sources_needed import check_support
from widgets.authoring.checks.treatments import check_treatments
from widgets.authoring.checks.unused import check_unused
from widgets.authoring.golden_texts import check_golden
from widgets.authoring.language.plain_language import check_language, grades, plain_language
from widgets.authoring.language.reading_grade import HARDEST
from widgets.authoring.language.wording import wording_faults
from widgets.authoring.reading.complaint import Complaint, complaints_text
from widgets.authoring.reading.content_folder import ContentFolder, read_content
from widgets.authoring.schema.choices import Notice
from widgets.authoring.schema.medicine import Finding, Outcome, Situation
from widgets.core.reviews import overdue

PROJECT = Path(__file__).parents[2]
WRITTEN = date(2026, 11, 20)
"""A fixed date, so that a clone stays green; `make content` compares with today."""


@pytest.fixture(scope="module")
def content() -> ContentFolder:
    """The real content, read once."""
    return read_content(PROJECT / "content")


def lines(complaints: list[Complaint]) -> str:
    """Return the complaints as a clinician sees them, or nothing."""
    return complaints_text(complaints) if complaints else ""


def test_files_fit_their_schema(content: ContentFolder) -> None:
    """Every file can be read and fits its schema."""

    assert "" == lines(content.complaints)


def test_references_lead_somewhere(content: ContentFolder) -> None:
    """Every id leads somewhere, once."""

    assert "" == lines(check_references(content))


def test_everything_is_supported(content: ContentFolder) -> None:
    """Every statement rests on a source that was read, or is marked as our own."""

    assert "" == lines(check_support(content))


def test_findings_name_the_treatment_of_their_study(content: ContentFolder) -> None:
    """Each count says which kind of treatment it comes from, in its kind and in its words."""

    assert "" == lines(check_treatments(content))


def test_findings_are_where_they_belong(content: ContentFolder) -> None:
    """Every count is shown on its own card or beside its own concern."""

    assert "" == lines(check_owners(content))


def test_places_are_there_and_discuss_their_subject(content: ContentFolder) -> None:
    """Whatever points a reader somewhere points to a place that is there and speaks of the subject."""

    assert "" == lines([*check_places(content), *check_mentions(content), *check_record(content)])


def test_options_are_balanced(content: ContentFolder) -> None:
    """Each option gives its benefits and its harms at about the same length, or that too little is known."""

    assert "" == lines(check_balance(content))


def test_nothing_is_idle(content: ContentFolder) -> None:
    """Every source is cited, every card can be reached, every answer is read by a rule."""

    assert "" == lines(check_unused(content))


def test_verbs_fit_the_evidence(content: ContentFolder) -> None:
    """Every sentence on what needling does has the verb of its certainty."""

    assert "" == lines(check_certainty(content))


def test_words_are_plain(content: ContentFolder) -> None:
    """No text is too long, too hard, too medical, or decides for the reader."""

    assert "" == lines(check_language(content))


def test_notebooks_are_plain(content: ContentFolder) -> None:
    """The prose of the notebooks keeps the same laws."""

    assert "" == lines(check_notebooks(PROJECT / "notebooks", plain_language(content)))


def test_nothing_is_overdue(content: ContentFolder) -> None:
    """No review was overdue when the content was written."""

    assert "" == lines(check_reviews(content, WRITTEN))


def test_grades(content: ContentFolder) -> None:
    """0 passages are over grade 6, and every card and chapter was measured."""
    all_grades = grades(content)

    assert [] == [
        (passage.item.name, passage.way, str(grade)) for passage, grade in all_grades if grade.plain > HARDEST
    ]
    kinds = ("outcome", "situation", "chapter", "concern", "claims", "glossary", "gaps", "conflicts")
    assert content.ids(*kinds) <= {passage.item.stem for passage, _ in all_grades}


def test_every_kind_is_there(content: ContentFolder) -> None:
    """The cards and questions that the first journey promises are there, so that no test here is empty."""
    assert {
        "redness",
        "infection",
        "dark-marks",
        "pale-marks",
        "scars",
        "allergy-lumps",
        "cold-sores",
        "vitiligo",
    } <= content.ids("outcome")
    assert {
        "skin_type",
        "vitiligo",
        "vitiligo_family",
        "dark_marks",
        "pale_marks",
        "raised_scars",
        "cold_sores",
        "who",
        "on_skin",
    } <= content.ids("question")
    assert {
        "skin-type-1-2",
        "skin-type-3",
        "skin-type-4-6",
        "vitiligo-growing",
        "vitiligo-stable",
        "vitiligo-in-family",
        "earlier-dark-marks",
        "earlier-raised-scars",
        "cold-sore-now",
        "earlier-cold-sores",
        "treated-by-clinician",
        "treated-in-salon",
        "treated-at-home",
        "numbing-cream",
        "serum-on-skin",
        "own-blood-on-skin",
    } <= content.ids("situation")


def test_outcomes_can_be_acted_on(content: ContentFolder) -> None:
    """Every outcome says what to do and when to get help; every number says whom it was counted in."""

    assert all(
        card.first.steps and card.warning_signs and card.unknown for _, card in content.models(Outcome)
    )
    assert all(
        finding.who and finding.time_span and finding.skin_types for _, finding in content.models(Finding)
    )


def test_the_notice_of_october_2025_is_the_worked_example(content: ContentFolder) -> None:
    """The notice on needles that heat is on record, was answered,
    and would have made an older check overdue."""
    [notice] = [notice for _, notice in content.models(Notice) if notice.id == "fda-rf-2025"]
    [card] = [card for item, card in content.models(Situation) if item.stem == "radiofrequency-needles"]
    older = card.model_copy(update={"last_checked": "2025-10-01"})

    assert ("2025-10-15", True) == (notice.date, "radiofrequency-needles" in notice.cards)
    results = [overdue(older, [notice], date(2025, 11, day)) for day in (14, 15)]
    assert [None, "fda-rf-2025"] == [late and late.notice for late in results]
    assert None is overdue(card, [notice], WRITTEN)


def test_every_text_is_as_last_read_through(content: ContentFolder) -> None:
    """No word of a card or any other text differs from its golden file: see `make golden`."""

    assert "" == lines(check_golden(content, PROJECT / "content"))


def test_every_figure_is_traced(content: ContentFolder) -> None:
    """Each source carries what we rely on, and each figure on our pages is in an extract of one of its sources."""

    assert "" == lines(check_figures(content))


def test_no_source_is_there_twice(content: ContentFolder) -> None:
    """One published work is one file, so that no sentence seems to rest on two."""

    assert "" == lines(check_duplicate_sources(content))


def test_the_whole_nhs_a_to_z_is_answered(content: ContentFolder) -> None:
    """Each of its 289 entries is followed by one rule of wording, or is left out once with a reason."""
    plain = plain_language(content)
    entries = [entry for rule in (*plain.wording, *plain.no_rule) for entry in rule.nhs]

    assert 289 == len(entries) == len(set(entries))


def test_each_wording_rule_finds_its_own_words(content: ContentFolder) -> None:
    """A rule fires on each word that it avoids, and no two rules claim the same words."""
    plain = plain_language(content)
    avoided = [words for rule in plain.wording for words in rule.avoid]

    assert [] == [words for words in avoided if not wording_faults(words.replace("*", ""), plain.wording)]
    assert len(avoided) == len(set(avoided))
