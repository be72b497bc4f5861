"""The joined file of JupyterLab's scripts: what is in it, and what happens where it cannot be made."""

import gzip
import logging
from pathlib import Path

import pytest

from widgets.serving import front_end
from widgets.serving.front_end import FrontEnd, listed, make_front_end
from widgets.serving.log_rules import log


@pytest.fixture(name="folders")
def _folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """A small front end of two chunks, one of them an extension's, and Voila's script."""
    static, extensions = tmp_path / "static", tmp_path / "extensions"
    (extensions / "one").mkdir(parents=True)
    static.mkdir()
    (static / "voila.js").write_text("main();")
    (static / "1.js").write_text('"use strict";first();//end')
    (extensions / "one" / "2.js").write_text("second();")
    monkeypatch.setattr(front_end, "LIST", tmp_path / "list.txt")
    front_end.LIST.write_text("voila/static/1.js\nvoila/labextensions/one/2.js\n")
    return {"static": [str(tmp_path / "none"), str(static)], "extensions": [str(extensions)]}


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what was logged."""
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.fixture(name="caplog")
def _caplog(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> pytest.LogCaptureFixture:
    monkeypatch.setattr(log, "propagate", True)
    return caplog


def test_chunks_are_joined_before_the_script_that_uses_them(
    folders, caplog: pytest.LogCaptureFixture
) -> None:
    """Each chunk keeps its own strictness, Voila's script stands outside of them, and the address names the content."""
    made = make_front_end(**folders)
    text = made.joined.body.decode()

    assert text.endswith('(() => {"use strict";first();//end\n})();\n(() => {second();\n})();\nmain();')
    assert text == gzip.decompress(made.joined.compressed).decode()
    assert f"voila/static/front-end.{made.joined.version}.js" == made.main
    (Path(folders["static"][1]) / "1.js").write_text("other();")
    assert (True, []) == (make_front_end(**folders).main != made.main, warnings(caplog))


def test_a_list_of_another_version_still_works(folders, caplog: pytest.LogCaptureFixture) -> None:
    """What is not installed is left out, for pages to ask for by itself, and one line says so."""
    with front_end.LIST.open("a") as file:
        file.write("voila/static/gone.js\n../../etc/passwd\n")
    made = make_front_end(**folders)

    assert b"first();" in made.joined.body
    assert 1 == len(warnings(caplog))
    assert "voila/static/gone.js" in warnings(caplog)[0]


@pytest.mark.parametrize("lost", ["static/voila.js", "list.txt"])
def test_without_the_joined_file_pages_begin_with_voilas_own(
    folders, lost: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Where it cannot be made, pages ask for each script, and one line says so."""
    (tmp_path / lost).unlink()

    assert FrontEnd() == make_front_end(**folders)
    assert ("voila/static/voila.js", 1) == (FrontEnd().main, len(warnings(caplog)))


def test_the_joined_file_is_kept_for_good_under_its_own_address(server) -> None:
    """It has no doubtful line in the log, comes packed, is kept for good; another version's address leads to it."""
    page = server.ask("/chapter").body
    address = page.split("for (const href of [", 1)[1].split('"')[1]
    answer = server.ask(address)
    other = server.ask("/voila/static/front-end.0123456789abcdef0123.js")

    assert (200, "public, max-age=31536000, immutable") == (answer.status, answer.headers["cache-control"])
    assert "webpackChunk_JUPYTERLAB_CORE_OUTPUT" in answer.body
    assert (302, address, "no-store") == (
        other.status,
        other.headers["location"],
        other.headers["cache-control"],
    )
    assert 1 == page.count(f'src = "{address}"')
    assert "front_end" not in server.log.read_text("utf-8")


def test_the_list_names_each_file_once_and_only_scripts() -> None:
    """The list is sorted, so that a new one shows what changed."""
    names = listed()

    assert sorted(set(names)) == names
    assert 30 < len(names) < 60
    assert all(name.startswith("voila/") and name.endswith(".js") for name in names)
