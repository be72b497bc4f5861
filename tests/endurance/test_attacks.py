"""What one visitor sends on purpose, and what another notices of it: each attack runs beside a visitor who asks.

The small version is in tests/serving/test_kernel_socket.py and test_connections.py.
"""

import asyncio
import os
import re
import statistics
import struct
import sys
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import cycle
from pathlib import Path
from typing import Any

import psutil
from tornado.httpclient import AsyncHTTPClient, HTTPClientError

from tests.browser.app import ADDRESS, PROJECT, App, eventually, running
from tests.endurance.visitor import Visitor, open_page, states
from tests.serving.test_frames import BROKEN, FORBIDDEN
from tests.serving.wire import frame
from widgets.serving.frames import PROTOCOL

SECONDS = 8  # of each attack
CROWD = 900
FAULTS = (OSError, EOFError, TimeoutError, asyncio.IncompleteReadError, HTTPClientError)
PAGE = "your-skin"  # the longest one
HEAD = "GET {path} HTTP/1.1\r\nHost: {host}\r\n"
UPGRADE = (
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)


class Attacker:
    """Somebody with a page of their own and no browser."""

    def __init__(self, host: str, kernel: str) -> None:
        self.host, self.kernel = host, kernel
        self.end = time.monotonic() + SECONDS
        self.open: list[asyncio.StreamWriter] = []

    def is_on(self) -> bool:
        """Return whether there is time left."""
        return time.monotonic() < self.end

    async def connect(self, request: str = "") -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Open a connection and send something."""
        name, _, port = self.host.partition(":")
        reader, writer = await asyncio.wait_for(asyncio.open_connection(name, int(port)), 2)
        self.open.append(writer)
        writer.write(request.encode())
        return reader, writer

    async def socket(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Open a socket of the kernel."""
        path = f"/api/kernels/{self.kernel}/channels?session_id={uuid.uuid4().hex}"
        protocol = f"Sec-WebSocket-Protocol: {PROTOCOL}\r\n\r\n"
        reader, writer = await self.connect(HEAD.format(path=path, host=self.host) + UPGRADE + protocol)
        await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)
        return reader, writer

    async def flood(self, frames: list[bytes], is_read: bool = True) -> None:
        """Send frames for as long as there is time, on a new socket whenever one is closed."""
        each = cycle(frames)
        while self.is_on():
            with suppress(*FAULTS):
                reader, writer = await self.socket()
                reading = asyncio.ensure_future(read_all(reader)) if is_read else None
                if reading is None:
                    reader._transport.pause_reading()
                while self.is_on() and not (reading and reading.done()):
                    writer.write(b"".join(next(each) for _ in range(20)))
                    await asyncio.wait_for(writer.drain(), max(0.1, self.end - time.monotonic()))
                    await asyncio.sleep(0)
            await asyncio.sleep(0.01)

    async def crowd(self, request: str, many: int, is_read: bool = True) -> None:
        """Keep so many connections open that have sent the same."""
        while self.is_on():
            with suppress(*FAULTS):
                if len(self.open) < many:
                    reader, _ = await self.connect(request)
                    if not is_read:
                        reader._transport.pause_reading()
            await asyncio.sleep(0)

    def leave(self) -> None:
        """Close everything."""
        for writer in self.open:
            writer.transport.abort()


async def read_all(reader: asyncio.StreamReader) -> None:
    """Read and forget."""
    with suppress(*FAULTS):
        while await reader.read(1 << 20):
            pass


def masked(data: bytes, kind: int = 2) -> bytes:
    """Make a frame of the web's sockets, whose mask is zero."""
    size = len(data)
    if size < 126:
        length = bytes([0x80 | size])
    elif size < 65_536:
        length = b"\xfe" + struct.pack("!H", size)
    else:
        length = b"\xff" + struct.pack("!Q", size)
    return bytes([0x80 | kind]) + length + bytes(4) + data


def every(frames: dict[str, Any]) -> list[bytes]:
    """Mask all frames of a table."""
    return [masked(one.encode(), 1) if isinstance(one, str) else masked(one) for one in frames.values()]


LONG = frame("comm_msg", {"comm_id": "a", "data": {"method": "update", "a": [[]] * 14_000}})
PIECES = b"\x02\x80" + bytes(4) + (b"\x00\x80" + bytes(4)) * 2_000
GET = "GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"
Attack = Callable[[Attacker], Awaitable[Any]]
ATTACKS: dict[str, Attack] = {
    "nothing": lambda one: asyncio.sleep(SECONDS),
    "broken frames, and back again": lambda one: one.flood(every(BROKEN)),
    "eight bytes": lambda one: one.flood([masked(b"\xff" * 8)]),
    "forbidden messages": lambda one: one.flood(every(FORBIDDEN)),
    "small messages": lambda one: one.flood([masked(frame())]),
    "long messages": lambda one: one.flood([masked(LONG)]),
    "11 MB in a frame": lambda one: one.flood([masked(bytes(11_000_000))]),
    "pings": lambda one: one.flood([masked(b"", 9) * 200]),
    "pieces": lambda one: one.flood([PIECES]),
    "states, read": lambda one: one.flood([masked(one) for one in states()]),
    "states, unread": lambda one: one.flood([masked(one) for one in states()], is_read=False),
    "200 sockets": lambda one: asyncio.gather(*(one.flood([masked(frame())]) for _ in range(200))),
    "half a request, 1,100 times": lambda one: one.crowd("GET / HTTP/1.1\r\nHost:", 1_100),
    "half a body, 1,100 times": lambda one: one.crowd(
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n", 1_100
    ),
    "unread answers": lambda one: one.crowd(GET.format(path="/assets/plotly.min.js"), 1_100, is_read=False),
    "strange names": lambda one: one.crowd(GET.format(path="/").replace("localhost", "evil.example"), 1_100),
}


