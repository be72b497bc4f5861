"""Kernels are forked from a warm process, share nothing of a visit, and start in the usual way when that fails."""

import errno
import json
import os
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest

from tests.serving.conftest import Server, cell, eventually, running, runs, write_notebook
from widgets.core.loading import version_of
from widgets.kernel import warm
from widgets.kernel.process import MOST_BYTES
from widgets.serving.kernels import LESS_URGENT

SLOWER = "Pages start more slowly for a while"
# What a kernel finds in its own process, memory and all, before it leaves a mark there for those after it to find.
MARKED = r"""
import json, os, random, re, tempfile, threading, uuid
found = set()
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb") as memory:
    for line in maps:
        place, rights, *_ = line.split()
        if rights.startswith("rw"):
            begin, end = (int(part, 16) for part in place.split("-"))
            memory.seek(begin)
            found |= set(re.findall(rb"(?:kernel|visitor)-[0-9a-f]{8}-[0-9a-f-]{27}", memory.read(end - begin)))
files = set()
for number in os.listdir("/proc/self/fd"):
    try:
        files.add(os.readlink(f"/proc/self/fd/{number}"))
    except OSError:
        pass  # the list itself
seen = {
    "found": sorted(one.decode() for one in found),
    "handles": sorted(one for one in files if "pidfd" in one),
    "environment": os.environ.get("LEFT"),
    "folder": os.getcwd(),
    "chance": random.random(),
    "temporary": next(tempfile._get_candidate_names()),
}
mark = "visitor-" + str(uuid.uuid4())
os.environ["LEFT"], threading.mark = mark, mark
os.chdir(tempfile.gettempdir())
print("SEEN", json.dumps(seen).encode().hex())
"""


@pytest.fixture(name="own", scope="module")
def _own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("forking"), "--kernels", "4", "--per-client", "4") as server:
        notebooks = server.log.parent / "notebooks"
        write_notebook(notebooks / "marked.ipynb", cell(MARKED))
        yield server


def warm_process(server: Server) -> psutil.Process | None:
    """Return the process that kernels are forked from."""
    own = psutil.Process(server.process.pid).children()
    return next((one for one in own if "widgets.kernel.warm" in one.cmdline()), None)


def parent_of(pid: int) -> int:
    return psutil.Process(pid).ppid()


def count(server: Server, words: str) -> int:
    return server.log.read_text().count(words)


def test_a_kernel_is_forked(own: Server) -> None:
    """Each page has a process of its own, and all of them come from the one that is warm."""
    with own.page("welcome") as one, own.page("welcome") as other:
        process = warm_process(own)

        assert process is not None
        assert [process.pid] * 2 == [parent_of(page.pid) for page in (one, other)]
        assert one.pid != other.pid


def test_kernels_leave_the_server_room(own: Server) -> None:
    """All kernels are one session, which shares the processor with the server as one; and that of a whole page lets
    others go first."""
    with own.page("welcome") as one, own.page("welcome") as other:
        pids = (one.pid, other.pid)
        assert {os.getsid(warm_process(own).pid)} == {os.getsid(pid) for pid in pids}
        assert [*pids] == [os.getpgid(pid) for pid in pids]
        expected = min(19, psutil.Process(own.process.pid).nice() + LESS_URGENT)
        assert eventually(lambda: [expected] * 2 == [psutil.Process(pid).nice() for pid in pids])


@pytest.mark.skipif(not hasattr(psutil, "RLIMIT_DATA"), reason="the system bounds no memory")
def test_a_kernel_cannot_take_all_memory(own: Server) -> None:
    """What a page could be made to heap up fails in its own kernel, long before the machine is short of memory."""
    with own.page("welcome") as page:
        assert (MOST_BYTES, MOST_BYTES) == psutil.Process(page.pid).rlimit(psutil.RLIMIT_DATA)
        assert warm_process(own).rlimit(psutil.RLIMIT_DATA)[1] != MOST_BYTES


def test_nothing_of_one_visitor_is_in_the_kernel_of_another(own: Server) -> None:
    """Memory, environment, folder, chance, files and ids: a kernel has its own, and nothing of those before it."""
    pages = []
    with ExitStack() as opened:
        for _ in range(3):
            page = opened.enter_context(own.page("marked"))
            seen = re.search(r"SEEN ([0-9a-f]+)", page.body)[1]
            pages.append((page.kernel_id, json.loads(bytes.fromhex(seen))))

    for kernel_id, seen in pages:
        assert ([f"kernel-{kernel_id}"], []) == (seen["found"], seen["handles"])
        assert (None, str(own.log.parent / "notebooks")) == (seen["environment"], seen["folder"])
    for name in ("chance", "temporary"):
        assert len(pages) == len({seen[name] for _, seen in pages}), name


