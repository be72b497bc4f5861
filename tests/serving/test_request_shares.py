"""What one client may ask for: the rest waits or is refused, and no other client notices."""

import asyncio
import http.client
import socket
import time
from collections.abc import Awaitable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.serving.conftest import Server, eventually, runs
from widgets.serving import request_shares
from widgets.serving.pages import PageHandler
from widgets.serving.request_shares import (
    AT_ONCE,
    LEFT_PAGE,
    REQUESTS,
    REQUESTS_A_SECOND,
    RequestShares,
)

ONE, OTHER = "203.0.113.1", "203.0.113.2"


async def at_once(asked: Awaitable[bool]) -> bool | None:
    """Return the answer, or None when it is long in coming."""
    try:
        return await asyncio.wait_for(asked, 0.05)
    except TimeoutError:
        return None


def test_a_connection_that_closes_while_it_waits_is_not_counted() -> None:
    """Its end was noted before: counted after that, it would take a client's place until the server is restarted."""

    async def leave() -> tuple[bool | None, ...]:
        shares = RequestShares()
        gone = [await at_once(shares.take(ONE, object(), 0, lambda: True)) for _ in range(AT_ONCE)]
        return (*gone, await at_once(shares.take(ONE, object(), 0)))

    assert {True} == {*asyncio.run(leave())}


def test_a_turn_that_is_not_used_goes_to_the_next() -> None:
    """Of two that wait, the first has closed when its turn comes; the second has it at once."""

    async def leave() -> bool | None:
        shares, held = RequestShares(), [object() for _ in range(AT_ONCE)]
        for connection in held:
            await shares.take(ONE, connection, 0)
        first = asyncio.ensure_future(shares.take(ONE, object(), 0, lambda: True))
        second = asyncio.ensure_future(shares.take(ONE, object(), 0))
        await asyncio.sleep(0)
        await asyncio.sleep(0.01)
        shares.give_back(held[0])
        await first
        return await at_once(second)

    assert True is asyncio.run(leave())


def test_what_comes_at_once_begins_in_turns() -> None:
    """A crowd of one client's requests leaves room in each turn of the loop for what others do."""

    async def crowd() -> list[int]:
        shares, begun, turns = RequestShares(), 0, []

        async def ask() -> None:
            nonlocal begun
            await shares.take(ONE, object(), 0)
            begun += 1

        asking = asyncio.gather(*(ask() for _ in range(40)))
        while not asking.done():
            before = begun
            await asyncio.sleep(0)
            turns.append(begun - before)
        return turns

    turns = asyncio.run(crowd())
    assert (40, True) == (sum(turns), max(turns) <= 10)


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n", b" 413 "),
        ("Content-Length: 10\r\n\r\n", b" 413 "),
        ("X: " + "a" * 20_000 + "\r\n\r\n", b" 431 "),
    ],
    ids=["a body in pieces", "a body that never comes", "a long head"],
)
def test_what_costs_much_to_read_is_not_read(server: Server, head: str, status: bytes) -> None:
    """No page sends a body, and no browser a head of 20 kB; each is told so, and cut off at once."""
    with closing(socket.create_connection(("127.0.0.1", server.port), timeout=10)) as line:
        line.sendall(f"POST /help HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n{head}".encode())
        answer = b""
        try:
            while piece := line.recv(4096):
                answer += piece
        except ConnectionResetError:
            pass
    assert status in answer and b" 200 " not in answer


def test_a_client_that_has_used_its_share_waits_and_others_do_not() -> None:
    """A class may ask for all of it at once; what comes then is let in as time goes by."""

    async def ask() -> tuple[bool | None, bool | None, bool | None, bool | None]:
        shares = RequestShares()
        whole = await at_once(shares.take(ONE, object(), REQUESTS))
        soon = await at_once(shares.take(ONE, object(), REQUESTS_A_SECOND / 100))
        later = await at_once(shares.take(ONE, object(), REQUESTS_A_SECOND))
        return whole, soon, later, await at_once(shares.take(OTHER, object(), 1))

    assert (True, True, None, True) == asyncio.run(ask())


def test_who_would_wait_too_long_is_refused_after_a_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """At once would mean that the next request comes at once; and what was refused is not counted."""
    monkeypatch.setattr(request_shares, "LONGEST_WAIT", 0.2)

    async def ask() -> tuple[bool, float, float]:
        shares, began = RequestShares(), time.monotonic()
        await shares.take(ONE, object(), REQUESTS)
        shares._share(ONE).requests.take(REQUESTS_A_SECOND)
        before = shares._share(ONE).requests.wait()
        may = await shares.take(ONE, object(), 1)
        return may, time.monotonic() - began, before - shares._share(ONE).requests.wait()

    may, seconds, made_good = asyncio.run(ask())

    assert not may
    assert seconds >= 0.1  # between half of it and all, so that not all who wait are refused at once
    assert made_good >= 0.09


