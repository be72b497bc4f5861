"""`lab` and `app` as someone gives the command: what they say, open and leave behind."""

import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.browser.app import eventually, running
from tests.test_repository import dry_run
from widgets.commands import lab
from widgets.commands.content_file import make_current
from widgets.own_files import PROJECT, notebooks_folder

NOTEBOOKS = sorted(path.name for path in notebooks_folder().glob("*.ipynb"))


@contextmanager
def given(folder: Path, *words: str, **environment: str) -> Iterator[tuple[Path, Path]]:
    """Give a command with a home and a working folder of its own; give its output and that home.

    It stops as with Ctrl+C.
    """
    assert 0 == make_current()  # which would say so among the lines of the command
    home = folder / "home"
    home.mkdir()
    # What tests set for themselves is what people do not have.
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JUPYTER", "IPYTHON")) and name not in ("CI", "BROWSER", "DISPLAY")
    }
    kept |= {"HOME": str(home), "PYTHONPATH": str(PROJECT), **environment}
    command = [sys.executable, "-m", "widgets.commands", *words]
    with running(command, folder / "output", kept) as process:
        eventually(lambda: "Ctrl+C" in said(folder) or process.poll() is not None)
        assert "Ctrl+C" in said(folder), said(folder)
        yield folder / "output", home
        process.send_signal(signal.SIGINT)
        process.wait(30)


def said(folder: Path) -> str:
    """Return what the command has printed so far."""
    return (folder / "output").read_text("utf-8")


def left_in(home: Path) -> list[str]:
    """Return what a command has left in the home."""
    return sorted(str(path.relative_to(home)) for path in home.rglob("*"))


def test_lab_says_what_to_do_and_writes_into_one_folder(tmp_path: Path) -> None:
    """An address that opens the welcome page, what to do there, where the log is; nothing in the home."""
    own = tmp_path / "own"
    with given(tmp_path, "lab", str(own), "--port", "0") as (output, home):
        eventually(lambda: output.read_text("utf-8").count("\n") == 4)
        lines = output.read_text("utf-8").splitlines()
        assert 4 == len(lines), lines
        copied, address, to_do, log = lines
        page = re.search(r"http://localhost:\d+/lab/tree/welcome\.ipynb\?token=\w+", address)
        assert page, address
        with urlopen(page[0]) as answer:
            assert 200 == answer.status

    assert f"The notebooks are now in {own}: they are yours to change." == copied
    assert "What to do: open welcome, then Run > Run All Cells." == to_do
    assert f"What it has to say goes to {own / '.lab' / 'lab.log'}." == log
    assert "ServerApp" in (own / ".lab" / "lab.log").read_text("utf-8")
    assert said(tmp_path).count("\n") == 4, "nothing of Jupyter's own is printed"
    assert NOTEBOOKS == sorted(path.name for path in own.glob("*.ipynb"))
    assert [] == left_in(home)


def test_the_app_leaves_nothing_in_the_home_and_opens_the_browser(tmp_path: Path) -> None:
    """The browser gets the address that is printed, and a page with its kernel writes nothing to the home."""
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{tmp_path}/opened"\n')
    browser.chmod(0o755)
    with given(tmp_path, "app", "--port", "0", BROWSER=str(browser)) as (output, home):
        address = re.search(r"http://[\d.:]+/", output.read_text("utf-8"))
        assert address
        assert eventually(lambda: (tmp_path / "opened").exists() and bool(opened(tmp_path)))
        with urlopen(f"{address[0]}welcome") as page:
            assert b"</html>" in page.read()
        assert address[0] == opened(tmp_path)

    assert [] == left_in(home)


def opened(folder: Path) -> str:
    """Return the address that the browser was given."""
    return (folder / "opened").read_text("utf-8")


def test_open_0_is_passed_on() -> None:
    """`make app OPEN=0` and `make lab OPEN=0` open no browser, and PORT reaches both."""
    for goal, port in (("app", "8866"), ("lab", "8888")):
        assert f"widgets.commands {goal} --port {port}" in dry_run(goal).splitlines()[-1]
        assert f"{goal} --port 9000 --no-browser" in dry_run(goal, "PORT=9000", "OPEN=0").splitlines()[-1]
        assert "--no-browser" not in dry_run(goal, "OPEN=1")


def test_what_is_changed_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed copy lays its notebooks where the command is given; a second time it adds what is absent."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(lab, "is_checkout", lambda: False)
    folder, copied = lab.lay_out(None)
    assert (tmp_path / "microneedling-notebooks", True) == (folder, copied)
    (folder / "welcome.ipynb").write_text("mine")
    (folder / "vitiligo.ipynb").unlink()
    lesson = folder / "examples" / "a-lesson-of-20-minutes.ipynb"
    lesson.unlink()

    assert (folder, True) == lab.lay_out(None)
    assert (folder, False) == lab.lay_out(None)
    assert "mine" == (folder / "welcome.ipynb").read_text()
    assert (folder / "vitiligo.ipynb").exists() and lesson.exists()


def test_a_checkout_works_on_its_own_notebooks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What JupyterLab writes is then in a folder that git ignores and no one else may read."""
    notebooks, copied = lab.lay_out(None)
    assert (PROJECT / "notebooks", False) == (notebooks, copied)
    assert PROJECT / ".lab" == lab.state_folder(notebooks)
    assert "/.lab/" in (PROJECT / ".gitignore").read_text("utf-8").splitlines()

    lab.prepare(tmp_path / ".lab")

    assert 0o700 == (tmp_path / ".lab").stat().st_mode & 0o777


def test_a_folder_that_cannot_be_made_gets_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing starts, and the way out is said."""
    (tmp_path / "file").write_text("")

    assert 1 == lab.run_lab(tmp_path / "file" / "own", 0, False)
    assert re.fullmatch(
        r"The notebooks cannot be kept here: .*\. Name another folder\.\n", capsys.readouterr().err
    )
