"""Laws of the schema: each mistake is reported with its place, what is wrong, what is allowed, what to do."""

import pytest

from widgets.authoring.schema.medicine import FACT_WORDS, FIRST_WORDS, UNKNOWN_WORDS

from .small import FILES, Folder

OUTCOME, RULE, FINDING = "outcomes/redness.yaml", "rules/cold-sore-now.yaml", "findings/smith-redness.yaml"
SOURCE, QUESTION, CHAPTER = "sources/smith-2020.yaml", "questions/cold_sores.yaml", "chapters/sores.yaml"
UNSURE = next(line for line in FILES[QUESTION].splitlines(keepends=True) if line.startswith("not_sure"))

MISTAKES = [  # file, old, new, line, item, part of wrong, part of allowed or remedy
    (
        OUTCOME,
        "order: 10",
        "ordr: 10",
        4,
        'outcome "redness", ordr',
        '"ordr" is not a known key',
        'mean "order"',
    ),
    (
        OUTCOME,
        "    says: effect",
        "    says: efect",
        13,
        'outcome "redness", known, number 1, says',
        '"efect" is not one of the options',
        'mean "effect"',
    ),
    (
        OUTCOME,
        "  level: low",
        "  level: lowish",
        6,
        'outcome "redness", certainty, level',
        '"lowish"',
        "very_low",
    ),
    (
        OUTCOME,
        "order: 10",
        "order: ten",
        4,
        'outcome "redness", order',
        '"ten" is not a whole number',
        "template",
    ),
    (
        OUTCOME,
        "order: 10",
        'order: "10"',
        4,
        'outcome "redness", order',
        '"10" is not a whole number',
        "template",
    ),
    (
        CHAPTER,
        "short_title: Sores",
        f"short_title: {'Sores ' * 5}and more",
        23,
        'chapter "sores", short_title',
        "signs",
        "at most 30 signs",
    ),
    (
        OUTCOME,
        "how: [Use a cool cloth.]",
        "how: Use a cool cloth.",
        32,
        'outcome "redness", actions, number 1, how',
        "is not a list",
        'starts with "- "',
    ),
    (
        OUTCOME,
        "findings: [smith-redness]",
        "findings: smith-redness",
        35,
        'outcome "redness", findings',
        "is not a list",
        "in square brackets: [smith-redness]",
    ),
    (
        OUTCOME,
        "findings: [smith-redness]",
        "findings: none",
        35,
        'outcome "redness", findings',
        "is not a list",
        "Write []",
    ),
    (
        OUTCOME,
        '"2027-11-20"',
        '"20 November 2027"',
        37,
        'outcome "redness", next_review',
        "not a date",
        "2026-11-20",
    ),
    (
        OUTCOME,
        '"2027-11-20"',
        '"2026-02-30"',
        37,
        'outcome "redness", next_review',
        "not a date",
        "2026-11-20",
    ),
    (
        OUTCOME,
        '"2027-11-20"',
        '"2026-11-20"',
        37,
        'outcome "redness", next_review',
        "is not after last_checked",
        "later date",
    ),
    (
        OUTCOME,
        "findings: [smith-redness]",
        "findings: [smith-redness, b, c]",
        35,
        'outcome "redness", findings',
        "3 entries",
        "at most 2 entries",
    ),
    (
        OUTCOME,
        "warning_signs: [hurts-more]",
        "warning_signs:",
        34,
        'outcome "redness", warning_signs',
        "a list",
        "",
    ),
    (
        "signs.yaml",
        "when: same_day",
        "when: soon",
        10,
        "signs, signs, number 2, when",
        '"soon" is not one of the options',
        "Pick one of them",
    ),
    (
        OUTCOME,
        "sources: [smith-2020]\nwarning_signs",
        "sources: [smith 2020]\nwarning_signs",
        33,
        'outcome "redness", actions, number 1, sources, number 1',
        '"smith 2020" cannot be an id',
        "letters",
    ),
    (
        OUTCOME,
        "id: redness",
        "id: red",
        1,
        'outcome "redness", id',
        'the id is "red" and the file is redness.yaml',
        "Rename the file to red.yaml",
    ),
    (
        RULE,
        "{question: cold_sores, is: now}",
        "{not: {question: cold_sores, is: now}}",
        5,
        'rule "cold-sore-now", when',
        "cannot use not",
        "only add advice",
    ),
    (
        RULE,
        "{question: cold_sores, is: now}",
        "{question: cold_sores, not: now}",
        5,
        'rule "cold-sore-now", when',
        "cannot use not",
        "only add advice",
    ),
    (
        RULE,
        "{question: cold_sores, is: now}",
        "{all: [{question: cold_sores, is: now, or: x}]}",
        5,
        'rule "cold-sore-now", when, all, number 1, or',
        '"or" is not a known key',
        "question, is",
    ),
    (
        RULE,
        "{question: cold_sores, is: now}",
        "cold_sores",
        5,
        'rule "cold-sore-now", when',
        "no condition",
        "is:",
    ),
    (
        RULE,
        "until: the sore is gone\n",
        "",
        3,
        'rule "cold-sore-now", urgency',
        "until is missing",
        "Add a line: until",
    ),
    (
        RULE,
        "urgency: usually_put_off",
        "urgency: usually_not_done",
        4,
        'rule "cold-sore-now", until',
        "until is set with urgency: usually_not_done",
        "only with urgency: usually_put_off",
    ),
    (
        RULE,
        "own_judgement: false",
        'own_judgement: "false"',
        8,
        'rule "cold-sore-now", own_judgement',
        "is not true or false",
        "true or false",
    ),
    (
        FINDING,
        "skin_types: [III, IV]\n",
        "",
        1,
        'finding "smith-redness", skin_types',
        "skin_types is missing",
        "[IV, V]",
    ),
    (
        FINDING,
        "time_span: 2 days\n",
        "",
        1,
        'finding "smith-redness", time_span',
        "time_span is missing",
        "followed",
    ),
    (
        FINDING,
        "count: {n: 5, of: 20}\n",
        "",
        1,
        'finding "smith-redness"',
        "the people are missing",
        "count: {n",
    ),
    (
        FINDING,
        "of: 20}",
        "of: 20}\npatches: {percent: 5, people: 9, which: old ones, number: null}",
        1,
        'finding "smith-redness"',
        "both count and",
        "exactly one",
    ),
    (
        FINDING,
        "{n: 5, of: 20}",
        "{n: 25, of: 20}",
        7,
        'finding "smith-redness", count, n',
        "25 people of 20",
        "at most",
    ),
    (
        FINDING,
        "[III, IV]",
        "[III, VII]",
        9,
        'finding "smith-redness", skin_types, number 2',
        '"VII"',
        'mean "VI"',
    ),
    (FINDING, "[III, IV]", "unknown", 9, 'finding "smith-redness", skin_types', '"unknown"', "not_stated"),
    (
        SOURCE,
        "how_known: abstract",
        "how_known: heard",
        7,
        'source "smith-2020", how_known',
        '"heard"',
        "second_hand",
    ),
    (
        SOURCE,
        "https://example.org/smith",
        "example.org",
        5,
        'source "smith-2020", url',
        "not a web address",
        "https",
    ),
    (SOURCE, '"2026-11-20"', "null", 8, 'source "smith-2020", seen_on', "seen_on is null", "recalled"),
    (SOURCE, '"2020"', '"lately"', 4, 'source "smith-2020", year', "not a year", "not dated"),
    (SOURCE, "  people: 20\n", "", 10, 'source "smith-2020", study, people', "people is missing", "enrolled"),
    (
        QUESTION,
        "{id: now,",
        "{id: not_sure,",
        8,
        'question "cold_sores", options, number 1',
        '"not_sure" is an option',
        "Move it out",
    ),
    (QUESTION, UNSURE, "", 1, 'question "cold_sores", not_sure', "not_sure is missing", "always offered"),
    (
        QUESTION,
        ", clinical: Herpes labialis}",
        "}",
        8,
        'question "cold_sores", options, number 1, clinical',
        "clinical is missing",
        "as a clinician would write it",
    ),
    (
        QUESTION,
        ', clinical: "Herpes labialis: none reported"',
        "",
        9,
        'question "cold_sores", none, clinical',
        "clinical is missing",
        "none reported",
    ),
    (
        QUESTION,
        ', clinical: "Herpes labialis: not known"',
        "",
        10,
        'question "cold_sores", not_sure, clinical',
        "clinical is missing",
        "not known",
    ),
    (
        QUESTION,
        "labialis: not known",
        "labialis: no",
        10,
        'question "cold_sores", not_sure, clinical',
        "does not say that it is not known",
        "not known",
    ),
    (
        QUESTION,
        "clinical: Herpes labialis, active\n",
        "",
        1,
        'question "cold_sores", clinical',
        "clinical is missing",
        "would name it",
    ),
    (
        OUTCOME,
        "clinical: Erythema\n",
        "",
        1,
        'outcome "redness", clinical',
        "clinical is missing",
        "would name it",
    ),
    (
        QUESTION,
        "  ask: Ask a doctor.\n",
        "",
        11,
        'question "cold_sores", find_out, ask',
        "ask is missing",
        "whom to ask",
    ),
    (
        QUESTION,
        "  sources: []\n",
        "",
        11,
        'question "cold_sores", find_out, sources',
        "sources is missing",
        "our own advice",
    ),
    (
        CHAPTER,
        "right: true",
        "right: false",
        17,
        'chapter "sores", check, number 1',
        "no choice is right",
        "Mark",
    ),
    (
        CHAPTER,
        "right: false",
        "right: true",
        17,
        'chapter "sores", check, number 1',
        "2 choices are right",
        "exactly one",
    ),
    (CHAPTER, "Should I wait?", "I wait.", 4, 'chapter "sores", decision', "not a question", "ends with ?"),
    (CHAPTER, "menu: topics", "menu: topic", 24, 'chapter "sores", menu', '"topic"', "topics"),
    (CHAPTER, ": Sores", f": {'S' * 31}", 23, 'chapter "sores", short_title', "31 signs", "at most 30"),
    (CHAPTER, "[studies]", "[study]", 15, 'chapter "sores", charts, number 1', '"study"', "studies"),
    (
        "words/page.yaml",
        "many: [first, second]",
        "many: [first, 2]",
        4,
        'words "page", parts, many, number 2',
        "a bare 2 as a number",
        'quotes: "2"',
    ),
    (
        "timeline.yaml",
        "to_hours: 24",
        "to_hours: 0",
        5,
        "timeline, stages, number 1, to_hours",
        "ends at hour 0",
        "later than",
    ),
    ("help.yaml", "closing: Take care.\n", "", 1, "help, closing", "closing is missing", "Add a line"),
    (
        "certainty.yaml",
        "marks: 4",
        "marks: 5",
        5,
        "certainty, high, marks",
        '"5" is too large',
        "filled",
    ),
    ("urgency.yaml", "usually_not_done: ", "usually_not: ", 1, "urgency, usually_not_done", "is missing", ""),
]


