"""Laws of absence: whoever says that nothing was found has looked, and has read each source that holds the words."""

import pytest

from widgets.authoring.checks.absences import absent_sentences, check_absences, source_texts
from widgets.authoring.reading.content_folder import read_content

from .small import FILES, Folder

OUTCOME, GAPS, SOURCE, LIST = (
    "outcomes/redness.yaml",
    "articles/gaps.yaml",
    "sources/smith-2020.yaml",
    "absences.yaml",
)
BUMPS = "We found no source on small white bumps."


def say(folder: Folder, sentence: str) -> None:
    """Let a gap of the articles end with a sentence."""
    folder.change(GAPS, "The page on help says it.", f'"The page on help says it. {sentence}"')


def list_subject(folder: Folder, subject: str, more: str = "") -> None:
    """Add a subject on which nothing was found."""
    folder.put(
        LIST,
        FILES[LIST] + f'  - subject: ["{subject}"]\n    looked_on: "2026-11-20"\n'
        f"    looked_in: every source\n{more}",
    )


def extract(folder: Folder, point: str) -> None:
    """Let the extract of the one source hold one point more."""
    folder.put(SOURCE, FILES[SOURCE].rstrip("\n") + f'\n    - "{point}"\n')


@pytest.mark.parametrize(
    "sentence",
    [
        BUMPS,
        "No source we read names small white bumps.",
        "We know of no study of small white bumps.",
        "We could not find a study of small white bumps.",
        "Nobody has counted small white bumps.",
        "No study that we found looked at small white bumps.",
        "No source tells how many get small white bumps.",
        "Small white bumps are in none of our sources.",
    ],
)
def test_a_subject_that_is_not_listed(folder: Folder, sentence: str) -> None:
    """Whichever way a text says that nothing was found, its subject must stand on the list."""
    say(folder, sentence)

    complaint = folder.only_complaint()
    assert ("content/articles/gaps.yaml", 5) == (complaint.file, complaint.line)
    assert "no subject on our list fits" in complaint.wrong
    assert "bumps" in complaint.remedy


def test_a_subject_that_is_listed(folder: Folder) -> None:
    """A sentence whose words are listed, and that no source holds, is no complaint."""
    say(folder, BUMPS)
    list_subject(folder, "milia|white bump")

    assert [] == folder.complaints()


@pytest.mark.parametrize("point", ["Reported harms were acne and milia.", "Small white bumps were seen."])
def test_a_source_that_mentions_it(folder: Folder, point: str) -> None:
    """A source that holds the words is told, with the sentence that says that nothing was found."""
    say(folder, BUMPS)
    list_subject(folder, "milia|white bump")
    extract(folder, point)

    complaint = folder.only_complaint()
    assert ("content/absences.yaml", 5) == (complaint.file, complaint.line)
    assert '"smith-2020" mentions' in complaint.wrong
    assert "content/articles/gaps.yaml, line 5" in complaint.remedy


@pytest.mark.parametrize(
    ("point", "mentions"),
    [("Wash with a shampoo.", False), ("One side had a sham.", True), ("A sham-controlled trial.", True)],
)
def test_a_whole_word(folder: Folder, point: str, mentions: bool) -> None:
    """A word that ends in a full stop is found only as a whole word, in sentences and in sources."""
    say(folder, "We found no trial with a sham side.")
    list_subject(folder, "sham.")
    extract(folder, point)

    assert mentions == any("smith-2020" in one.wrong for one in folder.complaints())
    assert not any("no subject" in one.wrong for one in folder.complaints())


def test_a_source_that_was_looked_at(folder: Folder) -> None:
    """A source that mentions the words and does not answer stands on the list with the reason."""
    say(folder, BUMPS)
    extract(folder, "No milia were looked for.")
    list_subject(
        folder,
        "milia|white bump",
        "    mentioned_by:\n      - {ids: [smith-2020], because: it did not look for them}\n",
    )

    assert [] == folder.complaints()


def test_a_source_that_does_not_mention_it(folder: Folder) -> None:
    """A source that is listed and does not hold the words is told, and so is one that is not there."""
    say(folder, BUMPS)
    list_subject(
        folder,
        "milia|white bump",
        "    mentioned_by:\n      - {ids: [smith-2020, nobody], because: it did not look for them}\n",
    )

    assert {
        '"smith-2020" does not mention "milia|white bump"',
        '"nobody" does not mention "milia|white bump"',
    } == {one.wrong for one in folder.complaints()}


def test_a_subject_without_a_sentence(folder: Folder) -> None:
    """A subject on which no text says that nothing was found is told."""
    list_subject(folder, "milia")

    assert 'no sentence says that nothing was found on "milia"' == folder.only_complaint().wrong


def test_words_around_a_bare_sentence(folder: Folder) -> None:
    """A sentence that names nothing is judged with the text around it; one that names something is not."""
    folder.change(OUTCOME, "reason: One small study counted it.", "reason: We found no count.")
    list_subject(folder, "rednes")
    assert ['"smith-2020" mentions "rednes"'] == [one.wrong.split(":")[0] for one in folder.complaints()]

    folder.change(OUTCOME, "We found no count.", "We found no count of swelling.")
    assert any("of swelling" in one.wrong for one in folder.complaints())


def test_the_words_of_the_articles(folder: Folder) -> None:
    """What the articles claim is not said by us, so it is not looked up."""
    folder.change(
        "articles/claims/mech.yaml",
        "claim: Needles make the skin red.",
        "claim: No study tells of white bumps.",
    )

    assert [] == check_absences(read_content(folder.path))


def test_findings_count_as_part_of_their_source(folder: Folder) -> None:
    """The words of a finding are searched with the source that it stands in."""
    folder.change("findings/smith-redness.yaml", "caveat: null", "caveat: Some had milia.")

    assert "some had milia" in source_texts(read_content(folder.path))["smith-2020"]


def test_each_absence_is_counted(folder: Folder) -> None:
    """The report counts the sentences that say that nothing was found."""
    before = len(list(absent_sentences(read_content(folder.path))))
    say(folder, f"{BUMPS} We found no source on lumps.")

    assert before + 2 == len(list(absent_sentences(read_content(folder.path))))
