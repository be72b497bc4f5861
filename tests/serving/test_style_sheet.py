"""The app serves the style sheet that notebooks outside the app show too, joined from its files."""

import os
from pathlib import Path

import pytest

from widgets.serving import assets
from widgets.theme.style_sheet import style_sheet


def test_the_app_serves_the_whole_sheet() -> None:
    """
    `workbook.css` is every sheet of the theme in its order and that of the questions, as text/css.
    """
    asset = assets.find_asset("workbook.css")

    whole = f"{style_sheet()}\n{assets.FORM_SHEET.read_text(encoding='utf-8')}"
    assert (whole.encode(), "text/css; charset=utf-8") == (asset.body, asset.content_type)


def test_a_changed_sheet_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A change to one of the files shows after a reload; an unchanged sheet is compressed once.
    """
    sheet = tmp_path / "cards.css"
    sheet.touch()
    monkeypatch.setattr(assets, "sheets", lambda: (sheet,))
    before, again = assets.find_asset("workbook.css"), assets.find_asset("workbook.css")
    os.utime(sheet, (0, 0))

    assert before is again
    assert before is not assets.find_asset("workbook.css")
