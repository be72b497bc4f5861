"""Ports of this machine: which are free, and whether somebody listens."""

import random
import socket
import subprocess
import time

# Below those that systems take by themselves for connections, which could come between.
CHOICE = range(20_000, 32_000)


def free_ports(*names: str) -> dict[str, int]:
    """Return a port where nobody listens for each name."""
    free = filter(_is_free, random.sample(CHOICE, len(CHOICE)))
    return {name: next(free) for name in names}


def _is_free(port: int) -> bool:
    try:
        socket.create_server(("0.0.0.0", port)).close()
    except OSError:
        return False
    return True


def answers(port: int, process: subprocess.Popen, patience: float) -> bool:
    """Wait until somebody listens there; False when the process has ended or the time is up."""
    end = time.monotonic() + patience
    while process.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return True
        except OSError:
            time.sleep(0.02)
    return False
