"""The web server holds no more connections than it can, and none that does nothing."""

import asyncio
import errno
import logging
import socket
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from widgets.serving import connections
from widgets.serving.connections import Connections
from widgets.serving.heads import MOST_LINES, MOST_PIECES
from widgets.serving.open_files import connections_for, kernels_for

WHOLE = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
HALF = b"GET / HTTP/1.1\r\nHost:"
PATIENCE = 10
MOST = 4


class Small(RequestHandler):
    """Answers at once."""

    def get(self) -> None:
        self.write("small")


class Large(RequestHandler):
    """Answers with more than a connection takes without being read."""

    taken = 0
    """Bytes that connections have taken, of all its answers."""

    async def get(self) -> None:
        for _ in range(1000):
            self.write(b"a" * 100_000)
            await self.flush()
            Large.taken += 100_000


@asynccontextmanager
async def serving(most: int = MOST, **options: Any) -> AsyncIterator[tuple[Connections, int]]:
    """Run a server of a few connections, and close all of them in the end."""
    server = Connections(Application([("/", Small), ("/large", Large)]), most=most, **options)
    sockets = bind_sockets(0, "127.0.0.1")
    port = sockets[0].getsockname()[1]
    server.add_sockets(sockets)
    try:
        yield server, port
    finally:
        server.stop()
        await server.close_all_connections()


