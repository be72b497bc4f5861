"""Which kernels of one client work at a time: as many as the machine has processors, and the others wait for them.

An answer takes a kernel a tenth of a second of processor time. Twenty pages of one client that answer all the time
would have everybody else's answer wait for twenty processes; one more than there are processors gains nobody anything.
"""

import asyncio
import os
from collections import deque
from collections.abc import Hashable

AT_A_TIME = max(2, os.cpu_count() or 2)
LONGEST = 3.0
"""Seconds after which a kernel counts as done: its word that it is may be lost."""
IDLE = b'"idle"'
LONGEST_STATUS = 2_000


class Drawing:
    """The kernels of one client that work, each known by the line to it, and how much each has still to do."""

    def __init__(self, at_a_time: int = AT_A_TIME) -> None:
        self._at_a_time = at_a_time
        self._to_do: dict[Hashable, int] = {}
        self._timers: dict[Hashable, asyncio.TimerHandle] = {}
        self._waiting: deque[asyncio.Future[None]] = deque()

    def may_begin(self, line: Hashable) -> bool:
        """Return whether this kernel may be given something to do now, and count that."""
        if line not in self._to_do and len(self._to_do) >= self._at_a_time:
            return False
        self._to_do[line] = self._to_do.get(line, 0) + 1
        if line not in self._timers:
            self._timers[line] = asyncio.get_running_loop().call_later(LONGEST, self.end, line)
        return True

    async def begin(self, line: Hashable) -> None:
        """Wait until this kernel may be given something to do, and count that."""
        while not self.may_begin(line):
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.append(turn)
            await turn

    def also(self, line: Hashable) -> None:
        """Count something besides, which waits for nobody, so that its end is not taken for that of an answer."""
        if line in self._to_do:
            self._to_do[line] += 1

    def hear(self, line: Hashable, message: bytes) -> None:
        """Take note of what a kernel says: that it is at rest again."""
        if line in self._to_do and len(message) <= LONGEST_STATUS and IDLE in message:
            self._to_do[line] -= 1
            if self._to_do[line] <= 0:
                self.end(line)

    def end(self, line: Hashable) -> None:
        """Let the next kernel work."""
        if self._to_do.pop(line, None) is None:
            return
        self._timers.pop(line).cancel()
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
