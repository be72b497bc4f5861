"""Laws of reading YAML: each trap is named with its line, and nothing is guessed."""

import pytest

from widgets.authoring.reading.complaint import complaints_text

from .small import Folder

TITLE = "title: Redness"
TRAPS = [  # new text for the line "title: Redness", line, part of wrong, part of remedy
    ("title: Redness\ntitle: Heat", 3, "a second time (first on line 2)", "Delete one"),
    ("\ttitle: Redness", 2, "a tab", "two spaces"),
    ("title: Redness: heat", 2, 'a ":" in the middle of a text', "double quotes"),
    ("title: Redness\n---", 3, "several documents", "a file of its own"),
    ("title: &name Redness", 2, 'a "&" is used', "double quotes"),
    ("title: !name Redness", 2, 'a "!" is used', "double quotes"),
    ("title: *name", 2, "a meaning of its own", "double quotes"),
    ("title: @Redness", 2, "a sign that YAML keeps for itself", "double quotes"),
    ("title: 'Redness", 2, "", ""),
    ("title: Redness #3 is worst", 2, 'cut off before "#3 is worst"', "double quotes"),
    ("title", 2, "", ""),
]
NOT_TEXT = [  # what is typed for a text, part of wrong
    ("no", "a bare no as false"),
    ("Yes", "a bare Yes as true"),
    ("off", "a bare off as false"),
    ("2026-11-20", "the date 2026-11-20 is not in quotes"),
    ("2026-13-45", "the date 2026-13-45 is not in quotes"),
    ("12", "a bare 12 as a number"),
    ("1.5", "a bare 1.5 as a number"),
    ("12:30", "a bare 12:30 as a number"),
    ("null", "title is empty"),
    ("", "title is empty"),
    ('""', "title is empty"),
    ("[a, b]", "a list is not a text"),
]


@pytest.mark.parametrize("line, number, wrong, remedy", [trap for trap in TRAPS if trap[2]])
def test_traps(folder: Folder, line: str, number: int, wrong: str, remedy: str) -> None:
    """A YAML pitfall is reported with the file, the line and what to do."""
    folder.change("outcomes/redness.yaml", TITLE, line)

    complaint = next(one for one in folder.complaints() if one.about == "reading")
    assert ("content/outcomes/redness.yaml", number) == (complaint.file, complaint.line)
    assert wrong in complaint.wrong
    assert remedy in complaint.remedy


@pytest.mark.parametrize("line", [trap[0] for trap in TRAPS if trap[1]])
def test_no_trap_passes(folder: Folder, line: str) -> None:
    """No broken file is ever read without a complaint."""
    folder.change("outcomes/redness.yaml", TITLE, line)

    assert folder.complaints()


@pytest.mark.parametrize("value, wrong", NOT_TEXT)
def test_values_that_are_not_text(folder: Folder, value: str, wrong: str) -> None:
    """Where a text belongs, what YAML turns into something else is reported as it was typed."""
    folder.change("outcomes/redness.yaml", TITLE, f"title: {value}")

    complaint = folder.only_complaint()
    assert 2 == complaint.line
    assert 'outcome "redness", title' == complaint.item
    assert wrong in complaint.wrong
    assert complaint.remedy


def test_bare_dates(folder: Folder) -> None:
    """A date without quotes is asked to be put in quotes."""
    folder.change("outcomes/redness.yaml", 'last_checked: "2026-11-20"', "last_checked: 2026-11-20")

    complaint = folder.only_complaint()
    assert 'Put it in quotes: "2026-11-20".' == complaint.remedy


@pytest.mark.parametrize(
    "raw, line, wrong",
    [
        (b"", 1, "it is empty"),
        (b"# only a remark\n", 1, "it is empty"),
        (b"id: x\ntitle: caf\xe9\n", 2, "not stored as UTF-8"),
        ("id: x\n".encode("utf-16"), 1, "not stored as UTF-8"),
        (b"a: \x01\n", 1, "column 4: a control character (U+0001)"),
        (b"a: " + b"[" * 3000, 1, ""),
        (b"- " * 200 + b"a", 1, "nested too deeply"),
        (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", 1, 'a "&" is used'),
        (b"a: &a [*a]\n", 1, 'a "&" is used'),
        (b"no: 1\n", 1, "the key no is not read as text"),
        (b"a" * 600_000, 1, "far too large"),
    ],
)
def test_files_that_cannot_be_read(folder: Folder, raw: bytes, line: int, wrong: str) -> None:
    """An empty, huge, wrongly stored or endless file is one complaint and never a crash."""
    folder.put("sources/odd.yaml", raw)

    complaint = next(one for one in folder.complaints() if one.file == "content/sources/odd.yaml")
    assert (line, "reading") == (complaint.line, complaint.about)
    assert wrong in complaint.wrong


def test_a_broken_file_hides_nothing(folder: Folder) -> None:
    """A file that cannot be read never hides a complaint about another, nor causes a second one."""
    folder.put("sources/smith-2020.yaml", "id: [")
    folder.change("outcomes/redness.yaml", "order: 10", "order: ten")
    folder.change("rules/cold-sore-now.yaml", "urgency: usually_put_off", "urgency: later")

    complaints = folder.complaints()
    assert {
        "content/sources/smith-2020.yaml",
        "content/outcomes/redness.yaml",
        "content/rules/cold-sore-now.yaml",
    } == {one.file for one in complaints}
    assert 3 == len(complaints)
    assert complaints_text(complaints).endswith("3 complaints in 3 files.")


@pytest.mark.parametrize(
    "name, wrong",
    [
        ("sources/one.yml", "it is not read"),
        ("sources/one.yaml.txt", "it is not read"),
        ("source/one.yaml", "nothing reads source"),
        ("notes.yaml", "nothing reads notes.yaml"),
    ],
)
def test_files_in_the_wrong_place(folder: Folder, name: str, wrong: str) -> None:
    """A file that would be skipped silently is reported."""
    folder.put(name, "id: one\n")

    assert wrong in folder.only_complaint().wrong


@pytest.mark.parametrize("name", ["templates/outcome.yaml", "schema/outcome.json", "README.md", ".hidden"])
def test_files_that_are_not_content(folder: Folder, name: str) -> None:
    """Templates, schemas and the README are not read as content."""
    folder.put(name, "{{{")

    assert [] == folder.complaints()


@pytest.mark.parametrize(
    "name", ["timeline.yaml", "help.yaml", "certainty.yaml", "urgency.yaml", "plain_language.yaml", "words"]
)
def test_missing_files(folder: Folder, name: str) -> None:
    """A missing file or folder is reported by name."""
    place = folder.path / name
    for path in place.glob("*") if place.is_dir() else [place]:
        path.unlink()

    missing = [one for one in folder.complaints() if one.file == f"content/{name}"]
    assert ["it is missing or empty"] == [one.wrong for one in missing]


def test_a_missing_folder(tmp_path) -> None:
    """A content folder that is not there is one clear complaint."""
    assert "there is no such folder" == Folder(tmp_path / "nothing").only_complaint().wrong


def test_a_value_that_is_not_there_is_no_null(folder: Folder) -> None:
    """Where an address was deleted by mistake, nothing may pass for "has none"."""
    folder.change("sources/smith-2020.yaml", "url: https://example.org/smith", "url:")

    complaint = next(one for one in folder.complaints() if one.about == "reading")
    assert ("content/sources/smith-2020.yaml", "nothing is written here") == (complaint.file, complaint.wrong)
    assert "write null" in complaint.remedy
