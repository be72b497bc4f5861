"""Laws of language: every text that a reader sees is plain, and none decides for the reader."""

from pathlib import Path

import pytest

from widgets.authoring.language.banned_phrases import faults_in
from widgets.authoring.language.passages import passages_of, sentences_of
from widgets.authoring.language.plain_language import grades
from widgets.authoring.language.reading_grade import grade
from widgets.authoring.language.wording import wording_faults
from widgets.authoring.reading.content_folder import read_content
from widgets.authoring.schema.words import PlainLanguage, Wording

from .small import Folder

PLAIN = PlainLanguage(
    names=["microneedling"],
    frequency_words=["seldom"],
    jargon={
        "hyperpigment*": "dark marks / darker",
        "erythema": "redness",
        "post-inflammatory": "dark marks",
        "lesion": "patch / spot",
        "pruritus": "itching",
    },
)

TEXTS = [  # text, part of what is wrong ("" = nothing)
    ("It hurt 5 in 100 people.", ""),
    ("It hurt fewer than 1 in 100 people.", ""),
    ("It hurt 1 in 7 people.", '"1 in 7"'),
    ("It hurt one in five people.", '"one in five"'),
    ("It hurt five in 100 people.", '"five in 100"'),
    ("It hurt two out of ten.", '"two out of ten"'),
    ("It hurt half of 20 people.", '"half of 20"'),
    ("It hurt 4.5 people.", '"4.5"'),
    ("See page 4. 5 people came.", ""),
    ("It hurt 5% of people.", '"%"'),
    ("It hurt 5 percent of people.", '"percent"'),
    ("{percent} in 100 patches", ""),
    ("1 in {n} people", '"1 in 7"'),
    ("On brown skin and black skin it is hard to see.", ""),
    ("On dark skin it is hard to see.", '"dark skin"'),
    ("On darker skin it is hard to see.", '"darker skin"'),
    ("On light skin it is pink.", '"light skin"'),
    ("In dark-skinned people it is hard to see.", '"dark-skinned"'),
    ("The marks are darker than the skin around.", ""),
    ("You must not have this.", '"You must not"'),
    ("You should not have this.", '"You should not have"'),
    ("You are suitable.", '"You are suitable"'),
    ("You are not eligible.", '"You are not eligible"'),
    ("You are safe.", '"You are safe"'),
    ("This is safe for you.", '"safe for you"'),
    ("Your risk is 5 in 100.", '"Your risk is 5"'),
    ("Your chance of scars is about 5 in 100.", '"Your chance of scars is about 5"'),
    ("It doubles the chance.", '"doubles"'),
    ("It is 3 times as likely.", '"times as likely"'),
    ("It halves the marks.", '"halves"'),
    ("It has twice the risk.", '"twice the risk"'),
    ("It gives half the usual chance.", '"half the usual chance"'),
    ("It came twice as often.", '"twice as often"'),
    ("It is 3 times higher.", '"times higher"'),
    ("It is a 3-fold rise.", '"3-fold"'),
    ("The marks were reduced by half.", '"reduced by half"'),
    ("The score fell by about a third.", '"fell by about a third"'),
    ("It cut the risk by up to a quarter.", '"cut the risk by up to a quarter"'),
    ("It lowers the risk by a lot.", ""),
    ("Use it 3 times a day, for twice as long.", ""),
    ("It was worse in 5 people than before. Half of the cream is left.", ""),
    ("The score fell by 3 points.", ""),
    ("Scars are rare.", '"rare" is used without a number'),
    ("Scars are rare: 0 of 39 people.", ""),
    ("Scars are rare. They came to 0 of 39 people.", '"rare" is used without a number'),
    ("It is seldom seen.", '"seldom" is used without a number'),
    ("Often it hurts.", '"Often" is used without a number'),
    ("Ask how often they do it.", ""),
    ("Itch is a common sign.", '"common" is used without a number'),
    ("It is uncommon.", '"uncommon" is used without a number'),
    ("Dark marks (post-inflammatory hyperpigmentation) may come.", ""),
    ("Skin gets darker (hyperpigmentation).", ""),
    ("Redness (erythema) may come.", ""),
    ("Erythema may come.", '"Erythema" is a medical term'),
    ("Dark (post-inflammatory) spots may come.", '"post-inflammatory" is in brackets'),
    ("It may itch (pruritus).", ""),
    ("Swelling (erythema) may come.", '"erythema" is in brackets'),
    ("Erythema (redness) may come.", '"Erythema" is a medical term'),
    ("A few lesions came.", '"lesions" is a medical term'),
    ("Hyperpigmented skin", '"Hyperpigmented" is a medical term'),
    (" ".join(["word"] * 20) + ".", ""),
    (" ".join(["word"] * 21) + ".", "21 words"),
    (" ".join(["word"] * 15) + ". " + " ".join(["word"] * 15) + ".", ""),
]


