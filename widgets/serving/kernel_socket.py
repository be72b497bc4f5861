"""The socket between a page and its kernel: what comes in is checked, and nobody can use more than a page needs.

Where a page sends faster than it may, its frames wait unread, so that an honest page loses nothing and everybody else
notices nothing.
"""

import asyncio
import re
from asyncio import Future
from collections.abc import Awaitable
from typing import Any, cast
from weakref import WeakKeyDictionary, WeakValueDictionary

from jupyter_client.manager import KernelManager
from tornado.escape import utf8
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketProtocol, WebSocketProtocol13
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from .allowance import Allowance
from .clients import client_of
from .drawing import Drawing
from .error_pages import FriendlyErrors, close_after
from .frames import LARGEST_FRAME, PROTOCOL, BadFrame, Kind, kind_of
from .hosts import is_same_origin
from .log_rules import log, where
from .packing import LARGE, packed

# A page has one socket. When its line is cut, a second may open before the first is known to be gone.
SOCKETS = 2
# A page sends six frames when it opens and one for each answer. If it cannot get the state of all its widgets at once,
# it asks for each: these frames then wait a little.
FRAMES, FRAMES_A_SECOND = 40, 20
BYTES_A_FRAME = 2_000
FRAMES_A_SOCKET = 5
# The state of all widgets is up to 1.5 MB, an answer brings up to 0.1 MB.
SENT, SENT_A_SECOND = 10_000_000, 500_000
UNSENT = 6_000_000
# Counted when it is asked for, since requests could otherwise pile up in the kernel before the first is answered.
STATES = 1_500_000
# The largest widget has 0.6 MB. A page that cannot get all states at once asks for each of its twenty.
STATE, STATE_SHARE = 300_000, 0.4
# A kernel keeps note of each until it ends. A page opens one when it connects, and again when its line was cut.
OPENINGS, OPENINGS_A_SECOND = 30, 0.1
OTHERS = 0.2  # how much a message that is quick to answer counts beside an answer
# All pages of one client together: answers, each of which a kernel draws and the server packs, and states of pages.
# A class of 30 that opens its pages at once and answers as people do stays below both. Whoever is past them waits, so
# that one client with many pages does not slow everybody else.
CLIENT_ANSWERS, CLIENT_ANSWERS_A_SECOND = 60, 8
CLIENT_STATES, CLIENT_STATES_A_SECOND = 40, 1
CLIENT_SENT, CLIENT_SENT_A_SECOND = 50_000_000, 3_000_000
LONGEST_WAIT = 5
"""Seconds that a page waits to connect; after that it is refused, and tries again by itself."""
SESSION = re.compile(r"[\w-]{1,64}", re.ASCII)
POLICY, TOO_BIG = 1008, 1009  # close codes of RFC 6455

KEPT, SMALL = 4_000_000, 2_000


class Share:
    """What all pages of one client use together."""

    def __init__(self) -> None:
        self.answers = Allowance(CLIENT_ANSWERS, CLIENT_ANSWERS_A_SECOND)
        self.states = Allowance(CLIENT_STATES, CLIENT_STATES_A_SECOND)
        self.sent = Allowance(CLIENT_SENT, CLIENT_SENT_A_SECOND)

    def wait(self) -> float:
        """Return for how many seconds nothing more is read from any page."""
        return max(self.answers.wait(), self.states.wait(), self.sent.wait())


class Line:
    """What all sockets of one kernel use together."""

    def __init__(self, share: Share) -> None:
        self.sockets: list[KernelSocket] = []
        self.frames = Allowance(FRAMES, FRAMES_A_SECOND)
        self.sent = Allowance(SENT, SENT_A_SECOND)
        self.openings = Allowance(OPENINGS, OPENINGS_A_SECOND)
        self.share = share
        self.order = asyncio.Lock()
        """Lets sockets take turns: one with a flood to read would otherwise always be the first to wake."""

    def wait(self) -> float:
        """Return for how many seconds nothing more is read."""
        return max(self.frames.wait(), self.sent.wait(), self.share.wait())

    def take(self, kind: Kind) -> None:
        """Count a message that has come, by what it costs."""
        copies = max(1, self.count(is_open=True))  # each socket is sent what any of them asks for
        if kind is Kind.STATES:
            self.sent.take(STATES * copies)
            self.share.states.take(copies)
        elif kind is Kind.STATE:
            self.sent.take(STATE * copies)
            self.share.states.take(STATE_SHARE * copies)
        else:
            self.share.answers.take(1 if kind is Kind.ANSWER else OTHERS)

    def may_open(self) -> bool:
        """Return whether a page may begin to talk to its kernel once more, and count it."""
        may = self.openings.wait() == 0
        if may:
            self.openings.take(1)
        return may

    def count(self, is_open: bool) -> int:
        """Count the sockets that are open, or those that are about to be."""
        return sum(socket.is_open == is_open for socket in self.sockets)

    @property
    def listener(self) -> "KernelSocket | None":
        """The socket by which we hear what the kernel says: each is sent all of it. None when all are gone."""
        return next((one for one in self.sockets if one.is_open and not one.has_closed), None)


