"""Kernels seen from outside: alive, gone, freed, and closed to strangers."""

import asyncio
import json
import os
import signal
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
import zmq
from tornado.httpclient import HTTPClientError

from tests.serving.conftest import eventually, running, runs
from tests.serving.wire import connect, frame, hang_up, reply
from widgets.serving.kernel_manager import Client
from widgets.serving.kernels import Kernels
from widgets.serving.open_files import ENOUGH, kernels_for

PORTS = ("shell_port", "iopub_port", "stdin_port", "hb_port", "control_port")


def test_a_page_can_see_that_its_kernel_lives_and_that_it_is_gone(server) -> None:
    """204 while the process runs, 410 once it has been killed; nothing starts in its place."""
    with server.page("welcome") as page:
        alive = server.ask(f"/alive/{page.kernel_id}").status
        os.kill(page.pid, signal.SIGKILL)
        is_gone = eventually(lambda: server.ask(f"/alive/{page.kernel_id}").status == 410)
        card = server.ask(f"/api/kernels/{page.kernel_id}").status

    assert (204, True, 404) == (alive, is_gone, card)


def test_asking_whether_a_kernel_lives_does_not_keep_it_alive(server) -> None:
    """Checking is not use: an unused page is still culled."""
    with server.page("welcome") as page:

        def last_use() -> str:
            return json.loads(server.ask(f"/api/kernels/{page.kernel_id}").body)["last_activity"]

        def is_at_rest() -> bool:  # the server may still hear of the last cell when the page is whole
            before = last_use()
            time.sleep(0.2)
            return before == last_use()

        assert eventually(is_at_rest)
        before = last_use()
        for _ in range(3):
            server.ask(f"/alive/{page.kernel_id}")

        assert before == last_use()


def test_the_beacon_of_a_closing_page_ends_its_process(server) -> None:
    """The beacon frees the kernel, and sending it twice is not an error."""
    with server.page("welcome") as page:
        statuses = [server.free(page.kernel_id).status for _ in range(2)]

        assert [204, 204] == statuses
        assert eventually(lambda: not runs(page.pid))


@pytest.mark.parametrize("method", ["DELETE", "PUT", "PATCH"])
def test_nobody_ends_a_kernel_from_another_site(server, method: str) -> None:
    """A beacon from elsewhere is refused, and so is every other way to end a kernel."""
    with server.page("welcome") as page:
        status = server.free(page.kernel_id, Origin="http://elsewhere.example").status
        other = server.ask(f"/api/kernels/{page.kernel_id}", method, Cookie="_xsrf=a", X_XSRFToken="a").status

        assert 403 == status
        assert other in (403, 405)
        assert runs(page.pid)


def test_a_kernel_keeps_no_history(server) -> None:
    """What a page runs is not written to a history file: there is none after kernels have run."""
    with server.page("welcome"):
        pass

    assert [] == list(server.log.parent.rglob("history.sqlite*"))


def test_a_kernel_runs_nothing_of_the_operators_home(tmp_path: Path) -> None:
    """What an account's own IPython runs at its start is not run for readers, forked or not, and nothing is left."""
    start = tmp_path / ".ipython" / "profile_default" / "startup" / "mine.py"
    start.parent.mkdir(parents=True)
    start.write_text(f"open({str(tmp_path / 'was-run')!r}, 'w').close()")
    (tmp_path / "temporary").mkdir()
    variables = {"HOME": str(tmp_path), "IPYTHONDIR": None, "TMPDIR": str(tmp_path / "temporary")}
    with running(tmp_path / "server", **variables) as server, server.page("welcome") as page:
        assert page.kernel_id

    assert [] == [*tmp_path.glob("was-run"), *(tmp_path / "temporary").iterdir()]


def test_a_socket_from_another_site_is_refused(server) -> None:
    """Another site cannot talk to a reader's kernel."""
    with server.page("welcome") as page, pytest.raises(HTTPClientError) as refusal:
        asyncio.run(connect(server, page.kernel_id, Origin="http://elsewhere.example"))

    assert 403 == refusal.value.code


