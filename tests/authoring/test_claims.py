"""Laws of the record of the articles: each claim is answered once, and rests on something that was read."""

import pytest

from widgets.authoring.compiler import compile_content

from .small import FILES, Folder

CLAIMS, CONFLICTS, DOUBTFUL = "articles/claims/mech.yaml", "articles/conflicts.yaml", "articles/doubtful.yaml"
SOURCE = "sources/smith-2020.yaml"


def test_a_claim_is_answered_once(folder: Folder) -> None:
    """A claim that two files answer is reported in the second, with the name of the first."""
    folder.put(
        "articles/claims/skin.yaml",
        FILES[CLAIMS].replace("id: mech\n", "id: skin\n").replace("mech-02", "skin-02"),
    )

    complaint = folder.only_complaint()
    assert "content/articles/claims/skin.yaml" == complaint.file
    assert 'claim "mech-01" is answered in content/articles/claims/mech.yaml too' == complaint.wrong
    assert compile_content(folder.path)[0] is None


@pytest.mark.parametrize(
    "name, wrong",
    [
        (CLAIMS, '"mech-01" occurs twice'),
        (CONFLICTS, '"cf-01" occurs twice'),
        (DOUBTFUL, '"db-01" occurs twice'),
        ("articles/gaps.yaml", '"gp-01" occurs twice'),
        ("glossary.yaml", '"spot" occurs twice'),
    ],
)
def test_no_id_occurs_twice_in_a_file(folder: Folder, name: str, wrong: str) -> None:
    """An id that occurs twice in one file is reported."""
    text = FILES[name]
    first = text[text.index("  - id:") :].split("  - id:")[1]
    folder.put(name, text + "  - id:" + first)

    assert wrong in folder.only_complaint().wrong


@pytest.mark.parametrize("name", [CONFLICTS, DOUBTFUL])
def test_a_claim_that_nothing_answers(folder: Folder, name: str) -> None:
    """A conflict or a doubt about a claim that no file answers is reported, with a similar id."""
    folder.change(name, "mech-02]", "mech-20]")

    complaint = folder.only_complaint()
    assert 'answers the claim "mech-20"' in complaint.wrong
    assert 'mean "mech-02"' in complaint.remedy


@pytest.mark.parametrize(
    "old, new",
    [
        ("sources: [smith-2020]", "sources: []"),
        (
            "answer: used\n    reason: A small trial saw it too.\n    sources: [smith-2020]",
            "answer: corrected\n    reason: We found no study.\n    sources: []",
        ),
        (
            "answer: set_aside\n    reason: We found no study of it.",
            "answer: unproven\n    reason: It is weak.",
        ),
    ],
)
def test_an_answer_rests_on_something(folder: Folder, old: str, new: str) -> None:
    """What is used or corrected has a source; what is unproven has one, or says that nothing was found."""
    folder.change(CLAIMS, old, new)

    complaint = folder.only_complaint()
    assert "it has no source" == complaint.wrong
    assert "set_aside" in complaint.remedy


@pytest.mark.parametrize(
    "reason",
    ["We found no study of it.", "Nobody has counted it.", "We do not know.", "This is our own view."],
)
def test_nothing_found_is_an_answer(folder: Folder, reason: str) -> None:
    """A claim may be called unproven without a source when the reason says that nothing was found."""
    folder.change(
        CLAIMS,
        "answer: set_aside\n    reason: We found no study of it.",
        f"answer: unproven\n    reason: {reason}",
    )

    assert [] == folder.complaints()


def test_memory_alone_is_not_enough(folder: Folder) -> None:
    """A claim, a doubt and a notice cannot rest on a source that was only recalled."""
    folder.put(
        "sources/old.yaml",
        FILES[SOURCE]
        .replace("id: smith-2020", "id: old")
        .replace("abstract", "recalled", 1)
        .replace('"2026-11-20"', "null"),
    )
    folder.change(CLAIMS, "sources: [smith-2020]", "sources: [old]")
    folder.change(DOUBTFUL, "sources: []", "sources: [old]")
    folder.change("notices/office-2020.yaml", "source: smith-2020", "source: old")

    assert [f"content/{CLAIMS}", f"content/{DOUBTFUL}", "content/notices/office-2020.yaml"] == sorted(
        one.file for one in folder.complaints() if "recalled, not read" in one.wrong
    )


