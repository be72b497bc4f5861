"""Laws of absence: "nothing was found" rests on a search, and each source with the words was read."""

import pytest

from widgets.authoring.checks.absences import absent_sentences, check_absences, source_texts
from widgets.authoring.language.absent_words import holds, snippet
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
    """Add a point to the extract of the only source."""
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
    """Whichever way a text says that nothing was found, its subject must be on the list."""
    say(folder, sentence)

    complaint = folder.only_complaint()
    assert ("content/articles/gaps.yaml", 5, "absences") == (complaint.file, complaint.line, complaint.about)
    assert "no subject on our list fits" in complaint.wrong
    assert "bumps" in complaint.remedy


def test_a_subject_that_is_listed(folder: Folder) -> None:
    """A sentence whose words are listed and in no source gives no complaint."""
    say(folder, BUMPS)
    list_subject(folder, "milia|white bump")

    assert [] == folder.complaints()


@pytest.mark.parametrize("point", ["Reported harms were acne and milia.", "Small white bumps were seen."])
def test_a_source_that_mentions_it(folder: Folder, point: str) -> None:
    """A source that contains the words is reported, with the sentence that says that nothing was found."""
    say(folder, BUMPS)
    list_subject(folder, "milia|white bump")
    extract(folder, point)

    complaint = folder.only_complaint()
    assert ("content/absences.yaml", 5, "absences") == (complaint.file, complaint.line, complaint.about)
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


@pytest.mark.parametrize("text", ["Needling of scars", "Micro-needling of scars", "MICRONEEDLING  of\nscars"])
def test_one_word_for_needling(text: str) -> None:
    """However a source spells microneedling, and however we do, the one finds the other."""
    assert holds(["needling of scars"], text)
    assert holds(["Microneedling of scars"], text)


def test_the_words_around_a_mention(folder: Folder) -> None:
    """A complaint about a mention shows the word itself, with a few words on each side, and not the whole source."""
    say(folder, BUMPS)
    list_subject(folder, "milia|white bump")
    extract(folder, f"{'before ' * 40}milia were seen {'after ' * 40}")

    shown = folder.only_complaint().wrong.partition(": ")[2]
    assert "before milia were seen after" in shown
    assert len(shown) < 200


def test_a_mention_at_the_very_start() -> None:
    """Where the word opens a text, its words are shown from the first letter; so they are when it is not there."""
    assert "milia came" == snippet("milia came", "milia")
    assert "a short text" == snippet("a short text", "milia")


def test_a_source_that_was_looked_at(folder: Folder) -> None:
    """A source that mentions the words but does not answer is on the list, with the reason."""
    say(folder, BUMPS)
    extract(folder, "No milia were looked for.")
    list_subject(
        folder,
        "milia|white bump",
        "    mentioned_by:\n      - {ids: [smith-2020], because: it did not look for them}\n",
    )

    assert [] == folder.complaints()


def test_a_source_that_does_not_mention_it(folder: Folder) -> None:
    """A listed source that does not contain the words is reported, and so is one that does not exist."""
    say(folder, BUMPS)
    list_subject(
        folder,
        "milia|white bump",
        "    mentioned_by:\n      - {ids: [smith-2020, nobody], because: it did not look for them}\n",
    )

    assert {
        ('"smith-2020" does not mention "milia|white bump"', "absences"),
        ('"nobody" does not mention "milia|white bump"', "absences"),
    } == {(one.wrong, one.about) for one in folder.complaints()}


def test_a_subject_without_a_sentence(folder: Folder) -> None:
    """A subject is reported when no text says that nothing was found on it."""
    list_subject(folder, "milia")

    complaint = folder.only_complaint()
    assert ('no sentence says that nothing was found on "milia"', "absences") == (
        complaint.wrong,
        complaint.about,
    )


def test_words_around_a_bare_sentence(folder: Folder) -> None:
    """A sentence that names nothing is judged with the text around it; one that names something is not."""
    folder.change(OUTCOME, "reason: One small study counted it.", "reason: We found no count.")
    list_subject(folder, "rednes")
    assert ['"smith-2020" mentions "rednes"'] == [one.wrong.split(":")[0] for one in folder.complaints()]

    folder.change(OUTCOME, "We found no count.", "We found no count of swelling.")
    assert any("of swelling" in one.wrong for one in folder.complaints())


