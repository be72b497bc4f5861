"""Which notebooks belong to the workbook, for nbval: it is started on `notebooks` as a whole."""

from pathlib import Path

import pytest

NOTEBOOKS = Path(__file__).parent / "notebooks"
OURS = {"examples"}


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the folders alone that educators make beside the pages: a copy may say something else, and a text that was
    changed and not yet run again is no fault. Whoever names such a folder, or a file in it, has it run."""
    if collection_path.parent != NOTEBOOKS or collection_path.name in OURS or not collection_path.is_dir():
        return None
    named = (Path(config.invocation_params.dir, name.partition("::")[0]).resolve() for name in config.args)
    return None if any(path.is_relative_to(collection_path) for path in named) else True
