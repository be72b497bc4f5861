"""Large messages are packed beside the loop, in turn, and arrive in their order."""

import asyncio
import time
import zlib
from types import SimpleNamespace
from typing import Any

from tornado.websocket import _PerMessageDeflateCompressor

from widgets.serving.kernel_socket import InTurn
from widgets.serving.packing import LARGE, packed


def test_packing_keeps_nobody_waiting() -> None:
    """While many messages of one client are packed, the loop goes on, and another client's is the next but one."""

    def slowly(message: bytes) -> bytes:
        time.sleep(0.05)
        return message

    async def run() -> tuple[list[bytes], float]:
        done: list[bytes] = []

        async def send(message: bytes) -> None:
            done.append(await packed(slowly, message, message[:1].decode()))

        sending = asyncio.gather(*map(send, (b"a1", b"a2", b"a3", b"a4", b"b1")))
        longest, before = 0.0, time.monotonic()
        while not sending.done():
            await asyncio.sleep(0)
            longest, before = max(longest, time.monotonic() - before), time.monotonic()
        await sending
        return done, longest

    done, longest = asyncio.run(run())

    assert [b"a1", b"a2", b"b1", b"a3", b"a4"] == done
    assert longest < 0.05  # as long as one takes


def test_messages_arrive_in_their_order() -> None:
    """A short one that comes after a large one waits for it, and each is unpacked with what came before."""

    async def run() -> list[bytes]:
        frames: list[bytes] = []

        def write_frame(fin: bool, opcode: int, data: bytes, flags: int = 0) -> "asyncio.Future[None]":
            frames.append(data)
            sent: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            sent.set_result(None)
            return sent

        socket: Any = InTurn.__new__(InTurn)
        socket._compressor = _PerMessageDeflateCompressor(True, None)
        socket._write_frame = write_frame
        socket._message_bytes_out = 0
        socket.is_closing = lambda: False
        socket.handler = SimpleNamespace(request=SimpleNamespace(remote_ip="198.51.100.7"))
        for message in sent:
            socket.write_message(message, binary=True)
        while socket._last:
            await asyncio.sleep(0.001)
        socket.write_message(b"the last", binary=True)
        return frames

    sent = [b"first", b"a" * LARGE, b"short", b"ab" * LARGE, b"short again"]
    unpack = zlib.decompressobj(-zlib.MAX_WBITS)
    came = [unpack.decompress(frame + b"\x00\x00\xff\xff") for frame in asyncio.run(run())]

    assert [*sent, b"the last"] == came
