"""Starts kernels by forking them from a process that is warm: see kernel/warm.py.

Where that cannot be done, be it that the system cannot, that the process has died or that a fork fails, a kernel is
started as Jupyter does it, and one line of the log says so.
"""

import asyncio
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import Any

from widgets.kernel.warm import FAILED, LISTENING, READY

from .log_rules import log
from .settings import PROJECT

LAUNCHER, KERNEL_MODULE = "ipykernel_launcher", "widgets.kernel.process"
STREAMS = (("stdout", 1), ("stderr", 2))
LONGEST_WORD = 100
CAN_FORK = sys.platform == "linux" and hasattr(os, "pidfd_open")
WARM_SECONDS = 30
"""How long the warm process may take to become ready."""
FORK_SECONDS = 8
"""How long a fork may take, and a forked kernel until it listens. Both take milliseconds; on a machine that a hundred
pages keep busy, they have taken seconds."""
AGAIN_SECONDS = 20
"""After a failure, for how long no warm process is started."""


class NotForked(Exception):
    """A kernel was not forked; the message says why, in words for the log."""


FAILURES = (NotForked, OSError, TimeoutError)


class ForkedKernel:
    """The process of a kernel that we have not started ourselves, with the interface of a Popen."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, handle: int) -> None:
        self.pid, self._handle = pid, handle
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Return None while the process runs. How it ended is known to its parent alone, and nobody asks."""
        if self.returncode is None:
            look = select.poll()
            look.register(self._handle, select.POLLIN)
            if look.poll(0):
                self.returncode = 0
                os.close(self._handle)
                with suppress(ChildProcessError):  # ours only where this is the first process of a container
                    os.waitpid(self.pid, os.WNOHANG)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end of the process; TimeoutExpired when it takes longer."""
        look = select.poll()
        if self.poll() is None:
            look.register(self._handle, select.POLLIN)
            look.poll(None if timeout is None else timeout * 1000)
        if (code := self.poll()) is None:
            raise subprocess.TimeoutExpired("a kernel", timeout or 0)
        return code

    def send_signal(self, number: int) -> None:
        """Send a signal to the process, if it still runs."""
        if self.poll() is None:
            signal.pidfd_send_signal(self._handle, number)

    def terminate(self) -> None:
        """Ask the process to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the process."""
        self.send_signal(signal.SIGKILL)


@dataclass
class Warm:
    """A warm process that runs, and the socket to it."""

    process: subprocess.Popen[Any]
    control: socket.socket

    def end(self) -> None:
        """End it. The kernels that it has forked go on."""
        self.control.close()
        self.process.kill()
        self.process.wait()


class Forks:
    """The warm process of a server, begun again some time after it has failed, and what is forked from it."""

    def __init__(
        self, environment: Callable[[], Mapping[str, str]], streams: Callable[[], Mapping[str, Any]]
    ) -> None:
        self._environment, self._streams = environment, streams
        self._warm: Warm | None = None
        self._starting: asyncio.Task[Warm] | None = None
        self._order = asyncio.Lock()
        self._not_before = 0.0
        self._lifeline: tuple[int, int] | None = None

    def begin(self) -> None:
        """Start the warm process, if there is none and it may be started."""
        if CAN_FORK and self._starting is None and monotonic() >= self._not_before:
            self._starting = asyncio.ensure_future(self._start())
            self._starting.add_done_callback(self._note_start)

    async def fork(self, command: Sequence[str], options: Mapping[str, Any]) -> ForkedKernel | None:
        """Return a new kernel that listens, or None when it has to be started in another way.

        `command` and `options` are those for a Popen.
        """
        self.begin()
        if self._starting is None or not is_ours(command):
            return None
        try:
            warm = await asyncio.shield(self._starting)
        except (*FAILURES, asyncio.CancelledError):
            return None  # see _note_start
        here, there = socket.socketpair()
        with here:
            try:
                kernel = await self._fork(warm, there, options)
            except FAILURES as error:
                self._give_up(warm, error)
                return None
            finally:
                there.close()
            try:
                async with asyncio.timeout(FORK_SECONDS):
                    await _instruct(here, command, options)
            except FAILURES as error:
                kernel.kill()
                kernel.wait()
                log.error("A kernel is started in the slow way: %s", _reason(error))
                return None
            return kernel

    def end(self) -> None:
        """End the warm process, and all that was forked from it and still runs."""
        self._not_before = float("inf")
        if self._starting is not None:
            self._starting.cancel()
            self._starting = None
        if self._warm is not None:
            self._warm.end()
            self._warm = None
        if self._lifeline is not None:
            for number in self._lifeline:
                os.close(number)
            self._lifeline = None

    async def _start(self) -> Warm:
        self._lifeline = self._lifeline or os.pipe()
        here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        here.setblocking(False)
        words = ["-m", "widgets.kernel.warm", str(there.fileno()), str(self._lifeline[0])]
        with there:
            process = subprocess.Popen(
                [sys.executable, *words],
                pass_fds=(there.fileno(), self._lifeline[0]),
                env=self._environment(),
                cwd=PROJECT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                **self._streams(),
            )
        self._warm = Warm(process, here)
        async with asyncio.timeout(WARM_SECONDS):
            word = await asyncio.get_running_loop().sock_recv(here, LONGEST_WORD)
        if word != READY:
            raise NotForked("it ended before it was ready")
        return self._warm

    def _note_start(self, start: asyncio.Task[Warm]) -> None:
        if not start.cancelled() and (error := start.exception()):
            self._give_up(self._warm, error)

    async def _fork(self, warm: Warm, there: socket.socket, options: Mapping[str, Any]) -> ForkedKernel:
        out, error = (options.get(name) or number for name, number in STREAMS)
        async with self._order, asyncio.timeout(FORK_SECONDS):
            socket.send_fds(warm.control, [b" "], [there.fileno(), out, error])
            await _readable(warm.control)
            word, handles, _, _ = socket.recv_fds(warm.control, LONGEST_WORD, 1)
        if not word or word == FAILED:
            raise NotForked("it could not fork" if word else "it has ended")
        if not handles:
            raise NotForked("no file descriptor is left")
        return ForkedKernel(int(word), handles[0])

    def _give_up(self, warm: Warm | None, error: BaseException) -> None:
        """End a warm process that has failed, and say so once."""
        if warm is not self._warm:
            return  # it has been given up already
        log.error("Pages start more slowly for a while: the warm process failed: %s", _reason(error))
        self._not_before = monotonic() + AGAIN_SECONDS
        self._starting = self._warm = None
        if warm is not None:
            warm.end()


async def _instruct(here: socket.socket, command: Sequence[str], options: Mapping[str, Any]) -> None:
    """Say to a new kernel what it is to be, and wait until it listens."""
    here.setblocking(False)
    wanted = {
        "arguments": command[command.index(LAUNCHER) + 1 :],
        "environment": options["env"],
        "folder": options["cwd"],
    }
    loop = asyncio.get_running_loop()
    await loop.sock_sendall(here, json.dumps(wanted).encode())
    here.shutdown(socket.SHUT_WR)
    if await loop.sock_recv(here, LONGEST_WORD) != LISTENING:
        raise NotForked("it ended before it could listen")


def is_ours(command: Sequence[str]) -> bool:
    """Return whether a command starts a kernel of this Python, and nothing else."""
    return command[0] == sys.executable and LAUNCHER in command


def lighter(command: Sequence[str]) -> list[str]:
    """Return the command for the same kernel without what no page needs; another's command stays as it is."""
    if not is_ours(command):
        return list(command)
    return [KERNEL_MODULE if word == LAUNCHER else word for word in command]


def _reason(error: BaseException) -> str:
    return str(error) if isinstance(error, NotForked) else type(error).__name__


async def _readable(one: socket.socket) -> None:
    loop, ready = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(one, ready.set)
    try:
        await ready.wait()
    finally:
        loop.remove_reader(one)
