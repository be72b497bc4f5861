"""Laws of the golden texts: a changed word is reported once more, even if it passes every other check."""

from pathlib import Path
from shutil import rmtree

import pytest

from tests.content.compiled import CONTENT as COMPILED
from widgets.authoring.__main__ import main
from widgets.authoring.golden_texts import check_golden, golden_texts
from widgets.authoring.language.html_text import text_of
from widgets.authoring.reading.complaint import Complaint
from widgets.authoring.reading.content_folder import read_content

from .small import Folder

CARD = "golden/cards/cold-sore-now.txt"
CONTENT = Path(__file__).parents[2] / "content"


def complaints(folder: Folder) -> list[Complaint]:
    return check_golden(read_content(folder.path), folder.path)


def test_content_that_was_read_through_has_no_complaint(read_through: Folder) -> None:
    """What was kept is what is there."""
    assert [] == complaints(read_through)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("situations/cold-sore-now.yaml", "text: A label says to wait.", "text: A label says to go ahead."),
        ("situations/cold-sore-now.yaml", "certainty: low", "certainty: high"),
        ("situations/cold-sore-now.yaml", "how: [Call them.]", "how: [Just go.]"),
        (
            "rules/cold-sore-now.yaml",
            "urgency: usually_put_off\nuntil: the sore is gone",
            "urgency: usually_not_done",
        ),
        ("rules/cold-sore-now.yaml", "that you have a cold sore now.", "that you have no cold sore now."),
        ("rules/cold-sore-now.yaml", "is: now", "is_unknown: true"),
        ("findings/smith-redness.yaml", "count: {n: 5, of: 20}", "count: {n: 4, of: 20}"),
    ],
)
def test_a_changed_word_of_a_card_is_seen(read_through: Folder, name: str, old: str, new: str) -> None:
    """A reversed sentence, another certainty, step, urgency, reason, condition or count: each is a complaint."""
    read_through.change(name, old, new)
    all_complaints = complaints(read_through)

    assert all_complaints and all(complaint.about == "golden" for complaint in all_complaints)
    assert any(complaint.file.startswith("content/golden/cards/") for complaint in all_complaints)


@pytest.mark.parametrize(
    ("name", "old", "new", "file"),
    [
        (
            "chapters/sores.yaml",
            "A sore is an open spot.",
            "A sore is a closed spot.",
            "golden/chapters/sores.txt",
        ),
        (
            "concerns/spots.yaml",
            "Needles harms one two.",
            "No harm came one two.",
            "golden/concerns/spots.txt",
        ),
        ("timeline.yaml", "The skin is red.", "The skin is pale.", "golden/timeline.txt"),
        (
            "questions/cold_sores.yaml",
            "why: It can spread.",
            "why: It stays.",
            "golden/questions/cold_sores.txt",
        ),
        ("glossary.yaml", "A small mark.", "A large mark.", "golden/glossary.txt"),
        (
            "questions/cold_sores.yaml",
            "labialis: none reported",
            "labialis: reported",
            "golden/questions/cold_sores.txt",
        ),
        ("words/page.yaml", "title: My skin", "title: It heals at once", "golden/words/page.txt"),
        ("signs.yaml", "judgement: false", "judgement: true", "golden/signs.txt"),
    ],
)
def test_a_changed_word_elsewhere_is_seen(
    read_through: Folder, name: str, old: str, new: str, file: str
) -> None:
    """Chapters, options, the time line, questions, words of the glossary and words on screen are kept too, and
    whether a speed is our own view."""
    read_through.change(name, old, new)

    assert [f"content/{file}"] == [complaint.file for complaint in complaints(read_through)]


def test_the_complaint_says_what_changed(read_through: Folder) -> None:
    """It names both texts, the line, and what to do."""
    read_through.change("situations/cold-sore-now.yaml", "text: A sore may spread.", "text: A sore may grow.")
    (complaint,) = complaints(read_through)

    assert "A sore may grow." in complaint.wrong and "1 more difference" in complaint.wrong
    assert "A sore may spread." in complaint.allowed and "make golden" in complaint.remedy
    line = (read_through.path / CARD).read_text().splitlines()[complaint.line - 1]
    assert "A sore may spread." == line


def test_a_text_that_nobody_read_is_missing(read_through: Folder) -> None:
    """A card without a golden file, and a golden file without a card, are complaints: the check fails closed."""
    (read_through.path / CARD).rename(read_through.path / "golden/cards/gone.txt")

    assert ["it is missing", "nothing in the content"] == [
        next(
            words
            for words in ("it is missing", "nothing in the content")
            if complaint.wrong.startswith(words)
        )
        for complaint in complaints(read_through)
    ]


def test_an_empty_folder_of_golden_texts_passes_nothing(read_through: Folder) -> None:
    """Where nothing was ever kept, everything is missing."""
    rmtree(read_through.path / "golden")

    assert len(golden_texts(read_content(read_through.path))) == len(complaints(read_through)) > 10


def test_a_missing_word_is_a_complaint(read_through: Folder) -> None:
    """A mistyped key of the words on screen is named, and does not end in a traceback."""
    read_through.change("words/cards.yaml", "how_sure_heading:", "how_sure_headings:")
    (complaint,) = complaints(read_through)

    assert "content/words/cards.yaml" == complaint.file
    assert 'there is no text for "cards.how_sure_heading"' == complaint.wrong


