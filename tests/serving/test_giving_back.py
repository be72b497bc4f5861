"""Whatever goes wrong with a page, what it held is free again, and the next reader gets theirs."""

import asyncio
import os
import re
import resource
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from tornado.websocket import WebSocketClientConnection

from tests.serving.conftest import PATIENCE, Answer, Server, eventually, running, runs
from tests.serving.holding import descriptors, folder_of, held, numbers
from tests.serving.wire import connect, hang_up

LIMITS = (
    "--kernels",
    "4",
    "--per-client",
    "4",
    "--connect",
    "1",
    "--render",
    "6",
    "--idle",
    "2",
    "--sweep",
    "1",
)
LONGER_THAN_CONNECTING = 2  # seconds: twice those of --connect
LONGER_THAN_IDLE = 5  # seconds: those of --idle and two sweeps
EVENTS, EVENTS_OF_LIBRARY = "anon_inode:[eventfd]", 3
FAILED = "We could not get this page ready"


@dataclass
class Small:
    """A server with two places and short bounds, its folder, and what it held before any fault."""

    server: Server
    folder: Path
    before: dict[str, float]

    def kept(self) -> dict[str, float]:
        """Return what the server now holds more of than at first."""
        now = held(self.server, self.folder)
        return {key: value for key, value in now.items() if value > self.before.get(key, 0)}

    def page(self) -> Answer:
        """Ask for a page whose browser, this test, never connects."""
        return self.server.ask("/welcome")


def is_at_rest(server: Server) -> bool:
    """Return whether no page holds anything; what is open to the library of the kernels' sockets itself stays."""
    return (
        not numbers(server)["workbook_places"]
        and descriptors(server.process.pid)[EVENTS] <= EVENTS_OF_LIBRARY
    )


@pytest.fixture(name="small", scope="module")
def _small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Small]:
    with running(tmp_path_factory.mktemp("small"), *LIMITS) as server:
        page = server.ask("/welcome")
        folder = folder_of(page.pid)
        server.free(page.kernel_id)
        assert eventually(lambda: is_at_rest(server))
        yield Small(server, folder, held(server, folder))


@contextmanager
def limited(server: Server, which: int, number: int) -> Iterator[None]:
    """Let a server have less of something for a while."""
    process = psutil.Process(server.process.pid)
    before = process.rlimit(which)
    process.rlimit(which, (number, before[1]))
    try:
        yield
    finally:
        process.rlimit(which, before)


def full_disk(small: Small) -> str:
    """Ask for a page while nothing can be written."""
    with limited(small.server, resource.RLIMIT_FSIZE, 0):
        return small.page().body


def no_descriptors(small: Small) -> str:
    """Ask for a page while nothing more can be opened than the connection itself."""
    now = psutil.Process(small.server.process.pid).num_fds()
    with limited(small.server, resource.RLIMIT_NOFILE, now + 3):
        return small.page().body


def asking(name: str) -> Callable[[Small], str]:
    """Return what asks for a page that cannot get whole."""
    return lambda small: small.server.ask(f"/{name}").body


def signalled(number: signal.Signals) -> Callable[[Small], str]:
    """Return what asks for a page and sends its kernel a signal while it is rendered."""

    def ask(small: Small) -> str:
        connection = small.server.connect()
        connection.request("GET", "/slow")
        reply, text = connection.getresponse(), ""
        while not (begun := re.search(r"pid=(\d+)", text)):
            text += reply.read1().decode()
        os.kill(int(begun.group(1)), number)
        text += reply.read().decode()
        connection.close()
        return text

    return ask


AT_ONCE = {
    "the disk is full": full_disk,
    "there are no descriptors left": no_descriptors,
    "the program of the kernel is missing": asking("broken"),
    "the kernel ends at once": asking("dead"),
    "the kernel is killed": signalled(signal.SIGKILL),
}
IN_TIME = {
    "the kernel never answers": asking("hung"),
    "a cell never ends": asking("slow"),
    "the kernel is stopped": signalled(signal.SIGSTOP),
}


