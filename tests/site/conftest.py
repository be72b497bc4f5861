"""The plain files, once for the tests of this folder."""

from pathlib import Path

import pytest

from tests.site.built import build


@pytest.fixture(name="files", scope="package")
def _files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("plain") / "files")
