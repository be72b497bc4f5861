"""Frames as a page sends them to its kernel, and sockets to send them and others by."""

import asyncio
import json
import uuid
from typing import Any

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from widgets.serving.frames import PROTOCOL

VERSION = {"version": "1.0.0"}  # of the comm that fetches the state of all widgets
LARGEST_ANSWER = 64_000_000


def frame(
    kind: str = "kernel_info_request", content: Any = None, channel: str = "shell", **header: Any
) -> bytes:
    """Write a message as a page would."""
    whole = {
        "msg_id": uuid.uuid4().hex,
        "msg_type": kind,
        "session": "test",
        "username": "",
        "version": "5.4",
    }
    parts = [whole | header, {}, VERSION, content or {}]
    return pack(channel.encode(), *(json.dumps(part).encode() for part in parts))


def pack(*parts: bytes) -> bytes:
    """Join the parts of a frame, with their offsets before them."""
    offsets = [8 * (len(parts) + 2)]
    for part in parts:
        offsets.append(offsets[-1] + len(part))
    return b"".join([*(number.to_bytes(8, "little") for number in (len(offsets), *offsets)), *parts])


async def connect(
    server: Any, kernel_id: str, session: str = "", protocols: list[str] | None = None, **headers: str
) -> WebSocketClientConnection:
    """Open a socket as a page does."""
    address = f"ws://127.0.0.1:{server.port}/api/kernels/{kernel_id}/channels"
    request = HTTPRequest(f"{address}?session_id={session or uuid.uuid4().hex}", headers=headers)
    protocols = [PROTOCOL] if protocols is None else protocols
    return await websocket_connect(
        request, subprotocols=protocols, compression_options={}, max_message_size=LARGEST_ANSWER
    )


async def closing(socket: WebSocketClientConnection) -> int | None:
    """Read until the socket is closed, and return the code that it was closed with."""
    while await asyncio.wait_for(socket.read_message(), 20) is not None:
        pass
    socket.close()  # this end too
    return socket.close_code


async def reply(socket: WebSocketClientConnection) -> str:
    """Ask the kernel for its name, and return the kind of what it answers."""
    asked = uuid.uuid4().hex
    await socket.write_message(frame(msg_id=asked), binary=True)
    while True:
        message = await asyncio.wait_for(socket.read_message(), 20)
        if message is None:
            return "closed"
        parent, kind = parts(message)
        if parent.get("msg_id") == asked and kind != "status":
            return kind


def parts(message: bytes) -> tuple[dict[str, Any], str]:
    """Return the header that a message answers, and its kind."""
    count = int.from_bytes(message[:8], "little")
    offsets = [int.from_bytes(message[8 * n : 8 * n + 8], "little") for n in range(1, count + 1)]
    header, parent = (json.loads(message[offsets[n] : offsets[n + 1]]) for n in (1, 2))
    return parent, header["msg_type"]


async def hang_up(socket: WebSocketClientConnection) -> None:
    """Close a socket and wait until it is closed, so that nothing of it is left when the loop ends."""
    socket.close()
    await closing(socket)