def assert_ended(small: Small, *bodies: str) -> None:
    """The reader got a sentence and the end of the page, and the server is as it was."""
    assert [1] * len(bodies) == [body.count(FAILED) for body in bodies]
    assert all(body.rstrip().endswith("</html>") for body in bodies)
    assert eventually(lambda: not small.kept()), small.kept()


@pytest.mark.parametrize("fault", AT_ONCE.values(), ids=AT_ONCE.keys())
def test_a_page_that_fails_ends_with_a_sentence_and_gives_all_back(small: Small, fault) -> None:
    """Whatever was begun for it is gone."""
    assert_ended(small, fault(small))


def test_a_page_that_hangs_ends_in_time_and_gives_all_back(small: Small) -> None:
    """A kernel that never answers, a cell without end and a stopped process, side by side, cost one bound."""
    with ThreadPoolExecutor() as readers:
        bodies = readers.map(lambda fault: fault(small), IN_TIME.values())

    assert_ended(small, *bodies)


def test_health_sees_that_nothing_can_be_written(small: Small) -> None:
    """A full disk keeps every kernel from starting; with room again the server is well."""
    with limited(small.server, resource.RLIMIT_FSIZE, 0):
        full = small.server.ask("/health")
    well = small.server.ask("/health")

    assert (503, True) == (full.status, "cannot be written" in full.body)
    assert (200, "ok\n") == (well.status, well.body)
    assert_ended(small)


def test_a_page_to_which_no_browser_connects_gives_all_back(small: Small) -> None:
    """It was closed on its way, or its browser cannot connect; nobody will ever send a beacon."""
    page = small.page()

    assert "pid=" in page.body
    assert eventually(lambda: not runs(page.pid))
    assert_ended(small)


def test_an_unused_page_and_a_hung_one_are_culled_and_give_all_back(small: Small) -> None:
    """Both are connected; one does nothing, the other has been stopped and answers nobody. Their sockets are closed
    by the server, so a tab that is left open for days holds nothing."""

    async def open_page() -> tuple[Answer, WebSocketClientConnection]:
        page = await asyncio.to_thread(small.page)
        return page, await connect(small.server, page.kernel_id)

    async def stay() -> None:
        _, idle = await open_page()
        page, stopped = await open_page()
        os.kill(page.pid, signal.SIGSTOP)
        for socket in (idle, stopped):
            while await socket.read_message() is not None:
                pass
            socket.close()  # this end of it

    asyncio.run(asyncio.wait_for(stay(), PATIENCE))

    assert_ended(small)


def test_a_socket_that_closes_after_the_beacon_gives_all_back(small: Small) -> None:
    """Browsers close it in that order; a kernel that is ending must not be given channels that nobody closes."""

    async def leave() -> None:
        socket = await connect(small.server, page.kernel_id)
        beacon = asyncio.to_thread(small.server.free, page.kernel_id)
        await asyncio.gather(beacon, hang_up(socket))

    page = small.page()
    asyncio.run(leave())

    assert_ended(small)


def test_a_page_that_is_only_read_keeps_its_kernel(small: Small) -> None:
    """It is in sight and asks; others who are idle for so long have lost theirs, as the test above shows."""

    async def read() -> set[int]:
        page = await asyncio.to_thread(small.page)
        socket = await connect(small.server, page.kernel_id)
        end, answers = time.monotonic() + LONGER_THAN_IDLE, set()
        while time.monotonic() < end:
            answer = await asyncio.to_thread(small.server.ask, f"/alive/{page.kernel_id}")
            answers.add(answer.status)
            await asyncio.sleep(0.2)
        await asyncio.to_thread(small.server.free, page.kernel_id)
        await hang_up(socket)
        return answers

    assert {204} == asyncio.run(read())
    assert_ended(small)


def test_a_page_over_a_slow_link_keeps_its_kernel_until_it_connects(small: Small) -> None:
    """Its scripts take longer than a page may take to connect, but it asks for its kernel, so somebody waits for it."""
    page = small.page()
    end = time.monotonic() + LONGER_THAN_CONNECTING
    answers = set()
    while time.monotonic() < end:
        answers.add(small.server.ask(f"/alive/{page.kernel_id}").status)
        time.sleep(0.2)
    small.server.free(page.kernel_id)

    assert {204} == answers
    assert_ended(small)