@pytest.mark.parametrize(
    ("old", "around"),
    [
        ("sentence: Microneedling may cause redness.", True),
        ("title: Redness", True),
        ("text: Microneedling may cause redness.", False),
        ("text: It feels warm.", False),
    ],
)
def test_which_words_are_around(folder: Folder, old: str, around: bool) -> None:
    """Around a sentence are the texts beside it and those of what it is a part of, and no other part."""
    folder.change(OUTCOME, "reason: One small study counted it.", "reason: We found no count.")
    folder.change(OUTCOME, old, f"{old.split(':')[0]}: Milia came.")

    sentences = absent_sentences(read_content(folder.path))
    [found] = [one for one in sentences if ("redness", "reason") == (one.item.stem, one.where[-1])]
    assert around is ("Milia" in found.around)


def test_the_medical_word_is_around(folder: Folder) -> None:
    """What is said of a word of the glossary is about that word, the medical one too."""
    folder.change("glossary.yaml", "text: A small mark.", "text: We found no count.")

    [found] = [one for one in absent_sentences(read_content(folder.path)) if one.item.stem == "glossary"]
    assert "papule" in found.around


def test_the_paragraph_is_around(folder: Folder) -> None:
    """In a chapter the rest of the paragraph and the heading are around a sentence, and the next paragraph is not."""
    statement = "sources: [smith-2020]\n          certainty: moderate\n          says: background\n"
    text = f"text: A sore is an open spot.\n          {statement}"
    folder.change(
        "chapters/sores.yaml",
        text,
        f"text: We found no count.\n          {statement}"
        f"        - text: Beside it.\n          {statement}"
        f"      - - text: Below it.\n          {statement}",
    )

    [found] = [one for one in absent_sentences(read_content(folder.path)) if "sections" in one.where]
    assert [True, True, False] == [
        words in found.around for words in ("Beside it.", "What it is", "Below it.")
    ]


@pytest.mark.parametrize(("times", "more"), [(3, False), (4, True)])
def test_the_first_places_are_named(folder: Folder, times: int, more: bool) -> None:
    """A complaint about a source names the first three places that say that nothing was found."""
    say(folder, " ".join([BUMPS] * times))
    list_subject(folder, "milia|white bump")
    extract(folder, "Some had milia.")

    remedy = folder.only_complaint().remedy
    assert 3 == remedy.count("gaps.yaml, line 5")
    assert more is ("line 5 and more)" in remedy)


def test_a_source_without_an_extract(folder: Folder) -> None:
    """What a source without an extract says is in its title and its note."""
    folder.put("sources/bare.yaml", FILES[SOURCE].replace("smith-2020", "bare").split("extract:")[0])

    found = source_texts(read_content(folder.path))["bare"]
    assert "needles and redness in 20 people a made-up trial for tests. we read its abstract." == found


def test_a_finding_without_its_source(folder: Folder) -> None:
    """A finding whose source is not there belongs to no text, and the search goes on."""
    folder.change("findings/smith-redness.yaml", "source: smith-2020", "source: smith")

    assert ["smith-2020"] == list(source_texts(read_content(folder.path)))


def test_the_words_of_the_articles(folder: Folder) -> None:
    """What the articles claim is not our statement, so it is not looked up."""
    folder.change(
        "articles/claims/mech.yaml",
        "claim: Needles make the skin red.",
        "claim: No study tells of white bumps.",
    )

    assert [] == check_absences(read_content(folder.path))


def test_words_on_screen(folder: Folder) -> None:
    """Words of the page make no statement on medicine, so they are not looked up."""
    folder.change("words/page.yaml", "title: My skin", "title: We found no study of white bumps.")

    assert [] == check_absences(read_content(folder.path))


def test_findings_count_as_part_of_their_source(folder: Folder) -> None:
    """The words of a finding are searched together with its source."""
    folder.change("findings/smith-redness.yaml", "caveat: null", "caveat: Some had milia.")

    assert "some had milia" in source_texts(read_content(folder.path))["smith-2020"]


def test_each_absence_is_counted(folder: Folder) -> None:
    """The report counts the sentences that say that nothing was found."""
    before = len(list(absent_sentences(read_content(folder.path))))
    say(folder, f"{BUMPS} We found no source on lumps.")

    assert before + 2 == len(list(absent_sentences(read_content(folder.path))))
