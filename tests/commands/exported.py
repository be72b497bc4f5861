"""Files as the command makes them, each made once for all tests of a process."""

import atexit
import contextlib
import io
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from widgets.commands import export as command
from widgets.commands.__main__ import main

CASE = "growing-vitiligo-type-5"


_RUN = command.fault_in
_OUTPUTS: dict[tuple[str, ...], list[Any]] = {}


def _run_once(notebook: Any, name: str, folder: Path) -> str:
    """Run a notebook as the command does, but the same one only once for all forms of a file."""
    key = tuple(cell.source for cell in notebook.cells)
    if key in _OUTPUTS:
        notebook.cells = deepcopy(_OUTPUTS[key])
        return ""
    fault = _RUN(notebook, name, folder)
    _OUTPUTS[key] = deepcopy(notebook.cells)
    return fault


@cache
def made(form: str, what: str, case: str | None = CASE) -> Path:
    """Return the file that `export` writes."""
    folder = Path(mkdtemp(prefix="exported-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    words = ["export", form, what, *(["--case", case] if case else []), "--to", str(folder)]
    said, failed = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(failed):
        command.fault_in = _run_once
        try:
            code = main(words)
        finally:
            command.fault_in = _RUN
    assert 0 == code, failed.getvalue()
    (path,) = folder.iterdir()
    return path


@dataclass
class Read(HTMLParser):
    """What tests ask of a file: its text, its headings, and whatever would send a request."""

    text: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    inner_links: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._in: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.names.append(tag)
        if tag in ("style", "script"):
            self._in.append(tag)
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append(int(given.get("aria-level") or tag[1]))
        if "id" in given:
            self.ids.append(given["id"])
        address = given.get("href", "")
        if tag == "a" and address.startswith("#"):
            self.inner_links.append(address[1:])
        elif tag == "a" and not address.startswith(("https://", "http://", "mailto:")):
            self.requests.append(f"a dead link: {address}")
        loaded = [given[name] for name in ("src", "srcset", "poster", "data") if name in given]
        self.requests += [one for one in loaded if not one.startswith("data:")]
        if tag in ("link", "iframe", "object", "embed", "base", "form"):
            self.requests.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._in and self._in[-1] == tag:
            self._in.pop()

    def handle_data(self, data: str) -> None:
        if not self._in:
            self.text.append(data)

    @property
    def words(self) -> str:
        """All text, with single spaces."""
        return " ".join("".join(self.text).split())


def read(page: str) -> Read:
    """Return what is in a page."""
    reader = Read()
    reader.feed(page)
    return reader
