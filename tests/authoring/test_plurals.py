"""Laws of plurals: who speaks of labels, reviews or studies names two of them at least."""

import pytest

from .small import FILES, Folder

OUTCOME, SOURCE, RULE = "outcomes/redness.yaml", "sources/smith-2020.yaml", "rules/cold-sore-now.yaml"
SAID = "  - text: It went in 2 days.\n    sources: [smith-2020]"


def design(folder: Folder, design: str, *more: str) -> str:
    """Yield the one source a design, add more of that design, and return the list of all their ids."""
    text = FILES[SOURCE].replace("design: trial", f"design: {design}")
    for id in ("smith-2020", *more):
        folder.put(f"sources/{id}.yaml", text.replace("smith-2020", id))
    return f"[{', '.join(('smith-2020', *more))}]"


def say(folder: Folder, sentence: str, sources: str) -> None:
    folder.change(OUTCOME, SAID, f"  - text: {sentence}\n    sources: {sources}")


@pytest.mark.parametrize(
    "kind, sentence",
    [
        ("maker_label", "Labels rule it out."),
        ("maker_label", "The labels of 2 pens say no."),
        ("systematic_review", "Reviews say so."),
        ("review", "Two reviews name it."),
        ("guideline", "Guidelines advise it."),
        ("handout", "Handouts ask for it."),
        ("trial", "Studies found it."),
        ("randomised_trial", "Not all trials agree."),
    ],
)
def test_one_source_is_not_a_plural(folder: Folder, kind: str, sentence: str) -> None:
    """A sentence on several sources of a kind needs two of that kind; with two there is no complaint."""
    say(folder, sentence, design(folder, kind))

    complaint = folder.only_complaint()
    assert ("content/outcomes/redness.yaml", 25) == (complaint.file, complaint.line)
    assert "rests on 1 of that kind" in complaint.wrong
    assert kind in complaint.allowed

    folder.change(
        OUTCOME,
        f"  - text: {sentence}\n    sources: [smith-2020]",
        f"  - text: {sentence}\n    sources: {design(folder, kind, 'jones')}",
    )
    assert [] == folder.complaints()


def test_two_sources_of_other_kinds(folder: Folder) -> None:
    """A label and a trial are not two labels."""
    ids = design(folder, "maker_label")
    folder.put("sources/jones.yaml", FILES[SOURCE].replace("smith-2020", "jones"))
    say(folder, "Labels rule it out.", ids.replace("]", ", jones]"))

    assert "rests on 1 of that kind" in folder.only_complaint().wrong


def test_three_that_are_named_as_three(folder: Folder) -> None:
    """A sentence that says three needs three."""
    say(folder, "Three labels rule it out.", design(folder, "maker_label", "jones"))

    assert "at least 3 sources" in folder.only_complaint().allowed


@pytest.mark.parametrize(
    ("many", "wanted"), [("2", 2), ("3", 3), ("4", 4), ("5", 5), ("Five", 5), ("6", 2), ("12", 2)]
)
def test_as_many_as_the_sentence_says(folder: Folder, many: str, wanted: int) -> None:
    """Up to five are counted one by one; a larger number is that of a review, so two are enough."""
    say(folder, f"{many} labels rule it out.", design(folder, "maker_label"))

    complaint = folder.only_complaint()
    assert f"at least {wanted} sources" in complaint.allowed
    assert "plurals" == complaint.about


@pytest.mark.parametrize(
    "name, old",
    [
        ("chapters/sores.yaml", "This page is about sores."),
        ("articles/claims/mech.yaml", "Needles make the skin red."),
    ],
)
def test_what_rests_on_no_source_of_ours(folder: Folder, name: str, old: str) -> None:
    """A chapter's lead has no sources to count, and what the articles claim is not said by us."""
    folder.change(name, old, "Labels rule it out.")

    assert [] == [one for one in folder.complaints() if one.about == "plurals"]


def test_a_review_counts_for_its_studies(folder: Folder) -> None:
    """A review has looked at many studies, so it is enough for what studies found."""
    say(folder, "Studies disagree.", design(folder, "systematic_review"))

    assert [] == folder.complaints()


def test_a_card_as_a_whole(folder: Folder) -> None:
    """The summary and the reason of a card rest on all its sources together."""
    folder.change(OUTCOME, "reason: One small study counted it.", "reason: Labels rule it out.")
    ids = design(folder, "maker_label")
    assert ["certainty, reason"] == [one.item.split('"redness", ')[1] for one in folder.complaints()]

    say(folder, "It went in 2 days.", design(folder, "maker_label", "jones"))
    assert "[smith-2020]" == ids and [] == folder.complaints()


def test_rules_count_too(folder: Folder) -> None:
    """The sentence of a rule is read like any other."""
    folder.change(
        RULE,
        "because: You told us that you have a cold sore now.",
        "because: You told us that you have a cold sore now, and labels rule out needles.",
    )

    assert 6 == folder.only_complaint().line


@pytest.mark.parametrize(
    "sentence",
    [
        "A label rules it out.",
        "A review of 85 studies says so.",
        "Of 3 trials, 1 saw it.",
        "It took part in trials.",
    ],
)
def test_what_is_not_a_plural(folder: Folder, sentence: str) -> None:
    """One label, or studies inside a review, give no complaint."""
    say(folder, sentence, design(folder, "maker_label"))

    assert [] == folder.complaints()
