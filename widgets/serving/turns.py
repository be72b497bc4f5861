"""Turns at the processor: a few pages start at a time, and clients who wait get one each before anyone gets two."""

import asyncio
from collections import deque


class NoTurn(TimeoutError):
    """A page waited for its turn until its patience ended."""


# A page is whole in two seconds, and on a busy machine in five. One that takes longer waits for something else than the
# processor, such as a kernel that hangs, and the next need not wait for it.
LONGEST_TURN = 10.0


class Turns:
    """Lets `at_once` pages start and render at a time.

    Starting a kernel is nearly all processor time, so more at once make every one of them slow. Clients who wait get a
    turn each before anyone gets a second, so that a hundred reloads by one delay the next by one page at most.
    """

    def __init__(self, at_once: int) -> None:
        self.at_once = at_once
        self.taken = 0
        self._queues: dict[str, deque[asyncio.Future[None]]] = {}

    @property
    def waiting(self) -> int:
        """How many pages wait."""
        return sum(map(len, self._queues.values()))

    async def take(self, client: str, patience: float | None) -> None:
        """Wait for a turn; NoTurn after `patience` seconds, if it has an end. Who leaves the queue early is not
        served."""
        if self.taken < self.at_once and not self._queues:
            self.taken += 1
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queues.setdefault(client, deque()).append(turn)
        try:
            async with asyncio.timeout(patience):
                await turn
        except TimeoutError as error:
            self._leave(client, turn)
            raise NoTurn from error
        except BaseException:
            self._leave(client, turn)
            raise

    def give_back(self) -> None:
        """Pass a turn to the client who has waited longest since their last one."""
        while self._queues:
            client, queue = next(iter(self._queues.items()))
            turn = queue.popleft()
            del self._queues[client]
            if queue:
                self._queues[client] = queue  # at the end of the row
            if not turn.done():
                turn.set_result(None)
                return
        self.taken -= 1

    def begin(self) -> "Turn":
        """Return the turn that has been taken, as something that ends by itself."""
        return Turn(self)

    def _leave(self, client: str, turn: asyncio.Future[None]) -> None:
        if turn.done() and not turn.cancelled():
            self.give_back()  # it came just as its page went
            return
        queue = self._queues.get(client)
        if queue and turn in queue:
            queue.remove(turn)
            if not queue:
                del self._queues[client]


class Turn:
    """A turn that ends once: when its page is done with it, or when it has lasted too long."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._timer = asyncio.get_running_loop().call_later(LONGEST_TURN, self.end)
        self._has_ended = False

    def end(self) -> None:
        """Give the turn back, if that has not been done."""
        if not self._has_ended:
            self._has_ended = True
            self._timer.cancel()
            self._turns.give_back()
