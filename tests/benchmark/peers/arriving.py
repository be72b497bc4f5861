"""Visitors of the peers without a browser: the page, its files, and whatever brings the cards of a first visit."""

import json
import re
import sys
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.benchmark.peers.same_work import assessed, cards
from tests.benchmark.together import OPENING, Fault, fetch, page_with_files, run

CARDS = re.findall(r'<article[^>]*?\bdata-key="([^"]+)"', cards(assessed({})))
LARGEST_MESSAGE = 64 * 2**20
TOKEN = re.compile(r'"token":\s*"([^"]+)"')


def check(text: str | bytes) -> None:
    """Fault unless every card is in what came."""
    missing = [card for card in CARDS if (card.encode() if isinstance(text, bytes) else card) not in text]
    if missing or not CARDS:
        raise Fault("a visit without its cards")


async def open_socket(host: str, path: str, protocols: list[str]) -> WebSocketClientConnection:
    """Open a socket as the page does."""
    request = HTTPRequest(
        f"ws://{host}{path}",
        headers={"Origin": f"http://{host}"},
        connect_timeout=30,
        request_timeout=OPENING,
    )
    return await websocket_connect(
        request, subprotocols=protocols, compression_options={}, max_message_size=LARGEST_MESSAGE
    )


async def message(socket: WebSocketClientConnection) -> Any:
    """Return the next message; Fault when there is none."""
    raw = await socket.read_message()
    if raw is None:
        raise Fault("the socket closed")
    return raw


@asynccontextmanager
async def dash(host: str, number: int) -> AsyncIterator[None]:
    """Fetch layout and callbacks, then call the one that draws the cards."""
    with closing(AsyncHTTPClient(force_instance=True, max_clients=20)) as http:
        origin = f"http://{host}"
        await page_with_files(http, origin)
        await fetch(http, f"{origin}/_dash-layout")
        callbacks = json.loads((await fetch(http, f"{origin}/_dash-dependencies")).body)
        wanted = next(one for one in callbacks if not one["clientside_function"])
        outputs = [part.rsplit(".", 1) for part in wanted["output"].strip(".").split("...")]
        asked = {
            "output": wanted["output"],
            "outputs": [{"id": id, "property": name} for id, name in outputs],
            "inputs": wanted["inputs"],
            "changedPropIds": [],
        }
        reply = await fetch(
            http,
            f"{origin}/_dash-update-component",
            method="POST",
            body=json.dumps(asked),
            headers={"Content-Type": "application/json"},
        )
        check(reply.body)
        yield


@asynccontextmanager
async def panel(host: str, number: int) -> AsyncIterator[None]:
    """Ask for the document of the session that the page has begun."""
    with closing(AsyncHTTPClient(force_instance=True, max_clients=20)) as http:
        token = TOKEN.search(await page_with_files(http, f"http://{host}"))
        if not token:
            raise Fault("a page without a session")
        socket = await open_socket(host, "/ws", ["bokeh", token[1]])
        with closing(socket):
            while "ACK" not in await message(socket):
                pass  # before it says so, the server takes nothing
            asked = {"msgid": uuid.uuid4().hex, "msgtype": "PULL-DOC-REQ"}
            for part in (asked, {}, {}):
                await socket.write_message(json.dumps(part))
            text = ""
            while not all(card in text for card in CARDS):
                text = await message(socket)
            yield


@asynccontextmanager
async def streamlit(host: str, number: int) -> AsyncIterator[None]:
    """Have the script run, until it has finished."""
    from streamlit.proto.BackMsg_pb2 import BackMsg
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    with closing(AsyncHTTPClient(force_instance=True, max_clients=20)) as http:
        await page_with_files(http, f"http://{host}")
        socket = await open_socket(host, "/_stcore/stream", ["streamlit"])
        with closing(socket):
            asked = BackMsg()
            asked.rerun_script.query_string = ""
            await socket.write_message(asked.SerializeToString(), binary=True)
            came = b""
            while True:
                raw = await message(socket)
                came += raw
                if ForwardMsg.FromString(raw).WhichOneof("type") == "script_finished":
                    break
            check(came)
            yield


@asynccontextmanager
async def gradio(host: str, number: int) -> AsyncIterator[None]:
    """Fetch the page: the first cards are in it."""
    with closing(AsyncHTTPClient(force_instance=True, max_clients=20)) as http:
        check(await page_with_files(http, f"http://{host}"))
        yield


if __name__ == "__main__":
    sys.exit(run({"dash": dash, "panel": panel, "streamlit": streamlit, "gradio": gradio}))
