"""A slow link between a browser and the workbook: bytes come late and at a bounded rate, whatever they carry.

The browser's own slow motion counts the bytes of a socket before they are packed, so it cannot tell what packing saves.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

CHUNK = 4096
Connect = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Direction:
    """One way of the link, shared by all connections: bytes wait for those before them."""

    rate: int  # bytes a second
    latency: float  # seconds
    free_at: float = 0

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry all bytes of one connection this way, then close its far end."""
        now = asyncio.get_running_loop().time
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        arriving = asyncio.create_task(self._arrive(under_way, writer))
        try:
            while chunk := await reader.read(CHUNK):
                self.free_at = max(now(), self.free_at) + len(chunk) / self.rate
                under_way.put_nowait((self.free_at + self.latency, chunk))
                await asyncio.sleep(self.free_at - now())
        except ConnectionError:
            pass
        under_way.put_nowait((0, b""))
        await arriving

    async def _arrive(
        self, under_way: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter
    ) -> None:
        now = asyncio.get_running_loop().time
        while (item := await under_way.get())[1]:
            await asyncio.sleep(item[0] - now())
            if not writer.is_closing():
                writer.write(item[1])
        writer.close()


@contextmanager
def slow_link(host: str, rate: int, latency: float) -> Iterator[str]:
    """Put a link before a host (as "name:port"), and yield the host at its near end.

    `rate` is in bytes a second and `latency` in seconds, each way.
    """
    name, _, port = host.rpartition(":")
    there, back = Direction(rate, latency), Direction(rate, latency)

    async def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection(name, int(port))
        try:
            await asyncio.gather(there.carry(reader, far_writer), back.carry(far_reader, writer))
        finally:
            for one in (writer, far_writer):
                one.transport.abort()

    with listening(connect) as near:
        yield near


@contextmanager
def listening(connect: Connect, at_end: Callable[[], None] = lambda: None) -> Iterator[str]:
    """Take connections in a thread of its own, call `at_end` there in the end, and yield the host ("name:port")."""
    begun: Future[tuple[str, asyncio.AbstractEventLoop, asyncio.Event]] = Future()

    async def serve() -> None:
        server = await asyncio.start_server(connect, "127.0.0.1", 0)
        ended = asyncio.Event()
        begun.set_result(
            ("{}:{}".format(*server.sockets[0].getsockname()), asyncio.get_running_loop(), ended)
        )
        await ended.wait()
        server.close()
        at_end()

    with ThreadPoolExecutor(1) as thread:
        serving = thread.submit(asyncio.run, serve())
        near, loop, ended = begun.result()
        try:
            yield near
        finally:
            loop.call_soon_threadsafe(ended.set)
            serving.result()
