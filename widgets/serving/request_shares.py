"""How much one client may ask of the server at once and in the long run.

The server answers in one thread, and each turn of it serves every connection that is ready: without a bound, a few
hundred connections of one client would make everybody else's page wait for as many answers at each of its steps. Who
asks for more than a share waits before anything is done for it, and after a long wait is refused.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from random import uniform
from typing import Any

from tornado.httputil import HTTPHeaders, HTTPMessageDelegate, RequestStartLine, ResponseStartLine

from .allowance import Allowance
from .refusals import NO_BODY, refuse
from .turns import NoTurn, Turns

# A class of 30 behind one address opens its pages at once: each is one page and some 20 small requests. After that it
# turns a page every 20 seconds. A small request takes half a millisecond, a page as much as several hundred of them.
REQUESTS, REQUESTS_A_SECOND = 1_200, 60
PAGE = 20
"""How many small requests a page counts for: the other bounds of a page, its place and its turn, are its own."""
LEFT_PAGE = 40
"""What a page counts for besides that is left before it is whole: it has no place and no turn any more, and its kernel
is still to be ended."""
AT_ONCE = 300
"""How many of one client's requests are being answered; more wait, so that answers nobody takes do not pile up."""
EACH_TURN = 2
"""How many requests begin in one turn of the server's loop, of each client in its turn: a page has some hundred turns
to go through, and waits in each for all that others have begun."""
LONGEST_WAIT = 10
"""Seconds that a request waits; then it is refused."""
MOST_CLIENTS = 1_000


class Share:
    """What one client uses."""

    def __init__(self) -> None:
        self.requests = Allowance(REQUESTS, REQUESTS_A_SECOND)
        self.answering: set[object] = set()
        """The connections whose request is being answered."""
        self.queue: deque[asyncio.Future[None]] = deque()

    def is_unused(self) -> bool:
        """Return whether nothing would be lost if this were made anew."""
        return not self.answering and not self.queue and self.requests.is_full()


class RequestShares:
    """The shares of all clients; connections are known by the object that tornado makes for each request."""

    def __init__(self) -> None:
        self._shares: dict[str, Share] = {}
        self._of: dict[object, Share] = {}
        self._turns = Turns(EACH_TURN)

    async def take(
        self, client: str, connection: object, cost: float, is_gone: Callable[[], bool] = lambda: False
    ) -> bool:
        """Wait until a client may ask for this much; return whether it may at all. `is_gone` says whether the
        connection has been closed meanwhile: its end has been noted, and would not be noted again."""
        if is_gone():
            return True  # it was sent behind another on a connection that is closed
        share = self._share(client)
        if share.requests.wait() > LONGEST_WAIT:
            # Or the next would come at once; and not all that wait are refused in the same moment.
            await asyncio.sleep(LONGEST_WAIT * uniform(0.5, 1))
            return False
        share.requests.take(cost)
        await asyncio.sleep(share.requests.wait())
        if not await self._begins(client):
            return False
        if len(share.answering) >= AT_ONCE and not await self._has_turn(share):
            return False
        if is_gone():
            _next_in(share)  # whose turn this one does not use
            return True
        share.answering.add(connection)
        self._of[connection] = share
        return True

    def charge(self, client: str, cost: float) -> None:
        """Count something that a client's request has cost beyond what was known when it came."""
        if client:
            self._share(client).requests.take(cost)

    def give_back(self, connection: object) -> None:
        """Note that a request has been answered, or that its connection is gone; doing so twice does no harm."""
        share = self._of.pop(connection, None)
        if share is None:
            return
        share.answering.discard(connection)
        _next_in(share)

    async def _begins(self, client: str) -> bool:
        """Wait for a turn of the loop; return whether one came in time."""
        try:
            await self._turns.take(client, LONGEST_WAIT)
        except NoTurn:
            return False
        asyncio.get_running_loop().call_soon(self._turns.give_back)
        return True

    async def _has_turn(self, share: Share) -> bool:
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        share.queue.append(turn)
        try:
            async with asyncio.timeout(LONGEST_WAIT * uniform(0.5, 1)):  # for the same reason as above
                await turn
        except TimeoutError:
            return False
        return True

    def _share(self, client: str) -> Share:
        if client not in self._shares:
            if len(self._shares) >= MOST_CLIENTS:
                self._shares = {name: one for name, one in self._shares.items() if not one.is_unused()}
            self._shares[client] = Share()
        return self._shares[client]


def _next_in(share: Share) -> None:
    """Give a turn to the next that waits, if there is room for one."""
    while share.queue and len(share.answering) < AT_ONCE:
        turn = share.queue.popleft()
        if not turn.done():
            turn.set_result(None)
            return


class InShare(HTTPMessageDelegate):
    """A request that is passed on once its client may ask for it."""

    def __init__(
        self,
        passed_on: HTTPMessageDelegate,
        refused: Callable[[], HTTPMessageDelegate],
        turn: Any,
        stream: Any,
        connection: Any = None,
    ) -> None:
        self.delegate, self.refused, self.turn, self.stream = passed_on, refused, turn, stream
        self.connection = connection
        self.is_farewell = False
        """Whether it counts though nobody waits for the answer: a page that is closed says so, and is gone."""

    async def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders
    ) -> None:
        """Wait for the turn; tornado reads nothing more of this connection meanwhile."""
        self.is_farewell = isinstance(start_line, RequestStartLine) and start_line.method == "POST"
        # No page sends a body. In pieces of unknown number it costs as much as many requests, and one that does not
        # come would keep a turn.
        has_body = "Transfer-Encoding" in headers or headers.get("Content-Length", "0").strip() != "0"
        if has_body and self.connection is not None:
            refuse(self.connection.detach(), NO_BODY)  # or what has come of it would still be read
            return
        if not await self.turn():
            self.delegate = self.refused()
        received = self.delegate.headers_received(start_line, headers)
        if received is not None:
            await received

    def data_received(self, chunk: bytes) -> Any:
        """Pass a piece of the body on."""
        return self.delegate.data_received(chunk)

    def finish(self) -> None:
        """Have the request answered, unless whoever asked has gone while it waited."""
        if self.is_farewell or self.stream is None or not self.stream.closed():
            self.delegate.finish()

    def on_connection_close(self) -> None:
        """Pass on that the connection was closed."""
        self.delegate.on_connection_close()
