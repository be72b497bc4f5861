"""A small content folder for each test."""

from pathlib import Path

import pytest

from widgets.authoring import page_drawing
from widgets.authoring.golden_texts import golden_texts, write_golden
from widgets.authoring.reading.content_folder import read_content
from widgets.core.loading import words_asked

from .small import Folder, ask_for, small_folder

WORDS = Path(__file__).parents[2] / "content" / "words"
ASKED = words_asked()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """The smallest content without a complaint; the program asks for the words that it has and no others, which are
    too few to draw a page (see test_page_drawing.py)."""
    ask_for(monkeypatch, {})
    monkeypatch.setattr(page_drawing, "check_pages", lambda *_: [])
    return small_folder(tmp_path)


@pytest.fixture
def read_through(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """The same, with the real words of cards, of charts and of listening, and a golden text of everything."""
    areas = ("cards", "charts", "listen")
    ask_for(monkeypatch, {path: names for path, names in ASKED.items() if path.split(".")[0] in areas})
    for area in areas:
        folder.put(f"words/{area}.yaml", (WORDS / f"{area}.yaml").read_bytes())
    write_golden(golden_texts(read_content(folder.path)), folder.path)
    return folder
