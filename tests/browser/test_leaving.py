"""Whatever way readers leave a page, the server holds no more afterwards than before."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.app import App, eventually, run_app
from tests.browser.holding import held, kept
from tests.browser.leaving import WAYS, close


@pytest.fixture(name="own_app", scope="module")
def _own_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Return a workbook that nobody else uses, and that soon forgets whoever leaves without a word."""
    limits = ("--idle", "10", "--sweep", "1", "--connect", "10", "--reading", "0", "--kernels", "12")
    with run_app(tmp_path_factory.mktemp("leaving"), *limits, "--per-client", "12") as app:
        yield app


@pytest.mark.again
def test_every_way_of_leaving_gives_all_back(browser: Browser, own_app: App) -> None:
    """Twelve pages; a descriptor that one of them leaves open would be missing sooner or later."""
    close(browser, own_app)  # what a server opens once, it keeps
    assert eventually(lambda: not held(own_app)["places"])
    before = held(own_app)
    for leave in WAYS:
        leave(browser, own_app)

    assert eventually(lambda: not kept(own_app, before), 90), kept(
        own_app, before
    )  # a crashed tab is missed last
