"""The web server with an end to its patience: how many connections it holds, and how long one may do nothing.

No file descriptor is ever lacking, so nothing has to fail: there are fewer connections than files, and what comes while
all are in use waits in the queue of the operating system. Meanwhile those go that have been idle longest.
"""

import errno
import socket
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from time import monotonic
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.httputil import (
    HTTPConnection,
    HTTPHeaders,
    HTTPMessageDelegate,
    RequestStartLine,
    ResponseStartLine,
)
from tornado.ioloop import IOLoop
from tornado.iostream import IOStream
from tornado.netutil import add_accept_handler

from .allowance import Allowance
from .clients import client_at
from .heads import watch_heads
from .log_rules import log

LARGEST_REQUEST = 4_096  # no page sends a body: a beacon's is empty
# A browser's is a tenth of it, unless other servers of this host have left it many cookies. Reading it costs more than
# in proportion when it comes in small pieces.
LARGEST_HEAD = 8_192
# Proxies keep a connection for their next visitor, most of them for 60 seconds.
IDLE_SECONDS = 65
BODY_SECONDS = 5
# A peer that acknowledges nothing or reads nothing for so long is gone.
UNREAD_SECONDS = 90
# When all connections are in use, those give way that have been answered and are only kept for later; only without any
# such, those that have been for so long without a whole request; then those that do not take their answer; then those
# whose answer is not ready.
HALF_OPEN_SECONDS, UNTAKEN_SECONDS, SLOW_SECONDS = 3, 5, 60
# The second kind goes sooner when its client has more of all connections than if each had as many: a few clients that
# come again and again would otherwise keep a small server full.
CROWDING_SECONDS = 0.5
# One client may have so many that have never had a whole request; then the next is refused, unless the oldest has had
# its time. A class of 30 behind one address, with the six connections of each browser, stays below it.
HALF_OPEN_A_CLIENT = 250
# One client may open so many at once, and so many in the long run; what comes then is closed before anything is read.
# A browser opens six and keeps them, so that a class of 30 behind one address opens 180, and few after that; a proxy
# that was not announced opens one for each request, of which a page has 20.
ARRIVALS, ARRIVALS_A_SECOND = 600, 60
# One client may have so many at a time, those that are kept for its next request included.
HELD_BY_A_CLIENT = 400
MOST_CLIENTS = 1_000
LOOK_AGAIN_SECONDS = 0.1
SEND_BUFFER = 131_072
"""Bytes of an answer that the operating system takes before they are read. By itself it takes megabytes, which hundreds
of connections that read nothing have copied, at everybody's cost."""
NO_FILES = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)
TCP_USER_TIMEOUT = getattr(socket, "TCP_USER_TIMEOUT", None)  # Linux has it


