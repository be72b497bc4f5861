"""A line between a browser and the workbook that can stall, lose what is under way, and come back."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

CHUNK = 65536
THERE, BACK = "there", "back"  # to the server, and to the browser


class Line:
    """One line for all connections. Its methods may be called from any thread, and act in the order of the calls."""

    def __init__(self, far: str) -> None:
        self.near = ""
        self._name, _, self._port = far.rpartition(":")
        self._loop = asyncio.get_running_loop()
        self._is_up = True
        self._flows = {THERE: asyncio.Event(), BACK: asyncio.Event()}
        self._writers: set[asyncio.StreamWriter] = set()
        self._carrying: set[asyncio.Task[None]] = set()
        self._restore()

    def stall(self, *ways: str) -> None:
        """Hold back all that is sent these ways (without any: both) until the line is restored or dropped."""
        for way in ways or self._flows:
            self.do(self._flows[way].clear)

    def drop(self) -> None:
        """End every connection, lose what was held back, and refuse new ones."""
        self.do(self._drop)

    def restore(self) -> None:
        """Let all that was held back go on, and accept connections."""
        self.do(self._restore)

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection."""
        task = asyncio.current_task()
        self._carrying |= {task}
        try:
            await self._connect(reader, writer)
        finally:
            self._carrying -= {task}

    async def end(self) -> None:
        """End every connection, and wait until all is put away."""
        for flow in self._flows.values():
            flow.set()
        self._drop()
        await asyncio.gather(*self._carrying)

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._is_up:
            return writer.transport.abort()
        far_reader, far_writer = await asyncio.open_connection(self._name, int(self._port))
        ends = {writer, far_writer}
        self._writers |= ends
        try:
            await asyncio.gather(
                self._carry(reader, far_writer, self._flows[THERE]),
                self._carry(far_reader, writer, self._flows[BACK]),
            )
        finally:
            self._writers -= ends
            for one in ends:
                one.transport.abort()

    async def _carry(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, flow: asyncio.Event
    ) -> None:
        try:
            while chunk := await reader.read(CHUNK):
                await flow.wait()
                writer.write(chunk)
            await flow.wait()
        except ConnectionError:
            pass
        writer.close()

    def _restore(self) -> None:
        self._is_up = True
        for flow in self._flows.values():
            flow.set()

    def _drop(self) -> None:
        self._is_up = False
        for one in self._writers:
            one.transport.abort()

    def do(self, act: Callable[[], object]) -> None:
        """Do something in the thread of the line."""
        self._loop.call_soon_threadsafe(act)


@contextmanager
def line_to(host: str) -> Iterator[Line]:
    """Put a line before a host (as "name:port"), and yield it; `near` is the host at its near end."""
    begun: Future[tuple[Line, asyncio.Event]] = Future()

    async def serve() -> None:
        line, ended = Line(host), asyncio.Event()
        server = await asyncio.start_server(line.connect, "127.0.0.1", 0)
        line.near = "{}:{}".format(*server.sockets[0].getsockname())
        begun.set_result((line, ended))
        await ended.wait()
        server.close()
        await line.end()

    with ThreadPoolExecutor(1) as thread:
        serving = thread.submit(asyncio.run, serve())
        line, ended = begun.result()
        try:
            yield line
        finally:
            line.do(ended.set)
            serving.result()
