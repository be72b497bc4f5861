"""The counting link carries everything, and counts what travels."""

import asyncio
import gzip
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.benchmark.counted_link import Connection, Tally, counted_link

BODY = gzip.compress(b"the same line again and again\n" * 1000)
ASK = b"GET /socket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n"


class Packed(BaseHTTPRequestHandler):
    """Sends one packed reply to everybody."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer."""
        self.send_response(200)
        self.send_header("Content-Length", str(len(BODY)))
        self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(BODY)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[str]:
    """Serve it."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Packed) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield "{}:{}".format(*server.server_address[:2])
        server.shutdown()
        thread.join()


def test_bytes_are_counted_as_they_are_packed() -> None:
    """Two requests over one connection count as two, and their bytes as many as went over the line."""
    with served() as host, counted_link(host) as (near, tally):
        connection = HTTPConnection(near, timeout=30)
        bodies, heads = [], 0
        for _ in range(2):
            connection.request("GET", "/", headers={"X": "1"})
            reply = connection.getresponse()
            heads += sum(len(f"{name}: {value}\r\n") for name, value in reply.headers.items())
            bodies.append(reply.read())
        connection.close()
        seen = tally.copy()

    assert [BODY, BODY] == bodies
    assert 2 == seen.requests
    assert 0 == seen.socket
    replies = 2 * (len(BODY) + len("HTTP/1.1 200 OK\r\n\r\n")) + heads
    assert replies < seen.http < replies + 300  # the requests


def test_a_slow_link_is_no_faster_than_its_rate() -> None:
    """Packed bytes take the time that the rate gives them, and the latency each way on top."""
    rate, latency = 10 * len(BODY), 0.05
    with served() as host, counted_link(host, rate, latency) as (near, _):
        connection = HTTPConnection(near, timeout=30)
        began = time.monotonic()
        connection.request("GET", "/")
        body = connection.getresponse().read()
        took = time.monotonic() - began
        connection.close()

    assert BODY == body
    assert len(BODY) / rate + 2 * latency <= took


def test_what_a_socket_carries_is_counted_apart() -> None:
    """From the request that asks for it on, both ways, a connection is a socket's."""
    tally = Tally()
    connection = Connection(tally)
    connection.there(ASK)
    connection.back(b"x" * 50)
    connection.there(b"GET / HTTP/1.1\r\n")  # a message that looks like a request

    assert Tally(requests=1, http=0, socket=len(ASK) + 50 + 16) == tally


def test_a_request_may_be_cut_anywhere() -> None:
    """However a request arrives it is one request, and is known as a socket's at its end."""
    seen = set()
    for cut in range(1, len(ASK)):
        tally = Tally()
        connection = Connection(tally)
        connection.there(ASK[:cut])
        connection.there(ASK[cut:])
        seen.add((tally.requests, connection.is_socket))

    assert {(1, True)} == seen


def test_what_came_since_an_earlier_look() -> None:
    """A look is kept as it was, and the difference is what came since."""
    tally = Tally(requests=1, http=10, socket=5)
    before = tally.copy()
    tally.http += 7

    assert Tally(http=7) == tally.since(before)
    assert (15, 22) == (before.wire, tally.wire)


def test_a_connection_that_is_still_open_does_not_hold_the_link() -> None:
    """A link ends while a browser still keeps a connection."""

    async def connect(near: str) -> asyncio.StreamWriter:
        name, _, port = near.rpartition(":")
        _, writer = await asyncio.open_connection(name, int(port))
        return writer

    with served() as host, counted_link(host) as (near, _):
        connection = HTTPConnection(near, timeout=30)
        connection.request("GET", "/")
        connection.getresponse().read()

    with pytest.raises(OSError):
        asyncio.run(connect(near))
    connection.close()