@pytest.mark.parametrize("text, wrong", TEXTS)
def test_phrases(text: str, wrong: str) -> None:
    """A text has exactly the fault that it has, and every fault says what is allowed and what to do."""
    faults = faults_in(text, PLAIN)

    assert bool(wrong) == bool(faults), faults
    assert all(wrong in fault.wrong and fault.allowed and fault.remedy for fault in faults[:1])


@pytest.mark.parametrize("text", ["A few lesions came.", "They came (lesions)."])
def test_each_plain_way_is_named(text: str) -> None:
    """A complaint about a medical term names each plain way to say it."""
    [fault] = faults_in(text, PLAIN)

    assert "patch, or spot" == fault.allowed.partition(";")[0]


@pytest.mark.parametrize(
    "name, old, line, item",
    [
        ("outcomes/redness.yaml", "title: Redness", 2, 'outcome "redness", title'),
        ("outcomes/redness.yaml", "what: Cool the skin.", 30, 'outcome "redness", actions, number 1, what'),
        ("outcomes/redness.yaml", "text: It feels warm.", 20, 'outcome "redness", looks_like, feels, text'),
        ("findings/smith-redness.yaml", "who: adults", 8, 'finding "smith-redness", who'),
        (
            "rules/cold-sore-now.yaml",
            "because: You told us that you have a cold sore now.",
            6,
            'rule "cold-sore-now", because',
        ),
        ("questions/cold_sores.yaml", "why: It can spread.", 4, 'question "cold_sores", why'),
        ("questions/cold_sores.yaml", "what: Cold sores", 12, 'question "cold_sores", find_out, what'),
        ("questions/cold_sores.yaml", "how: Look at your lips.", 13, 'question "cold_sores", find_out, how'),
        ("questions/cold_sores.yaml", "ask: Ask a doctor.", 14, 'question "cold_sores", find_out, ask'),
        ("chapters/sores.yaml", "heading: What it is", 7, 'chapter "sores", sections, number 1, heading'),
        ("timeline.yaml", "label: The first day", 3, "timeline, stages, number 1, label"),
        ("help.yaml", "intro: Read this first.", 2, "help, intro"),
        ("words/page.yaml", "title: My skin", 1, 'words "page", title'),
    ],
)
def test_every_text_is_checked(folder: Folder, name: str, old: str, line: int, item: str) -> None:
    """A banned phrase is found wherever a reader can see it, and reported at its line."""
    folder.change(name, old, old.split(":")[0] + ": It is 3 times as likely.")

    complaint = folder.only_complaint()
    assert (f"content/{name}", line, item, "language") == (
        complaint.file,
        complaint.line,
        complaint.item,
        complaint.about,
    )
    assert "times as likely" in complaint.wrong


def test_sources_are_exempt(folder: Folder) -> None:
    """The titles and notes of sources are given as they are."""
    folder.change(
        "sources/smith-2020.yaml", "title: Needles", "title: Erythema is rare in dark skin, 5%. Needles"
    )

    assert [] == folder.complaints()


def test_words_for_clinicians(folder: Folder) -> None:
    """Words for clinicians keep medical terms, decimals and long sentences, and are not graded."""
    hard = "Post-inflammatory hyperpigmentation is common above 1.5 mm. " + "Unavoidable complications " * 20
    folder.change("questions/cold_sores.yaml", "clinical: Herpes labialis}", f'clinical: "{hard}"}}')

    assert [] == folder.complaints()


@pytest.mark.parametrize(
    "name, old, line, item",
    [
        ("outcomes/redness.yaml", "clinical: Erythema", 38, 'outcome "redness", clinical'),
        (
            "questions/cold_sores.yaml",
            "clinical: Herpes labialis, active",
            16,
            'question "cold_sores", clinical',
        ),
    ],
)
@pytest.mark.parametrize("text", ["You are suitable.", "3 times as likely", "1 in 7 people", "dark skins"])
def test_words_for_clinicians_are_read(
    folder: Folder, name: str, old: str, line: int, item: str, text: str
) -> None:
    """A verdict on the reader, a misleading number or a slight is found there too, and reported at its line."""
    folder.change(name, old, f"clinical: {text}")

    complaint = folder.only_complaint()
    assert (f"content/{name}", line, item, "language") == (
        complaint.file,
        complaint.line,
        complaint.item,
        complaint.about,
    )


