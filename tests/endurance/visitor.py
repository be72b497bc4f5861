"""A visitor without a browser: opens a page, connects to its kernel and asks."""

import asyncio
import re
import time
import uuid

from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.serving.wire import frame, parts
from widgets.serving.frames import CONTROL_COMM, PROTOCOL

PATIENCE = 60  # seconds
LARGEST_ANSWER = 64_000_000


async def open_page(host: str, name: str) -> str:
    """Open a page and return the id of its kernel."""
    answer = await AsyncHTTPClient().fetch(f"http://{host}/{name}", request_timeout=PATIENCE)
    return re.search(r'"kernelId": "([^"]+)"', answer.body.decode()).group(1)


class Visitor:
    """One open page."""

    def __init__(self, socket: WebSocketClientConnection) -> None:
        self.socket, self.is_closed = socket, False
        self._asked: dict[str, asyncio.Future[None]] = {}
        self._reading = asyncio.ensure_future(self._read())

    @classmethod
    async def connect(cls, host: str, kernel_id: str) -> "Visitor":
        """Connect to the kernel of a page."""
        address = f"ws://{host}/api/kernels/{kernel_id}/channels?session_id={uuid.uuid4().hex}"
        socket = await websocket_connect(
            HTTPRequest(address),
            subprotocols=[PROTOCOL],
            compression_options={},
            max_message_size=LARGEST_ANSWER,
        )
        return cls(socket)

    async def _read(self) -> None:
        while message := await self.socket.read_message():
            parent, kind = parts(message)
            asked = self._asked.get(parent.get("msg_id", ""))
            if asked and kind == "kernel_info_reply" and not asked.done():
                asked.set_result(None)
        self.is_closed = True
        for asked in self._asked.values():
            if not asked.done():
                asked.set_exception(ConnectionError("the socket was closed"))

    async def question(self) -> float:
        """Ask the kernel something small, and return after how many seconds it has answered."""
        begin, id = time.perf_counter(), uuid.uuid4().hex
        self._asked[id] = asyncio.get_running_loop().create_future()
        await self.socket.write_message(frame(msg_id=id), binary=True)
        await asyncio.wait_for(self._asked[id], PATIENCE)
        del self._asked[id]
        return time.perf_counter() - begin

    async def states(self) -> None:
        """Fetch the state of all widgets."""
        for one in states():
            await self.socket.write_message(one, binary=True)

    async def leave(self) -> None:
        """Hang up."""
        self.socket.close()
        await self._reading


def states() -> list[bytes]:
    """Return what a page sends to fetch the state of all its widgets."""
    comm = uuid.uuid4().hex
    return [
        frame("comm_open", {"comm_id": comm, "target_name": CONTROL_COMM, "data": {}}),
        frame("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}}),
    ]
