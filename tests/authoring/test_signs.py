"""Laws of warning signs: one sign, one speed, wherever it is told."""

import re

import pytest

from widgets.authoring.compiler import compile_content

from .small import Folder

SIGNS, CARD = "signs.yaml", "outcomes/redness.yaml"
LATER = "\n  - {id: sore-later, when: within_days, text: It is still sore., sources: [], judgement: true}\n"


def add_later(folder: Folder, more: str = "") -> None:
    """Add a second sign of pain, with another speed, and name it on the card."""
    folder.change(SIGNS, "judgement: true\n", f"judgement: true{LATER.replace('}', more + '}')}")
    folder.change(CARD, "[hurts-more]", "[hurts-more, sore-later]")


def test_cards_and_the_help_page_get_the_sign(folder: Folder) -> None:
    """A card and the help page hold, compiled, the sign that they name."""
    content, _ = compile_content(folder.path)
    [told] = content["cards"]["redness"]["warning_signs"]
    [first] = content["help"]["groups"][0]["signs"]

    assert {
        "when": "same_day",
        "text": "It hurts more each hour.",
        "sources": [],
        "judgement": True,
    } == told
    assert "You cannot breathe." == first["text"]


@pytest.mark.parametrize(
    "name, old, new", [(CARD, "[hurts-more]", "[hurts-mor]"), ("help.yaml", "[no-breath]", "[no-breth]")]
)
def test_a_sign_that_is_not_there(folder: Folder, name: str, old: str, new: str) -> None:
    """An id that leads to no sign is told, with the one that was meant, and stops a compile."""
    folder.change(name, old, new)

    dangling = [one for one in folder.complaints() if one.wrong == f'there is no sign "{new[1:-1]}"']
    assert [f"content/{name}"] == [one.file for one in dangling]
    assert f'Did you mean "{old[1:-1]}"?' in dangling[0].remedy
    assert None is compile_content(folder.path)[0]


def test_a_sign_named_twice(folder: Folder) -> None:
    """A card names a sign once."""
    folder.change(CARD, "[hurts-more]", "[hurts-more, hurts-more]")

    assert "comes twice" in folder.only_complaint().wrong


def test_an_idle_sign(folder: Folder) -> None:
    """A sign that no card and no part of the help page names is told."""
    folder.change(SIGNS, "judgement: true\n", f"judgement: true{LATER.replace('within_days', 'same_day')}")

    assert 'names "sore-later"' in folder.only_complaint().wrong


def test_a_sign_under_another_speed(folder: Folder) -> None:
    """On the help page a sign stands in the group of its speed."""
    folder.change("help.yaml", "[no-breath]", "[no-breath, hurts-more]")

    assert '"hurts-more" is for same_day, and stands under emergency' == folder.only_complaint().wrong


def test_one_symptom_with_two_speeds(folder: Folder) -> None:
    """Two signs with one symptom and two speeds are told, with both ids and the symptom."""
    add_later(folder)

    wrong = folder.only_complaint().wrong
    assert '"hurts-more" is for same_day and "sore-later" for within_days, and both name pain' == wrong


def test_two_speeds_that_are_told_apart(folder: Folder) -> None:
    """Two speeds may stand when words of one text, which the other lacks, tell them apart."""
    add_later(folder, ", apart_from: {hurts-more: still sore}")

    assert [] == folder.complaints()


@pytest.mark.parametrize("words", ["not there", "It"])
def test_words_that_tell_nothing_apart(folder: Folder, words: str) -> None:
    """Words that are not in the text, or are in both, tell nothing apart."""
    add_later(folder, f", apart_from: {{hurts-more: {words}}}")

    assert any(
        f'"{words}" does not tell "sore-later" from "hurts-more"' == one.wrong for one in folder.complaints()
    )


def test_told_apart_from_a_sign_that_is_not_there(folder: Folder) -> None:
    """A sign can be told apart only from one that is there."""
    add_later(folder, ", apart_from: {hurts-more: still sore, hurts-mor: still sore}")

    assert 'there is no sign "hurts-mor"' == folder.only_complaint().wrong


