"""The workbook's server as a process of its own, and the kernels behind its pages."""

import http.client
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE = 30  # seconds
ADDRESS = re.compile(r"http://(127\.0\.0\.1:\d+)/")


@dataclass(frozen=True)
class App:
    """A running workbook."""

    process: subprocess.Popen
    host: str
    output: Path

    @property
    def origin(self) -> str:
        """Where its addresses begin."""
        return f"http://{self.host}"

    def url(self, name: str) -> str:
        """Return the address of a page."""
        return f"{self.origin}/{name}"

    def log(self) -> str:
        """Return all that it has printed, on both streams."""
        return self.output.read_text(encoding="utf-8")

    def kernel(self, kernel_id: str) -> psutil.Process | None:
        """Return the process of a kernel, known by where it listens."""
        own = (one for one in children(self.process.pid) if any(kernel_id in name for name in sockets(one)))
        return next(own, None)

    def alive(self, kernel_id: str) -> int:
        """Ask what a page asks about its kernel: 204 while it runs, 410 once it is gone."""
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        try:
            connection.request("GET", f"/alive/{kernel_id}")
            return connection.getresponse().status
        finally:
            connection.close()


def children(pid: int) -> list[psutil.Process]:
    """Return the processes that a process of ours has started."""
    return psutil.Process(pid).children(recursive=True)


def sockets(process: psutil.Process) -> list[str]:
    """Return the names of the sockets on which a process listens; none when it ended meanwhile."""
    try:
        return [one.laddr for one in process.net_connections("unix") if one.laddr]
    except psutil.Error:
        return []


def command(process: psutil.Process) -> list[str]:
    """Return the words that a process was started with; none when it ended meanwhile."""
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def eventually(is_true: Callable[[], bool], patience: float = PATIENCE) -> bool:
    """Wait, within bounds, for something that another process does."""
    end = time.monotonic() + patience
    while not (done := is_true()) and time.monotonic() < end:
        time.sleep(0.05)
    return done  # asked once: what comes and goes, such as the socket of the question itself, has been seen


@contextmanager
def run_app(folder: Path, *options: str) -> Iterator[App]:
    """Start the workbook on a free port, and stop it."""
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "IPYTHONDIR": str(folder / "ipython")}
    port = () if "--port" in options else ("--port", "0")
    words = [sys.executable, "-m", "widgets.serving", *port, *options]
    with running(words, folder / "output", environment) as process:
        yield App(process, _host(process, folder / "output"), folder / "output")


@contextmanager
def running(
    words: list[str], output: Path, environment: dict[str, str], folder: Path = PROJECT
) -> Iterator[subprocess.Popen]:
    """Run a command, in the project's folder unless another is named, and end it and what it started."""
    with (
        output.open("w") as file,
        subprocess.Popen(
            words, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=file, stderr=file
        ) as process,
    ):
        try:
            yield process
        finally:
            left = children(process.pid) if process.poll() is None else []
            process.terminate()
            try:
                process.wait(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
            for one in left:
                if one.is_running():
                    one.kill()


def _host(process: subprocess.Popen, output: Path) -> str:
    found = lambda: ADDRESS.search(output.read_text(encoding="utf-8"))  # noqa: E731
    eventually(lambda: bool(found()) or process.poll() is not None)
    if not found():
        raise RuntimeError(f"The workbook did not start:\n{output.read_text(encoding='utf-8')}")
    return found().group(1)
