"""A small content folder for each test."""

from pathlib import Path

import pytest

from .small import Folder, small_folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """The smallest content without a complaint."""
    return small_folder(tmp_path)
