"""A link between a browser and a server that counts what really travels: bytes as they are packed, and requests.

The browser itself counts the bytes of a socket before they are packed, and slows them down by that count.
"""

import asyncio
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from tests.browser.link import Direction, listening

REQUEST = re.compile(rb"(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \S+ HTTP/1\.[01]\r\n")
UPGRADE = re.compile(rb"\r\nupgrade: *websocket\r\n", re.IGNORECASE)
LONGEST = 8192  # of the line of a request
UNLIMITED = 10**12


@dataclass
class Tally:
    """What has gone over a link so far, both ways, in bytes."""

    requests: int = 0
    http: int = 0
    socket: int = 0

    @property
    def wire(self) -> int:
        """All bytes."""
        return self.http + self.socket

    def copy(self) -> "Tally":
        """Return it as it is now."""
        return replace(self)

    def since(self, before: "Tally") -> "Tally":
        """Return what came after an earlier look."""
        return Tally(self.requests - before.requests, self.http - before.http, self.socket - before.socket)


class Connection:
    """One connection; it is a socket's from the request on that asks for one."""

    def __init__(self, tally: Tally) -> None:
        self.is_socket, self._tally, self._tail = False, tally, b""

    def there(self, chunk: bytes) -> None:
        """Count what goes to the server, and the requests in it; a line may be cut between two chunks."""
        if not self.is_socket:
            text = self._tail + chunk
            self.is_socket = bool(UPGRADE.search(text))
            ends = [found.end() for found in REQUEST.finditer(text)]
            self._tally.requests += len(ends)
            self._tail = text[max([*ends, len(text) - LONGEST]) :]
        self.back(chunk)

    def back(self, chunk: bytes) -> None:
        """Count what goes either way."""
        if self.is_socket:
            self._tally.socket += len(chunk)
        else:
            self._tally.http += len(chunk)


class CountedReader(asyncio.StreamReader):
    """Reads from another reader, and tells how much."""

    def __init__(self, reader: asyncio.StreamReader, count: Callable[[bytes], None]) -> None:
        super().__init__()
        self._reader, self._count = reader, count

    async def read(self, n: int = -1) -> bytes:
        """Read at most so many bytes."""
        chunk = await self._reader.read(n)
        self._count(chunk)
        return chunk


@contextmanager
def counted_link(host: str, rate: int = UNLIMITED, latency: float = 0) -> Iterator[tuple[str, Tally]]:
    """Put a link before a host (as "name:port"), and yield its near end and what travels over it.

    `rate` is in bytes a second and `latency` in seconds, each way; without them it only counts.
    """
    name, _, port = host.rpartition(":")
    there, back = Direction(rate, latency), Direction(rate, latency)
    tally = Tally()
    connecting: set[asyncio.Task[None] | None] = set()

    async def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connecting.add(asyncio.current_task())
        connection = Connection(tally)
        try:
            far_reader, far_writer = await asyncio.open_connection(name, int(port))
        except OSError:
            return writer.transport.abort()
        try:
            await asyncio.gather(
                there.carry(CountedReader(reader, connection.there), far_writer),
                back.carry(CountedReader(far_reader, connection.back), writer),
            )
        except asyncio.CancelledError:
            pass  # the link ends while a browser still holds the connection
        finally:
            connecting.discard(asyncio.current_task())
            for one in (writer, far_writer):
                one.transport.abort()

    def end() -> None:
        for task in filter(None, [*connecting]):
            task.cancel()

    with listening(connect, end) as near:
        yield near, tally
