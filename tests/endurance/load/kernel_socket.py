"""The socket of a page's kernel, spoken as the page speaks it."""

import asyncio
import json
import re
import uuid
from typing import Any

from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1, serialize_msg_to_ws_v1
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, WebSocketClosedError, websocket_connect

PROTOCOL = "v1.kernel.websocket.jupyter.org"
CONTROL = "jupyter.widget.control"
CONTROL_VERSION = "1.0.0"
KERNEL_ID = re.compile(r'"kernelId": "([^"]+)"')
LARGEST_MESSAGE = 64 * 2**20


class Fault(Exception):
    """Something that a reader would notice; the message says what, without any answer."""


class KernelSocket:
    """One open page's widgets: their state as it arrives, and a way to set some of it."""

    def __init__(self, socket: WebSocketClientConnection) -> None:
        self.socket, self.session = socket, uuid.uuid4().hex
        self.states: dict[str, dict[str, Any]] = {}
        self.closed = False
        self._changed = asyncio.Condition()
        self._reading = asyncio.ensure_future(self._read())

    @classmethod
    async def open(cls, host: str, kernel_id: str, source: str) -> "KernelSocket":
        """Connect from the address `source` and wait for the state of every widget."""
        request = HTTPRequest(
            f"ws://{host}/api/kernels/{kernel_id}/channels?session_id={uuid.uuid4().hex}",
            headers={"Origin": f"http://{host}"},
            network_interface=source,
            connect_timeout=30,
            request_timeout=30,
        )
        socket = await websocket_connect(
            request, subprotocols=[PROTOCOL], compression_options={}, max_message_size=LARGEST_MESSAGE
        )
        page = cls(socket)
        try:
            await page._begin()
        except Fault:
            await page.close()
            raise
        return page

    def model(self, **wanted: Any) -> str:
        """Return the id of the widget whose state has these values, or these names where the value is `...`."""
        for id, state in self.states.items():
            if all(name in state and value in (..., state[name]) for name, value in wanted.items()):
                return id
        raise Fault(f"a page without the widget {sorted(wanted)}")

    async def set(self, model: str, **state: Any) -> None:
        """Send a form its answers as a page does: as a message of our own, with the last reply that has come."""
        data = {"method": "custom", "content": {**state, "seen": self.states[model]["answered"]}}
        await self._send("comm_msg", {"comm_id": model, "data": data})

    async def wait_for(self, is_true: Any, seconds: float, otherwise: str) -> None:
        """Wait until something holds of the states; Fault when it does not come in time."""
        async with self._changed:
            try:
                await asyncio.wait_for(self._changed.wait_for(lambda: self.closed or is_true()), seconds)
            except TimeoutError:
                raise Fault(otherwise) from None
        if not is_true():
            raise Fault("the socket closed")

    async def close(self) -> None:
        """Hang up, as a page does that is left."""
        self.socket.close()
        try:
            await asyncio.wait_for(self._reading, 5)
        except TimeoutError:
            self._reading.cancel()

    async def _begin(self) -> None:
        comm = uuid.uuid4().hex
        await self._send("kernel_info_request", {})
        await self._send("comm_open", {"comm_id": comm, "target_name": CONTROL, "data": {}})
        await self._send("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}})
        await self.wait_for(lambda: bool(self.states), 60, "the state of its widgets did not come")

    async def _send(self, kind: str, content: dict[str, Any]) -> None:
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": kind,
            "session": self.session,
            "username": "",
            "version": "5.2",
            "date": "",
        }
        version = {"version": CONTROL_VERSION} if kind == "comm_open" else {}
        message = {"header": header, "parent_header": {}, "metadata": version, "content": content}
        if self.socket.selected_subprotocol == PROTOCOL:
            packed = serialize_msg_to_ws_v1(message, "shell", lambda part: json.dumps(part).encode())
        else:
            packed = json.dumps({**message, "channel": "shell", "buffers": []})
        try:
            await self.socket.write_message(packed, binary=isinstance(packed, bytes))
        except WebSocketClosedError:
            raise Fault("the socket closed") from None

    async def _read(self) -> None:
        while (raw := await self.socket.read_message()) is not None:
            self._take(*_unpacked(raw))
            async with self._changed:
                self._changed.notify_all()
        self.closed = True
        async with self._changed:
            self._changed.notify_all()

    def _take(self, kind: str, content: dict[str, Any]) -> None:
        data = content.get("data", {})
        if kind != "comm_msg":
            return
        if data.get("method") == "update_states":
            self.states = {id: dict(model["state"]) for id, model in data["states"].items()}
        elif data.get("method") in ("update", "echo_update") and content["comm_id"] in self.states:
            self.states[content["comm_id"]].update(data["state"])


def markup(state: dict[str, Any]) -> str:
    """Return the markup of a region from its parts; Fault for a part that is missing or of another version."""
    pieces = []
    for number, version in state["order"]:
        here, text = state.get(f"part:{number}", (None, ""))
        if here != version:
            raise Fault("a part of a region that did not come")
        pieces.append(text)
    return "".join(pieces)


def _unpacked(raw: str | bytes) -> tuple[str, dict[str, Any]]:
    if isinstance(raw, str):
        message = json.loads(raw)
        return message["header"]["msg_type"], message["content"]
    _, parts = deserialize_msg_from_ws_v1(raw)
    return json.loads(parts[0])["msg_type"], json.loads(parts[3])
