"""Laws of warning signs: one sign, one speed, wherever it appears."""

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
    """The compiled card and help page have the sign that they name."""
    content, _ = compile_content(folder.path)
    [sign] = content["cards"]["redness"]["warning_signs"]
    [first] = content["help"]["groups"][0]["signs"]

    assert {
        "when": "same_day",
        "text": "It hurts more each hour.",
        "sources": [],
        "judgement": True,
        "leads_on": [],
    } == sign
    assert "You cannot breathe." == first["text"]


@pytest.mark.parametrize(
    "name, old, new", [(CARD, "[hurts-more]", "[hurts-mor]"), ("help.yaml", "[no-breath]", "[no-breth]")]
)
def test_a_sign_that_is_not_there(folder: Folder, name: str, old: str, new: str) -> None:
    """An id of no sign is reported, with the one that was meant, and stops a compile."""
    folder.change(name, old, new)

    dangling = [one for one in folder.complaints() if one.wrong == f'there is no sign "{new[1:-1]}"']
    assert [f"content/{name}"] == [one.file for one in dangling]
    assert f'Did you mean "{old[1:-1]}"?' in dangling[0].remedy
    assert None is compile_content(folder.path)[0]


def test_a_sign_named_twice(folder: Folder) -> None:
    """A card names a sign once."""
    folder.change(CARD, "[hurts-more]", "[hurts-more, hurts-more]")

    assert "occurs twice" in folder.only_complaint().wrong


def test_an_idle_sign(folder: Folder) -> None:
    """A sign that neither a card nor the help page names is reported."""
    folder.change(SIGNS, "judgement: true\n", f"judgement: true{LATER.replace('within_days', 'same_day')}")

    assert 'names "sore-later"' in folder.only_complaint().wrong


def test_an_idle_sign_with_the_id_of_a_card(folder: Folder) -> None:
    """Only what names a sign counts: what names a card with the same id does not."""
    folder.change(SIGNS, "judgement: true\n", f"judgement: true{LATER.replace('sore-later', 'redness')}")
    folder.change(SIGNS, "when: within_days", "when: same_day")

    assert 'names "redness"' in folder.only_complaint().wrong


def test_a_sign_that_only_another_sign_names(folder: Folder) -> None:
    """A sign that is only distinguished from another one is not shown anywhere, so it is reported."""
    folder.change(SIGNS, "judgement: true\n", f"judgement: true{LATER}")
    folder.change(
        SIGNS, "    when: same_day\n", "    when: same_day\n    apart_from: {sore-later: each hour}\n"
    )

    assert 'names "sore-later"' in folder.only_complaint().wrong


def test_without_signs(folder: Folder) -> None:
    """When the file of signs is missing, that is reported once, and not again wherever a sign is named."""
    (folder.path / SIGNS).unlink()

    assert [f"content/{SIGNS}"] == [one.file for one in folder.complaints() if one.about != "places"]


def test_a_sign_under_another_speed(folder: Folder) -> None:
    """On the help page a sign is in the group of its speed."""
    folder.change("help.yaml", "[no-breath]", "[no-breath, hurts-more]")

    assert '"hurts-more" is for same_day, but is listed under emergency' == folder.only_complaint().wrong


def test_one_symptom_with_two_speeds(folder: Folder) -> None:
    """Two signs with one symptom and two speeds are reported, with both ids and the symptom."""
    add_later(folder)

    wrong = folder.only_complaint().wrong
    assert '"hurts-more" is for same_day and "sore-later" for within_days, and both name pain' == wrong


def test_two_speeds_that_are_distinguished(folder: Folder) -> None:
    """Two speeds are allowed when one text has words, missing from the other, that distinguish them."""
    add_later(folder, ", apart_from: {hurts-more: still sore}")

    assert [] == folder.complaints()


@pytest.mark.parametrize("words", ["not there", "It"])
def test_words_that_distinguish_nothing(folder: Folder, words: str) -> None:
    """Words that are not in the text, or are in both, distinguish nothing."""
    add_later(folder, f", apart_from: {{hurts-more: {words}}}")

    assert any(
        f'"{words}" does not distinguish "sore-later" from "hurts-more"' == one.wrong
        for one in folder.complaints()
    )