@pytest.mark.parametrize("name, old, new, line, item, wrong, advice", MISTAKES)
def test_each_mistake(
    folder: Folder, name: str, old: str, new: str, line: int, item: str, wrong: str, advice: str
) -> None:
    """A mistake is reported at its line, under the name of its item, with what is allowed and what to do."""
    folder.change(name, old, new)

    complaints = [one for one in folder.complaints() if one.about == "schema" and one.item == item]
    assert 1 == len(complaints), folder.complaints()
    assert (f"content/{name}", line) == (complaints[0].file, complaints[0].line)
    assert wrong in complaints[0].wrong
    assert advice in complaints[0].allowed + complaints[0].remedy
    assert complaints[0].remedy


@pytest.mark.parametrize(
    ("old", "already", "most", "part"),
    [
        ("The skin may turn red for some days.", "", FACT_WORDS, "fact"),
        ("Stay out of the sun.", "Wear a wide hat.", FIRST_WORDS, "first, what and how together"),
        ("Wear a wide hat.", "Stay out of the sun.", FIRST_WORDS, "first, what and how together"),
        ("We do not know who turns red.", "", UNKNOWN_WORDS, "unknown"),
    ],
)
def test_the_parts_of_the_short_card_are_short(
    folder: Folder, old: str, already: str, most: int, part: str
) -> None:
    """Each part of the short card may have its number of words, and not one more."""
    fits = " ".join(["red"] * (most - len(already.split())))

    folder.change(OUTCOME, old, fits)
    assert [] == [one for one in folder.complaints() if one.about == "schema"]

    folder.change(OUTCOME, fits, f"{fits} red")
    [complaint] = [one for one in folder.complaints() if one.about == "schema"]
    assert f"{part}: {most + 1} words" in complaint.wrong
    assert f"at most {most} words" in complaint.allowed


