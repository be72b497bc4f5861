"""The app, the browser and the readers that every browser test shares."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, expect, sync_playwright

from tests.browser import chromium
from tests.browser.app import App, run_app
from tests.browser.reader import LISTEN, PATIENCE, Reader
from tests.browser.sizes import PHONE

FAILURES = Path(__file__).parent / "failures"
OUTCOME = pytest.StashKey[pytest.TestReport]()


@pytest.fixture(name="browser", scope="package")
def _browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.launch_options())
        yield browser
        browser.close()


@pytest.fixture(name="app", scope="package")
def _app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with run_app(tmp_path_factory.mktemp("app")) as app:
        yield app


@pytest.fixture(name="size")
def _size() -> dict[str, int]:
    """Return the size of the window, a phone's; a test names others with `parametrize`."""
    return PHONE


@pytest.fixture(name="new_context")
def _new_context(
    browser: Browser, size: dict[str, int], request: pytest.FixtureRequest
) -> Iterator[Callable[..., BrowserContext]]:
    """Make visitors that know nothing of each other. What a failed test had on screen is kept."""
    contexts = []

    def new_context(**options: object) -> BrowserContext:
        contexts.append(browser.new_context(viewport=size, **options))
        contexts[-1].set_default_timeout(PATIENCE * 1000)
        contexts[-1].add_init_script(LISTEN)
        return contexts[-1]

    yield new_context
    if request.node.stash.get(OUTCOME, None) and request.node.stash[OUTCOME].failed:
        _keep_screens(contexts, request.node.name)
    for context in contexts:
        context.close()


@pytest.fixture(name="reader")
def _reader(new_context: Callable[..., BrowserContext], app: App) -> Reader:
    return Reader(new_context().new_page(), app)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember whether the test itself failed, for the fixture that keeps the screens."""
    report = yield
    if report.when == "call":
        item.stash[OUTCOME] = report
    return report


def _keep_screens(contexts: list[BrowserContext], name: str) -> None:
    FAILURES.mkdir(exist_ok=True)
    plain = "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in name)
    for number, page in enumerate(page for context in contexts for page in context.pages):
        path = FAILURES / f"{plain}-{number}.png"
        try:
            page.screenshot(path=path, full_page=True)
        except Error:
            page.screenshot(path=path)  # the page is taller than a picture may be