@pytest.mark.parametrize("key", ["studies.axis", "as_table"])
def test_a_missing_word_of_a_chart_is_a_complaint(
    read_through: Folder, capsys: pytest.CaptureFixture[str], key: str
) -> None:
    """A word that only a chart needs, and no golden text keeps: `check` and `golden` name what is missing."""
    line = {"studies.axis": '  axis: "People in 100"\n', "as_table": 'as_table: "The same as a table"\n'}[key]
    read_through.change("words/charts.yaml", line, "")
    place = ["--content", str(read_through.path)]

    for command in (["check", *place, "--today", "2026-11-20"], ["golden", *place]):
        assert 1 == main(command)
        said = capsys.readouterr().err
        assert "content/words/charts.yaml" in said
        assert f"{key.rpartition('.')[2]} is missing, and the program asks for it" in said
        assert "Add the line" in said


@pytest.mark.parametrize("source", ["smith-2020", "smith-2021"])
def test_a_mistyped_card_is_a_complaint(
    read_through: Folder, capsys: pytest.CaptureFixture[str], source: str
) -> None:
    """A page whose one card is mistyped has no dates, and that never hides the complaint about the card or a source."""
    read_through.change("chapters/sores.yaml", "cards: [cold-sore-now, redness]", "cards: [cold-sores-now]")
    read_through.change("chapters/sores.yaml", "sources: [smith-2020]", f"sources: [{source}]")

    assert 1 == main(["check", "--content", str(read_through.path), "--today", "2026-11-20"])
    said = capsys.readouterr().err
    assert 'there is no card "cold-sores-now"' in said
    assert ('there is no source "smith-2021"' in said) == (source == "smith-2021")


def test_a_sign_that_is_not_there_is_not_taken_for_a_word(read_through: Folder) -> None:
    """A card that names an unknown sign has no text to compare: the complaint says so, and refers to the others."""
    read_through.change("outcomes/redness.yaml", "warning_signs: [hurts-more]", "warning_signs: [eye-shut]")
    (complaint,) = complaints(read_through)

    assert ("content/golden", True) == (complaint.file, '"eye-shut"' in complaint.wrong)
    assert "other complaints" in complaint.remedy


def test_the_command_keeps_and_check_looks(read_through: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """`golden` writes the files and names those that changed; `check` fails before and passes after."""
    place = ["--content", str(read_through.path)]
    read_through.change(
        "situations/cold-sore-now.yaml", "text: A label says to wait.", "text: A label says to stop."
    )
    assert 1 == main(["check", *place, "--today", "2026-11-20"])
    assert 0 == main(["golden", *place])
    assert "golden/cards/cold-sore-now.txt" in capsys.readouterr().out
    assert 0 == main(["check", *place, "--today", "2026-11-20"])
    assert 0 == main(["golden", *place])
    assert "No golden text changed." in capsys.readouterr().out


def test_nothing_is_kept_of_broken_content(read_through: Folder) -> None:
    """Content with a complaint keeps the golden texts that were there."""
    before = (read_through.path / CARD).read_text()
    read_through.change(
        "situations/cold-sore-now.yaml",
        "[smith-2020]\n    certainty: low",
        "[smith-2021]\n    certainty: low",
    )

    assert 1 == main(["golden", "--content", str(read_through.path)])
    assert before == (read_through.path / CARD).read_text()


def test_a_golden_card_is_the_card_as_read() -> None:
    """The real dark-marks card is there in short and in full, with certainty, sources and rules. In short it has
    its fact, its first step, its signs and what nobody knows, and names no source."""
    text = golden_texts(read_content(CONTENT))["golden/cards/dark-marks.txt"]

    short, full = text.split("IN FULL")
    card = COMPILED.cards["dark-marks"]
    ids = {id for item in (card.fact, card.first, card.unknown, *card.warning_signs) for id in item.sources}
    parts = (card.fact.text, card.first.what, *(sign.text for sign in card.warning_signs), card.unknown.text)
    assert "5 of 36 people got dark marks, and 31 did not" in short and len(short) < len(full)
    assert [] == [text for text in parts if text not in short]
    assert ids and [] == [id for id in ids if id in short]
    assert (
        "[low; report; dogra-2014]: " in full and "dark-marks-by-skin-type [tell_whoever_treats_you; " in full
    )


def test_text_of_html() -> None:
    """A line a block; what is left out by its class, drawings and buttons are gone, and what follows is there."""
    html = (
        '<p>One <b>two</b></p><div class="mw-deep x">three<br>four<p>five</p></div><ul><li>six &amp; seven</li></ul>'
        "<svg><path/><text>eight</text></svg><button>nine</button>ten"
    )

    assert "One two\nsix & seven\nten" == text_of(html, without=("mw-deep",))


@pytest.mark.parametrize("html", ["<div>One<p>two</p>three</div>", "One<p/>two<hr><div/>three"])
def test_a_block_is_a_line(html: str) -> None:
    """A block begins a line and ends one, also inside another block and when it is empty."""
    assert "One\ntwo\nthree" == text_of(html)


def test_nothing_is_kept_of_a_text_that_is_known_to_be_wrong(
    read_through: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    """While any other check complains, for instance about a figure that is in no extract, nothing is kept."""
    before = (read_through.path / CARD).read_text()
    read_through.change(
        "situations/cold-sore-now.yaml", "text: A label says to wait.", "text: Wait for 88 days."
    )

    assert 1 == main(["golden", "--content", str(read_through.path)])
    assert "88" in (errors := capsys.readouterr().err) and "No golden text was written" in errors
    assert before == (read_through.path / CARD).read_text()