async def send(
    port: int, request: bytes, client: str = "127.0.0.1"
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Open a connection from an address and send something."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(client, 0))
    writer.write(request)
    return reader, writer


async def answer(port: int) -> bytes:
    """Send a whole request on a connection of its own, and return how the answer begins."""
    reader, writer = await send(port, WHOLE)
    first = await asyncio.wait_for(reader.readline(), PATIENCE)
    writer.close()
    return first.strip()


async def is_closed(reader: asyncio.StreamReader) -> bool:
    """Return whether the other end closes this connection without a word."""
    try:
        return b"" == await asyncio.wait_for(reader.read(), PATIENCE)
    except ConnectionResetError:
        return True


async def ends(reader: asyncio.StreamReader) -> bool:
    """Return whether nothing comes any more after an answer, and without a reset, at which a proxy would drop it."""
    with suppress(TimeoutError):
        while await asyncio.wait_for(reader.readline(), 0.2):
            pass
        return True
    return False


async def is_closed_within(reader: asyncio.StreamReader) -> bool:
    """Return whether the other end closes this connection, and not answers."""
    try:
        return not await asyncio.wait_for(reader.readline(), PATIENCE)
    except ConnectionError:
        return True


def run(test: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a test in a loop of its own."""
    asyncio.run(asyncio.wait_for(test(), 3 * PATIENCE))


@pytest.fixture(name="hurry")
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the server wait no longer than it must before it lets others have their turn."""
    for name in ("HALF_OPEN_SECONDS", "UNTAKEN_SECONDS", "LOOK_AGAIN_SECONDS"):
        monkeypatch.setattr(connections, name, 0.02)


def test_half_a_request_gives_way(hurry: None) -> None:
    """However many connections are open without a whole request, the next request is answered."""

    async def test() -> None:
        async with serving() as (server, port):
            half = [await send(port, HALF) for _ in range(5 * MOST)]
            seen = await answer(port)
            assert b"HTTP/1.1 200 OK" == seen
            assert len(server._connections) <= MOST
            assert await is_closed(half[0][0])
            for _, writer in half:
                writer.close()

    run(test)


def test_half_requests_of_one_client_make_nobody_else_wait() -> None:
    """One client's connections without a request give way to their own kind, at once, and to no other's."""

    async def test() -> None:
        async with serving(most=20 * MOST, half_open=MOST) as (server, port):
            other = await send(port, HALF, "127.0.0.2")
            half = [await send(port, HALF, "127.0.0.3") for _ in range(5 * MOST)]
            assert b"HTTP/1.1 200 OK" == await answer(port)
            assert await is_closed(half[-1][0])
            assert len(server._connections) <= MOST + 2
            other[1].write(b" a\r\n\r\n")
            assert b"HTTP/1.1 200 OK\r\n" == await asyncio.wait_for(other[0].readline(), PATIENCE)
            for _, writer in [other, *half]:
                writer.close()

    run(test)


def test_clients_that_crowd_others_out_give_way_sooner() -> None:
    """When a few clients fill a small server with half requests, nobody else waits until these have had their time."""

    async def test() -> None:
        async with serving(most=4 * MOST, half_open=3 * MOST) as (_, port):
            half = [await send(port, HALF, f"127.0.0.{2 + n % 2}") for n in range(6 * MOST)]
            begun = time.monotonic()
            assert b"HTTP/1.1 200 OK" == await answer(port)
            assert time.monotonic() - begun < connections.HALF_OPEN_SECONDS - 1
            for _, writer in half:
                writer.close()

    run(test)


def test_a_client_that_comes_again_and_again_is_turned_away_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many connections of one client are taken, and so many a second after that; others notice nothing."""
    monkeypatch.setattr(connections, "ARRIVALS", MOST)
    monkeypatch.setattr(connections, "ARRIVALS_A_SECOND", 20)

    async def taken(port: int, client: str) -> int:
        count = 0
        for _ in range(3 * MOST):
            reader, writer = await send(port, WHOLE, client)
            with suppress(ConnectionResetError):
                count += b"" != await asyncio.wait_for(reader.readline(), PATIENCE)
            writer.close()
        return count

    async def test() -> None:
        async with serving(most=20 * MOST, half_open=MOST) as (_, port):
            assert MOST <= await taken(port, "127.0.0.2") < 2 * MOST
            assert b"HTTP/1.1 200 OK" == await answer(port)
            await asyncio.sleep(0.1)
            assert await taken(port, "127.0.0.2") >= 1
        async with serving(most=20 * MOST, half_open=0) as (
            _,
            port,
        ):  # behind a proxy all come from one address
            assert 3 * MOST == await taken(port, "127.0.0.2")

    run(test)


def test_who_has_been_here_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has many addresses fills no memory with them."""
    monkeypatch.setattr(connections, "MOST_CLIENTS", 5)
    monkeypatch.setattr(connections, "ARRIVALS_A_SECOND", 1_000_000)

    async def test() -> None:
        async with serving(most=20 * MOST, half_open=MOST) as (server, port):
            for number in range(2, 20):
                _, writer = await send(port, WHOLE, f"127.0.0.{number}")
                writer.close()
            assert b"HTTP/1.1 200 OK" == await answer(port)
            assert len(server.arrivals) <= 6

    run(test)


def test_a_client_may_keep_as_many_answered_connections_as_it_has() -> None:
    """A class behind one address loses none of the connections on which it has been answered."""

    async def test() -> None:
        async with serving(most=20 * MOST, half_open=MOST) as (_, port):
            kept = []
            for _ in range(3 * MOST):
                reader, writer = await send(port, WHOLE)
                await asyncio.wait_for(reader.readuntil(b"small"), PATIENCE)
                kept.append((reader, writer))
            for reader, writer in kept:
                writer.write(WHOLE)
                await asyncio.wait_for(reader.readuntil(b"small"), PATIENCE)
                writer.close()

    run(test)


def test_a_client_holds_so_many_connections_and_gives_up_those_at_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Past that number a new one takes the place of one that was answered and is silent; without one, it is refused."""
    monkeypatch.setattr(connections, "HELD_BY_A_CLIENT", MOST)

    async def test() -> None:
        async with serving(most=20 * MOST, half_open=3 * MOST) as (server, port):
            kept = []
            for _ in range(MOST):
                reader, writer = await send(port, WHOLE)
                await asyncio.wait_for(reader.readuntil(b"small"), PATIENCE)
                kept.append((reader, writer))
            assert b"HTTP/1.1 200 OK" == await answer(port)
            assert await is_closed(kept[0][0])
            half = [await send(port, HALF) for _ in range(3 * MOST)]
            assert await is_closed(half[-1][0])
            assert server.held["127.0.0.1"] <= MOST
            other = await send(port, WHOLE, "127.0.0.2")
            assert b"HTTP/1.1 200 OK\r\n" == await asyncio.wait_for(other[0].readline(), PATIENCE)
            for _, writer in [other, *kept, *half]:
                writer.close()
            await asyncio.sleep(0.1)
            assert 0 == server.held["127.0.0.1"]

    run(test)


def test_behind_a_proxy_connections_are_not_bounded_by_address() -> None:
    """All connections come from the proxy: without a bound, half a request stays as long as there is room."""

    async def test() -> None:
        async with serving(most=20 * MOST, half_open=0) as (_, port):
            half = [await send(port, HALF) for _ in range(5 * MOST)]
            for reader, writer in half:
                writer.write(b" a\r\n\r\n")
                assert b"HTTP/1.1 200 OK\r\n" == await asyncio.wait_for(reader.readline(), PATIENCE)
                writer.close()

    run(test)


@pytest.mark.parametrize(
    ("lines", "refused"), [(20, False), (MOST_LINES - 2, False), (MOST_LINES, True), (3000, True)]
)
def test_a_head_of_many_lines_is_not_read(lines: int, refused: bool) -> None:
    """Reading it would take twenty times as long as a browser's, at everybody's cost; one on a connection that has been
    answered is looked at, too."""

    async def test() -> None:
        async with serving() as (_, port):
            reader, writer = await send(port, WHOLE)
            await asyncio.wait_for(reader.readuntil(b"small"), PATIENCE)
            writer.write(
                b"GET / HTTP/1.1\r\nHost: a\n" + b"".join(b"%x:\n" % n for n in range(lines - 2)) + b"\r\n"
            )
            first = await asyncio.wait_for(reader.readline(), PATIENCE)
            assert (b" 431 " if refused else b" 200 ") in first
            assert refused == await ends(reader)
            writer.close()
            assert b"HTTP/1.1 200 OK" == await answer(port)

    run(test)


@pytest.mark.parametrize(("pieces", "refused"), [(5, False), (3 * MOST_PIECES, True)])
def test_a_head_in_many_pieces_is_not_waited_for(pieces: int, refused: bool) -> None:
    """All that has come is searched for its end at each of them."""

    async def test() -> None:
        async with serving() as (_, port):
            reader, writer = await send(port, HALF)
            for piece in [b"a"] * pieces + [b"\r\n\r\n"]:
                await asyncio.sleep(0.005)
                if not reader.at_eof():
                    writer.write(piece)
            assert refused == await is_closed_within(reader)
            writer.close()

    run(test)


def test_what_follows_a_head_may_come_in_pieces() -> None:
    """Messages of a socket, or a request that follows another, are not counted with the head before."""

    async def test() -> None:
        async with serving() as (_, port):
            reader, writer = await send(port, b"")
            for _ in range(3 * MOST_PIECES):
                writer.write(WHOLE)
                await asyncio.wait_for(reader.readuntil(b"small"), PATIENCE)
            writer.close()

    run(test)


def test_what_nobody_takes_gives_way(hurry: None) -> None:
    """However many answers are left unread, the next request is answered."""

    async def test() -> None:
        async with serving() as (_, port):
            unread = [await send(port, WHOLE.replace(b"/ ", b"/large ", 1)) for _ in range(2 * MOST)]
            for reader, _ in unread:
                reader._transport.pause_reading()
            seen = await answer(port)
            assert b"HTTP/1.1 200 OK" == seen
            for _, writer in unread:
                writer.transport.abort()

    run(test)


def test_of_what_nobody_reads_little_is_copied() -> None:
    """An answer that is not read is not sent as far as the operating system would take it, which is megabytes."""

    async def test() -> None:
        async with serving() as (_, port):
            before = Large.taken
            reader, writer = await send(port, WHOLE.replace(b"/ ", b"/large ", 1))
            reader._transport.pause_reading()
            await asyncio.sleep(0.3)
            assert 0 < Large.taken - before < 1_500_000
            writer.transport.abort()

    run(test)


def test_a_connection_that_says_nothing_is_closed() -> None:
    """Neither half a request nor half a body keeps a connection for ever."""

    async def test() -> None:
        async with serving(idle_connection_timeout=0.05, body_timeout=0.05) as (_, port):
            head = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n"
            for request in (b"", HALF, head, head + b"ab"):
                reader, writer = await send(port, request)
                assert await is_closed(reader), request
                writer.close()

    run(test)


def test_a_lack_of_files_is_a_pause(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """While there is no file descriptor, new connections wait: the server neither spins nor logs without end."""
    tries = []
    accept = socket.socket.accept

    def lack_files(one: socket.socket) -> Any:
        tries.append(1)
        if len(tries) <= 3:
            raise OSError(errno.EMFILE, "Too many open files")
        return accept(one)

    async def test() -> None:
        async with serving() as (_, port):
            assert b"HTTP/1.1 200 OK" == await answer(port)

    monkeypatch.setattr(connections, "LOOK_AGAIN_SECONDS", 0.02)
    monkeypatch.setattr(socket.socket, "accept", lack_files)
    monkeypatch.setattr(logging.getLogger("workbook"), "propagate", True)
    run(test)

    assert 4 <= len(tries) <= 6
    assert {
        "No file descriptors are left: new connections wait. Start the server with a higher `ulimit -n`"
    } == {record.getMessage() for record in caplog.records}


@pytest.mark.parametrize(("files", "wanted"), [(256, 40), (1024, 40), (65_536, 40), (65_536, 400)])
def test_there_are_files_for_everything(files: int, wanted: int) -> None:
    """Kernels and connections together need fewer files than there are, and neither is left without any."""
    kernels = min(wanted, kernels_for(files))
    most = connections_for(files, kernels)

    assert kernels >= 1
    assert most >= 32
    assert kernels * 14 + most < files
