"""Parts of a chapter: few and short, each section in one of them, and every mistake reported with its remedy."""

import pytest

from widgets.authoring.schema.pages import ANSWER_WORDS, PARTS, TEXT_WORDS

from .small import FILES, Folder

CHAPTER = "chapters/sores.yaml"
SENTENCE = "A sore may spread to the skin that is close to it. "
NAMES = ("one", "two", "three", "four", "five", "six", "seven")


def statement(text: str) -> str:
    return f"{{text: '{text}', sources: [smith-2020], certainty: low, says: background}}"


def in_parts(parts: list[tuple[str, list[str]]], answers: dict[str, str] | None = None) -> str:
    """Return the small chapter with these parts, and with the sections that they should name."""
    text = FILES[CHAPTER]
    head, tail = text.split("sections:\n", 1)
    added = "".join(
        f"  - id: {id}\n    heading: What is {id}?\n    answer:\n"
        f"      - [{statement((answers or {}).get(id, f'A sore may spread to {id}.'))}]\n"
        f"    more: [{', '.join(more)}]\n"
        for id, more in parts
    )
    others = "".join(
        f"  - id: more-{n}\n    heading: More {n}\n    paragraphs:\n"
        f"      - [{statement(f'A sore {n} is an open spot.')}]\n"
        for n in NAMES[1:4]
    )
    sections, rest = tail.split("questions: ", 1)
    return f"{head}parts:\n{added}sections:\n{sections}{others}questions: {rest}"


FOUR = [("one", ["first"]), *((n, [f"more-{n}"]) for n in NAMES[1:4])]


def complaints(folder: Folder, text: str) -> list:
    folder.put(CHAPTER, text)
    return [one for one in folder.complaints() if one.about == "schema"]


def test_a_chapter_in_four_parts_is_valid(folder: Folder) -> None:
    """What the other tests break has no complaint before."""
    assert [] == complaints(folder, in_parts(FOUR))


@pytest.mark.parametrize(
    "parts, wrong, allowed",
    [
        (FOUR[:3], f"it has {PARTS[0] - 1} parts", "4 to 6 parts"),
        ([(n, ["first"]) for n in NAMES], f"it has {PARTS[1] + 1} parts", "4 to 6 parts"),
        ([("one", ["first", "gone"]), *FOUR[1:]], "the section 'gone', which", "first, more-two"),
        ([("one", ["first", "more-two"]), *FOUR[1:]], "'more-two' is in the parts twice", "in one part"),
        ([("one", ["more-two"]), ("two", ["more-two"]), *FOUR[2:]], "parts twice", "in one part"),
        ([("one", ["more-two"]), ("two", ["more-three"]), ("three", ["more-four"])], "3 parts", "4 to 6"),
        ([*FOUR[:3], ("four", ["first"])], "'first' is in the parts twice", "in one part"),
    ],
)
def test_parts_that_do_not_fit_their_sections_are_named(
    folder: Folder, parts: list[tuple[str, list[str]]], wrong: str, allowed: str
) -> None:
    """The complaint says what does not fit, what would, and what to do."""
    [complaint] = complaints(folder, in_parts(parts))

    assert wrong in complaint.wrong and allowed in complaint.allowed
    assert 'chapter "sores"' in complaint.item


def test_a_section_that_no_part_has_is_named(folder: Folder) -> None:
    """It would be on no page: that is never what an author means."""
    lost = f"  - id: lost\n    heading: Lost\n    paragraphs:\n      - [{statement('A sore is lost.')}]\n"
    [complaint] = complaints(folder, in_parts(FOUR).replace("sections:\n", f"sections:\n{lost}"))

    assert "no part has the section 'lost'" in complaint.wrong


@pytest.mark.parametrize("id, refused", [("sores", True), ("welcome", False), ("your-skin", False)])
def test_a_long_chapter_has_parts(folder: Folder, id: str, refused: bool) -> None:
    """A text that is too long to be read through is refused without parts, but on the pages that ask first."""
    text, sentence = FILES[CHAPTER].replace("id: sores", f"id: {id}", 1), "A sore is an open spot."
    most = TEXT_WORDS // len(sentence.split())
    found = {}
    for name, times in (("short", most), ("long", most + 1)):
        folder.put(f"chapters/{id}.yaml", text.replace(sentence, " ".join([sentence] * times)))
        found[name] = [one for one in folder.complaints() if "it has no parts" in one.wrong]

    assert ([], refused) == (found["short"], bool(found["long"]))
    assert [] == [one.allowed for one in found["long"] if "4 to 6 parts" not in one.allowed]


@pytest.mark.parametrize("too_many", [False, True])
def test_the_answer_of_a_part_is_short(folder: Folder, too_many: bool) -> None:
    """A long answer is refused with its number of words and the limit; one word less is accepted."""
    words = ANSWER_WORDS + too_many
    found = complaints(folder, in_parts(FOUR, {"two": " ".join(["sore"] * words)}))

    assert [f"the answer has {words} words"] * too_many == [one.wrong for one in found]
    assert [] == [one.item for one in found if "parts, number 2" not in one.item]


@pytest.mark.parametrize("too_many", [False, True])
def test_the_text_in_sight_of_a_chapter_is_short(folder: Folder, too_many: bool) -> None:
    """Six short answers and many headings can be too much together."""
    lead = FILES[CHAPTER].split("lead: ")[1].split("\n")[0]
    text = in_parts(FOUR)
    folder.put(CHAPTER, text)
    headings = ("What it is", "More two", "More three", "More four")
    used = [word for text in ("Cold sores", "Should I wait?", *headings) for word in text.split()]
    used += [word for id, _ in FOUR for word in f"What is {id}? A sore may spread to {id}.".split()]
    room = TEXT_WORDS - len(used) + too_many
    found = complaints(folder, text.replace(lead, " ".join(["sores"] * room)))

    assert [f"its title, lead, headings and answers have {TEXT_WORDS + 1} words"] * too_many == [
        one.wrong for one in found
    ]
