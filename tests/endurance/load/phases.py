"""The three parts of the run: a rush of arrivals, a crowd that stays, and one who reloads all the time."""

import asyncio
import random
import time
from collections.abc import Awaitable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice

from tests.browser.app import App
from tests.endurance.load.figures import Figures
from tests.endurance.load.kernel_socket import Fault
from tests.endurance.load.machine import Use, use
from tests.endurance.load.stories import Story, stories
from tests.endurance.load.tabs import run_tabs
from tests.endurance.load.visitor import LEISURELY, IsOver, Pace, Visitor

RELOADER = "127.0.255.9"
NEXT = 100  # between the numbers of two visitors in one place, so that no two have the same address
SAMPLE = 5  # seconds between two looks at the machine
HURRIED = Pace(think=(1, 3), looks=0, answers=(1, 2))


@dataclass
class Phase:
    """One part of the run as it was measured."""

    figures: Figures = field(default_factory=Figures)
    uses: list[Use] = field(default_factory=list)
    seconds: float = 0.0
    visits: int = 0

    @property
    def cpu(self) -> float:
        """CPU seconds of the server and its kernels."""
        return self.uses[-1].cpu - self.uses[0].cpu


@dataclass
class Run:
    """A running workbook and the crowd that it gets. Each visitor has an address of its own, as in life."""

    app: App
    seed: int = 1

    def visitor(self, number: int, figures: Figures, pace: Pace = LEISURELY) -> Visitor:
        """Return the visitor of this number."""
        source = f"127.0.{1 + number // 250}.{1 + number % 250}"
        return Visitor(self.app.host, source, figures, random.Random(self.seed * 1000 + number), pace)

    async def rush(self, arrivals: int, seconds: float) -> Phase:
        """Let so many arrive in so many seconds, give an answer or two, and leave."""
        phase, plans = Phase(), list(islice(stories(self.seed, 2), arrivals))
        async with self._measured(phase):
            chance = random.Random(self.seed)
            await asyncio.gather(
                *(
                    self._after(
                        chance.uniform(0, seconds), self.visitor(number, phase.figures, HURRIED).visit(plan)
                    )
                    for number, plan in enumerate(plans)
                )
            )
        phase.visits = arrivals
        return phase

    async def crowd(self, visitors: int, tabs: int, seconds: float) -> Phase:
        """Keep so many visitors, some of them tabs of a browser, for so long: who leaves is followed by the next."""
        phase, plans = Phase(), _prepared(self.seed + 1)
        end = time.monotonic() + seconds

        def is_over() -> bool:
            return time.monotonic() > end

        async with self._measured(phase):
            browser = asyncio.to_thread(run_tabs, self.app, tabs, self.seed, phase.figures, is_over)
            ramp = min(60.0, seconds / 4)
            await asyncio.gather(
                *(
                    self._after(ramp * place / visitors, self._place(place, phase, plans, is_over))
                    for place in range(visitors - tabs)
                ),
                *([browser] if tabs else []),
            )
        return phase

    async def reloads(self, times: int) -> tuple[Phase, Phase]:
        """Let one client reload so often, while somebody else answers and others arrive.
        Return what the one saw, and what the others did."""
        one, others = Phase(), Phase()
        plans, over = _prepared(self.seed + 2), asyncio.Event()
        async with self._measured(others):
            people = [
                asyncio.create_task(self._place(place, others, plans, over.is_set, HURRIED))
                for place in (0, 1)
            ]
            began = time.monotonic()
            for number in range(times):
                await self._reload(one, RELOADER, number)
            one.seconds = time.monotonic() - began
            over.set()
            await asyncio.gather(*people)
        return one, others

    async def _reload(self, phase: Phase, source: str, number: int) -> None:
        """Ask for a page and break it off, sooner or later."""
        host, _, port = self.app.host.partition(":")
        reader, writer = await asyncio.open_connection(host, int(port), local_addr=(source, 0))
        try:
            writer.write(f"GET /your-skin HTTP/1.1\r\nHost: {self.app.host}\r\n\r\n".encode())
            began = time.monotonic()
            head = await asyncio.wait_for(reader.readuntil(b"\r\n"), 60)
            phase.figures.took(f"status {head.split()[1].decode()}", time.monotonic() - began)
            # Broken off, as by someone who presses the button again.
            with suppress(TimeoutError, asyncio.LimitOverrunError, asyncio.IncompleteReadError):
                await asyncio.wait_for(reader.readuntil(b"</html>"), 0.1 + (number % 5) * 0.3)
        finally:
            writer.close()

    async def _place(
        self, place: int, phase: Phase, plans: Iterator[Story], is_over: IsOver, pace: Pace = LEISURELY
    ) -> None:
        """Fill one place with one visitor after the other until it is over; the next comes from elsewhere."""
        number = place
        while not is_over():
            phase.visits += 1
            await self.visitor(number, phase.figures, pace).visit(next(plans), is_over)
            number += NEXT
            await asyncio.sleep(1)

    async def _after(self, seconds: float, what: Awaitable[None]) -> None:
        await asyncio.sleep(seconds)
        await what

    def _measured(self, phase: Phase) -> "_Measured":
        return _Measured(phase, self.app.process.pid)


class _Measured:
    """Looks at the machine every few seconds while a part of the run lasts."""

    def __init__(self, phase: Phase, pid: int) -> None:
        self.phase, self.pid = phase, pid

    async def __aenter__(self) -> None:
        self.began = time.monotonic()
        self.phase.uses.append(use(self.pid))
        self.sampling = asyncio.create_task(self._sample())

    async def __aexit__(self, *_: object) -> None:
        self.sampling.cancel()
        self.phase.seconds = self.phase.seconds or time.monotonic() - self.began
        self.phase.uses.append(use(self.pid))

    async def _sample(self) -> None:
        while True:
            await asyncio.sleep(SAMPLE)
            self.phase.uses.append(await asyncio.to_thread(use, self.pid))


def _prepared(seed: int, number: int = 40) -> Iterator[Story]:
    """Return visits worked out now, so that nothing is worked out while the machine is measured."""
    plans = list(islice(stories(seed), number))
    chance = random.Random(seed)
    return iter(lambda: chance.choice(plans), None)


async def at_rest(app: App, kernels: int, seconds: float = 60) -> Use:
    """Wait until no more than so many kernels run; Fault when some stay."""
    end = time.monotonic() + seconds
    while (now := use(app.process.pid)).running > kernels:
        if time.monotonic() > end:
            raise Fault(f"{now.running - kernels} kernels that stay after everybody has left")
        await asyncio.sleep(0.5)
    return now