@pytest.mark.parametrize("part", ["fact", "first", "unknown"])
def test_no_part_of_the_short_card_may_be_left_out(folder: Folder, part: str) -> None:
    """Each card has its deciding fact, its first step and what nobody knows."""
    text = FILES[OUTCOME]
    start = text.index(f"{part}: " if part != "first" else "first:")
    end = start + len(text[start:].split("\nunknown:" if part == "first" else "\n", 1)[0]) + 1
    folder.put(OUTCOME, text[:start] + text[end:])

    assert [f'outcome "redness", {part}'] == [
        one.item for one in folder.complaints() if one.about == "schema"
    ]


def test_the_small_content_is_valid(folder: Folder) -> None:
    """The smallest content has no complaint: so each complaint in these tests has its cause in the test."""
    assert [] == folder.complaints()


def test_all_complaints_come_at_once(folder: Folder) -> None:
    """Several mistakes in one file are all reported, each at its own line."""
    folder.change(OUTCOME, "order: 10", "order: ten")
    folder.change(OUTCOME, "says: effect", "says: efect")
    folder.change(OUTCOME, "findings", "finding")

    assert [4, 13, 35] == sorted(one.line for one in folder.complaints())


def test_every_text_is_one_line(folder: Folder) -> None:
    """A text that goes on over several lines is read as one line."""
    folder.change(OUTCOME, "title: Redness", "title: >\n  Red\n  and warm\n")

    from widgets.authoring.reading.content_folder import read_content

    [card] = [item.model for item in read_content(folder.path).of("outcome")]
    assert "Red and warm" == card.title
