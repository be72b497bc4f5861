"""Laws of the command line: exit codes, where words go, and one card shown before anything is published."""

from pathlib import Path

import pytest

from widgets.authoring.__main__ import main

from .small import Folder

CONTENT = Path(__file__).parents[2] / "content"


def run(folder: Folder, *words: str) -> int:
    """Run a command on a folder."""
    return main([words[0], "--content", str(folder.path), *words[1:]])


def test_check(read_through: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """A check without complaints says what it read and how hard it is, and ends well."""
    assert 0 == run(read_through, "check", "--today", "2026-11-20")
    output = capsys.readouterr()
    assert (
        "Read: 1 source, 2 findings, 1 outcome, 1 situation, 1 rule, 1 question, 1 chapter, 1 concern, "
        "1 notice, 1 file of claims, 4 files of words, 1 case."
    ) in output.out
    assert "The content has no complaints." in output.out
    assert "" == output.err


def test_check_with_complaints(read_through: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """A check with complaints ends with 1 and lists all of them, in order, with their number."""
    read_through.change("outcomes/redness.yaml", "order: 10", "order: ten")
    read_through.change("help.yaml", "Take care.", "It doubles.")

    assert 1 == run(read_through, "check", "--today", "2026-11-20")
    errors = capsys.readouterr().err
    first, second = "content/help.yaml, line 8: help, closing", "content/outcomes/redness.yaml, line 4"
    assert errors.index(first) < errors.index(second)
    assert all(word in errors for word in ("wrong:", "allowed:", "do:", "2 complaints in 2 files."))


def test_check_compares_dates(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """The date of a check decides what is overdue."""
    assert 1 == run(folder, "check", "--today", "2030-01-01")
    assert "the review was due on 2027-11-20" in capsys.readouterr().err


def test_compile(folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A compile writes the file and names its version."""
    out = tmp_path / "content.json"

    assert 0 == run(folder, "compile", "--out", str(out))
    assert "(version " in capsys.readouterr().out
    assert out.is_file()


def test_compile_keeps_the_old_file(
    folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A compile with complaints writes nothing, keeps what was there, and says so."""
    out = tmp_path / "content.json"
    out.write_text("old")
    folder.change("outcomes/redness.yaml", "order: 10", "order: ten")

    assert 1 == run(folder, "compile", "--out", str(out))
    assert "old" == out.read_text()
    errors = capsys.readouterr().err
    assert '"ten" is not a whole number' in errors
    assert "Nothing was written" in errors and "is kept" in errors


def test_no_content_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there is one clear complaint for every command."""
    nothing = Folder(tmp_path / "nothing")

    assert 1 == run(nothing, "check")
    assert 1 == run(nothing, "compile", "--out", str(tmp_path / "x.json"))
    assert 2 == capsys.readouterr().err.count("there is no such folder")


def test_preview(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A preview shows one card of the real content as text, its reasons and its grade, and as a page."""
    page = tmp_path / "card.html"

    assert 0 == main(["preview", "vitiligo-growing", "--content", str(CONTENT), "--html", str(page)])
    output = capsys.readouterr().out
    assert "Reasons that readers see:" in output and "You told us" in output
    assert "Language: grade " in output
    markup = page.read_text(encoding="utf-8")
    assert markup.startswith("<!doctype html>") and "vitiligo" in markup and "<details" in markup


def test_preview_of_an_unknown_card(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """A card that is not there is named, with a near spelling and all cards."""
    assert 1 == run(folder, "preview", "rednes")
    assert 'Did you mean "redness"?' in capsys.readouterr().err


def test_preview_with_complaints(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """A preview of content that cannot be compiled lists the complaints instead."""
    folder.change("outcomes/redness.yaml", "order: 10", "order: ten")

    assert 1 == run(folder, "preview", "redness")
    assert '"ten" is not a whole number' in capsys.readouterr().err


def test_schema(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """The schemas for editors are written into the content folder."""
    assert 0 == run(folder, "schema")
    assert (folder.path / "schema" / "outcome.json").is_file()
    assert "outcome.json" in capsys.readouterr().out