def test_a_sign_without_a_known_symptom(folder: Folder) -> None:
    """A sign that names no known symptom would slip past the check, so it is told."""
    folder.change(SIGNS, "It hurts more each hour.", "It looks odd.")

    found = [one.wrong for one in folder.complaints()]
    assert ['"hurts-more" names no known symptom', 'no sign names the symptom "pain"'] == sorted(found)


def test_signs_are_read_by_the_language_check(folder: Folder) -> None:
    """A banned phrase in a sign is told at its line, and hard signs are graded."""
    folder.change(SIGNS, "It hurts more each hour.", "It hurts twice as much.")

    complaint = folder.only_complaint()
    assert (f"content/{SIGNS}", 11, "language") == (complaint.file, complaint.line, complaint.about)


def test_hard_signs_are_told(folder: Folder) -> None:
    """Signs of one speed are graded together."""
    folder.change(
        SIGNS,
        "It hurts more each hour.",
        "Considerable deterioration hurts individuals, necessitating professional attention.",
    )

    complaint = folder.only_complaint()
    assert ("it is hard to read" in complaint.wrong, "signs, signs") == (True, complaint.item)


SAID = [  # file, a text of it, a text that gives pain another speed
    (CARD, "It feels warm.", "If it hurts call within days."),
    (CARD, "Use a cool cloth.", "Sore? Wait. Call within days."),
    ("situations/cold-sore-now.yaml", "Call them.", "Call now if it hurts."),
    ("timeline.yaml", "The skin is red.", "A sore day is for a doctor within weeks."),
    ("chapters/sores.yaml", "A sore is an open spot.", "Within days if it is sore."),
    ("questions/cold_sores.yaml", "It can spread.", "It can hurt. See someone within days."),
    ("words/page.yaml", "My skin", "Sore skin within days"),
    ("help.yaml", "Take care.", "If it hurts, see someone within days."),
]


@pytest.mark.parametrize("name, old, new", SAID)
def test_every_other_text_gives_the_same_speed(folder: Folder, name: str, old: str, new: str) -> None:
    """A sentence anywhere that gives a symptom another speed than its sign is told at its line."""
    folder.change(name, old, new)

    told = [one for one in folder.complaints() if one.about == "speeds"]
    assert [(f"content/{name}", True)] == [(one.file, "for pain" in one.wrong) for one in told]


@pytest.mark.parametrize("name, old, new", SAID)
def test_the_speed_of_the_sign_is_no_complaint(folder: Folder, name: str, old: str, new: str) -> None:
    """The same sentences with the speed of the sign are no complaint."""
    folder.change(name, old, re.sub("within (days|weeks)|call now", "the same day", new, flags=re.IGNORECASE))

    assert [] == [one for one in folder.complaints() if one.about == "speeds"]


def test_a_speed_holds_for_its_whole_paragraph(folder: Folder) -> None:
    """In a paragraph of a chapter, what follows a speed is read with that speed."""
    folder.change(
        "chapters/sores.yaml",
        "text: A sore is an open spot.",
        "{text: Within days., sources: [], certainty: low, says: judgement}\n"
        "        - text: Also when it hurts.",
    )
    told = [one for one in folder.complaints() if one.about == "speeds"]
    assert 1 == len(told) and "Also when it hurts." in told[0].wrong


def test_sentences_that_may_stand(folder: Folder) -> None:
    """A sentence may be let stand by its words, and an excuse that excuses nothing is told."""
    agreed = "agreed: [{file: help.yaml, words: if it hurts, note: Because.}]\nsigns:\n"
    folder.change(SIGNS, "signs:\n", agreed)
    assert 'no sentence of help.yaml needs "if it hurts"' == folder.only_complaint().wrong

    folder.change("help.yaml", "Take care.", "If it hurts, see someone within days.")
    assert [] == folder.complaints()