lines: WeakKeyDictionary[KernelManager, Line] = WeakKeyDictionary()
shares: WeakValueDictionary[str, Share] = WeakValueDictionary()
"""By client; a share is forgotten with the last of its lines."""
drawing = Drawing()
"""The kernels of all clients that work."""


class KernelSocket(FriendlyErrors, VoilaKernelWebsocketHandler):
    """Jupyter's socket, with the checks and limits of this module."""

    is_open = False
    has_closed = False
    unsent = 0
    line: Line
    connection: Any = None

    @property
    def max_message_size(self) -> int:
        """Return how long a frame may be, also when it is unpacked."""
        return LARGEST_FRAME

    async def get(self, kernel_id: str) -> None:
        """Check a request before anything is opened for it, then be its socket until it closes."""
        self._check_request(kernel_id)
        self.line = self._line(kernel_id)
        if self.line.count(is_open=False) >= SOCKETS or self.line.wait() > LONGEST_WAIT:
            raise HTTPError(429)
        self.line.sockets.append(self)
        try:
            await asyncio.sleep(self.line.wait())
            self.line.frames.take(FRAMES_A_SOCKET)
            self.line.share.answers.take(1)  # as much work as one, and a page may open it again and again
            await cast("Awaitable[None]", super().get(kernel_id=kernel_id))
        finally:
            self.line.sockets.remove(self)
            if not self.is_open:  # a handshake that failed is never closed
                self._forget_session()

    def _line(self, kernel_id: str) -> Line:
        kernel = self.kernel_manager.get_kernel(kernel_id)
        if kernel not in lines:
            lines[kernel] = Line(shares.setdefault(client_of(self.request), Share()))
        return lines[kernel]

    def _check_request(self, kernel_id: str) -> None:
        offered = [one.strip() for one in self.request.headers.get("Sec-WebSocket-Protocol", "").split(",")]
        is_socket = self.request.headers.get("Upgrade", "").lower() == "websocket"
        session = self.get_argument("session_id", "")
        if not is_socket or PROTOCOL not in offered or not SESSION.fullmatch(session):
            raise HTTPError(400)
        if kernel_id not in self.kernel_manager:
            raise HTTPError(404)

    def check_origin(self, origin: str | None = None) -> bool:
        """Refuse pages of other sites, without repeating in the log what they are called."""
        return is_same_origin(self.request)

    def select_subprotocol(self, subprotocols: list[str]) -> str:
        """Choose the one protocol whose frames are checked."""
        return PROTOCOL

    def get_websocket_protocol(self) -> WebSocketProtocol | None:
        """Read no frame before its turn."""
        protocol = super().get_websocket_protocol()
        return InTurn(self, False, protocol.params) if isinstance(protocol, WebSocketProtocol13) else None

    async def open(self, kernel_id: str) -> None:
        """Connect to the kernel; the oldest socket goes when there are too many."""
        self.is_open = True
        surplus = self.line.count(is_open=True) - SOCKETS
        for old in [socket for socket in self.line.sockets if socket.is_open][: max(0, surplus)]:
            old.give_way()
        try:
            await super().open(kernel_id)
        except BaseException:
            for channel in self.connection.channels.values() if self.connection else ():
                channel.close()  # those that came about before the one that did not
            raise

    def give_way(self) -> None:
        """Close at once: a page that is gone would not answer for seconds, in which its channels stay open."""
        protocol = self.ws_connection
        self.close(POLICY)
        if isinstance(protocol, InTurn):
            protocol.stream.close()

    def close(self, code: int | None = None, reason: str | None = None) -> None:
        """Close, as when the kernel has ended: what it was about to say is no longer waited for."""
        super().close(code, reason)
        if all(one.is_gone for one in self.line.sockets):
            drawing.is_unheard(self.line)

    async def turn(self) -> None:
        """Wait until another frame may be read, of any kind: pings and pieces of frames count too."""
        async with self.line.order:
            while (seconds := self.line.wait()) > 0:
                await asyncio.sleep(seconds)
            self.line.frames.take(1)

    def on_message(self, ws_message: str | bytes) -> Awaitable[None] | None:
        """Pass a message on to the kernel, if it is one that our pages send; no other is read before it is."""
        self.line.frames.take(len(ws_message) / BYTES_A_FRAME)
        if self.ws_connection is None:
            return None  # it was closed, and what the page has sent before it knows comes to nothing
        try:
            kind = kind_of(ws_message)
            if kind is None:
                log.warning("A message to a kernel was dropped: pages send none of its kind")
            elif kind is Kind.OPENING and not self.line.may_open():
                log.warning("A message to a kernel was dropped: its page opens too many of its kind")
            else:
                self.line.take(kind)
                if kind is not Kind.ANSWER:
                    drawing.also(self.line)
                elif not drawing.may_begin(self.line, self.line.share):
                    return self._pass_on(ws_message)
                super().on_message(ws_message)
        except BadFrame as error:
            log.warning("A socket was closed: a frame was broken, because %s", error)
            self.close(POLICY)
        return None

    async def _pass_on(self, answer: str | bytes) -> None:
        """Pass an answer on when the kernel has worked out the one before, and not too many others work."""
        await drawing.begin(self.line, self.line.share)
        if self.is_gone:
            drawing.end(self.line)
        else:
            super().on_message(answer)

    @property
    def is_gone(self) -> bool:
        """Whether the page is gone. It may be known before the socket has closed: a frame that waits holds that up."""
        return self.ws_connection is None or self.ws_connection.is_closing()

    def write_message(self, message: Any, binary: bool = False) -> Any:
        """Send a message to the page, unless it is gone or has stopped reading."""
        if self is self.line.listener:
            drawing.hear(self.line, message)
        if self.is_gone:
            return _done()
        size = len(message)
        if self.unsent and self.unsent + size > UNSENT:
            log.warning("A socket was closed: its page does not read what it is sent")
            self.close(TOO_BIG)
            return _done()
        self.line.sent.take(size)
        self.line.share.sent.take(size)
        sending = cast("Future[None] | None", super().write_message(message, binary))
        if sending is not None:
            self.unsent += size
            sending.add_done_callback(lambda sent: self._note_sent(size, sent))
        return sending

    def _note_sent(self, size: int, sent: "Future[None]") -> None:
        self.unsent -= size
        if not sent.cancelled():
            sent.exception()  # the page is gone, and its socket about to close

    def on_close(self) -> None:
        """Let go of the kernel, of which a bounded part of what it still says is kept for the page's return."""
        if not self.is_open:
            self._forget_session()
            return
        self.has_closed = True
        if self.line.listener is None:
            drawing.is_unheard(self.line)
        super().on_close()
        buffer = self.kernel_manager._kernel_buffers.get(self.kernel_id)
        if buffer is not None and not isinstance(buffer["buffer"], ShortBuffer):
            buffer["buffer"] = ShortBuffer(buffer["buffer"])

    def _forget_session(self) -> None:
        """Undo what Jupyter prepares before a socket opens; its own end would count a socket that never was."""
        if self.connection is None:
            return
        sessions = self.connection._open_sessions
        if sessions.get(self.connection.session_key) is self:
            del sessions[self.connection.session_key]

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Refuse without a page, which no reader would see, and without keeping the connection."""
        close_after(self)
        self.finish()

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """Log a fault in one line: what stopped a socket may have come from outside."""
        if not isinstance(value, HTTPError | WebSocketClosedError | StreamClosedError):
            log.error("A page's socket failed: %s in %s", typ.__name__, where(tb))


class InTurn(WebSocketProtocol13):
    """Reads a frame when its handler has a turn for it, and packs a large one beside the server's loop, so that no
    flood keeps the server from others."""

    handler: KernelSocket
    _last: "asyncio.Task[None] | None" = None
    """The message that is sent last of those that are being packed or wait for it."""

    def write_message(self, message: Any, binary: bool = False) -> "Future[None]":
        """Send a message, after those before it."""
        is_large = self._compressor is not None and len(message) >= LARGE
        if self._last is None and not is_large:
            return super().write_message(message, binary)
        task = self._last = asyncio.ensure_future(self._write_in_turn(message, binary, self._last))
        task.add_done_callback(self._forget)
        return task

    async def _write_in_turn(self, message: Any, binary: bool, before: "asyncio.Task[None] | None") -> None:
        if before is not None:
            await asyncio.wait([before])
        if self.is_closing():
            raise WebSocketClosedError
        compressor = self._compressor
        if compressor is None or len(message) < LARGE:
            await super().write_message(message, binary)
            return
        short = await packed(compressor.compress, utf8(message), client_of(self.handler.request))
        try:
            await self._write_frame(True, 0x2 if binary else 0x1, short, flags=self.RSV1)
        except StreamClosedError as error:
            raise WebSocketClosedError from error

    def _forget(self, task: "asyncio.Task[None]") -> None:
        if self._last is task:
            self._last = None

    def close(self, code: int | None = None, reason: str | None = None) -> None:
        """Close, or refuse a handshake that came to nothing, where tornado would fail for want of a stream."""
        if cast("Any", self.stream) is None:
            raise HTTPError(400)
        super().close(code, reason)

    async def _receive_frame(self) -> None:
        await self.handler.turn()
        await super()._receive_frame()

    def start_pinging(self) -> None:
        """Leave that to Jupyter's handler, whose interval in milliseconds tornado would take for seconds."""


class ShortBuffer(list[Any]):
    """Messages kept for a page that may come back: all short ones, which say how its requests ended, and few others."""

    def __init__(self, messages: list[Any]) -> None:
        super().__init__()
        self.size = 0
        for message in messages:
            self.append(message)

    def append(self, message: Any) -> None:
        """Keep a message, given as channel and parts, if there is room for it."""
        size = sum(len(part) for part in message[1])
        if self.size + size <= KEPT or (size <= SMALL and self.size <= 2 * KEPT):
            self.size += size
            super().append(message)


def _done() -> "Future[None]":
    done: Future[None] = Future()
    done.set_result(None)
    return done
