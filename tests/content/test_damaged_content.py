"""A small draw of damaged content; tests/endurance/test_damaged_content.py has hundreds."""

from pathlib import Path

import pytest

from tests.again import again
from tests.authoring.damage import CHANGES, FILES, damages
from tests.authoring.damaged import TODAY, Judge, each_file_read_once
from tests.content.source import FOLDER
from widgets.authoring.page_drawing import check_pages
from widgets.authoring.reading.content_folder import read_content

SEED, EVERY = 7, 16


@pytest.mark.parametrize("start", [0, again(EVERY // 2)])
def test_damaged_content_gets_a_clear_complaint(tmp_path: Path, start: int) -> None:
    """
    What a typing error, a pasted sign or a broken file makes of the content is named, and never ends in a traceback.
    """
    with each_file_read_once():
        judge = Judge(FOLDER, tmp_path)
        drawn = damages(FOLDER, len(CHANGES) + len(FILES), SEED)[start::EVERY]
        judged = [judge.judge(damage) for damage in drawn]

    assert [] == [f"{one.damage}: {fault}" for one in judged for fault in one.faults()]
    assert [] == [str(one.damage) for one in judged if one.passed]


def test_what_breaks_a_page_is_a_complaint(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Every part of every page is drawn as part of the check; one that cannot be drawn is named with the reason.
    """
    folder = read_content(FOLDER)
    assert [] == check_pages(folder, TODAY)

    def broken(*_: object) -> None:
        raise KeyError("n")

    monkeypatch.setattr("widgets.authoring.page_drawing.compare_html", broken)
    complaints = check_pages(folder, TODAY)
    assert "options of a reader without answers" in {one.item for one in complaints}
    assert all("it cannot be drawn (KeyError: 'n')" == one.wrong and one.remedy for one in complaints)
