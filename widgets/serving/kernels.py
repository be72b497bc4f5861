"""The kernels of open pages: how many may run, how one starts and ends, and whether it is still running."""

import asyncio
import os
from collections.abc import Coroutine
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import uuid4

import traitlets as tl
import zmq
from jupyter_core.utils import ensure_async
from jupyter_server._tz import utcnow
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from .forking import Forks
from .kernel_lines import streams
from .kernel_manager import PageKernel
from .log_rules import log
from .memory import tidy
from .places import Place, Places
from .settings import PROJECT
from .turns import Turns

# Nothing that a page runs is written to a history file.
SERVED = "served"  # see view/base/places.py
NO_HISTORY = ["--HistoryManager.enabled=False"]
# A page in sight asks for its kernel every five seconds; see liveness.js.
IN_SIGHT_SECONDS = 30
# How often a page in sight gets the time that it may take to connect.
CHANCES = 4
# From this part of the places on, those who only read give theirs up like everyone else.
CROWDED = 0.75


# How much less of a crowded processor the kernel of a whole page gets, as a number for `nice`: a third.
LESS_URGENT = 5


class KernelLost(Exception):
    """A kernel ended while its page was rendered."""


def kernel_environment() -> dict[str, str]:
    """Return the server's environment with the project on the path, how pages are addressed here, and nothing
    about the visit."""
    paths = [str(PROJECT), os.environ.get("PYTHONPATH", "")]
    python_path = os.pathsep.join(path for path in paths if path)
    return {**os.environ, "PYTHONPATH": python_path, "WORKBOOK_PAGES": SERVED}


class Connections(ZMQChannelsWebsocketConnection):
    """The connections of browsers to kernels, which Jupyter keeps in one set for all."""

    @classmethod
    def of_kernel(cls, kernel_id: str) -> list[ZMQChannelsWebsocketConnection]:
        """Return those that are open to a kernel."""
        return [connection for connection in cls._open_sockets if connection.kernel_id == kernel_id]


