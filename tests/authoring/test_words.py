"""Laws of the words on screen: what differs from what the program asks for is named, with its line and what to do."""

import pytest

from .small import Folder

PAGE = "words/page.yaml"


@pytest.mark.parametrize(
    ("old", "new", "line", "item", "wrong", "allowed", "remedy"),
    [
        (
            "title: My skin",
            "titel: My skin",
            1,
            "titel",
            '"titel" is not a key',
            "title",
            'Did you mean "title"?',
        ),
        ("title: My skin\n", "", 1, "title", "title is missing", "a text", "Add the line"),
        ('  one: "{n} cards"\n', "", 2, "parts, one", "one is missing", "a text with {n}", "Add the line"),
        ("My skin", '""', 1, "title", "title has no letter", "a text", "Write the text"),
        ("My skin", '"-"', 1, "title", "title has no letter", "a text", "Write the text"),
        ("My skin", '"4"', 1, "title", "title has no letter", "a text", "Write the text"),
        ("My skin", "[My, skin]", 1, "title", "title is not a text", "one text", "Compare it"),
        ("[first, second]", "[]", 4, "parts, many", "many is not a list", "at least one", "Compare it"),
        ("[first, second]", "first", 4, "parts, many", "many is not a list", "at least one", "Compare it"),
        (
            "[first, second]",
            '[first, ""]',
            4,
            "parts, many, number 2",
            "1 has no letter",
            "a text",
            "Write the text",
        ),
        ("{n} cards", "some cards", 3, "parts, one", "{n} is missing", "{n}", "Keep the names"),
        ("{n} cards", "{m} cards", 3, "parts, one", "there is no {m}", "{n}", "Keep the names"),
        ("My skin", '"My {n}"', 1, "title", "there is no {n}", "no name", "Keep the names"),
        ("{n} cards", "{n cards", 3, "parts, one", "a { or }", "{n}", "Write each name"),
        ("{n} cards", "n} cards", 3, "parts, one", "a { or }", "{n}", "Write each name"),
        ("{n} cards", "{n:>9999999} cards", 3, "parts, one", "a { or }", "{n}", "Write each name"),
        ("{n} cards", "{n.__class__} cards", 3, "parts, one", "a { or }", "{n}", "Write each name"),
        ("{n} cards", "{n[0]} cards", 3, "parts, one", "a { or }", "{n}", "Write each name"),
        ("{n} cards", "{n!r} cards", 3, "parts, one", "a { or }", "{n}", "Write each name"),
        ("{n} cards", "{} cards", 3, "parts, one", "a { or }", "{n}", "Write each name"),
        ("{n} cards", "{{n}} cards", 3, "parts, one", "a { or }", "{n}", "Write each name"),
        ("{n} cards", "{ n } cards", 3, "parts, one", "a { or }", "{n}", "Write each name"),
    ],
)
def test_each_mistake(
    folder: Folder, old: str, new: str, line: int, item: str, wrong: str, allowed: str, remedy: str
) -> None:
    """A text that differs is named with its file, line and key, what is wrong and allowed, and what to do."""
    folder.change(PAGE, old, new)
    complaints = [one for one in folder.complaints() if one.about == "words"]
    (complaint,) = [one for one in complaints if wrong in one.wrong]

    assert (f"content/{PAGE}", line, f'words "page", {item}') == (
        complaint.file,
        complaint.line,
        complaint.item,
    )
    assert allowed in complaint.allowed
    assert remedy in complaint.remedy


def test_a_mistyped_key_names_both(folder: Folder) -> None:
    """The key that nothing asks for, and the one that is missing, each name the other."""
    folder.change(PAGE, "title:", "titel:")

    remedies = {one.item: one.remedy for one in folder.complaints()}
    assert 'Did you mean "title"?' in remedies['words "page", titel']
    assert 'Is it the line "titel"?' in remedies['words "page", title']


def test_a_file_of_words_is_not_gone_in_silence(read_through: Folder) -> None:
    """A whole file that is missing, and one that nothing asks for, are named."""
    (read_through.path / "words" / "listen.yaml").rename(read_through.path / "words" / "listens.yaml")

    complaints = {(one.file, one.wrong) for one in read_through.complaints() if one.about == "words"}
    assert (
        "content/words/listen.yaml",
        "the file is missing, and the program asks for its words",
    ) in complaints
    assert ("content/words/listens.yaml", '"listens" is not a key that the program asks for') in complaints
