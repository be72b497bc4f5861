"""One visitor without a browser: what a page sends and expects, from its first request to its goodbye."""

import asyncio
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse

from tests.content.compiled import CONTENT
from tests.endurance.load.figures import Figures
from tests.endurance.load.kernel_socket import KERNEL_ID, Fault, KernelSocket, markup
from tests.endurance.load.stories import Step, Story, without_links

IsOver = Callable[[], bool]
PATIENCE = 10  # seconds until a page would say that an answer is late
LIVENESS = 5  # seconds, as in liveness.js
OPENING = 120
FILE = re.compile(r'(?:src|href)="(/[^"\s]+\.(?:js|css|svg|woff2)(?:\?[^"\s]*)?)"')


@dataclass(frozen=True)
class Pace:
    """How people read and think: seconds between two answers, and how long one looks at the cards now and then."""

    think: tuple[float, float] = (3, 12)
    look: tuple[float, float] = (15, 45)
    looks: float = 0.2  # the share of answers after which somebody looks
    answers: tuple[int, int] = (4, 10)


LEISURELY = Pace()


@dataclass
class Visitor:
    """Someone at an address of their own on this machine."""

    host: str
    source: str
    figures: Figures
    chance: random.Random
    pace: Pace = LEISURELY
    http: AsyncHTTPClient = field(
        default_factory=lambda: AsyncHTTPClient(force_instance=True, max_clients=20)
    )

    async def visit(self, story: Story, is_over: IsOver = lambda: False) -> None:
        """Open a page, answer, look, and leave, early when it is over; what goes wrong is counted, and ends
        the visit."""
        began, kernel = time.monotonic(), None
        try:
            kernel = await self.open(story.page)
            page = await KernelSocket.open(self.host, kernel, self.source)
            self.figures.took("page ready for an answer", time.monotonic() - began)
            async with asyncio.TaskGroup() as tasks:
                watching = tasks.create_task(self._watch(kernel))
                try:
                    await self._answer(page, story.steps[: self.chance.randint(*self.pace.answers)], is_over)
                finally:
                    watching.cancel()
                    await self._hang_up(page)
        except* Exception as group:  # one visitor's bad luck does not end the run, and is never lost
            for fault in group.exceptions:
                self.figures.faults[str(fault) if isinstance(fault, Fault) else repr(fault)] += 1
        finally:
            if kernel:
                await self.goodbye(kernel)
            self.http.close()

    async def goodbye(self, kernel: str) -> None:
        """Send what a page sends when it is closed."""
        await self._fetch(f"voila/api/shutdown/{kernel}", "POST")

    async def open(self, name: str) -> str:
        """Fetch a page and its files, and return the id of its kernel."""
        began = time.monotonic()
        reply = await self._fetch(name)
        if reply.code != 200:
            raise Fault(f"a page with the status {reply.code}")
        text = reply.body.decode()
        found = KERNEL_ID.search(text)
        if not found:
            raise Fault("a page without a kernel")
        self.figures.took("whole text of a page", time.monotonic() - began)
        files = {address.lstrip("/") for address in FILE.findall(text)}
        replies = await asyncio.gather(*(self._fetch(file) for file in files))
        if any(one.code != 200 for one in replies):
            raise Fault("a file of a page that was not there")
        return found[1]

    async def answer(self, page: KernelSocket, step: Step, revision: int) -> None:
        """Send an answer, wait until the page has followed, and compare its cards with the rules."""
        form = page.model(asked=..., answered=..., value=...)
        began = time.monotonic()
        await page.set(form, value=step.answers, asked=revision)
        state = page.states[form]
        await page.wait_for(lambda: state["answered"] >= revision, PATIENCE, "an answer without a reply")
        self.figures.took("answer followed", time.monotonic() - began)
        region = page.states[page.model(order=..., label=CONTENT.words("cards.region"))]
        self.figures.checks += 1
        if not follows(step, markup(region)):
            raise Fault("cards that do not follow from these answers")

    async def _hang_up(self, page: KernelSocket) -> None:
        if page.closed:
            self.figures.faults["a socket that closed by itself"] += 1
        await page.close()

    async def _answer(self, page: KernelSocket, steps: tuple[Step, ...], is_over: IsOver) -> None:
        for revision, step in enumerate(steps, 1):
            if is_over():
                return
            await asyncio.sleep(self.chance.uniform(*self.pace.think))
            await self.answer(page, step, revision)
            if self.chance.random() < self.pace.looks:
                await asyncio.sleep(self.chance.uniform(*self.pace.look))

    async def _watch(self, kernel: str) -> None:
        while True:
            await asyncio.sleep(LIVENESS)
            began = time.monotonic()
            reply = await self._fetch(f"alive/{kernel}")
            self.figures.took("is it alive", time.monotonic() - began)
            if reply.code != 204:
                raise Fault(f"a kernel that was gone ({reply.code})")

    async def _fetch(self, path: str, method: str = "GET") -> HTTPResponse:
        request = HTTPRequest(
            f"http://{self.host}/{path}",
            method=method,
            body=b"" if method == "POST" else None,
            headers={"Origin": f"http://{self.host}", "Accept-Encoding": "gzip"},
            network_interface=self.source,
            connect_timeout=30,
            request_timeout=OPENING,
        )
        return await self.http.fetch(request, raise_error=False)


def follows(step: Step, cards: str) -> bool:
    """Return whether these cards are, to the letter, what the rules give for the answers of a step."""
    return without_links(cards) == step.cards