def test_what_was_sent_on_a_closed_connection_costs_nothing() -> None:
    """Requests sent one behind the other are still read when their connection has gone."""

    async def ask() -> tuple[bool, float]:
        shares = RequestShares()
        may = await shares.take(ONE, object(), REQUESTS, lambda: True)
        return may, shares._share(ONE).requests.wait()

    assert (True, 0) == asyncio.run(ask())


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [("/x", "elsewhere.example", b" 421 "), (f"/{'a' * 400}", "127.0.0.1", b" 404 ")],
)
def test_who_is_refused_is_not_heard_again(server: Server, path: str, host: str, status: bytes) -> None:
    """What else came on the connection of a refused request is not read."""
    with closing(socket.create_connection(("127.0.0.1", server.port), timeout=10)) as line:
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode() * 5)
        answer = b""
        with suppress(ConnectionResetError):
            while piece := line.recv(65_536):
                answer += piece
    assert (1, True) == (answer.count(b"HTTP/1.1 "), status in answer)


class Forgetful:
    """What stands for the pages that are being sent."""

    def add(self, _page: object) -> None:
        pass

    discard = add


def test_a_page_that_is_left_costs_more() -> None:
    """Whoever opens pages and leaves them before they are whole comes to wait sooner than one who stays."""

    async def leave(is_closed: bool) -> float:
        async def page(_path: object, _place: object) -> None:
            raise asyncio.CancelledError

        async def give_back(_place: object) -> None:
            pass

        shares = RequestShares()
        shares._share(ONE).requests.take(REQUESTS)
        handler = SimpleNamespace(
            _send_page=page,
            is_closed=is_closed,
            kernels=SimpleNamespace(pages=Forgetful(), give_back=give_back),
            settings={"request_shares": shares},
        )
        await PageHandler._send_attended(handler, Path("a"), SimpleNamespace(client=ONE, is_sent=False))
        return shares._share(ONE).requests.wait()

    assert asyncio.run(leave(True)) == pytest.approx(LEFT_PAGE / REQUESTS_A_SECOND, abs=0.1)


def test_answers_that_nobody_takes_do_not_pile_up() -> None:
    """Of one client's requests so many are answered at a time; each that is done lets in the next."""

    async def ask() -> list[bool | None]:
        shares, connections = RequestShares(), [object() for _ in range(AT_ONCE)]
        for connection in connections:
            await shares.take(ONE, connection, 0)
        waiting = asyncio.ensure_future(shares.take(ONE, object(), 0))
        before = await at_once(asyncio.shield(waiting))
        shares.give_back(connections[0])
        shares.give_back(connections[0])
        after = await at_once(asyncio.shield(waiting))
        return [
            before,
            after,
            await at_once(shares.take(ONE, object(), 0)),
            await at_once(shares.take(OTHER, object(), 0)),
        ]

    assert [None, True, None, True] == asyncio.run(ask())


def test_what_is_not_used_any_more_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has many addresses fills no memory with them; who has used something keeps it on the bill."""
    monkeypatch.setattr(request_shares, "MOST_CLIENTS", 10)

    async def ask() -> int:
        shares = RequestShares()
        await shares.take(ONE, object(), REQUESTS)
        for number in range(30):
            await shares.take(f"198.51.100.{number}", connection := object(), 0)
            shares.give_back(connection)
        assert shares._share(ONE).requests.wait() == pytest.approx(0, abs=0.01)
        return len(shares._shares)

    assert asyncio.run(ask()) <= 11


def test_a_flood_from_one_address_is_slowed_and_no_other(server: Server) -> None:
    """More than a share of requests over one connection: the last of them come as fast as a share fills up, and
    somebody else is answered at once meanwhile."""
    more = REQUESTS_A_SECOND  # a second of waiting
    request = f"GET /health HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", server.port), source_address=("127.0.0.7", 0)) as flood:
        flood.settimeout(60)
        began = time.monotonic()
        flood.sendall(request * (REQUESTS + more))
        read = b""
        while read.count(b"HTTP/1.1 ") < REQUESTS:
            read += flood.recv(1 << 20)
        paid = time.monotonic()
        with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)) as other:
            other.request("GET", "/help")
            assert 200 == other.getresponse().status
        others = time.monotonic() - paid
        while read.count(b"HTTP/1.1 ") < REQUESTS + more:
            read += flood.recv(1 << 20)
        last = time.monotonic() - began
    # What fills up while the first are answered is let in with them.
    assert last > more / REQUESTS_A_SECOND
    assert others < 0.5


def is_gone(pid: int) -> bool:
    """Return whether a process has ended."""
    return not runs(pid)


def test_a_page_that_is_closed_frees_its_kernel_though_its_browser_is_gone(server: Server) -> None:
    """The last word of a browser that is being closed comes with the end of its connection."""
    for _ in range(5):
        page = server.ask("/welcome")
        farewell = (
            f"POST /voila/api/shutdown/{page.kernel_id} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
            f"Origin: http://127.0.0.1:{server.port}\r\nContent-Length: 0\r\n\r\n"
        )
        with socket.create_connection(("127.0.0.1", server.port)) as last:
            last.sendall(farewell.encode())
        assert eventually(partial(is_gone, page.pid))
