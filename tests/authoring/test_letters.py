"""Laws of letters and bare values: what no one can see, or YAML reads differently from a person, is named."""

import pytest

from widgets.authoring.reading.letters import wrong_letters

from .small import Folder

RULE, FINDING = "rules/cold-sore-now.yaml", "findings/smith-redness.yaml"


@pytest.mark.parametrize(
    ("sign", "what"),
    [
        ("\u202e", "turns the direction"),
        ("\u2067", "turns the direction"),
        ("\u200f", "no one can see"),
        ("\u200b", "no one can see"),
        ("\ufeff", "no one can see"),
        ("\u00ad", "no one can see"),
        ("\u2028", "no one can see"),
        ("\U000e0041", "no one can see"),
        ("\u00a0", "a space that is not the usual one"),
        ("\u0007", "a control character"),
        ("\u001b", "a control character"),
        ("\u0085", "a control character"),
        ("\u007f", "a control character"),
        ("\u0301", "an accent that is typed apart"),
        ("\u0430", "not one of our alphabet (Cyrillic)"),
        ("\u03bf", "not one of our alphabet (Greek)"),
        ("\uff41", "not one of our alphabet (Fullwidth)"),
        ("\ue000", "only one font knows"),
    ],
)
def test_a_letter_that_no_one_sees_is_named(folder: Folder, sign: str, what: str) -> None:
    """Each is named with its line, its column and its number, also where it is written as that number."""
    folder.change(RULE, "that you have a cold sore now", f"that you have a c{sign}old sore now")
    (complaint,) = [one for one in folder.complaints() if one.file == f"content/{RULE}"]
    assert 6 == complaint.line
    assert "column 39: " in complaint.wrong and what in complaint.wrong
    assert f"U+{ord(sign):04X}" in complaint.wrong and sign not in str(complaint)

    folder.change(
        RULE,
        f"because: You told us that you have a c{sign}old sore now.",
        f'because: "A c\\U{ord(sign):08x}old."',
    )
    (complaint,) = [one for one in folder.complaints() if one.file == f"content/{RULE}"]
    assert (6, True) == (complaint.line, what in complaint.wrong)


def test_the_letters_of_names_are_ours() -> None:
    """Accents of European names, fractions, degrees, quotes and drawn signs may be in a text."""
    assert [] == list(wrong_letters('Wadołowski, Müller, Peña: “½” at 5 °C, 3 µm, ● and\ta "…" – €\r\n'))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("012", "10"),
        ("0x1F", "31"),
        ("0b11", "3"),
        ("1_0", "10"),
        ("1:30", "90"),
        ("+5", "5"),
        ("0o17", "0o17"),
        ("1e1", "1e1"),
        (".5", ".5"),
        ("5.0", "5.0"),
        ("1,000", ""),
        ("yes", "yes"),
        ("~", "nothing"),
        (".inf", ".inf"),
    ],
)
def test_a_count_never_changes_in_silence(folder: Folder, written: str, read: str) -> None:
    """A number that is not a plain one gets a complaint with its line and what would have been made of it."""
    folder.change(FINDING, "n: 5,", f"n: {written},")
    complaints = [one for one in folder.complaints() if one.file == f"content/{FINDING}" and one.line == 7]

    assert complaints and read in "".join(map(str, complaints))


@pytest.mark.parametrize(
    ("written", "read"), [("yes", "true"), ("off", "false"), ("True", "true"), ("FALSE", "false")]
)
def test_true_and_false_are_written_so(folder: Folder, written: str, read: str) -> None:
    """Only true and false are read as they are written."""
    folder.change(RULE, "own_judgement: false", f"own_judgement: {written}")
    (complaint,) = [one for one in folder.complaints() if one.about == "reading"]

    assert (8, f"YAML makes {read} of it") == (complaint.line, complaint.wrong.partition(": ")[2])
    assert "Write it in one of these ways." == complaint.remedy


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "wrong", "allowed"),
    [
        ("certainty.yaml", "marks: 3", "marks: 4", 4, "moderate has 4 marks, and high", "fewer marks"),
        (
            "sources/smith-2020.yaml",
            "https://example.org/smith",
            "https://",
            5,
            "not a web address",
            "name of a site",
        ),
        (RULE, "You told us that you have a cold sore now.", '"."', 6, "no letter", "words"),
        ("help.yaml", "Read this first.", '"-"', 2, "no letter", "words"),
        (
            "outcomes/redness.yaml",
            "order: 10",
            "order: 99999999999999999999",
            4,
            "too large",
            "at most 10,000",
        ),
        ("outcomes/redness.yaml", "order: 10", "order: -1", 4, "too small", "at least 0"),
        (
            "outcomes/redness.yaml",
            "sources: [smith-2020], certainty: low, says: report}\norder",
            "sources: [[smith-2020]], certainty: low, says: report}\norder",
            3,
            "is not a text",
            "a text",
        ),
    ],
)
def test_values_out_of_range(
    folder: Folder, file: str, old: str, new: str, line: int, wrong: str, allowed: str
) -> None:
    """Marks, addresses, texts and numbers that cannot be meant are named with their line."""
    folder.change(file, old, new)
    (complaint,) = [
        one for one in folder.complaints() if one.file == f"content/{file}" and wrong in one.wrong
    ]

    assert line == complaint.line
    assert allowed in complaint.allowed


@pytest.mark.parametrize(("begins", "fault"), [(25, "there is a gap"), (23, "there is an overlap")])
def test_stages_join(folder: Folder, begins: int, fault: str) -> None:
    """A stage begins where the one before it ends: else the line of its beginning is named."""
    text = (folder.path / "timeline.yaml").read_text(encoding="utf-8")
    stage = f"  - {{id: later, label: Later, from_hours: {begins}, to_hours: 48, body: [], advice: []}}\n"
    folder.put("timeline.yaml", text + stage.replace(str(begins), "24"))
    assert [] == folder.complaints()

    folder.put("timeline.yaml", text + stage)
    complaint = folder.only_complaint()
    assert (text.count("\n") + 1, "from_hours: 24, where the stage before it ends") == (
        complaint.line,
        complaint.allowed,
    )
    assert fault in complaint.wrong


def test_deep_nesting_ends_in_a_complaint(folder: Folder) -> None:
    """Neither brackets nor dashes without end bring the program down."""
    for text in ("a: " + "[" * 20_000 + "]" * 20_000, "[" * 200_000, "- " * 100_000, "a: " + "{a: " * 20_000):
        folder.put("help.yaml", text)
        assert "it is nested too deeply" in {one.wrong for one in folder.complaints()}


def test_a_complaint_shows_what_no_one_sees(folder: Folder) -> None:
    """What a complaint repeats of a text is printed as numbers where a terminal would obey it."""
    folder.change(FINDING, "card: redness", 'card: "red\\e[31mness\\u202e"')
    said = "".join(map(str, folder.complaints()))

    assert "red<U+001B>[31mness<U+202E>" in said
    assert said.replace("\n", "").isprintable()
