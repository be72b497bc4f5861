"""Laws of the content as a whole: how it is read, and the menus of pages."""

import gc
import json
import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from tests.content.compiled import RAW as COMPILED
from tests.core.small import CONTENT, RAW
from widgets.core.loading import ContentMissing, load
from widgets.core.shapes import Chapter

PAGE = Chapter("", "T", "T", "topics", 1, "L", "D?", (), (), (), (), ())


def test_a_menu_has_its_own_chapters_in_their_order() -> None:
    """
    Small numbers come first, the same number goes by id, and other menus stay out.
    """
    places = {"c": ("topics", 1), "a": ("topics", 2), "b": ("topics", 1), "d": ("header", 1)}
    chapters = {id: replace(PAGE, id=id, menu=menu, order=order) for id, (menu, order) in places.items()}

    assert ["b", "c", "a"] == [chapter.id for chapter in replace(CONTENT, chapters=chapters).menu("topics")]


def test_content_is_read_again_when_its_file_has_changed(tmp_path: Path) -> None:
    """
    The same file gives the same value without being read again; a newer one gives its new content.
    """
    path = tmp_path / "content.json"
    path.write_text(json.dumps({**COMPILED, "version": "older"}))
    os.utime(path, ns=(1, 1))
    first, again = load(path), load(path)
    path.write_text(json.dumps({**COMPILED, "version": "newer"}))
    os.utime(path, ns=(2, 2))

    assert (True, "older", "newer") == (first is again, first.version, load(path).version)


@pytest.mark.parametrize(
    ("text", "wrong"), [(None, "missing"), ("{", "cannot be used"), ("{}", "cannot be used")]
)
def test_content_that_cannot_be_read_says_what_to_do(tmp_path: Path, text: str | None, wrong: str) -> None:
    """
    No file, no JSON or no content of this workbook: one line that names the file and the command.
    """
    path = tmp_path / "content.json"
    if text is not None:
        path.write_text(text)

    with pytest.raises(
        ContentMissing, match=f"content.json {'is ' if text is None else ''}{wrong}.*make content-json"
    ):
        load(path)


@pytest.mark.parametrize("text", [json.dumps(RAW), "{"])
def test_reading_content_leaves_garbage_collection_on(tmp_path: Path, text: str) -> None:
    """
    It is paused while content is read, and on again afterwards, also when that fails.
    """
    (tmp_path / "content.json").write_text(text)
    with suppress(ContentMissing):
        load(tmp_path / "content.json")

    assert gc.isenabled()
