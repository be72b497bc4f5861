"""Engines that are missing, that do not start, or that stop half way: each is reported, and the others go on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.engines import __main__ as command
from tests.engines import engines
from tests.engines.engines import ENGINES, Engine, absence, install
from tests.engines.visitor import Visitor
from tests.engines.window import Refused, Stopped


class PlainWindow:
    """A window in which every expression has the same value."""

    version = "1.0"

    def __init__(self, value: object = None) -> None:
        self.value = value
        self.pressed: list[tuple[int, int]] = []

    def evaluate(self, expression: str) -> object:
        """Return the value, or refuse."""
        if isinstance(self.value, Exception):
            raise self.value
        return self.value

    def press(self, x: int, y: int) -> None:
        """Write down where."""
        self.pressed.append((x, y))

    def resize(self, width: int, height: int) -> None:
        """Refuse, if every expression is refused."""
        self.evaluate("innerWidth")

    def picture(self) -> bytes:
        """Return what is no picture."""
        return b"PNG"


def engine(name: str, find: str | None, trouble: Exception | None = None) -> Engine:
    @contextmanager
    def start(_: Path) -> Iterator[PlainWindow]:
        if trouble:
            raise trouble
        yield PlainWindow(Refused("no page"))

    return Engine(name, ("some-package",), lambda: find, start)


@pytest.mark.parametrize("one", ENGINES, ids=lambda one: one.name)
def test_a_missing_engine_is_one_sentence_with_a_line_to_copy(
    one: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each missing engine is reported in one line, which ends with the command to copy."""
    monkeypatch.setenv("PATH", str(tmp_path))
    sentence = absence(Engine(one.name, one.packages, lambda: None, one.start))

    line = f"apt-get install {' '.join(one.packages)}"
    assert (1, True) == (len(sentence.splitlines()), sentence.endswith(line))


INSTALLING = ["update -qq", "install -y -qq --no-install-recommends some-package"]


@pytest.mark.parametrize(("user", "commands"), [(0, INSTALLING), (1000, [])], ids=["root", "user"])
def test_only_root_installs_and_only_what_is_missing(
    user: int, commands: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As root, where there is apt-get, the packages of missing engines are installed; otherwise nothing is."""
    log = tmp_path / "asked"
    (tmp_path / "apt-get").write_text(f"#!/bin/sh\necho \"$@\" >> '{log}'\n")
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(engines.os, "geteuid", lambda: user)
    install([engine("There", "/bin/there"), engine("Missing", None)])

    assert commands == (log.read_text().splitlines() if log.exists() else [])


def test_an_engine_that_does_not_start_is_reported_in_a_sentence(tmp_path: Path) -> None:
    """What goes wrong at the start is no crash: it names the engine and the reason."""
    with pytest.raises(command.NotStarted, match=r"^A did not start \(no door\)$"):
        command.run(engine("A", "/bin/a", RuntimeError("no door\nand more")), None, tmp_path / "A")


def test_a_journey_that_stops_keeps_what_it_saw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that says no on the way ends its own journey, with the reason and a last picture."""
    monkeypatch.setattr(command, "PLACE", tmp_path)
    result = command.run(engine("A", "/bin/a"), None, tmp_path / "A")

    assert ("no page", b"PNG") == (result.stopped, (tmp_path / "stopped-a.png").read_bytes())


def test_every_wait_has_an_end() -> None:
    """What never comes is named after a while, also where the page refuses to answer."""
    for value in (False, Refused("no page")):
        with pytest.raises(Stopped, match="in vain for a card"):
            Visitor(PlainWindow(value), None, patience=0.2).wait("false", "a card")


def test_nothing_is_pressed_through_what_covers_it() -> None:
    """An element under another one is not pressed; the message says what covers it."""
    window = PlainWindow({"x": 1, "y": 2, "free": False, "cover": "<div>"})

    with pytest.raises(Stopped, match="it is covered by <div>"):
        Visitor(window, None)._press("node")
    assert [] == window.pressed


def test_a_page_without_steps_needs_no_turning() -> None:
    """Where a page has no steps, going to one does nothing."""
    window = PlainWindow(None)
    Visitor(window, None).go_to_step("3")

    assert [] == window.pressed
