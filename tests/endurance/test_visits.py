"""Two hundred visits in a real browser, in every way of leaving: the server holds no more afterwards than before."""

from collections.abc import Iterator

import psutil
import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.browser.app import App, eventually, run_app
from tests.browser.holding import held, kept
from tests.browser.leaving import WAYS

VISITS = 200
WARM_UP = 40
MEBIBYTE = 2**20
# From the fortieth visit on. Before it, the server and its libraries fill what they keep once.
GROWTH = 12 * MEBIBYTE


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.launch_options())
        yield browser
        browser.close()


@pytest.fixture(name="app", scope="module")
def _app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    limits = ("--idle", "20", "--sweep", "2", "--connect", "10", "--reading", "0", "--kernels", "40")
    with run_app(tmp_path_factory.mktemp("visits"), *limits, "--per-client", "40") as app:
        yield app


def memory(app: App) -> int:
    """Return how many bytes of memory the server itself has."""
    return psutil.Process(app.process.pid).memory_info().rss


def test_two_hundred_visits_leave_nothing_behind(browser: Browser, app: App) -> None:
    """Descriptors, sockets, kernels, places and processes are where they were; memory stays within a bound."""
    before, at_first = {}, 0
    for visit in range(VISITS):
        WAYS[visit % len(WAYS)](browser, app)
        if visit + 1 == WARM_UP:
            assert eventually(lambda: not held(app)["places"], 60)
            before, at_first = held(app), memory(app)
        if visit % 20 == 19:
            print(f"visit {visit + 1}: {memory(app) / MEBIBYTE:.0f} MiB, {held(app)}", flush=True)
    assert eventually(lambda: not kept(app, before), 180), kept(
        app, before
    )  # a tab that crashed is missed last
    growth = memory(app) - at_first
    print(
        f"at rest: {held(app)}; memory grew by {growth / MEBIBYTE:.1f} MiB since visit {WARM_UP}", flush=True
    )

    assert growth < GROWTH
