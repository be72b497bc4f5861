"""The kernels of open pages: how many may run, how one starts, and whether it is still running."""

import os

import traitlets as tl
from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from .kernel_lines import streams
from .settings import PROJECT

# Nothing that a page runs is written to a history file.
SERVED = "served"  # see view/base/places.py
NO_HISTORY = ["--HistoryManager.enabled=False"]


def kernel_environment() -> dict[str, str]:
    """Return the server's environment with the project on the path, how pages are addressed here, and nothing
    about the visit."""
    paths = [str(PROJECT), os.environ.get("PYTHONPATH", "")]
    python_path = os.pathsep.join(path for path in paths if path)
    return {**os.environ, "PYTHONPATH": python_path, "WORKBOOK_PAGES": SERVED}


class Kernels(AsyncMappingKernelManager):
    """A limited number of kernels, each shut down for good when its page is closed."""

    limit = tl.Integer(40, help="How many kernels may run at once.").tag(config=True)
    reserved_places = 0
    """Places of pages whose kernel has not begun to start."""

    def places_in_use(self) -> int:
        """Count the kernels that run or start, and the reserved places."""
        return len(set(self._kernels) | set(self._pending_kernels)) + self.reserved_places

    async def reserve_place(self) -> bool:
        """Reserve a place for one page; False when there is none."""
        if self.places_in_use() >= self.limit:
            await self.shut_down_dead()
        if self.places_in_use() >= self.limit:
            return False
        self.reserved_places += 1
        return True

    def release_place(self) -> None:
        """Give up a reserved place, because the kernel now starts or never will."""
        self.reserved_places -= 1

    async def start_without_history(self, kernel_name: str) -> str:
        """Start a kernel that keeps no history, and return its id."""
        return await self.start_kernel(
            kernel_name=kernel_name,
            path="",
            env=kernel_environment(),
            extra_arguments=NO_HISTORY,
            **streams(),
        )

    async def is_running(self, kernel_id: str) -> bool:
        """Return whether this kernel exists and its process runs; asking does not count as activity."""
        kernel = self._kernels.get(kernel_id)
        return kernel is not None and await ensure_async(kernel.is_alive())

    async def shut_down(self, kernel_id: str | None) -> None:
        """Shut a kernel down now; one that is already gone is not an error."""
        if kernel_id in self._kernels:
            await ensure_async(self.shutdown_kernel(kernel_id, now=True))

    async def shut_down_dead(self) -> None:
        """Free the places of kernels whose process has ended."""
        for kernel_id in list(self._kernels):
            if not await self.is_running(kernel_id):
                await self.shut_down(kernel_id)

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """On each sweep, remove dead kernels as well as idle ones."""
        if await self.is_running(kernel_id):
            await super().cull_kernel_if_idle(kernel_id)
        else:
            await self.shut_down(kernel_id)