class Connections(HTTPServer):
    """An HTTP server of at most so many connections; sockets of kernels are not counted, see kernel_socket.py."""

    def initialize(
        self,
        *args: Any,
        most: int = 1000,
        half_open: int = 0,
        note_answered: Callable[[object], None] = lambda _: None,
        **options: Any,
    ) -> None:
        """Take the limits: of all, of one client's without a request (0: none), and of one connection; and who wants to
        know when a request has been answered or its connection is gone."""
        defaults = {
            "idle_connection_timeout": IDLE_SECONDS,
            "body_timeout": BODY_SECONDS,
            "max_body_size": LARGEST_REQUEST,
            "max_header_size": LARGEST_HEAD,
            "chunk_size": LARGEST_HEAD,  # of a head that is too long, no more is read
        }
        super().initialize(*args, **{**defaults, **options})
        self.most, self.half_open, self.note_answered = most, half_open, note_answered
        self.requests: dict[Any, object] = {}
        """The request of each connection."""
        self.waiting: dict[Any, float] = {}
        """Connections without a whole request, and since when, the oldest first."""
        self.answering: dict[Any, float] = {}
        """The same for those whose request is being answered."""
        self.answered: set[Any] = set()
        """Those of the waiting that have been answered before."""
        self.new: dict[str, dict[Any, None]] = {}
        """By client, those that have never had a whole request, the oldest first."""
        self.held: Counter[str] = Counter()
        """By client, how many it has."""
        self.arrivals: dict[str, Allowance] = {}
        """By client, how many more it may open."""
        self.is_paused = False

    def add_sockets(self, sockets: Iterable[socket.socket]) -> None:
        """Listen, and see to it that a lack of files is a pause and no fault."""
        listening = [PatientSocket(one.family, one.type, one.proto, one.detach()) for one in sockets]
        for one in listening:
            one.setblocking(False)
            one.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)  # connections take it over
            one.on_lack_of_files = self._pause_for_files
        super().add_sockets(listening)

    def handle_stream(self, stream: IOStream, address: Any) -> None:
        """Serve a new connection, and take no more when it is the last one."""
        if TCP_USER_TIMEOUT is not None and stream.socket is not None:
            stream.socket.setsockopt(socket.IPPROTO_TCP, TCP_USER_TIMEOUT, UNREAD_SECONDS * 1000)
        watch_heads(stream)
        super().handle_stream(stream, address)
        self.held[_client_of(address)] += 1
        if len(self._connections) >= self.most:
            log.warning("All %s connections are in use: others wait, and idle ones are closed", self.most)
            self._pause()

    def start_request(self, server_conn: Any, request_conn: HTTPConnection) -> HTTPMessageDelegate:
        """Note that a connection waits for its next request."""
        if self.answering.pop(server_conn, None) is not None:
            self.answered.add(server_conn)
        elif self.half_open:
            self.new.setdefault(_client_at(server_conn), {})[server_conn] = None
        self.waiting[server_conn] = monotonic()
        self.note_answered(self.requests.get(server_conn))
        self.requests[server_conn] = request_conn
        return Arrival(
            super().start_request(server_conn, request_conn), partial(self._note_whole, server_conn)
        )

    def _handle_connection(self, connection: socket.socket, address: Any) -> None:
        """Refuse one too many before anything is built for it: a flood of them then costs next to nothing."""
        client = _client_of(address)
        if self.half_open and client and not (self._may_arrive(client) and self._has_room_for(client)):
            connection.close()
            return
        new = self.new.get(client, {})
        if self.half_open and len(new) >= self.half_open:
            oldest = next(iter(new))
            if self.waiting.get(oldest, 0) > monotonic() - HALF_OPEN_SECONDS:
                connection.close()
                return
            self._close(oldest)
        super()._handle_connection(connection, address)

    def _has_room_for(self, client: str) -> bool:
        """Make room for one more connection of a client, at the cost of one that it only keeps for later."""
        if self.held[client] < HELD_BY_A_CLIENT:
            return True
        own = (one for one in self.waiting if one in self.answered and _client_at(one) == client)
        idle = next((one for one in own if not _has_sent_more(one.stream)), None)
        if idle is None:
            return False
        self._close(idle)
        return True

    def _may_arrive(self, client: str) -> bool:
        if client not in self.arrivals:
            if len(self.arrivals) >= MOST_CLIENTS:
                self.arrivals = {name: one for name, one in self.arrivals.items() if not one.is_full()}
            self.arrivals[client] = Allowance(ARRIVALS, ARRIVALS_A_SECOND)
        arrivals = self.arrivals[client]
        may = arrivals.wait() == 0
        if may:
            arrivals.take(1)
        return may

    def _close(self, connection: Any) -> None:
        connection.stream.close()
        self.on_close(connection)

    def _no_longer_new(self, connection: Any) -> None:
        client = _client_at(connection)
        self.new.get(client, {}).pop(connection, None)
        if not self.new.get(client, True):
            del self.new[client]

    def _note_whole(self, connection: object) -> None:
        self._no_longer_new(connection)
        if self.waiting.pop(connection, None) is not None:
            self.answering[connection] = monotonic()

    def on_close(self, server_conn: object) -> None:
        """Forget a connection, or one that has become a kernel's socket."""
        self._no_longer_new(server_conn)
        self.waiting.pop(server_conn, None)
        self.answering.pop(server_conn, None)
        self.answered.discard(server_conn)
        self.note_answered(self.requests.pop(server_conn, None))
        if server_conn in self._connections:
            self._connections.discard(server_conn)
            client = _client_at(server_conn)
            self.held[client] -= 1
            if not self.held[client]:
                del self.held[client]
        if len(self._connections) < self.most:
            self._resume()

    def _pause_for_files(self) -> None:
        log.warning(
            "No file descriptors are left: new connections wait. Start the server with a higher `ulimit -n`"
        )
        self._pause()

    def _pause(self) -> None:
        if not self.is_paused and not self._stopped:
            self.is_paused = True
            for number in self._sockets:
                self._handlers[number]()
                self._handlers[number] = _nothing
        IOLoop.current().call_later(LOOK_AGAIN_SECONDS, self._look_again)

    def _look_again(self) -> None:
        if not self.is_paused or self._stopped:
            return
        if len(self._connections) >= self.most:
            self._close_oldest()
        if len(self._connections) < self.most:
            self._resume()
        else:
            IOLoop.current().call_later(LOOK_AGAIN_SECONDS, self._look_again)

    def _close_oldest(self) -> None:
        untaken = {one: since for one, since in self.answering.items() if one.stream.writing()}
        idle = {one: since for one, since in self.waiting.items() if not _has_sent_more(one.stream)}
        kept = {one: since for one, since in idle.items() if one in self.answered}
        crowding = {one: since for one, since in idle.items() if self._crowds(one)}
        for group, seconds in (
            (kept, 0),
            (crowding, CROWDING_SECONDS),
            (idle, HALF_OPEN_SECONDS),
            (untaken, UNTAKEN_SECONDS),
            (self.answering, SLOW_SECONDS),
        ):
            before = monotonic() - seconds
            old = [connection for connection, since in group.items() if since < before]
            for connection in old[: max(1, self.most // 4)]:
                self._close(connection)
            if old:
                return

    def _crowds(self, connection: Any) -> bool:
        """Return whether a client has more than its part; behind a proxy all have the proxy's address."""
        return self.half_open > 0 and self.held[_client_at(connection)] > self.most // (len(self.held) + 1)

    def _resume(self) -> None:
        if not self.is_paused or self._stopped:
            return
        self.is_paused = False
        for number, one in self._sockets.items():
            self._handlers[number] = add_accept_handler(one, self._handle_connection)


class PatientSocket(socket.socket):
    """A listening socket that pauses its server when there is no file descriptor for the next connection."""

    on_lack_of_files: Any

    def accept(self) -> tuple[socket.socket, Any]:
        """Accept a connection; tornado takes the error for an empty queue."""
        try:
            return super().accept()
        except OSError as error:
            if error.errno not in NO_FILES:
                raise
            self.on_lack_of_files()
            raise BlockingIOError from error


class Arrival(HTTPMessageDelegate):
    """Passes a request on, and says when it is whole."""

    def __init__(self, delegate: HTTPMessageDelegate, note_whole: partial[None]) -> None:
        self.delegate, self.note_whole = delegate, note_whole

    def headers_received(self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders) -> Any:
        """Pass the headers on."""
        return self.delegate.headers_received(start_line, headers)

    def data_received(self, chunk: bytes) -> Any:
        """Pass a piece of the body on."""
        return self.delegate.data_received(chunk)

    def finish(self) -> None:
        """Note that the request is whole, and have it answered."""
        self.note_whole()
        self.delegate.finish()

    def on_connection_close(self) -> None:
        """Pass on that the connection was closed before."""
        self.delegate.on_connection_close()


def _client_of(address: Any) -> str:
    return client_at(address[0] if isinstance(address, tuple) else "")


def _client_at(connection: Any) -> str:
    return client_at(connection.context.remote_ip)


def _has_sent_more(stream: IOStream) -> bool:
    """Return whether a peer has sent what the server has not come to read: it is the server then that is late."""
    try:
        return stream.socket is not None and stream.socket.recv(1, socket.MSG_PEEK) != b""
    except OSError:
        return False


def _nothing() -> None:
    """Take the place of what stops a listening socket that is stopped already."""
