"""Laws of compiling: the same content gives the same bytes, and nothing wrong is ever written."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from widgets.authoring import compiler as compiling
from widgets.core.loading import build, load

from .small import FILES, Folder, small_folder

PARTS = {
    "version",
    "sources",
    "findings",
    "cards",
    "rules",
    "questions",
    "questions_asked",
    "teaching",
    "picks",
    "chapters",
    "timeline",
    "words",
    "help",
    "certainty",
    "urgency",
    "concerns",
    "notices",
    "glossary",
    "articles",
    "reviews",
}


def compiled(folder: Folder) -> dict:
    """The compiled content of a folder that has no complaint."""
    content, complaints = compiling.compile_content(folder.path)
    assert [] == complaints
    return content


def test_parts(folder: Folder) -> None:
    """The compiled content has every part, by id, and cards know their kind."""
    content = compiled(folder)

    assert PARTS == set(content)
    assert {"redness": "outcome", "cold-sore-now": "situation"} == {
        id: card["kind"] for id, card in content["cards"].items()
    }
    assert {"title": "My skin", "parts": {"one": "{n} cards", "many": ["first", "second"]}} == content[
        "words"
    ]["page"]
    assert {"question": "cold_sores", "word": "is", "options": ["now"]} == content["rules"]["cold-sore-now"][
        "when"
    ]
    assert {"question": "cold_sores", "word": "is", "options": ["now"]} == content["picks"]["picks"][0][
        "says"
    ]
    assert 4 == content["certainty"]["high"]["marks"]


def test_core_reads_it(folder: Folder) -> None:
    """What is compiled is what the workbook's core can read."""
    content = build(compiled(folder))

    assert ["redness", "cold-sore-now"] == list(content.cards)
    assert 20 == content.sources["smith-2020"].study.people


@pytest.mark.usefixtures("folder")
def test_same_bytes(tmp_path: Path) -> None:
    """The same content gives the same bytes, whatever the order of files and keys."""
    one, other = small_folder(tmp_path / "one"), Folder(tmp_path / "other" / "content")
    for name, text in reversed(FILES.items()):
        other.put(name, text)
    other.change("words/page.yaml", "title: My skin\n", "")
    other.change("words/page.yaml", "second]\n", "second]\ntitle: My skin\n")
    other.change(
        "help.yaml",
        "title: Get help now\nintro: Read this first.\n",
        "intro: Read this first.\ntitle: Get help now\n",
    )

    assert compiling.as_bytes(compiled(one)) == compiling.as_bytes(compiled(other))


def test_version(folder: Folder) -> None:
    """The version changes with the content, and only then."""
    before = compiled(folder)["version"]
    folder.change("help.yaml", "Take care.", "Take care!")

    assert 12 == len(before)
    assert before != compiled(folder)["version"]


@pytest.mark.parametrize(
    "name, old, new",
    [
        ("outcomes/redness.yaml", "order: 10", "order: ten"),
        ("outcomes/redness.yaml", "findings: [smith-redness]", "findings: [nothing]"),
        ("rules/cold-sore-now.yaml", "sources: [smith-2020]", "sources: []"),
        ("help.yaml", "title:", "title:\ttitle:"),
    ],
)
def test_wrong_content_is_not_compiled(folder: Folder, name: str, old: str, new: str) -> None:
    """Nothing is compiled while a file, a field or a reference is wrong."""
    folder.change(name, old, new)

    content, complaints = compiling.compile_content(folder.path)
    assert content is None
    assert [f"content/{name}"] == [one.file for one in complaints]


def test_words_do_not_stop_a_compile(folder: Folder) -> None:
    """A complaint about words fails the check and does not stop a compile."""
    folder.change("outcomes/redness.yaml", "title: Redness", "title: It is rare")

    assert folder.complaints()
    assert "It is rare" == compiled(folder)["cards"]["redness"]["title"]


def test_written_in_one_move(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A compile that is broken off leaves the old file whole and nothing beside it."""
    path = tmp_path / "out" / "content.json"
    compiling.write(compiled(folder), path)
    before = path.read_bytes()

    def broken(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(compiling.os, "replace", broken)
    with pytest.raises(OSError, match="disk full"):
        compiling.write({"version": "other"}, path)
    assert before == path.read_bytes()
    assert [path] == list(path.parent.iterdir())


def test_written_file_loads(folder: Folder, tmp_path: Path) -> None:
    """The written file is the content, and is loaded by core."""
    path = tmp_path / "content.json"
    compiling.write(compiled(folder), path)

    assert compiled(folder) == json.loads(path.read_text(encoding="utf-8"))
    assert compiled(folder)["version"] == load(path).version


def test_compiling_is_quick_to_start() -> None:
    """Compiling never loads the grading library, which takes a second to wake up."""
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; import widgets.authoring.__main__; print('textstat' in sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )

    assert "False" == result.stdout.strip()
