"""Laws of certainty: each level has its verb, and words that it may not use."""

import pytest

from .small import Folder

OUTCOME = "outcomes/redness.yaml"
STATEMENT = "  - text: Microneedling may cause redness.\n    sources: [smith-2020]\n    certainty: low"

VERBS = [  # level, text, part of the complaint ("" = none), why
    ("high", "Microneedling causes redness.", "", "the verb of its level"),
    ("high", "Microneedling may cause redness.", '"may"', "weaker than the evidence"),
    ("high", "Redness follows.", 'does not say "causes"', "no verb at all"),
    ("moderate", "Microneedling probably causes redness.", "", "the verb of its level"),
    ("moderate", "Microneedling causes redness.", '"probably"', "stronger than the evidence"),
    ("low", "Microneedling may cause redness.", "", "the verb of its level"),
    ("low", "Microneedling causes redness.", '"may"', "stronger than the evidence"),
    ("low", "Microneedling probably may cause redness.", 'says "probably"', "two verbs"),
    ("low", "It may be that it will cause redness.", 'says "will"', "two verbs"),
    ("very_low", "We do not know if microneedling causes redness.", "", "the verb of its level"),
    ("very_low", "No one does not know it.", "", "the other form of the verb"),
    ("very_low", "Microneedling may cause redness.", '"do not know"', "stronger than the evidence"),
    ("very_low", "We do not know if it does so in 5 people.", 'says "5"', "a number that cannot be known"),
    ("very_low", "We do not know if it does so in skin types 5 to 6.", "", "the name of a type is no number"),
    ("none_found", "No one has studied this.", "", "the verb of its level"),
    ("none_found", "We found no study of this.", "", "the other form of the verb"),
    ("none_found", "Nobody knows.", '"no study"', "does not say what was looked for"),
    ("none_found", "We found no study, so it is safe.", 'says "safe"', "no study is no proof of safety"),
]


@pytest.mark.parametrize("level, text, wrong, why", VERBS)
def test_verbs(folder: Folder, level: str, text: str, wrong: str, why: str) -> None:
    """A sentence on what needling does has the verb of its certainty, in a statement and in a card's own."""
    folder.change(OUTCOME, STATEMENT, f"  - text: {text}\n    sources: [smith-2020]\n    certainty: {level}")
    folder.change(
        "situations/cold-sore-now.yaml",
        "level: very_low\n  sentence: We do not know if microneedling causes a spread.",
        f"level: {level}\n  sentence: {text}",
    )

    complaints = [one for one in folder.complaints() if one.about == "certainty"]
    assert (["known, number 1, text", "certainty, sentence"] if wrong else []) == [
        one.item.split('", ')[1] for one in complaints
    ], why
    assert all(wrong in one.wrong for one in complaints)


@pytest.mark.parametrize("says", ["report", "advice", "judgement"])
def test_other_statements_choose_their_verb(folder: Folder, says: str) -> None:
    """Only a sentence on what needling does is held to a verb."""
    folder.change(OUTCOME, "text: Microneedling may cause redness.", "text: The study saw redness.")
    folder.change(OUTCOME, "says: effect", f"says: {says}")

    assert [] == folder.complaints()


def test_effects_in_disguise(folder: Folder) -> None:
    """What needling causes is never called background, which would free it from its verb."""
    folder.change(OUTCOME, "text: Microneedling may cause redness.", "text: Needling causes redness.")
    folder.change(OUTCOME, "says: effect", "says: background")

    assert "is called background" in folder.only_complaint().wrong


@pytest.mark.parametrize("words, complaints", [(20, 0), (21, 1)])
def test_length_of_the_reason(folder: Folder, words: int, complaints: int) -> None:
    """The reason for a level has at most 20 words."""
    folder.change(OUTCOME, "One small study counted it.", "one " * (words - 1) + "two.")

    of_certainty = [one for one in folder.complaints() if one.about == "certainty"]
    assert complaints == len(of_certainty)
    assert all(("content/outcomes/redness.yaml", 8) == (one.file, one.line) for one in of_certainty)


@pytest.mark.parametrize(
    "name, old, item",
    [
        (
            "concerns/spots.yaml",
            "text: Needles harms one two., sources: [smith-2020], certainty: low, says: report",
            'concern "spots", options, needling, harms, number 1, text',
        ),
        (
            "articles/conflicts.yaml",
            "text: It went in 2 days., sources: [smith-2020], certainty: low, says: report",
            "conflicts, conflicts, number 1, summary, number 1, text",
        ),
        (
            "glossary.yaml",
            "text: A small mark., sources: [smith-2020], certainty: low, says: background",
            "glossary, terms, number 1, meaning, text",
        ),
    ],
)
def test_verbs_are_checked_beyond_the_cards(folder: Folder, name: str, old: str, item: str) -> None:
    """What needling does has the verb of its certainty in options,
    in summaries of conflicts and in the glossary too."""
    folder.change(
        name, old, "text: Needling causes spots., sources: [smith-2020], certainty: low, says: effect"
    )

    assert [item] == [one.item for one in folder.complaints() if one.about == "certainty"]
