"""What a running server holds at a moment: descriptors, processes, places and files."""

import re
from collections import Counter
from pathlib import Path

import psutil

from tests.serving.conftest import Server


def descriptors(pid: int) -> Counter[str]:
    """Count the open descriptors of a process by their kind."""
    kinds: Counter[str] = Counter()
    for link in Path(f"/proc/{pid}/fd").iterdir():
        try:
            kind = str(link.readlink())
        except FileNotFoundError:
            continue  # closed meanwhile
        kinds[re.sub(r":\[\d+\]$", "", kind)] += 1
    return kinds


def numbers(server: Server) -> dict[str, float]:
    """Return what `/metrics` says."""
    lines = server.ask("/metrics").body.splitlines()
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines if line[0] != "#")}


def held(server: Server, folder: Path) -> dict[str, float]:
    """Return all that a page may have taken and must have given back once it is gone."""
    now = numbers(server)
    places = {
        name: now[f"workbook_{name}"] for name in ("kernels", "places", "pages_starting", "pages_waiting")
    }
    processes = psutil.Process(server.process.pid).children(recursive=True)
    return {
        **places,
        **descriptors(server.process.pid),
        "processes": len(processes),
        "files": len(list(folder.iterdir())),
    }


def sockets_of(process: psutil.Process) -> list[Path]:
    """Return where a kernel listens; [] for another process, or one that has ended."""
    try:
        names = [Path(one.laddr) for one in process.net_connections("unix") if one.laddr]
    except psutil.Error:
        return []
    return [name for name in names if name.name.startswith("kernel-")]


def folder_of(pid: int) -> Path:
    """Return the folder of the sockets of a running kernel, and so of its server."""
    return sockets_of(psutil.Process(pid))[0].parent
