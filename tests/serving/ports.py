"""Ports of this machine: which are free, and whether somebody listens."""

import socket
import subprocess
import time


def free_ports(*names: str) -> dict[str, int]:
    """Return a port where nobody listens for each name."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in names]
    try:
        return {name: one.getsockname()[1] for name, one in zip(names, sockets, strict=True)}
    finally:
        for one in sockets:
            one.close()


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
