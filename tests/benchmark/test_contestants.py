"""The contestants do the same work, each with the versions of the lock."""

import re
from pathlib import Path

import pytest

from tests.benchmark.contestants import LOCK, PEERS, equal_work, free_port, locked_versions, peers
from widgets.serving.notebook_rendering import read_notebook


def test_the_page_with_equal_work_has_what_the_peers_have(tmp_path: Path) -> None:
    """Questions, cards and one chart are left of the page, and no steps; every other page is as it was."""
    place = equal_work(tmp_path)
    notebook = read_notebook(place / "your-skin.ipynb")

    assert [
        'from widgets.workbook import open_chapter\n\npage = open_chapter("your-skin")',
        "page.questions()",
        "page.cards()",
        'page.chart("studies")',
    ] == [cell.source for cell in notebook.cells]
    assert {"chapter": "your-skin"} == notebook.metadata["workbook"]
    assert (place / "welcome.ipynb").exists()


def test_versions_are_those_of_the_lock() -> None:
    """Each package of a peer is in the lock, in one version for this Python."""
    versions = locked_versions()
    text = LOCK.read_text("utf-8")

    for name in (package for peer in peers() for package in peer.packages):
        assert re.search(rf"^{name}=={re.escape(versions[name])} ", text, re.MULTILINE)


@pytest.mark.parametrize("path", sorted(PEERS.glob("*.py")), ids=lambda path: path.stem)
def test_twins_import_nothing_of_ours_but_what_is_pure(path: Path) -> None:
    """What does the work is `core` and `view`; nothing of the widgets is there to import."""
    imported = set(re.findall(r"^\s*(?:from|import) (widgets\.\w+)", path.read_text("utf-8"), re.MULTILINE))

    assert set() == imported - {"widgets.core", "widgets.view", "widgets.ui"}
    ui = re.findall(r"^from (widgets\.ui\S*)", path.read_text("utf-8"), re.MULTILINE)
    assert set() == set(ui) - {"widgets.ui.plotly_figure"}


def test_ports_are_free_from_the_first_on() -> None:
    """With a first port, none below it is taken."""
    first = free_port(None)

    assert first <= free_port(first) < first + 500
