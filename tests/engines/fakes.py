"""Servers on this machine that speak a browser's protocol and record what they receive."""

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer

from tornado.httpserver import HTTPServer as TornadoServer
from tornado.netutil import bind_sockets
from tornado.web import Application
from tornado.websocket import WebSocketHandler

HANG_UP = object()


@dataclass
class Calls:
    """Where a fake server listens, and what it has received so far."""

    address: str = ""
    messages: list = field(default_factory=list)


@contextmanager
def fake_bidi(answer: Callable[[dict], list]) -> Iterator[Calls]:
    """Serve a websocket: `answer` returns the messages that follow a command; HANG_UP ends the connection."""
    calls, ready = Calls(), threading.Event()
    stop: dict = {}

    class Door(WebSocketHandler):
        def on_message(self, text: str) -> None:
            calls.messages.append(json.loads(text))
            for message in answer(calls.messages[-1]):
                self.close() if message is HANG_UP else self.write_message(json.dumps(message))

    async def serve() -> None:
        sockets = bind_sockets(0, "127.0.0.1")
        server = TornadoServer(Application([("/session", Door)]))
        server.add_sockets(sockets)
        calls.address = f"ws://127.0.0.1:{sockets[0].getsockname()[1]}/session"
        stop.update(loop=asyncio.get_running_loop(), wish=asyncio.Event())
        ready.set()
        await stop["wish"].wait()
        server.stop()
        await server.close_all_connections()

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    ready.wait(10)
    try:
        yield calls
    finally:
        stop["loop"].call_soon_threadsafe(stop["wish"].set)
        thread.join(10)


@contextmanager
def fake_driver(answer: Callable[[str, str], tuple[int, object]]) -> Iterator[Calls]:
    """Serve HTTP: `answer` returns the status and the value for a method and a path."""
    calls = Calls()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            calls.messages.append((self.command, self.path, json.loads(body or "null")))
            status, value = answer(self.command, self.path)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps({"value": value}).encode())

        do_GET = do_DELETE = do_POST  # noqa: N815, the names that http.server calls

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Door) as server:
        calls.address = f"127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield calls
        finally:
            server.shutdown()
            thread.join(10)
