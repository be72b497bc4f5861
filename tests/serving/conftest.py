"""One small server for the whole folder, with its own tiny notebooks, stopped by ending its process."""

import http.client
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.content.source import compile_content
from widgets.core.loading import version_of

PROJECT = Path(__file__).resolve().parents[2]
KERNEL_LIMIT = 2
KEEP_ALIVE = 1  # seconds
PATIENCE = 20


@dataclass(frozen=True)
class Answer:
    """What the server sent."""

    status: int
    headers: dict[str, str]
    body: str

    @property
    def kernel_id(self) -> str:
        """The kernel that the page names."""
        return re.search(r'"kernelId": "([^"]+)"', self.body).group(1)

    @property
    def pid(self) -> int:
        """The kernel's process, which the test notebooks print."""
        return int(re.search(r"pid=(\d+)", self.body).group(1))


@dataclass
class Server:
    """A running server and what a test needs from it."""

    process: subprocess.Popen
    port: int
    flags: Path
    log: Path

    def connect(self) -> http.client.HTTPConnection:
        """Open a connection that the caller closes."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Send one request; header names are written with underscores."""
        connection = self.connect()
        try:
            connection.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
            reply = connection.getresponse()
            body = reply.read().decode("utf-8", "replace")
            return Answer(reply.status, {k.lower(): v for k, v in reply.getheaders()}, body)
        finally:
            connection.close()

    def free(self, kernel_id: str, **headers: str) -> Answer:
        """Send the beacon of a closing page."""
        sender = headers or {"Origin": f"http://127.0.0.1:{self.port}"}
        return self.ask(f"/voila/api/shutdown/{kernel_id}", "POST", **sender)

    @contextmanager
    def page(self, name: str, query: str = "") -> Iterator[Answer]:
        """Open a page and free its kernel at the end, so that tests do not take each other's places."""
        answer = self.ask(f"/{name}{query}")
        try:
            yield answer
        finally:
            if answer.status == 200:
                self.free(answer.kernel_id)


def eventually(is_true: Callable[[], bool]) -> bool:
    """Wait, within bounds, for something that another process does."""
    end = time.monotonic() + PATIENCE
    while not is_true():
        if time.monotonic() >= end:
            return False
        time.sleep(0.05)
    return True


