"""The kernels behind open pages: how many there may be, how one starts, and whether one still lives."""

import os

import traitlets as tl
from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from .settings import PROJECT

# Nothing that a page runs is written to a history file.
NO_HISTORY = ["--HistoryManager.enabled=False"]


def kernel_environment() -> dict[str, str]:
    """Give a kernel the server's environment and the way to the workbook's own package,
    and nothing of the visit."""
    paths = [str(PROJECT), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}


class Kernels(AsyncMappingKernelManager):
    """Kernels with a limit, freed for good when their page goes."""

    limit = tl.Integer(40, help="How many kernels may live at once.").tag(config=True)
    promised = 0
    """Places given to pages whose kernel has not begun to start."""

    def taken(self) -> int:
        """Count the places in use: living, starting and promised ones."""
        return len(set(self._kernels) | set(self._pending_kernels)) + self.promised

    async def take_place(self) -> bool:
        """Promise a place for one page, or say that there is none."""
        if self.taken() >= self.limit:
            await self.bury_dead()
        if self.taken() >= self.limit:
            return False
        self.promised += 1
        return True

    def give_back_place(self) -> None:
        """Take back a promise, because the kernel now starts or never will."""
        self.promised -= 1

    async def start_quiet(self, kernel_name: str) -> str:
        """Start a kernel that keeps no history, and return its id."""
        return await self.start_kernel(
            kernel_name=kernel_name, path="", env=kernel_environment(), extra_arguments=NO_HISTORY
        )

    async def lives(self, kernel_id: str) -> bool:
        """Say whether this kernel exists and its process runs; asking does not count as use."""
        kernel = self._kernels.get(kernel_id)
        return kernel is not None and await ensure_async(kernel.is_alive())

    async def free(self, kernel_id: str | None) -> None:
        """End a kernel now; one that is gone already is no error."""
        if kernel_id in self._kernels:
            await ensure_async(self.shutdown_kernel(kernel_id, now=True))

    async def bury_dead(self) -> None:
        """Free the places of kernels whose process has ended."""
        for kernel_id in list(self._kernels):
            if not await self.lives(kernel_id):
                await self.free(kernel_id)

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """On each sweep, free dead kernels as well as idle ones."""
        if await self.lives(kernel_id):
            await super().cull_kernel_if_idle(kernel_id)
        else:
            await self.free(kernel_id)