class Server:
    """What the server's process has at a moment."""

    def __init__(self, app: App) -> None:
        process = psutil.Process(app.process.pid)
        self.megabytes, self.files = process.memory_info().rss / 2**20, process.num_fds()
        self.log = len(app.log())


async def waits(visitor: Visitor, host: str, until: "asyncio.Future[Any]") -> list[float]:
    """Ask again and again, a kernel and the server in turn, and return for how long each answer took."""
    seen, http = [], AsyncHTTPClient()
    while not until.done():
        seen.append(await visitor.question())
        begin = time.perf_counter()
        await http.fetch(f"http://{host}/health", connect_timeout=30, request_timeout=30)
        seen.append(time.perf_counter() - begin)
        await asyncio.sleep(0.05)
    return seen


async def beside(app: App, kernel: str, visitor: Visitor, name: str) -> list[float]:
    """Let an attack run as a process of its own, and return how long the other visitor waited for answers meanwhile."""
    start = "from tests.endurance.test_attacks import attack_alone; attack_alone"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", f"{start}({app.host!r}, {kernel!r}, {name!r})", cwd=PROJECT
    )
    return await waits(visitor, app.host, asyncio.ensure_future(process.wait()))


def attack_alone(host: str, kernel: str, name: str) -> None:
    """Run one attack to its end."""

    async def attack() -> None:
        attacker = Attacker(host, kernel)
        await ATTACKS[name](attacker)
        attacker.leave()

    asyncio.run(attack())


@contextmanager
def run_with_1024_files(folder: Path) -> Iterator[App]:
    """Start the workbook on a free port, with the limit that many systems set."""
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "IPYTHONDIR": str(folder / "ipython")}
    start = 'ulimit -n 1024 && exec "$@"'
    words = ["sh", "-c", start, "sh", sys.executable, "-m", "widgets.serving", "--port", "0"]
    output = folder / "output"
    with running(words, output, environment) as process:
        assert eventually(lambda: "is ready" in output.read_text(encoding="utf-8"))
        yield App(process, ADDRESS.search(output.read_text(encoding="utf-8")).group(1), output)


def test_attacks_stop_nobody(tmp_path: Path) -> None:
    """Every question of the other visitor is answered; files, memory and log are afterwards as they may be."""
    with run_with_1024_files(tmp_path) as app:
        asyncio.run(attack_all(app))
        text = app.log()

    assert "Traceback" not in text
    assert not re.search(r"127\.0\.0\.1(?!:\d+/ )|forged|evil", text)


async def attack_all(app: App) -> None:
    """Run each attack against one server, print what it cost another visitor, and look at what is left."""
    kernel = await open_page(app.host, PAGE)
    visitor = await Visitor.connect(app.host, await open_page(app.host, "welcome"))
    quiet, begin = 0.0, Server(app)
    print()
    for name in ATTACKS:
        before = Server(app)
        seen = await beside(app, kernel, visitor, name)
        await asyncio.sleep(0.5)
        after, middle = Server(app), statistics.median(seen)
        quiet = quiet or middle
        print(
            f"{name:30} {len(seen):4} answers, median {1000 * middle:4.0f} ms (x{middle / quiet:4.1f}), "
            f"longest {1000 * max(seen):5.0f} ms; {after.megabytes:4.0f} MB, {after.files:4} files, "
            f"log +{after.log - before.log}"
        )
        assert after.log - before.log < 1_000
        assert after.megabytes - before.megabytes < 150
    await visitor.leave()
    end = Server(app)
    assert end.files <= begin.files + 40
    assert end.megabytes < begin.megabytes + 200


def test_a_crowd_gets_the_busy_page(tmp_path: Path) -> None:
    """With 1,024 files, each of 900 who come at once gets a page or the busy page."""

    async def come(app: App) -> list[int]:
        http = AsyncHTTPClient(force_instance=True, max_clients=CROWD)
        limits = {"connect_timeout": 120, "request_timeout": 120}
        visits = (http.fetch(f"http://{app.host}/welcome", raise_error=False, **limits) for _ in range(CROWD))
        answers = await asyncio.gather(*visits, return_exceptions=True)
        return [0 if isinstance(answer, BaseException) else answer.code for answer in answers]

    with run_with_1024_files(tmp_path) as app:
        codes = asyncio.run(come(app))
        text = app.log()
    counts = {code: codes.count(code) for code in set(codes)}
    print(f"\n{counts}")

    assert counts.keys() <= {0, 200, 503}
    assert counts.get(0, 0) < CROWD / 50  # this one process is too slow to send what all of them say in time
    assert "Traceback" not in text