def test_distinguished_from_a_sign_that_does_not_exist(folder: Folder) -> None:
    """A sign can be distinguished only from one that exists."""
    add_later(folder, ", apart_from: {hurts-more: still sore, hurts-mor: still sore}")

    assert 'there is no sign "hurts-mor"' == folder.only_complaint().wrong


def test_a_sign_without_a_known_symptom(folder: Folder) -> None:
    """A sign that names no known symptom would slip past the check, so it is reported."""
    folder.change(SIGNS, "It hurts more each hour.", "It looks odd.")

    wrongs = [one.wrong for one in folder.complaints()]
    assert ['"hurts-more" names no known symptom', 'no sign names the symptom "pain"'] == sorted(wrongs)


def test_signs_are_read_by_the_language_check(folder: Folder) -> None:
    """A banned phrase in a sign is reported at its line, and hard signs are graded."""
    folder.change(SIGNS, "It hurts more each hour.", "It hurts twice as much.")

    complaint = folder.only_complaint()
    assert (f"content/{SIGNS}", 11, "language") == (complaint.file, complaint.line, complaint.about)


def test_hard_signs_are_reported(folder: Folder) -> None:
    """Signs of one speed are graded together."""
    folder.change(
        SIGNS,
        "It hurts more each hour.",
        "Considerable deterioration hurts individuals, necessitating professional attention.",
    )

    complaint = folder.only_complaint()
    assert ("it is hard to read" in complaint.wrong, "signs, signs") == (True, complaint.item)


OTHER_TEXTS = [  # file, a text of it, a text that gives pain another speed
    (CARD, "It feels warm.", "If it hurts call within days."),
    (CARD, "Use a cool cloth.", "Sore? Wait. Call within days."),
    ("situations/cold-sore-now.yaml", "Call them.", "Call now if it hurts."),
    ("timeline.yaml", "The skin is red.", "A sore day is for a doctor within weeks."),
    ("chapters/sores.yaml", "A sore is an open spot.", "Within days if it is sore."),
    ("questions/cold_sores.yaml", "It can spread.", "It can hurt. See someone within days."),
    ("words/page.yaml", "My skin", "Sore skin within days"),
    ("help.yaml", "Take care.", "If it hurts, see someone within days."),
]


@pytest.mark.parametrize("name, old, new", OTHER_TEXTS)
def test_every_other_text_gives_the_same_speed(folder: Folder, name: str, old: str, new: str) -> None:
    """A sentence anywhere that gives a symptom another speed than its sign is reported at its line."""
    folder.change(name, old, new)

    complaints = [one for one in folder.complaints() if one.about == "speeds"]
    assert [(f"content/{name}", True)] == [(one.file, "for pain" in one.wrong) for one in complaints]


@pytest.mark.parametrize("name, old, new", OTHER_TEXTS)
def test_the_speed_of_the_sign_gives_no_complaint(folder: Folder, name: str, old: str, new: str) -> None:
    """The same sentences with the speed of the sign give no complaint."""
    folder.change(name, old, re.sub("within (days|weeks)|call now", "the same day", new, flags=re.IGNORECASE))

    assert [] == [one for one in folder.complaints() if one.about == "speeds"]


LATER_ONLY, EACH = "", "    apart_from: {sore-later: more each hour}\n"
APART = [  # what sets the first sign apart, a sentence, and whether it gives its sign the speed of that sign
    (LATER_ONLY, "If it hurts, call the same day.", True),
    (LATER_ONLY, "If it hurts, call within days.", False),
    (LATER_ONLY, "If it is still sore, call within days.", True),
    (LATER_ONLY, "If it is still sore, call the same day.", False),
    (EACH, "If it hurts more each hour, call the same day.", True),
    (EACH, "If it hurts, call the same day.", False),
    (EACH, "If it is still sore, call within days.", True),
    (EACH, "If it hurts more each hour, and is still sore, call within days.", False),
]