def test_hard_cards(folder: Folder) -> None:
    """A card that is harder than grade 6 is reported, with both grades."""
    hard = "Unavoidable complications necessitate considerable individual consultation beforehand."
    folder.change(
        "situations/cold-sore-now.yaml", "text: A label says to wait.", f"text: {hard} {hard} {hard}"
    )

    complaint = folder.only_complaint()
    assert ('situation "cold-sore-now"', "language") == (complaint.item, complaint.about)
    assert "it is hard to read: grade" in complaint.wrong
    assert "with names and bracketed terms counted in full" in complaint.wrong
    assert "grade 6.0 or lower" == complaint.allowed


def test_the_hardest_comes_first(folder: Folder) -> None:
    """Every passage that is graded is in the list of grades, from the hardest to the easiest."""
    folder.change(
        "situations/cold-sore-now.yaml", "text: A label says to wait.", "text: Consider consultation."
    )
    content = read_content(folder.path)
    graded = grades(content)
    measured = [one.plain for _, one in graded]

    assert sorted(measured, reverse=True) == measured
    assert measured[0] > measured[-1]
    assert sum(len(list(passages_of(item))) for item in content.items) == len(measured)
    assert all(passage.item in content.items for passage, _ in graded)
    assert {
        "": None,
        "signs, emergency": ("You cannot breathe.",),
        "signs, same_day": ("It hurts more each hour.",),
    } == {passage.way: passage.texts if passage.way else None for passage, _ in graded}


@pytest.mark.parametrize("words, graded", [(99, False), (100, True)])
def test_the_shortest_section(folder: Folder, words: int, graded: bool) -> None:
    """A section is graded by itself from a hundred words on, its heading counted."""
    folder.change("chapters/sores.yaml", "text: A sore is an open spot.", f"text: {'Go. ' * (words - 3)}")

    [chapter] = read_content(folder.path).of("chapter")
    ways = [(passage.item, passage.way) for passage in passages_of(chapter)]
    assert graded is ((chapter, "sections, number 1") in ways)


def test_hard_sections(folder: Folder) -> None:
    """A section of 100 words or more is graded by itself, so that an easy chapter cannot hide it."""
    easy = "The sun is hot. We go in. " * 70
    hard = "Unavoidable complications necessitate considerable consultation. " * 20
    statement = "sources: [smith-2020], certainty: low, says: background"
    folder.change(
        "chapters/sores.yaml",
        "questions: [cold_sores]",
        f"""\
  - {{id: easy, heading: Easy, paragraphs: [[{{text: {easy}, {statement}}}]]}}
  - {{id: hard, heading: Hard, paragraphs: [[{{text: {hard}, {statement}}}]]}}
questions: [cold_sores]""",
    )

    assert 'chapter "sores", sections, number 3' == folder.only_complaint().item


def test_names_count_as_short_words() -> None:
    """A name that readers cannot do without does not make a text hard; the raw grade still shows it."""
    text = ("Microneedling may hurt. We cannot say if microneedling helps.",)

    with_name, without_name = grade(text, ("microneedling",)), grade(text, ())
    assert with_name.plain < without_name.plain
    assert with_name.raw == without_name.raw == without_name.plain


@pytest.mark.parametrize("names", [("laser", "laser resurfacing"), ("laser resurfacing", "laser")])
def test_a_name_of_two_words(names: tuple[str, ...]) -> None:
    """A name of two words counts as one short word, with a capital too, and also when its first word is a name."""
    named = grade(("Laser resurfacing may hurt. We use laser resurfacing.",), names)

    assert grade(("Skin may hurt. We use skin.",), ()).plain == named.plain


def test_a_title_is_a_sentence() -> None:
    """A text without a full stop ends before the next one; what has an end gets no second one."""
    assert grade(("What it is.", "It may hurt."), ()) == grade(("What it is", "It may hurt."), ())
    assert grade(("What it is", "It may hurt."), ()) != grade(("What it is It may hurt.",), ())


def test_bracketed_terms_are_left_out() -> None:
    """A medical term in brackets after its plain word does not make a text hard."""
    plain = grade(("It may leave dark marks.",), ()).plain

    assert plain == grade(("It may leave dark marks (post-inflammatory hyperpigmentation).",), ()).plain


