"""Where nothing can be written, nothing is touched, and a sentence says why."""

from pathlib import Path

import pytest

from widgets.lite.__main__ import main
from widgets.lite.build import NotBuilt, build


def test_a_folder_with_anything_else_is_left_alone(tmp_path: Path) -> None:
    """Whoever names their home by mistake loses nothing."""
    (tmp_path / "letter.txt").write_text("dear")

    with pytest.raises(NotBuilt, match="holds something else"):
        build(tmp_path)
    assert ["letter.txt"] == [path.name for path in tmp_path.iterdir()]


def test_a_folder_inside_the_plain_files_is_refused(tmp_path: Path) -> None:
    """The plain files' own script would answer for it: it belongs beside them."""
    (tmp_path / "sw.js").write_text("")

    with pytest.raises(NotBuilt, match="name a folder beside"):
        build(tmp_path / "deep" / "notebooks")
    assert ["sw.js"] == [path.name for path in tmp_path.iterdir()]


def test_a_missing_tool_is_named_with_its_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without Pyodide or wheels, the command that brings them is named, and no folder is made."""
    with pytest.raises(NotBuilt, match="`make install-node`"):
        build(tmp_path / "new", pyodide=tmp_path)
    with pytest.raises(NotBuilt, match="`make install-lite`"):
        build(tmp_path / "new", tools=tmp_path)
    assert [] == [*tmp_path.iterdir()]

    (tmp_path / "mine").touch()
    assert 1 == main([str(tmp_path)])
    assert "holds something else" in capsys.readouterr().err
