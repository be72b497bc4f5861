"""Which kernels work at a time: one of each client, and of those with more about as many as there are processors.

An answer takes a kernel a tenth of a second of processor time. Forty pages of a few clients that answer all the time
would have everybody else's answer wait for forty processes. So clients with more than one page that answers wait for
each other, in turn, and a kernel that has one answer to work out is given no other: it would still be at it when its
page is gone. Nobody with one page waits for anybody, since a few clients could hold whatever there is to wait for.
"""

import asyncio
import os
from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass

OF_A_CLIENT = max(2, os.cpu_count() or 2)
OF_ALL = OF_A_CLIENT + 1
LONGEST = 3.0
"""Seconds after which a kernel counts as done: its word that it is may be lost."""
UNHEARD = 0.5
"""The same, when no socket is left that would hear it: what it still does is one answer at most."""
IDLE = b'"idle"'
CONTENT = 100
"""Bytes at the end of a message among which a kernel says so; what comes before repeats what it was sent."""


@dataclass
class Work:
    """What a kernel has to do: for which client, how much, and when it counts as done in any case."""

    client: Hashable
    to_do: int
    timer: asyncio.TimerHandle


class Drawing:
    """The kernels that work, each known by the line to it."""

    def __init__(self, of_a_client: int = OF_A_CLIENT, of_all: int = OF_ALL) -> None:
        self._of_a_client, self._of_all = of_a_client, of_all
        self._work: dict[Hashable, Work] = {}
        self._waiting: dict[Hashable, deque[tuple[Hashable, asyncio.Future[None]]]] = {}
        """By client, the one whose turn is longest ago first."""

    def may_begin(self, line: Hashable, client: Hashable) -> bool:
        """Return whether this kernel may be given an answer to work out now, and count that."""
        own = sum(work.client == client for work in self._work.values())
        is_full = own >= self._of_a_client or len(self._work) >= self._of_all
        if line in self._work or (own and is_full):
            return False
        self._work[line] = Work(client, 1, self._timer(LONGEST, line))
        return True

    async def begin(self, line: Hashable, client: Hashable) -> None:
        """Wait until this kernel may be given an answer to work out, and count that."""
        if self.may_begin(line, client):
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(client, deque()).append((line, turn))
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.end(line)  # its turn came just as it went
            raise

    def also(self, line: Hashable) -> None:
        """Count something besides, which waits for nobody, so that its end is not taken for that of an answer."""
        if line in self._work:
            self._work[line].to_do += 1

    def hear(self, line: Hashable, message: bytes) -> None:
        """Take note of what a kernel says: that it is at rest again."""
        if line in self._work and IDLE in message[-CONTENT:]:
            self._work[line].to_do -= 1
            if self._work[line].to_do <= 0:
                self.end(line)

    def is_unheard(self, line: Hashable) -> None:
        """Take note that nobody hears what a kernel says."""
        if line in self._work:
            self._work[line].timer.cancel()
            self._work[line].timer = self._timer(UNHEARD, line)

    def end(self, line: Hashable) -> None:
        """Let the next kernel work."""
        work = self._work.pop(line, None)
        if work is None:
            return
        work.timer.cancel()
        while self._begin_next():
            pass

    def _begin_next(self) -> bool:
        """Let one that waits and may work do so, and put its client at the end of the row; False: there is none."""
        for client, queue in self._waiting.items():
            for line, turn in queue:
                if turn.done() or self.may_begin(line, client):
                    queue.remove((line, turn))
                    del self._waiting[client]
                    if queue:
                        self._waiting[client] = queue
                    if not turn.done():
                        turn.set_result(None)
                    return True
        return False

    def _timer(self, seconds: float, line: Hashable) -> asyncio.TimerHandle:
        return asyncio.get_running_loop().call_later(seconds, self.end, line)
