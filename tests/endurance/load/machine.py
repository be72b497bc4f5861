"""What the server and its kernels take of the machine."""

import os
import platform
import subprocess
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.browser.app import PROJECT, children, command

MIB = 2**20
PSS = "Pss:"
WARM = "widgets.kernel.warm"
# A kernel that was not forked from a warm process is started as one of these.
STARTED = ("widgets.kernel.process", "ipykernel_launcher")


@dataclass(frozen=True)
class Use:
    """The server with its warm process, and all its kernels, at one moment; memory in MiB, CPU in seconds since the
    start."""

    server: float
    kernels: float
    running: int
    files: int
    cpu: float

    @property
    def each(self) -> float:
        """The memory of one kernel in MiB; 0 without any."""
        return self.kernels / self.running if self.running else 0.0


def use(pid: int) -> Use:
    """Measure a running server by its process id."""
    server = psutil.Process(pid)
    others = children(pid)
    kernels = [one for one in others if is_kernel(one)]
    return Use(
        server=pss(pid) + sum(pss(one.pid) for one in others if one not in kernels),
        kernels=sum(pss(one.pid) for one in kernels),
        running=len(kernels),
        files=server.num_fds(),
        cpu=sum(map(_cpu, [server, *others])),
    )


def is_kernel(process: psutil.Process) -> bool:
    """Say whether a process of the server's is a kernel: forked from a warm process, or started by itself."""
    words = command(process)
    if WARM not in words:
        return any(name in words for name in STARTED)
    try:
        parent = process.parent()
    except psutil.Error:
        return False  # it has ended
    return parent is not None and WARM in command(parent)


def pss(pid: int) -> float:
    """Return the memory of a process in MiB, what it shares counted in parts; 0 when it has ended."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next(float(line.split()[1]) for line in text.splitlines() if line.startswith(PSS)) / 1024


def _cpu(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.Error:
        return 0.0
    return times.user + times.system + times.children_user + times.children_system


def described() -> str:
    """Return what machine this is, without its name."""
    cpu = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.machine(),
    )
    memory = psutil.virtual_memory().total / 2**30
    return f"{os.cpu_count()} cores ({cpu}), {memory:.0f} GiB, Linux, Python {platform.python_version()}"


def commit() -> str:
    """Return the commit that was measured, marked when files differ from it."""
    words = ["git", "describe", "--always", "--abbrev=10", "--dirty=, with changes", "--exclude=*"]
    return subprocess.run(words, cwd=PROJECT, capture_output=True, text=True, check=True).stdout.strip()


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []
