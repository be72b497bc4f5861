"""The content that pages show is the newest that was whole, whatever happens to its file while the server runs."""

import json
import logging
import os
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tests.content.compiled import RAW
from tests.serving.holding import folder_of
from widgets.authoring.compiler import as_bytes, write
from widgets.core.loading import COPY_VARIABLE, ContentMissing, load, version_of
from widgets.serving.log_rules import log
from widgets.serving.served_content import ServedContent

GOOD = as_bytes(RAW)
BREAK: dict[str, Callable[[Path], object]] = {
    "cut in half": lambda path: path.write_bytes(GOOD[: len(GOOD) // 2]),
    "empty": lambda path: path.write_bytes(b""),
    "gone": Path.unlink,
    "a pipe": lambda path: (path.unlink(), os.mkfifo(path)),
    "an empty object": lambda path: path.write_bytes(b"{}"),
    "a list": lambda path: path.write_bytes(b"[]"),
    "nested too deeply": lambda path: path.write_bytes(b"[" * 200_000),
    "binary": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "without a word": lambda path: path.write_text(json.dumps({**RAW, "words": without_a_word()})),
    "one byte changed": lambda path: path.write_bytes(GOOD.replace(b"Get help now", b"Get help not", 1)),
    "of another shape inside": lambda path: path.write_text(
        json.dumps({**RAW, "glossary": {**RAW["glossary"], "spot": {"id": 1}}})
    ),
}


def without_a_word() -> dict:
    return {
        **RAW["words"],
        "cards": {key: text for key, text in RAW["words"]["cards"].items() if key != "for_you"},
    }


def newer() -> dict:
    """The same content with another name for the product."""
    page = {**RAW["words"]["page"], "product": "Another name"}
    changed = {**RAW, "words": {**RAW["words"], "page": page}}
    return {**changed, "version": version_of(changed)}


@pytest.fixture(name="path")
def _path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(COPY_VARIABLE, "")
    path = tmp_path / "content.json"
    path.write_bytes(GOOD)
    return path


@pytest.fixture(name="lines")
def _lines(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines that the server logs."""
    lines: list[str] = []
    handler = logging.Handler()
    monkeypatch.setattr(handler, "emit", lambda record: lines.append(record.getMessage()))
    monkeypatch.setattr(log, "handlers", [handler])
    return lines


def test_broken_content_leaves_the_last_one_on(path: Path, tmp_path: Path, lines: list[str]) -> None:
    """
    However its file is broken, pages keep what they had, kernels too, and the log has one line on it; whole content
    is on again at once.
    """
    content = ServedContent(path)
    first = content.current()
    (tmp_path / "kept").mkdir()
    content.keep_copy_in(tmp_path / "kept")
    for name, damage in BREAK.items():
        path.unlink(missing_ok=True)
        path.write_bytes(GOOD)
        assert content.is_current(), name
        lines.clear()
        damage(path)
        assert [content.current().version, content.current().version] == [first.version] * 2, name
        assert not content.is_current(), name
        assert first.version == load().version, name
        assert 1 == len(lines) and "Pages keep the last content" in lines[0] and len(lines[0]) < 600, (
            name,
            lines,
        )
        assert "\n" not in lines[0] and lines[0].isprintable(), name

    write(newer(), path)
    assert "Another name" == content.current().words("page.product") == load().words("page.product")
    assert content.is_current()


@pytest.mark.parametrize("name", BREAK)
def test_the_server_refuses_to_start_without_whole_content(path: Path, name: str) -> None:
    """
    While there is nothing to keep, one sentence says what is wrong and what to run.
    """
    BREAK[name](path)

    with pytest.raises(
        ContentMissing, match=r"^The compiled content .*run `make content-json`( first)?\.$"
    ) as error:
        ServedContent(path).current()
    assert len(str(error.value)) < 600 and str(error.value).isprintable()


def test_a_full_disk_leaves_kernels_the_file_itself(path: Path, tmp_path: Path, lines: list[str]) -> None:
    """
    Where no copy can be written, pages are served all the same.
    """
    content = ServedContent(path)
    content.keep_copy_in(tmp_path / "no such folder")
    content.current()

    assert content.is_current() and not Path(os.environ[COPY_VARIABLE]).exists()
    assert "could not be copied" in lines[-1]


def test_a_running_server_gives_its_kernels_a_copy(server) -> None:
    """
    The kernel of a page is given a copy that is there, in the folder that goes when the server stops.
    """
    with server.page("welcome") as page:
        kernel = psutil.Process(int(page.body.split("pid=")[1].split()[0]))
        copy = Path(kernel.environ()[COPY_VARIABLE])

        assert copy.read_bytes() == (server.log.parent / "content.json").read_bytes()
        assert folder_of(kernel.pid) == copy.parent
