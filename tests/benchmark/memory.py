"""What a further visitor takes of the server's memory."""

from contextlib import ExitStack

import psutil
from playwright.sync_api import Browser

from tests.benchmark.contestants import Contestant
from tests.benchmark.samples import Samples
from tests.benchmark.tab import Tab, newcomer
from tests.benchmark.visits import Plan

MIB = 2**20
VISITORS = 6
SETTLED = 1000  # milliseconds


def proportional(pid: int) -> float:
    """Return the memory of a process and all that it started, in MiB; what several share is counted once."""
    server = psutil.Process(pid)
    return sum(map(_pss, [server, *server.children(recursive=True)])) / MIB


def visitors(browser: Browser, app: Contestant, host: str, plan: Plan, pid: int) -> Samples:
    """Let one visitor come, then five more who stay too, and share out what the server has taken for the five."""
    samples = Samples()
    with ExitStack() as stack:
        tabs: list[Tab] = []
        taken = []
        for _ in range(VISITORS):
            tabs.append(Tab(stack.enter_context(newcomer(browser)), app, host))
            tabs[-1].wait_for(plan["nothing"])
            tabs[-1].page.wait_for_timeout(SETTLED)
            taken.append(proportional(pid))
        for tab in tabs:
            tab.leave()
    samples.add("memory_visitor", (taken[-1] - taken[0]) / (VISITORS - 1))
    samples.add("memory_one", taken[0])
    return samples


def _pss(process: psutil.Process) -> int:
    try:
        return process.memory_full_info().pss
    except psutil.Error:
        return 0  # it has ended
