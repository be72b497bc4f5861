"""Laws of places: whatever points a reader to a place points to one that is there and that discusses the
subject."""

import re

import pytest

from widgets.authoring.compiler import compile_content

from .small import FILES, Folder

CLAIMS, GAPS, GLOSSARY = "articles/claims/mech.yaml", "articles/gaps.yaml", "glossary.yaml"
CONFLICTS, DOUBTFUL = "articles/conflicts.yaml", "articles/doubtful.yaml"

NOWHERE = [  # file, old, new, part of wrong, part of remedy
    (CLAIMS, "{card: redness}", "{card: rednes}", 'no card "rednes"', 'mean "redness"'),
    (CLAIMS, "{chapter: sores,", "{chapter: sore,", 'no chapter "sore"', 'mean "sores"'),
    (CLAIMS, "section: first", "section: last", 'no section "last" in the chapter "sores"', "Correct"),
    (CLAIMS, "section: first", "section: fisrt", 'no section "fisrt" in the chapter "sores"', 'mean "first"'),
    (CONFLICTS, "{stage: day-1}", "{stage: day-2}", 'no stage "day-2"', 'mean "day-1"'),
    (DOUBTFUL, "{concern: spots}", "{concern: spot}", 'no concern "spot"', 'mean "spots"'),
    (GAPS, "{page: help}", "{page: hlep}", 'no page "hlep"', "Correct"),
    (GLOSSARY, "{term: spot}", "{term: spots}", 'no term "spots"', 'mean "spot"'),
]


@pytest.mark.parametrize("name, old, new, wrong, remedy", NOWHERE)
def test_a_place_that_is_not_there(
    folder: Folder, name: str, old: str, new: str, wrong: str, remedy: str
) -> None:
    """A place that does not exist is reported at its line, and stops a compile."""
    folder.change(name, old, new)

    complaint = folder.only_complaint()
    assert (f"content/{name}", "references") == (complaint.file, complaint.about)
    assert complaint.wrong.endswith(wrong) and remedy in complaint.remedy
    assert complaint.line > 1
    assert compile_content(folder.path)[0] is None


@pytest.mark.parametrize(
    "name, old, place",
    [
        (CLAIMS, "mentions: turn  RED", 'the card "redness"'),
        (CLAIMS, "mentions: an open spot", 'the chapter "sores", section "first"'),
        (CONFLICTS, "mentions: skin is red", 'the stage "day-1"'),
        (DOUBTFUL, "mentions: small mark", 'the concern "spots"'),
        (GAPS, "mentions: cannot breathe", 'the page "help"'),
    ],
)
def test_a_place_that_does_not_discuss_it(folder: Folder, name: str, old: str, place: str) -> None:
    """Words that are not in the place are reported at their line; capitals and spaces make no difference."""
    folder.change(name, old, "mentions: the moon")

    complaint = folder.only_complaint()
    assert (f"content/{name}", "places") == (complaint.file, complaint.about)
    assert f'"the moon" is not in {place}' == complaint.wrong
    assert re.search(r"number \d, mentions$", complaint.item)


def test_words_elsewhere_in_the_chapter(folder: Folder) -> None:
    """Where a section is named, the words must be in that section: the chapter's lead does not count."""
    folder.change(CLAIMS, "mentions: an open spot", "mentions: this page is about")

    assert "is not in the chapter" in folder.only_complaint().wrong


def test_a_section_of_another_chapter(folder: Folder) -> None:
    """Sections of two chapters may have one id: the words must be in that of the chapter that is named."""
    moon = (
        FILES["chapters/sores.yaml"]
        .replace("id: sores", "id: moon")
        .replace("A sore is an", "The moon is an")
    )
    folder.put("chapters/moon.yaml", moon)
    folder.change(CLAIMS, "mentions: an open spot", "mentions: the moon")

    assert "is not in" in folder.only_complaint().wrong


def test_the_medical_word_of_a_term_is_a_mention(folder: Folder) -> None:
    """What readers meet at a word of the glossary is its medical word too."""
    folder.change(
        GAPS, "where: {page: help}\n    mentions: cannot breathe", "where: {term: spot}\n    mentions: papule"
    )

    assert [] == folder.complaints()


def test_words_of_two_texts_are_not_a_mention(folder: Folder) -> None:
    """Words count only within one text, so that no accident of two adjacent texts is taken for a
    subject."""
    folder.change(CLAIMS, "mentions: an open spot", "mentions: it is A sore")

    assert "is not in" in folder.only_complaint().wrong


@pytest.mark.parametrize(
    "old, new, wrong",
    [
        ("{card: redness}", "{card: redness, page: help}", "it names 2 places"),
        ("{card: redness}", "{}", "it names no place"),
        ("section: first}", "card: redness}", "it names 2 places"),
        ("chapter: sores, section: first", "chapter: sores", "chapter and section belong together"),
        ("mentions: an open spot", "mentions: a b c d e f g h i", "mentions has 9 words"),
        ("mentions: an open spot", "mention: an open spot", "mentions is missing"),
    ],
)
def test_a_place_is_exactly_one(folder: Folder, old: str, new: str, wrong: str) -> None:
    """A place is a card, a section, a concern, a term, a stage or a page,
    never two of them and never none."""
    folder.change(CLAIMS, old, new)

    assert any(wrong in one.wrong for one in folder.complaints()), folder.complaints()
