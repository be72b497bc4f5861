"""`/health`: whether this server can really serve a page now, so that a proxy or an operator can act on it."""

import asyncio
import json
import tempfile
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

from jupyter_core.utils import ensure_async

from .error_pages import FriendlyErrors
from .kernels import Kernels
from .log_rules import log
from .places import Place
from .served_content import served

# A connection file is about 400 bytes; a disk with less room than this is full.
FEW_BYTES = bytes(4096)
TRY_SECONDS = 20
# Between two trials of a kernel: a health check comes every few seconds, and a kernel takes a second of a processor.
REST_SECONDS = 30
PROBE = ""  # no client


class Unwell(Exception):
    """The server cannot serve a page; the message is one sentence for the operator."""


class Health:
    """Looks whether the content can be read and a kernel can be started."""

    def __init__(self, kernels: Kernels, content: Path, kernel_name: str) -> None:
        self.kernels, self.content, self.kernel_name = kernels, content, kernel_name
        self._tried_at = float("-inf")
        self._trial: asyncio.Future[None] | None = None

    async def look(self) -> None:
        """Raise Unwell for the first thing that is wrong."""
        if self.kernels.is_closing:
            raise Unwell("The server is stopping.")
        self._look_at_content()
        self._look_at_folder()
        await self._look_at_starts()

    def _look_at_content(self) -> None:
        try:
            content = served(self.content).current()
            if not content.cards or not content.words("page.product"):
                raise Unwell("The content is empty.")
        except Unwell:
            raise
        except Exception as error:
            raise Unwell("The content cannot be read.") from error

    def _look_at_folder(self) -> None:
        """Write what a starting kernel would have to write."""
        try:
            with tempfile.TemporaryFile(dir=self.kernels.connection_dir) as file:
                file.write(FEW_BYTES)
        except OSError as error:
            raise Unwell("The folder for the sockets of kernels cannot be written to.") from error

    async def _look_at_starts(self) -> None:
        """Believe the last start that went well; after one that failed, and before the first, try a kernel."""
        if self.kernels.can_start:
            return
        if self._trial is None and monotonic() - self._tried_at >= REST_SECONDS:
            self._trial = asyncio.ensure_future(self._try_kernel())
        if self._trial is not None:
            with suppress(Exception):
                await asyncio.shield(self._trial)
        if not self.kernels.can_start:
            raise Unwell("No kernel can be started.")

    async def _try_kernel(self) -> None:
        place = Place(PROBE)  # beside the places of readers
        client: Any = None
        try:
            async with asyncio.timeout(TRY_SECONDS):
                kernel_id = await self.kernels.start_for(place, self.kernel_name)
                client = self.kernels.get_kernel(kernel_id).client()
                client.start_channels()
                await ensure_async(client.wait_for_ready(timeout=TRY_SECONDS))
            self.kernels.can_start = True
        except Exception:
            log.exception("No kernel can be started")
        finally:
            if client is not None:
                client.stop_channels()
            await self.kernels.shut_down(place.kernel_id)
            self._tried_at, self._trial = monotonic(), None


class HealthHandler(FriendlyErrors):
    """`/health`: 200 and "ok", or 503 and one sentence."""

    def initialize(self, health: Health) -> None:
        """Take what looks."""
        self.health = health

    async def get(self) -> None:
        """Look, and say what was found."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        try:
            await self.health.look()
        except Unwell as reason:
            self.set_status(503)
            self.finish(f"{reason}\n")
        else:
            self.finish("ok\n")

    head = get


def installed_kernel(notebooks: Path) -> str:
    """Return the name of the kernel of the welcome page, which every other page uses too."""
    notebook = json.loads((notebooks / "welcome.ipynb").read_text(encoding="utf-8"))
    return notebook["metadata"]["kernelspec"]["name"]