def runs(pid: int) -> bool:
    """Return whether a process that we started is still running."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@cache
def make_content() -> dict[str, Any]:
    """Make the compiled content of the test server: the real one, with one small chapter and fixed dates."""
    content = compile_content()
    text = {"text": "A fact.", "sources": [], "certainty": None, "says": "about"}
    sections = [{"id": id, "heading": id.title(), "paragraphs": [[text]]} for id in ("first", "second")]
    chapter = {
        "id": "one",
        "title": "Chapter <one>",
        "short_title": "One",
        "menu": "topics",
        "order": 1,
        "lead": "The lead.",
        "decision": "Shall I?",
        "sections": sections,
        **{key: [] for key in ("questions", "cards", "charts", "check")},
    }
    spa = {"title": "A spa <report>", "who": "CDC", "year": "2024", "url": "https://x.example/"}
    source = content["sources"]["cdc-mmwr-2024"]
    changed = {
        **content,
        "sources": {**content["sources"], source["id"]: {**source, **spa}},
        "chapters": {"one": chapter},
        "reviews": {
            "chapters": {"one": {"looked": "2026-03-04", "due": "2999-05-06"}},
            "help": {"looked": "2026-03-04", "due": "2026-05-06"},
        },
    }
    return {**changed, "version": version_of(changed)}


def cell(source: str, *tags: str, kind: str = "code") -> dict[str, Any]:
    """Make one cell."""
    extra = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "metadata": {"tags": list(tags)}, "source": source, **extra}


def saved(markup: str) -> dict[str, Any]:
    """Make the output of a cell as it is kept in a notebook."""
    data = {"text/html": markup, "text/plain": "<IPython.core.display.HTML object>"}
    return {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": data}


def write_notebook(path: Path, *cells: dict[str, Any], kernel: str = "python3", **metadata: Any) -> None:
    """Write a notebook."""
    spec = {"name": kernel, "display_name": kernel, "language": "python"}
    for number, one in enumerate(cells):
        one["id"] = f"cell-{number}"
    notebook = {
        "cells": list(cells),
        "metadata": {"kernelspec": spec, **metadata},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path.write_text(json.dumps(notebook), encoding="utf-8")


def write_notebooks(folder: Path, flags: Path) -> None:
    """Write a notebook for each thing that the tests look at."""
    pid = cell("import os\nprint(f'pid={os.getpid()}')")
    hold = cell(
        f"import pathlib, time\nwhile not pathlib.Path({str(flags / 'cell')!r}).exists(): time.sleep(0.05)"
    )
    lab_code = cell(f"open({str(flags / 'lab')!r}, 'w').close(); print('LAB-OUTPUT')", "lab")
    lab = cell("# LAB-HEADING", "lab", kind="markdown")
    write_notebook(
        folder / "welcome.ipynb", lab, pid, cell("SECRET_SOURCE = 1"), lab_code, title="The welcome"
    )
    write_notebook(folder / "chapter.ipynb", pid, workbook={"chapter": "one"})
    failing = cell("print('before'); raise ValueError('PRIVATE-ANSWER')")
    write_notebook(folder / "failing.ipynb", pid, failing, cell("# LATER TEXT", kind="markdown"))
    write_notebook(folder / "slow.ipynb", pid, hold)
    write_notebook(folder / "held.ipynb", pid, kernel="held")
    write_notebook(folder / "dead.ipynb", pid, kernel="dead", workbook={"chapter": "one"})
    write_notebook(folder / "broken.ipynb", pid, kernel="broken")
    write_notebook(folder / "hung.ipynb", pid, kernel="hung")
    text = cell("1")
    text["outputs"] = [
        saved("<p>SAVED-TEXT <a href='https://x.example'>x</a> <a href=\"chapter.ipynb#part\">link</a></p>")
    ]
    write_notebook(folder / "saved.ipynb", text, workbook={"chapter": "one"})
    (folder / "secret.py").write_text("SECRET_SOURCE = 2", encoding="utf-8")


def write_kernels(folder: Path, flags: Path) -> None:
    """Make a kernel that waits for a flag before it starts, and those that end at once, hang or do not exist."""
    start = f"{shlex.quote(sys.executable)} -m ipykernel_launcher"
    wait = f'while [ ! -e {shlex.quote(str(flags / "kernel"))} ]; do sleep 0.05; done; exec {start} "$@"'
    for name, argv in (
        ("held", ["sh", "-c", wait, "sh", "-f", "{connection_file}"]),
        ("dead", ["false"]),
        ("hung", ["sleep", "1000"]),
        ("broken", [str(folder / "nothing-here")]),
    ):
        spec = {"argv": argv, "display_name": name, "language": "python"}
        (folder / "kernels" / name).mkdir(parents=True)
        (folder / "kernels" / name / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")


def heed_signals() -> None:
    """Undo what `nohup` or a shell's background does, which the server would respect."""
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


@contextmanager
def running(home: Path, *options: str, **variables: str | None) -> Iterator[Server]:
    """Run a server with our own notebooks, kernels and content in a folder, and stop it as an operator does."""
    notebooks, flags, jupyter = home / "notebooks", home / "flags", home / "jupyter"
    for folder in (notebooks, flags, jupyter):
        folder.mkdir(parents=True)
    write_notebooks(notebooks, flags)
    write_kernels(jupyter, flags)
    (home / "content.json").write_text(json.dumps(make_content()), encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": str(PROJECT),
        "WORKBOOK_CONTENT": str(home / "content.json"),
        "JUPYTER_PATH": str(jupyter),
        "IPYTHONDIR": str(home / "ipython"),
        **variables,
    }
    environment = {name: value for name, value in environment.items() if value is not None}
    command = [
        sys.executable,
        "-m",
        "widgets.serving",
        "--port",
        "0",
        "--notebooks",
        str(notebooks),
        "--keep-alive",
        str(KEEP_ALIVE),
        *options,
    ]
    with (
        (home / "log").open("w") as log,
        subprocess.Popen(
            command,
            cwd=home,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            preexec_fn=heed_signals,
        ) as process,
    ):
        try:
            port = int(re.search(r":(\d+)/", process.stdout.readline()).group(1))
            yield Server(process, port, flags, home / "log")
        finally:
            has_ended = process.poll() is not None
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
    # A test may kill the server; we do only when it does not stop.
    assert process.returncode == 0 or (has_ended and process.returncode == -signal.SIGKILL)


@pytest.fixture(name="server", scope="session")
def _server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    limit = str(KERNEL_LIMIT)
    with running(
        tmp_path_factory.mktemp("serving") / "home", "--kernels", limit, "--per-client", limit
    ) as server:
        yield server