@pytest.mark.parametrize("first, sentence, right", APART)
def test_words_that_distinguish_signs_distinguish_texts(
    folder: Folder, first: str, sentence: str, right: bool
) -> None:
    """Where two signs have one symptom, the words that distinguish them decide which speed a text must give."""
    add_later(folder, ", apart_from: {hurts-more: still sore}")
    folder.change(SIGNS, "when: same_day\n", f"when: same_day\n{first}")
    folder.change("help.yaml", "Take care.", sentence)

    assert right is (not folder.complaints())


def test_the_speed_that_is_right(folder: Folder) -> None:
    """A complaint about a speed names each sign of the symptom with its speed."""
    folder.change("help.yaml", "Take care.", "If it hurts, see someone within days.")

    assert "pain: same_day (hurts-more)" == folder.only_complaint().allowed


def test_a_speed_applies_to_its_whole_paragraph(folder: Folder) -> None:
    """In a paragraph of a chapter, what follows a speed is read with that speed."""
    folder.change(
        "chapters/sores.yaml",
        "text: A sore is an open spot.",
        "{text: Within days., sources: [], certainty: low, says: judgement}\n"
        "        - text: Also when it hurts.",
    )
    complaints = [one for one in folder.complaints() if one.about == "speeds"]
    assert 1 == len(complaints) and "Also when it hurts." in complaints[0].wrong


def test_a_speed_does_not_hold_for_the_next_paragraph(folder: Folder) -> None:
    """In the next paragraph the speed of the one before is forgotten, so it is no complaint there."""
    folder.change(
        "chapters/sores.yaml",
        "text: A sore is an open spot.",
        "{text: Within days., sources: [], certainty: low, says: judgement}\n"
        "      - - text: Also when it hurts.",
    )

    assert [] == [one for one in folder.complaints() if one.about == "speeds"]


def test_an_excuse_for_a_sentence_that_needs_none(folder: Folder) -> None:
    """A sentence that gives the right speed needs no excuse, so the excuse is reported."""
    folder.change(
        SIGNS, "signs:\n", "agreed: [{file: help.yaml, words: if it hurts, note: Because.}]\nsigns:\n"
    )
    folder.change("help.yaml", "Take care.", "If it hurts, call the same day.")

    assert 'no sentence of help.yaml needs "if it hurts"' == folder.only_complaint().wrong


def test_an_excuse_is_for_one_sentence(folder: Folder) -> None:
    """An excuse is for one sentence of one file, not for other words of that file or the same words elsewhere."""
    folder.change(
        SIGNS, "signs:\n", "agreed: [{file: help.yaml, words: if it hurts, note: Because.}]\nsigns:\n"
    )
    folder.change("help.yaml", "Take care.", "If it hurts, see someone within days.")
    folder.change("help.yaml", "Read this first.", "A sore is seen within days.")
    folder.change("words/page.yaml", "My skin", "If it hurts, come within weeks")

    assert ["content/help.yaml", "content/words/page.yaml"] == sorted(one.file for one in folder.complaints())


def test_sentences_that_may_stay(folder: Folder) -> None:
    """A sentence may be excused by its words, and an excuse that is not needed is reported."""
    agreed = "agreed: [{file: help.yaml, words: if it hurts, note: Because.}]\nsigns:\n"
    folder.change(SIGNS, "signs:\n", agreed)
    assert 'no sentence of help.yaml needs "if it hurts"' == folder.only_complaint().wrong

    folder.change("help.yaml", "Take care.", "If it hurts, see someone within days.")
    assert [] == folder.complaints()

    another = "agreed:\n  - {file: redness.yaml, words: a sore, note: Because.}\n  - {file: help.yaml"
    folder.change(SIGNS, "agreed: [{file: help.yaml", another)
    folder.change(SIGNS, "note: Because.}]", "note: Because.}")
    folder.change(CARD, "It feels warm.", "For a sore call within days.")
    assert [] == folder.complaints()
