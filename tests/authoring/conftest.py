"""A small content folder for each test."""

from pathlib import Path

import pytest

from widgets.authoring.golden_texts import golden_texts, write_golden
from widgets.authoring.reading.content_folder import read_content

from .small import Folder, small_folder

WORDS = Path(__file__).parents[2] / "content" / "words"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """The smallest content without a complaint."""
    return small_folder(tmp_path)


@pytest.fixture
def read_through(folder: Folder) -> Folder:
    """The same, with the real words of cards, of charts and of listening, and a golden text of everything."""
    for name in ("cards.yaml", "charts.yaml", "listen.yaml"):
        folder.put(f"words/{name}", (WORDS / name).read_bytes())
    write_golden(golden_texts(read_content(folder.path)), folder.path)
    return folder