def test_a_visitor_cannot_run_code(server) -> None:
    """A request to execute is dropped; the kernel goes on answering what a page may ask."""
    target = server.flags / "executed"
    with server.page("welcome") as page:
        kind = asyncio.run(try_to_run(server, page.kernel_id, f"open({str(target)!r}, 'w').close()"))

    assert "kernel_info_reply" == kind
    assert not target.exists()


def test_a_socket_compresses_what_it_sends(server) -> None:
    """A browser that accepts it gets the state of the widgets compressed: it is most of what a page sends."""

    async def extensions(kernel_id: str) -> str:
        socket = await connect(server, kernel_id)
        await hang_up(socket)
        return socket.headers.get("Sec-WebSocket-Extensions", "")

    with server.page("welcome") as page:
        assert "permessage-deflate" in asyncio.run(extensions(page.kernel_id))


async def try_to_run(server, kernel_id: str, code: str) -> str:
    """Ask to execute, then ask for the kernel's name, and return the kind of what is answered."""
    socket = await connect(server, kernel_id)
    await socket.write_message(frame("execute_request", {"code": code, "silent": False}), binary=True)
    kind = await reply(socket)
    await hang_up(socket)
    return kind


def test_zeromq_has_sockets_for_every_page_that_there_is_room_for() -> None:
    """By itself it has some for 170 pages; after that no page gets a kernel, whatever memory is left."""
    channels = 8  # of a page with two sockets

    assert Kernels().context.get(zmq.MAX_SOCKETS) > channels * kernels_for(ENOUGH)


class Slow(Kernels):
    """Kernels whose start takes as long as a test says, and which are no processes."""

    def begin(self) -> None:
        """Forget what was begun before; in a loop, where an event belongs."""
        self.may_start, self.ended = asyncio.Event(), []

    async def start_kernel(self, *, kernel_id: str, **_options: object) -> str:
        """Start when it is allowed."""
        await self.may_start.wait()
        self._kernels[kernel_id] = object()
        return kernel_id

    async def shutdown_kernel(self, kernel_id: str, now: bool = True, restart: bool = False) -> None:
        """Note the end."""
        self.ended.append(self._kernels.pop(kernel_id))


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_page_that_is_given_up_while_its_kernel_starts_leaves_none(times: int) -> None:
    """However often its wait is broken off, by its own time limit and by a reader who leaves: the kernel that comes
    about after all is ended."""

    async def give_up() -> tuple[int, int, int]:
        kernels = Slow(limit=2, share=2)
        kernels.begin()
        place = await kernels.take_place("203.0.113.1")
        page = asyncio.ensure_future(kernels.start_for(place, "python3"))
        for _ in range(times):
            await asyncio.sleep(0.01)
            page.cancel()
        if times > 1:
            await asyncio.wait({page})
        giving_back = asyncio.ensure_future(kernels.give_back(place)) if times > 1 else None
        await asyncio.sleep(0.01)
        kernels.may_start.set()
        await asyncio.wait({page})
        await (giving_back or kernels.give_back(place))
        await asyncio.sleep(0.01)
        return len(kernels._kernels), len(kernels.ended), len(kernels.places)

    assert (0, 1, 0) == asyncio.run(give_up())


def test_a_sweep_leaves_a_kernel_that_is_starting_alone() -> None:
    """Jupyter knows no last use of it yet, and fails over that in the log; nor may it pass for dead."""

    async def sweep(**starting: object) -> list[str]:
        kernels = Slow(cull_idle_timeout=1)
        kernels.begin()
        kernels._starting.update(starting)
        kernels._kernels["new"] = SimpleNamespace(is_alive=lambda: False)
        await kernels.cull_kernel_if_idle("new")
        return list(kernels._kernels)

    assert ["new"] == asyncio.run(sweep(new=object()))
    assert [] == asyncio.run(sweep())


def test_a_page_has_no_thread_for_a_heartbeat() -> None:
    """Its socket may be one too many on a crowded server; the thread would fail, and nobody asks it."""

    async def channels() -> list[bool]:
        client = Client(**dict.fromkeys(PORTS, 1))
        client.start_channels()
        alive = [client.shell_channel.is_alive(), client.hb_channel.is_alive()]
        client.stop_channels()
        return alive

    assert [True, False] == asyncio.run(channels())