def test_a_kernel_that_ends_is_missed_at_once(own: Server) -> None:
    """A page whose forked kernel was killed hears of it, and no process stays behind in the table."""
    with own.page("welcome") as page:
        os.kill(page.pid, signal.SIGKILL)

        assert eventually(lambda: own.ask(f"/alive/{page.kernel_id}").status == 410)
        assert eventually(lambda: not runs(page.pid))


def test_content_that_changes_is_in_the_next_page(own: Server) -> None:
    """What the warm process has read before counts as long as it is what is served."""
    notebook = own.log.parent / "notebooks" / "version.ipynb"
    write_notebook(notebook, cell("from widgets.core.loading import load; print('V', load().version)"))
    path = own.log.parent / "content.json"
    before = json.loads(path.read_text("utf-8"))
    changed = {**before, "glossary": dict(list(before["glossary"].items())[1:])}
    changed["version"] = version_of(changed)
    versions = []
    for content in (before, changed, before):
        path.write_text(json.dumps(content), "utf-8")
        with own.page("version") as page:
            versions.append(re.search(r"V ([0-9a-f]{12})", page.body)[1])

    assert [before["version"], changed["version"], before["version"]] == versions


def test_a_warm_process_that_died_costs_no_page(tmp_path: Path) -> None:
    """Pages that are open go on, the next one starts in the usual way, and the operator reads one line."""
    with running(tmp_path / "home", "--kernels", "4", "--per-client", "4") as server:
        with server.page("welcome") as before:
            process = warm_process(server)
            process.kill()
            with server.page("welcome") as after, server.page("welcome") as later:
                assert runs(before.pid)
                assert 204 == server.ask(f"/alive/{before.kernel_id}").status
                assert [server.process.pid] * 2 == [parent_of(page.pid) for page in (after, later)]
                assert "widgets.kernel.process" in psutil.Process(later.pid).cmdline()
        assert eventually(lambda: not runs(before.pid))  # it can still be ended
        assert 1 == count(server, SLOWER)
        assert 0 == count(server, "Traceback")


def test_a_warm_process_that_hangs_costs_one_page_a_moment(tmp_path: Path) -> None:
    """A fork that does not come is not waited for without end."""
    with running(tmp_path / "home", "--kernels", "4", "--per-client", "4") as server:
        with server.page("welcome"):
            pass
        process = warm_process(server)
        process.suspend()
        with server.page("welcome") as page:
            assert server.process.pid == parent_of(page.pid)
        assert not process.is_running()
        assert 1 == count(server, f"{SLOWER}: the warm process failed: TimeoutError")


def test_a_fork_that_is_refused_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that has no process left refuses the fork; the server is not kept waiting, and nothing stays open."""

    def refuse() -> int:
        raise OSError(errno.EAGAIN, "no more processes")

    monkeypatch.setattr(os, "fork", refuse)
    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    talk, end = socket.socketpair()
    with here, there, talk, end:
        socket.send_fds(here, [b" "], [talk.fileno(), 1, 2])
        here.shutdown(socket.SHUT_WR)
        here.settimeout(5)
        files = psutil.Process().num_fds()

        assert warm.serve(there) is None
        assert warm.FAILED == here.recv(100)
        assert files == psutil.Process().num_fds()


def test_a_fork_without_a_handle_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has no file left for the handle of a new process, it ends: nobody could end it later."""

    def refuse(_pid: int) -> int:
        raise OSError(errno.EMFILE, "no file descriptor is left")

    monkeypatch.setattr(os, "pidfd_open", refuse)
    monkeypatch.setattr(os, "fork", lambda: sleeper.pid)
    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    talk, end = socket.socketpair()
    with subprocess.Popen(["sleep", "60"]) as sleeper, here, there, talk, end:
        socket.send_fds(here, [b" "], [talk.fileno(), 1, 2])
        here.shutdown(socket.SHUT_WR)
        here.settimeout(5)
        try:
            assert warm.serve(there) is None
            assert warm.FAILED == here.recv(100)
            assert not psutil.pid_exists(sleeper.pid)
        finally:
            sleeper.kill()


def test_kernels_end_with_a_server_that_is_killed(tmp_path: Path) -> None:
    """A server that cannot say goodbye leaves no process behind."""
    with running(tmp_path / "home") as server:
        page = server.ask("/welcome")
        process = warm_process(server)
        server.process.kill()
        server.process.wait()

        assert eventually(lambda: not runs(page.pid))
        assert eventually(lambda: not process.is_running())