class Kernels(AsyncMappingKernelManager):
    """A limited number of kernels, each shut down for good when its page is closed.

    A place is counted by us and given back by us: Jupyter forgets no kernel whose start or end has failed.
    """

    limit = tl.Integer(40, help="How many kernels may run at once.").tag(config=True)
    share = tl.Integer(40, help="How many of them one client may have.").tag(config=True)
    at_once = tl.Integer(2, help="How many pages may start at a time.").tag(config=True)
    connect_seconds = tl.Float(30, help="How long a page may take to connect to its kernel.").tag(config=True)
    reading_seconds = tl.Float(3600, help="How long someone who only reads keeps a kernel.").tag(config=True)

    @tl.default("kernel_manager_class")
    def _default_manager_of_one(self) -> str:
        return f"{PageKernel.__module__}.{PageKernel.__name__}"

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        # By itself ZeroMQ opens 1,023 sockets, which is enough for the channels of some 170 pages.
        self.context.set(zmq.MAX_SOCKETS, self.context.get(zmq.SOCKET_LIMIT))
        self.places = Places(self.limit, self.share)
        self.turns = Turns(self.at_once)
        self.forks = Forks(kernel_environment, streams)
        self.can_start = False
        """Whether the last kernel started as it should; not before the first one has."""
        self.is_closing = False
        """Whether the server stops, and takes no new pages."""
        self.pages: set[Any] = set()
        """The handlers of the pages that are being sent."""
        self._starting: dict[str, Any] = {}
        self._ending: dict[str, asyncio.Future[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    # A place

    async def take_place(self, client: str) -> Place | None:
        """Take a place for one page; None when there is none.

        Places of pages that nobody is connected to go first: a tab that crashed or lost its network sends no word.
        """
        if self.is_closing:
            return None
        if self.places.has_share(client):
            await self._shut_down_unused(client)
        if self.places.is_full():
            await self.shut_down_dead()
        if self.places.is_full():
            await self._shut_down_unused()
        return self.places.take(client)

    def has_place_for(self, client: str) -> bool:
        """Return whether a page would get a place now, without taking one."""
        may_free = self.places.unused(self.connect_seconds)
        is_full = self.places.is_full() and not may_free
        return not (self.is_closing or is_full or self.places.has_share(client))

    async def give_back(self, place: Place) -> None:
        """End whatever the page has started, and free its place."""
        try:
            await self.shut_down(place.kernel_id)
        finally:
            self.places.give_back(place)

    async def _shut_down_unused(self, client: str | None = None) -> None:
        for place in self.places.unused(self.connect_seconds, client)[:1]:
            await self.give_back(place)

    def expect_connection(self, place: Place) -> None:
        """Give a page that has been sent some time to connect; one that never does was closed, or cannot."""
        place.is_sent, place.changed_at = True, monotonic()
        self._let_others_first(place)
        self._look_for_browser(place, CHANCES)

    def _let_others_first(self, place: Place) -> None:
        """Let the kernel of a page that is whole wait for the server and for pages that start: an answer takes it some
        hundredths of a second, and one client may have many pages that answer all the time."""
        kernel: Any = self._kernels.get(str(place.kernel_id))
        with suppress(OSError, AttributeError):  # it has ended, or the system knows no such thing
            own = os.getpriority(os.PRIO_PROCESS, 0)
            os.setpriority(os.PRIO_PROCESS, kernel.provisioner.process.pid, own + LESS_URGENT)

    def _look_for_browser(self, place: Place, chances: int) -> None:
        asyncio.get_running_loop().call_later(self.connect_seconds, self._end_unconnected, place, chances - 1)

    def _end_unconnected(self, place: Place, chances: int) -> None:
        """End an unconnected page, but not yet one that asks for its kernel: its scripts come over a slow link."""
        if place not in self.places or place.was_connected:
            return
        if chances and monotonic() - place.seen_at < IN_SIGHT_SECONDS:
            self._look_for_browser(place, chances)
        else:
            self._in_background(self.give_back(place))

    def _in_background(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)  # the loop itself would forget it
        task.add_done_callback(self._tasks.discard)
        return task

    def notify_connect(self, kernel_id: str) -> None:
        """Note that a browser has connected to a kernel."""
        super().notify_connect(kernel_id)
        self._note_connections(kernel_id)

    def notify_disconnect(self, kernel_id: str) -> None:
        """Note that a browser has left a kernel."""
        super().notify_disconnect(kernel_id)
        self._note_connections(kernel_id)

    def _note_connections(self, kernel_id: str) -> None:
        place = self.places.of_kernel(kernel_id)
        if place:
            place.was_connected = True
            place.connections = max(0, self._kernel_connections.get(kernel_id, 0))
            place.changed_at = monotonic()

    def note_sight(self, kernel_id: str) -> None:
        """Note that a page is in sight of its reader; this is not use of its kernel."""
        place = self.places.of_kernel(kernel_id)
        if place:
            place.seen_at = monotonic()

    # A kernel

    async def start_for(self, place: Place, kernel_name: str) -> str:
        """Start a kernel that keeps no history for a page, and return its id.

        Once begun, a start is not broken off, so that there is always a whole kernel to end.
        """
        place.kernel_id = kernel_id = str(uuid4())
        environment = kernel_environment()
        start = asyncio.ensure_future(
            self.start_kernel(
                kernel_id=kernel_id,
                kernel_name=kernel_name,
                path="",
                env=environment,
                extra_arguments=NO_HISTORY,
                **streams(),
            )
        )
        settled = self._in_background(self._settle(start, place))
        try:
            return await asyncio.shield(start)
        finally:
            await asyncio.shield(settled)

    async def _settle(self, start: asyncio.Future[str], place: Place) -> None:
        """Wait for a start to end, however often its page is given up, and leave nothing of one that nobody wants."""
        kernel_id = str(place.kernel_id)
        await asyncio.wait({start})
        self.can_start = self.can_start and kernel_id in self._kernels
        await self._clear_failed_start(kernel_id)
        if place.is_given_back:  # while its kernel was starting
            await self.shut_down(kernel_id)

    def pre_start_kernel(self, kernel_name: str | None, kwargs: Any) -> Any:
        """Keep hold of a kernel from the first moment: Jupyter would lose one whose start fails halfway."""
        kernel, name, kernel_id = super().pre_start_kernel(kernel_name, kwargs)
        self._starting[kernel_id] = kernel
        return kernel, name, kernel_id

    async def _clear_failed_start(self, kernel_id: str) -> None:
        """End the process, and remove the files and sockets, of a kernel that did not start."""
        kernel = self._starting.pop(kernel_id, None)
        if kernel is None or kernel_id in self._kernels:
            return
        self._pending_kernels.pop(kernel_id, None)
        for clear in (kernel.stop_restarter, kernel._async_kill_kernel, kernel._async_cleanup_resources):
            with suppress(Exception):
                await ensure_async(clear())
        with suppress(OSError):
            Path(kernel.connection_file).unlink(missing_ok=True)  # Jupyter leaves a half-written one

    async def is_running(self, kernel_id: str) -> bool:
        """Return whether this kernel exists and its process runs; asking does not count as activity."""
        kernel = self._kernels.get(kernel_id)
        return kernel is not None and await ensure_async(kernel.is_alive())

    async def shut_down(self, kernel_id: str | None) -> None:
        """Shut a kernel down now; one that is already gone is not an error."""
        if kernel_id in self._kernels:
            await self.shutdown_kernel(kernel_id)

    async def shutdown_kernel(self, kernel_id: str, now: bool = True, restart: bool = False) -> None:
        """End a kernel at once, because it has nothing to save; all who ask while it ends wait for the same end."""
        if kernel_id not in self._ending:
            self._ending[kernel_id] = asyncio.ensure_future(self._end(kernel_id))
        await asyncio.shield(self._ending[kernel_id])

    async def _end(self, kernel_id: str) -> None:
        kernel = self._kernels[kernel_id]
        try:
            await self._async_shutdown_kernel(kernel_id, now=True)
        except Exception:
            log.exception("A kernel could not be ended in the usual way")
            with suppress(Exception):
                await kernel._async_kill_kernel()
        finally:
            self._ending.pop(kernel_id, None)
            self._pending_kernels.pop(kernel_id, None)
            self.remove_kernel(kernel_id)
            self._close_buffer(kernel_id)
            self._close_sockets(kernel_id)

    def _close_buffer(self, kernel_id: str) -> None:
        """Close the channels of a socket that closed while its kernel ended.

        Jupyter keeps the channels of the last socket open, in case its page comes back. The socket of a page that is
        left closes a moment after its beacon, when the end of the kernel has begun and nothing else will close them.
        """
        self._kernel_connections.pop(kernel_id, None)
        buffer = self._kernel_buffers.pop(kernel_id, None)
        for stream in buffer["channels"].values() if buffer else ():
            if not stream.closed():
                stream.close()

    def _close_sockets(self, kernel_id: str) -> None:
        """Close what browsers have open to a kernel that is gone: a forgotten tab would hold it for days."""
        for connection in Connections.of_kernel(kernel_id):
            connection.websocket_handler.close()

    def remove_kernel(self, kernel_id: str) -> Any:
        """Forget a kernel that is gone, and give back its place."""
        place = self.places.of_kernel(kernel_id)
        if place:
            self.places.give_back(place)
        return super().remove_kernel(kernel_id)

    async def shut_down_dead(self) -> None:
        """Free the places of kernels whose process has ended."""
        for kernel_id in list(self._kernels):
            if not await self.is_running(kernel_id):
                await self.shut_down(kernel_id)

    async def shutdown_all(self, now: bool = True) -> None:
        """End every kernel; one that resists keeps none of the others."""
        await asyncio.gather(*map(self.shut_down, list(self._kernels)), return_exceptions=True)
        self.forks.end()

    async def cull_kernels(self) -> None:
        """Sweep: besides kernels, tidy up after readers who left in the middle of a file.

        What tornado was sending them waits for ever and refers to itself, so the file stays open until Python looks
        for such things; of its own accord it does so seldom.
        """
        await super().cull_kernels()
        tidy()

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """On each sweep, remove dead kernels and unused ones, but not those of pages that are being read.

        One that is starting is left alone: Jupyter notes its first use only when the start has ended.
        """
        if kernel_id in self._starting:
            return
        if not await self.is_running(kernel_id):
            await self.shut_down(kernel_id)
        elif not self._is_read(kernel_id):
            await super().cull_kernel_if_idle(kernel_id)

    def _is_read(self, kernel_id: str) -> bool:
        """Return whether somebody has the page in sight, has used it within the hour, and nobody needs its place."""
        place = self.places.of_kernel(kernel_id)
        if place is None or monotonic() - place.seen_at > IN_SIGHT_SECONDS:
            return False
        idle = utcnow() - self._kernels[kernel_id].last_activity
        is_crowded = len(self.places) >= CROWDED * self.places.limit
        return idle < timedelta(seconds=self.reading_seconds) and not is_crowded
