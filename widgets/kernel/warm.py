"""The process that kernels are forked from: all that a page needs is imported and read before its reader comes.

It has one thread and opens nothing. A kernel is forked at once, on an empty message; what it is to be comes through a
socket of its own, so this process never holds anything of a visit, and no kernel holds anything of another's.

    python -m widgets.kernel.warm <control> <lifeline>

`control` is a socket to the server; `lifeline` is a pipe that ends when the server does.
"""

import errno
import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import NoReturn

from .process import leave_out, run

READY, LISTENING, FAILED = b"ready", b"listening", b"failed"
FILES = 3  # that come with a message: a socket to be told what to be, and two streams
MOST_FILES = 1_048_576
# What a kernel that shows a page has imported in the end.
NEEDED = (
    "IPython.core.debugger",
    "IPython.core.oinspect",
    "anywidget",
    "faulthandler",
    "ipykernel.debugger",
    "ipykernel.kernelapp",
    "ipykernel.zmqshell",
    "ipywidgets",
    "tornado.platform.asyncio",
    "tornado.queues",
    "widgets.workbook",
)


@dataclass(frozen=True)
class Request:
    """A kernel that somebody waits for."""

    talk: socket.socket
    streams: tuple[int, int]


def prepare() -> None:
    """Import and read everything."""
    os.environ.pop("JPY_PARENT_PID", None)  # ipykernel would end each kernel whose parent this is not
    leave_out()
    for name in NEEDED:
        with suppress(ImportError):  # then each kernel imports what it has in its place
            importlib.import_module(name)
    from widgets.core.loading import load
    from widgets.workbook import draw_ahead

    with suppress(Exception):  # the kernel of a page says what is wrong
        draw_ahead(load())
    gc.collect()
    gc.freeze()  # a collection in a kernel need not look through all this, nor copy it


def serve(control: socket.socket) -> Request | None:
    """Fork for each message; return None when the server is gone, and in a child what it is to be."""
    with selectors.DefaultSelector() as watched:
        watched.register(control, selectors.EVENT_READ)
        while True:
            for key, _ in watched.select():
                if key.data is not None:  # a kernel has ended
                    watched.unregister(key.fd)
                    os.close(key.fd)
                    os.waitpid(key.data, 0)
                    continue
                word, files, _, _ = socket.recv_fds(control, 1, FILES)
                if not word:
                    return None
                pid = -1
                try:
                    if len(files) < FILES:
                        raise OSError(errno.EMFILE, "no file descriptor is left")
                    pid = os.fork()
                    if pid == 0:
                        talk, out, error = files
                        return Request(socket.socket(fileno=talk), (out, error))
                    ended = os.pidfd_open(pid)
                except OSError:
                    if pid > 0:  # nobody could end it later
                        os.kill(pid, signal.SIGKILL)
                        os.waitpid(pid, 0)
                    control.send(FAILED)
                else:
                    socket.send_fds(control, [str(pid).encode()], [ended])
                    watched.register(ended, selectors.EVENT_READ, pid)
                for file in files:
                    os.close(file)


def close_all_but(*kept: int) -> None:
    """Close what a child has from the warm process, above all the handles of other kernels."""
    last = 2
    for number in sorted(kept):
        os.closerange(last + 1, number)
        last = number
    os.closerange(last + 1, MOST_FILES)


def become_kernel(request: Request, lifeline: int) -> None:
    """Be the kernel that somebody waits for."""
    # Not a session of its own: Linux shares the processor out between sessions before it looks at their processes, and
    # twenty kernels would have twenty shares beside the one of the server.
    os.setpgid(0, 0)
    close_all_but(lifeline, request.talk.fileno(), *request.streams)
    end_with(lifeline)
    with request.talk.makefile("rb") as said:
        wanted = json.loads(said.read())
    for number, stream in enumerate(request.streams, 1):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(wanted["environment"])
    os.chdir(wanted["folder"])

    def note_listening() -> None:
        request.talk.sendall(LISTENING)
        request.talk.close()

    run(wanted["arguments"], note_listening)


def end_with(lifeline: int) -> None:
    """End this process when the server ends, even if it could not say goodbye."""

    def watch() -> NoReturn:
        with suppress(OSError):
            os.read(lifeline, 1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True, name="lifeline").start()


def main(control_number: int, lifeline: int) -> None:
    """Be the warm process; in a child, be a kernel."""
    control = socket.socket(fileno=control_number)
    prepare()
    with suppress(ConnectionError):  # the server is gone
        control.send(READY)
        request = serve(control)
        if request is not None:
            control.detach()
            become_kernel(request, lifeline)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