@pytest.mark.parametrize(
    "name, old, new, wrong",
    [
        (CLAIMS, "answer: used", "answer: usd", '"usd" is not one of the options'),
        (CLAIMS, "[eczema, risks]", "[exzema, risks]", '"exzema" is not one of the options'),
        (CLAIMS, "[eczema, risks]", "[]", "articles is empty"),
        (CONFLICTS, "    other_side: It stays for two days.\n", "", "other_side is missing"),
        (CONFLICTS, "claims: [mech-01, mech-02]", "claims: []", "claims is empty"),
        ("articles/gaps.yaml", "answer: told", "answer: unknown", '"unknown" is not one of the options'),
        ("glossary.yaml", "    term: papule\n", "", "term is missing"),
        ("notices/office-2020.yaml", "cards: [redness]", "cards: []", "cards is empty"),
    ],
)
def test_each_mistake(folder: Folder, name: str, old: str, new: str, wrong: str) -> None:
    """A mistake in the record is reported with its file, with what is allowed and what to do."""
    folder.change(name, old, new)

    [complaint] = [one for one in folder.complaints() if wrong in one.wrong]
    assert f"content/{name}" == complaint.file
    assert complaint.remedy


def test_a_file_outside_the_record_is_reported(folder: Folder) -> None:
    """A file that nothing reads is reported in nested folders too."""
    folder.put("articles/claim/x.yaml", "id: x\n")
    folder.put("articles/notes.txt", "x")
    folder.put("articles/claims/list.yml", "x")

    assert ["nothing reads claim", "it is not read", "nothing reads notes.txt"] == [
        one.wrong for one in sorted(folder.complaints())
    ]


def test_a_missing_folder_of_the_record_is_reported(folder: Folder) -> None:
    """A record without claims is reported, and so is whatever depends on them."""
    (folder.path / CLAIMS).unlink()

    assert "content/articles/claims" in {one.file for one in folder.complaints()}


@pytest.mark.parametrize(
    "name, old, item",
    [
        (CLAIMS, "claim: Needles make the skin red.", 'claims "mech", claims, number 1, claim'),
        (CLAIMS, "reason: A small trial saw it too.", 'claims "mech", claims, number 1, reason'),
        (CONFLICTS, "one_side: It fades in a day.", "conflicts, conflicts, number 1, one_side"),
        (CONFLICTS, "question: Does the red fade in a day?", "conflicts, conflicts, number 1, question"),
        (DOUBTFUL, "said: It fades in a day.", "doubtful, doubtful, number 1, said"),
        (DOUBTFUL, "handled: We left it out.", "doubtful, doubtful, number 1, handled"),
        ("articles/gaps.yaml", "summary: The page on help says it.", "gaps, gaps, number 1, summary"),
        ("glossary.yaml", "plain: spot", "glossary, terms, number 1, plain"),
        ("notices/office-2020.yaml", "said: The office told of red skin.", 'notice "office-2020", said'),
        ("concerns/spots.yaml", "title: Spots", 'concern "spots", title'),
    ],
)
def test_every_text_is_checked(folder: Folder, name: str, old: str, item: str) -> None:
    """A banned phrase is found in every text of the new kinds."""
    folder.change(name, old, old.split(":")[0] + ": It is 3 times as likely.")

    assert item in {one.item for one in folder.complaints() if one.about == "language"}


def test_a_medical_word_of_the_glossary_is_not_jargon(folder: Folder) -> None:
    """The glossary has the medical word as it is; its plain word and its meaning stay plain."""
    folder.change("glossary.yaml", "term: papule", "term: erythema")
    assert [] == folder.complaints()

    folder.change("glossary.yaml", "plain: spot", "plain: erythema")
    assert '"erythema" is a medical term' == folder.only_complaint().wrong


@pytest.mark.parametrize(
    "name, old",
    [
        (CLAIMS, "A small trial saw it too."),
        (CONFLICTS, "It stays for two days."),
        ("articles/gaps.yaml", "The page on help says it."),
        ("glossary.yaml", "A small mark."),
        ("concerns/spots.yaml", "A spot is a small mark."),
    ],
)
def test_a_hard_file_is_reported(folder: Folder, name: str, old: str) -> None:
    """A file of claims, the conflicts, the gaps, the glossary and a concern are each graded as a whole."""
    hard = "Unavoidable complications necessitate considerable individual consultation. " * 12
    folder.change(name, old, hard.strip())

    assert any(
        "it is hard to read" in one.wrong and one.file == f"content/{name}" for one in folder.complaints()
    )


def test_only_the_workbook_itself_is_about(folder: Folder) -> None:
    """A word of the glossary that only says how this workbook uses it needs neither source nor certainty."""
    folder.change(
        "glossary.yaml", "sources: [smith-2020], certainty: low, says: background", "sources: [], says: about"
    )

    assert [] == folder.complaints()
