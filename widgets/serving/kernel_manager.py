"""One kernel of a page: forked where that is possible, and used as soon as it answers."""

import asyncio
from queue import Empty
from time import monotonic
from typing import Any, cast

import traitlets as tl
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from jupyter_server.services.kernels.kernelmanager import ServerKernelManager

from .forking import Forks, lighter

ASK_AGAIN_SECONDS = 0.2


class Provisioner(LocalProvisioner):
    """Forks a kernel, or starts it as Jupyter does."""

    forks: Forks

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start a kernel, and return how to connect to it."""
        kernel = await self.forks.fork(cmd, kwargs)
        if kernel is None:
            return await super().launch_kernel(lighter(cmd), **kwargs)
        self.process = cast("Any", kernel)
        self.pid = self.pgid = cast("Any", kernel.pid)  # it has a session of its own
        return self.connection_info


class Client(AsyncKernelClient):
    """Jupyter's client without its fixed pauses, which add up to 0.4 seconds for each page, and without its heartbeat:
    a thread with a socket of its own, where the manager knows whether the process runs."""

    def start_channels(
        self,
        shell: bool = True,
        iopub: bool = True,
        stdin: bool = True,
        hb: bool = True,
        control: bool = True,
    ) -> None:
        """Open the channels, all but that of the heartbeat."""
        super().start_channels(shell=shell, iopub=iopub, stdin=stdin, hb=False, control=control)

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel answers and what it says is heard; RuntimeError when it ends or takes too long."""
        end = monotonic() + (timeout or float("inf"))
        while not await self._answers():
            if not await self.is_alive():
                raise RuntimeError("Kernel died before replying to kernel_info")
            if monotonic() > end:
                raise RuntimeError(f"Kernel didn't respond in {timeout} seconds")

    async def _answers(self) -> bool:
        """Ask once, and return whether the reply came, with what every kernel says of itself before and after it."""
        asked = self.kernel_info()
        try:
            async with asyncio.timeout(ASK_AGAIN_SECONDS):
                while (reply := await self.get_shell_msg())["parent_header"].get("msg_id") != asked:
                    pass
                while not _is_end_of(await self.get_iopub_msg(), asked):
                    pass
        except (TimeoutError, Empty):
            return False
        self._handle_kernel_info_reply(reply)
        return True


def _is_end_of(message: dict[str, Any], asked: str) -> bool:
    is_idle = message["content"].get("execution_state") == "idle"
    return is_idle and message["parent_header"].get("msg_id") == asked


class PageKernel(ServerKernelManager):
    """The manager of one kernel; its parent has the process that kernels are forked from."""

    client_class = tl.DottedObjectName(f"{__name__}.Client").tag(config=True)
    client_factory = tl.Type(klass=Client, default_value=Client).tag(config=True)

    async def _async_pre_start_kernel(self, **options: Any) -> tuple[list[str], dict[str, Any]]:
        self.kernel_id = self.kernel_id or options["kernel_id"]
        if self.provisioner is None:
            self.provisioner = Provisioner(
                kernel_id=self.kernel_id, kernel_spec=self.kernel_spec, parent=self
            )
            self.provisioner.forks = cast("Any", self.parent).forks
        return await super()._async_pre_start_kernel(**options)
