"""How the server stops: pages that were begun get whole or a sentence, and nothing is left behind."""

import asyncio
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil

from tests.serving.conftest import PATIENCE, PROJECT, Server, eventually, heed_signals, running
from tests.serving.holding import folder_of, numbers, sockets_of
from widgets.serving.stopping import Stopping


def begin(server: Server, readers: ThreadPoolExecutor):
    """Ask for a page that does not end by itself, and return what its reader will get and the folder of its kernel."""
    body = readers.submit(lambda: server.ask("/slow").body)
    assert eventually(lambda: numbers(server)["workbook_kernels_busy"] == 1)
    processes = psutil.Process(server.process.pid).children(recursive=True)
    kernel = next(one for one in processes if sockets_of(one))
    return body, folder_of(kernel.pid), kernel


def assert_nothing_is_left(server: Server, folder: Path, kernel: psutil.Process) -> None:
    """The server ended as it should, and with it its kernels and their folder."""
    assert 0 == server.process.wait(timeout=PATIENCE)
    assert eventually(lambda: not kernel.is_running())
    assert not folder.exists()
    assert "Traceback" not in server.log.read_text()


def test_a_stopping_server_finishes_its_pages_and_takes_no_new_ones(tmp_path: Path) -> None:
    """A page that was begun gets whole; another reader gets the busy page, and a proxy reads that it should not ask."""
    with running(tmp_path) as server, ThreadPoolExecutor() as readers:
        body, folder, kernel = begin(server, readers)
        server.process.send_signal(signal.SIGHUP)
        assert eventually(lambda: server.ask("/health").status == 503)
        late = server.ask("/welcome")
        (server.flags / "cell").touch()

        assert 'class="page-failed"' not in body.result()
        assert body.result().rstrip().endswith("</html>")
        assert (503, True) == (late.status, "We are busy right now" in late.body)
        assert_nothing_is_left(server, folder, kernel)


def test_a_page_that_does_not_end_holds_the_server_for_its_bound_only(tmp_path: Path) -> None:
    """Its reader gets a sentence, and the end of the page."""
    with running(tmp_path, "--drain", "0.2") as server, ThreadPoolExecutor() as readers:
        body, folder, kernel = begin(server, readers)
        server.process.send_signal(signal.SIGQUIT)

        assert "We could not get this page ready" in body.result()
        assert body.result().rstrip().endswith("</html>")
        assert_nothing_is_left(server, folder, kernel)


STOPPED_EARLY = """
import os, signal, sys, time
from widgets.serving import app

def be_stopped(workbook):
    print(workbook.connection_dir, flush=True)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(5)

app.Workbook.init_handlers = be_stopped
sys.exit(app.serve(app.Settings(port=0)))
"""


def test_a_server_that_is_stopped_while_it_starts_leaves_nothing() -> None:
    """An operator may change their mind at once: no traceback, no folder, and an end that counts as one."""
    done = subprocess.run(
        [sys.executable, "-c", STOPPED_EARLY],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=60,
        preexec_fn=heed_signals,
    )

    assert (0, "") == (done.returncode, done.stderr)
    assert "voila_" in done.stdout and not Path(done.stdout.strip()).exists()


def test_a_loop_without_signals_does_not_keep_the_server_from_starting() -> None:
    """On Windows a loop takes none: Ctrl+C is what stops a server there."""

    class Loop(asyncio.SelectorEventLoop):
        def add_signal_handler(self, *_of_signal: object) -> None:
            raise NotImplementedError

    async def listen() -> None:
        Stopping(kernels=None, seconds=0, stop=lambda: None).listen()

    with asyncio.Runner(loop_factory=Loop) as runner:
        runner.run(listen())
