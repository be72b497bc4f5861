"""The workbook and its peers: how each is started, and how one of its controls is found in its page."""

import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.browser.app import PROJECT, running

PEERS = Path(__file__).with_name("peers")
PEERS_ENVIRONMENT = PROJECT / "build/peers-env"
LOCK = PEERS / "requirements.txt"
PATIENCE = 120  # seconds until a server answers
ROOM = 70  # pages that may be open at once

# Functions of the page: (question, option, the option's place among the answers) => what is clicked.
IN_WORKBOOK = """(question, option) =>
    document.querySelector(`.mw-form :is(#q-${question}, [data-asks="${question}"]) input[value="${option}"]`)
        ?.closest("label")"""
IN_DASH = """(question, option, at) => document.querySelectorAll(`#${question} label`)[at]"""
IN_PANEL = """(question, option, at) =>
    pageClock.all(`.q-${question}`)[0]?.shadowRoot?.querySelectorAll("label:has(input)")[at]"""
IN_STREAMLIT = """(question, option, at) => document.querySelector(`.st-key-${question}-${option} label`)
    ?? document.querySelectorAll(`.st-key-${question} label:has(input)`)[at]"""
IN_GRADIO = """(question, option, at) => document.querySelectorAll(`#${question} label:has(input)`)[at]"""

# All questions are folded open, and the step with the cards stands in sight below them, as in the twins.
SHOW_CARDS = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@media screen { body .page-cell[data-step="2"].page-cell { display: block !important; } }');
    document.adoptedStyleSheets.push(sheet);
    for (const fold of document.querySelectorAll(".mw-form details")) fold.open = true;
}"""
NOTHING = "() => {}"


@dataclass(frozen=True)
class Contestant:
    """One application that takes part."""

    name: str
    title: str
    words: Callable[[int], list[str]]
    """The command that serves it on a port."""
    find: str
    path: str = "/"
    ready: str = "/"
    """What is asked for until it is there; it starts nothing."""
    prepare: str = NOTHING
    """What is done to its page before the answers are timed."""
    checkout: Path = PROJECT
    is_ours: bool = False
    packages: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def served(self, port: int, folder: Path) -> Iterator[subprocess.Popen]:
        """Serve it until the context ends."""
        environment = {
            **os.environ,
            "PYTHONPATH": str(self.checkout),
            "PYTHONDONTWRITEBYTECODE": "1",
            "WORKBOOK_PAGES": "served",
            "IPYTHONDIR": str(folder / "ipython"),
            "BENCHMARK_PORT": str(port),
            **self.environment,
        }
        output = folder / f"{self.name}.log"
        with running(self.words(port), output, environment, self.checkout) as process:
            _wait_for(port, self.ready, process, output)
            yield process


def workbook(name: str, title: str, checkout: Path = PROJECT, notebooks: Path | None = None) -> Contestant:
    """Return a workbook: that of a checkout, with other notebooks if some are named."""
    own = ["--notebooks", str(notebooks)] if notebooks else []
    words = ["-m", "widgets.serving", "--kernels", str(ROOM), "--per-client", str(ROOM), *own]
    return Contestant(
        name,
        title,
        lambda port: [sys.executable, *words, "--port", str(port)],
        IN_WORKBOOK,
        path="/your-skin",
        ready="/help",
        prepare=SHOW_CARDS,
        checkout=checkout,
        is_ours=True,
        packages=("voila", "ipywidgets", "anywidget", "jupyter_server"),
    )


def peers() -> list[Contestant]:
    """Return the peers."""
    python = str(PEERS_ENVIRONMENT / "bin/python")

    def module(name: str) -> Callable[[int], list[str]]:
        return lambda port: [python, "-m", f"tests.benchmark.peers.{name}"]

    def streamlit(port: int) -> list[str]:
        flags = {
            "server.port": port,
            "server.address": "127.0.0.1",
            "server.headless": "true",
            "server.fileWatcherType": "none",
            "browser.gatherUsageStats": "false",
        }
        given = [word for flag, value in flags.items() for word in (f"--{flag}", str(value))]
        return [python, "-m", "streamlit", "run", str(PEERS / "streamlit_app.py"), *given]

    return [
        Contestant("dash", "Dash", module("dash_app"), IN_DASH, packages=("dash", "waitress")),
        Contestant("panel", "Panel", module("panel_app"), IN_PANEL, packages=("panel", "bokeh")),
        Contestant("streamlit", "Streamlit", streamlit, IN_STREAMLIT, packages=("streamlit",)),
        Contestant(
            "gradio",
            "Gradio",
            module("gradio_app"),
            IN_GRADIO,
            packages=("gradio",),
            environment={"GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1"},
        ),
    ]


def equal_work(folder: Path, checkout: Path = PROJECT) -> Path:
    """Write the page of the workbook with no more on it than the peers have, and return the folder of its notebooks."""
    notebook = json.loads((checkout / "notebooks/your-skin.ipynb").read_text("utf-8"))
    kept = ("open_chapter(", "page.questions(", "page.cards(", 'page.chart("studies")')
    cells = [cell for cell in notebook["cells"] if any(part in "".join(cell["source"]) for part in kept)]
    for cell in cells:
        cell["metadata"] = {}
    notebook["metadata"]["workbook"] = {
        key: value for key, value in notebook["metadata"]["workbook"].items() if key != "steps"
    }
    place = folder / "equal"
    shutil.copytree(checkout / "notebooks", place)
    (place / "your-skin.ipynb").write_text(json.dumps({**notebook, "cells": cells}), "utf-8")
    return place


def free_port(first: int | None) -> int:
    """Return a port that is free; with `first`, the next one from there."""
    for port in range(first, first + 500) if first else [0]:
        with socket.socket() as one:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                one.bind(("127.0.0.1", port))
            except OSError:
                continue
            return one.getsockname()[1]
    raise RuntimeError("No port is free")


def locked_versions() -> dict[str, str]:
    """Return the versions of the peers' packages that this Python gets."""
    pattern = re.compile(
        r"^([\w.-]+)==(\S+?)(?: ; python_full_version (<|>=) '(\d+\.\d+)')? \\$", re.MULTILINE
    )
    versions: dict[str, str] = {}
    for name, version, which, limit in pattern.findall(LOCK.read_text("utf-8")):
        at_least = not limit or sys.version_info >= tuple(map(int, limit.split(".")))
        if not limit or at_least == (which == ">="):
            versions[name] = version
    return versions


def _wait_for(port: int, path: str, process: subprocess.Popen, output: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise RuntimeError(f"It did not start:\n{output.read_text('utf-8')}")
