"""How many pages this machine has room for, when the operator does not say.

The memory that is available when the server starts, or that its control group allows if that is less; from it
400 MiB for the server as it grows, and of the rest 80 MiB for each page, a quarter more than a kernel was measured to
need. And of the file descriptors that the server may open, 100 for itself and 24 for each page. The smaller number
counts, and it is never less than one.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import psutil

try:
    import resource
except ImportError:  # Windows has no such limit
    resource = None

MEBIBYTE = 2**20
SERVER_BYTES, PAGE_BYTES = 400 * MEBIBYTE, 80 * MEBIBYTE
SERVER_FILES, PAGE_FILES = 100, 24
CONTROL_GROUPS, OWN_GROUPS = Path("/sys/fs/cgroup"), Path("/proc/self/cgroup")


def room(memory: int, files: int | None = None) -> int:
    """Return how many pages fit into so many bytes and so many file descriptors (None: as many as one likes)."""
    pages = (memory - SERVER_BYTES) // PAGE_BYTES
    if files is not None:
        pages = min(pages, (files - SERVER_FILES) // PAGE_FILES)
    return max(1, pages)


def room_here() -> int:
    """Return how many pages this machine, or this container, has room for now."""
    limits = _limits(_limit_files(OWN_GROUPS))
    return room(min([psutil.virtual_memory().available, *limits]), _open_files())


def starts_at_once() -> int:
    """Return how many pages may start at a time: as many as there are processors to do it, and one that waits."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + 1


def _open_files() -> int | None:
    if resource is None:
        return None
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return None if soft == resource.RLIM_INFINITY else soft


def _limit_files(groups: Path) -> list[Path]:
    """Return where this process's control groups say how much memory it may have, in both versions of the kernel's
    interface, seen from outside a container and from inside one."""
    try:
        lines = groups.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    found = []
    for _, names, path in (line.split(":", 2) for line in lines):
        if names == "":
            found += [CONTROL_GROUPS / path.strip("/") / "memory.max", CONTROL_GROUPS / "memory.max"]
        elif "memory" in names.split(","):
            root, name = CONTROL_GROUPS / "memory", "memory.limit_in_bytes"
            found += [root / path.strip("/") / name, root / name]
    return found


def _limits(files: Iterable[Path]) -> list[int]:
    limits = []
    for path in files:
        try:
            limits.append(int(path.read_text(encoding="utf-8")))
        except (OSError, ValueError):
            continue  # there is no such group here, or it says "max"
    return limits