@pytest.mark.parametrize(
    "text, number", [("One. Two? Three!", 3), ("One", 1), ("", 0), ('He said "go." She went.', 2)]
)
def test_sentences(text: str, number: int) -> None:
    """A text is cut into sentences at their ends."""

    assert number == len(sentences_of(text))


def test_without_a_word_list(folder: Folder) -> None:
    """A missing list of plain words is reported, and the rest of the language is checked all the same."""
    Path(folder.path / "plain_language.yaml").unlink()
    folder.change("outcomes/redness.yaml", "title: Redness", "title: It doubles.")

    assert {"content/plain_language.yaml", "content/outcomes/redness.yaml"} == {
        one.file for one in folder.complaints() if "hard to read" not in one.wrong
    }


def _rule(**fields: object) -> Wording:
    return Wording.model_validate({"write": "better words", "why": "they are plain", **fields})


@pytest.mark.parametrize(
    "avoid, text, wrong",
    [
        ("fever*", "You have a fever.", ["fever"]),
        ("fever*", "You are feverish. Fevers come.", ["feverish", "Fevers"]),
        ("fever*", "You have a high temperature.", []),
        ("nil", "The manual says so.", []),
        ("nil", "A vanil scent.", []),
        ("nil", "It is nil.", ["nil"]),
        ("gain", "It gains. It is gained.", []),
        ("*n't", "You can't, and it doesn't.", ["can't", "doesn't"]),
        ("&", "pens & rollers", ["&"]),
        ("e.g.", "creams, e.g. tretinoin", ["e.g."]),
        ("tell of", "Do not tell offhand. Tell of it.", ["Tell of"]),
    ],
)
def test_wording(avoid: str, text: str, wrong: list[str]) -> None:
    """A word to avoid is found as a whole word in any case, and with any ending or beginning at a star."""
    faults = wording_faults(text, [_rule(avoid=[avoid])])

    assert [f'it says "{word}"' for word in wrong] == [fault.wrong for fault in faults]
    assert all(fault.allowed == "better words" and "they are plain" in fault.remedy for fault in faults)


@pytest.mark.parametrize(
    "text, faults",
    [
        ("Thyroid disease.", 0),
        ("Two thyroid diseases.", 0),
        ("Disease of the thyroid.", 1),
        ("Thyroid disease, and another disease.", 1),
        ("A disease, thyroid disease.", 1),
    ],
)
def test_a_word_may_stay_in_a_phrase(text: str, faults: int) -> None:
    """An exception spares a word inside its phrase, and nowhere else in the text."""
    rule = _rule(avoid=["disease*"], unless=[{"phrase": "thyroid disease", "because": "a name"}])

    assert faults == len(wording_faults(text, [rule]))


def _with_rule(folder: Folder, unless: str = "") -> None:
    rule = f"\nwording:\n  - {{avoid: [cool the*], write: chill, why: it is plain{unless}}}"
    folder.change("plain_language.yaml", "frequency_words: [seldom]", f"frequency_words: [seldom]{rule}")


def test_wording_is_checked(folder: Folder) -> None:
    """A word to avoid is reported at its line, with what to write and why."""
    _with_rule(folder)

    complaint = folder.only_complaint()
    assert (
        "content/outcomes/redness.yaml",
        30,
        'outcome "redness", actions, number 1, what',
        "language",
    ) == (
        complaint.file,
        complaint.line,
        complaint.item,
        complaint.about,
    )
    assert ('it says "Cool the"', "chill") == (complaint.wrong, complaint.allowed)
    assert complaint.remedy == "Say it in those words: it is plain."


def test_wording_for_clinicians(folder: Folder) -> None:
    """Words for clinicians keep their own terms."""
    _with_rule(folder, ", unless: [{phrase: Cool the skin, because: a name}]")
    folder.change("outcomes/redness.yaml", "clinical: Erythema", "clinical: Erythema, cooled")

    assert [] == folder.complaints()


@pytest.mark.parametrize("phrase", ["Cool the room", "the skin"])
def test_an_idle_exception(folder: Folder, phrase: str) -> None:
    """An exception whose phrase is in no text, or spares no word to avoid, is reported at its line."""
    both = f"{{phrase: Cool the skin, because: a name}}, {{phrase: {phrase}, because: old}}"
    _with_rule(folder, f", unless: [{both}]")

    complaint = folder.only_complaint()
    assert ("content/plain_language.yaml", f'no text needs "{phrase}"', "Take it out.", "language") == (
        complaint.file,
        complaint.wrong,
        complaint.remedy,
        complaint.about,
    )
    assert "cool the*" in complaint.allowed
