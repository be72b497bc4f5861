"""How the server stops: it finishes the pages that it has begun, takes no new ones, and leaves nothing behind."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from .kernels import Kernels
from .log_rules import log

# What asks a server to stop; Ctrl+C stops it at once. Not every system has all of them.
SIGNALS = ("SIGTERM", "SIGHUP", "SIGQUIT")
LOOK_SECONDS = 0.05
LAST_SECONDS = 2.0


class Stopping:
    """Stops a server: at the first request when its pages are whole or time is up, at the second one now."""

    def __init__(self, kernels: Kernels, seconds: float, stop: Callable[[], None]) -> None:
        self.kernels, self.seconds, self.stop = kernels, seconds, stop
        self._drain: asyncio.Task[None] | None = None

    def listen(self) -> None:
        """Wait for the signals, save for those that whoever started us wants ignored, as `nohup` does."""
        loop = asyncio.get_running_loop()
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number and signal.getsignal(number) is not signal.SIG_IGN:
                with suppress(NotImplementedError):  # Windows: there, only Ctrl+C stops a server
                    loop.add_signal_handler(number, self.begin)

    def begin(self) -> None:
        """Take no more pages and finish those that were begun; a second call stops at once."""
        if self._drain:
            self.stop()
            return
        self.kernels.is_closing = True
        self._drain = asyncio.get_running_loop().create_task(self._finish())

    async def _finish(self) -> None:
        try:
            if not await self._pages_are_whole(self.seconds):
                log.warning("Stopping before every page was whole: %s left", len(self.kernels.pages))
                for page in list(self.kernels.pages):
                    page.hurry(0)
                await self._pages_are_whole(LAST_SECONDS)
        finally:
            self.stop()

    async def _pages_are_whole(self, seconds: float) -> bool:
        end = monotonic() + seconds
        while self.kernels.pages and monotonic() < end:
            await asyncio.sleep(LOOK_SECONDS)
        return not self.kernels.pages
