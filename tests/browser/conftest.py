"""The app, the browser and the readers that every browser test shares."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, expect, sync_playwright

from tests.browser import chromium
from tests.browser.app import App, run_app
from tests.browser.reader import LISTEN, NOTEBOOKS, PATIENCE, Reader
from tests.browser.regular import Regular
from tests.browser.sizes import PHONE
from tests.browser.watch import Watch

HERE = Path(__file__).parent
FAILURES = HERE / "failures"
PAGES = {*NOTEBOOKS, "help"}
FAILED = pytest.StashKey[bool]()


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
        contexts.append(visitor(browser, viewport=size, **options))
        return contexts[-1]

    yield new_context
    if _failed(request.node):
        _keep_screens(contexts, request.node.name)
    for context in contexts:
        context.close()


@pytest.fixture(name="reader")
def _reader(size: dict[str, int], request: pytest.FixtureRequest) -> Reader:
    """Return someone with a tab of their own, or in a test that is marked `shared_tab`, the regular.

    Both want `size`, which pytest does not see for itself.
    """
    shared = request.node.get_closest_marker("shared_tab")
    return request.getfixturevalue("regular" if shared else "newcomer")


@pytest.fixture(name="newcomer")
def _newcomer(new_context: Callable[..., BrowserContext], app: App) -> Reader:
    """Return someone who knows nothing of the other tests."""
    return Reader(new_context().new_page(), app)


@pytest.fixture(name="tab", scope="package")
def _tab(browser: Browser, app: App) -> Iterator[list[Regular]]:
    """Hold the one shared tab, as long as no test has failed in it."""
    tab: list[Regular] = []
    yield tab
    for regular in tab:
        regular.page.context.close()


@pytest.fixture(name="regular")
def _regular(
    tab: list[Regular], browser: Browser, app: App, size: dict[str, int], request: pytest.FixtureRequest
) -> Iterator[Regular]:
    """Return someone whose tab the tests before have used."""
    if tab and tab[0].page.is_closed():
        tab.pop().page.context.close()
    if not tab:
        context, watch = visitor(browser), Watch()
        watch.follow(context)
        tab.append(Regular(context.new_page(), app, watch))
    tab[0].let_go()
    tab[0].page.set_viewport_size(size)
    yield tab[0]
    tab[0].page.emulate_media(media="null", reduced_motion="null", forced_colors="null", color_scheme="null")
    if _failed(request.node):
        context = tab.pop().page.context
        try:
            _keep_screens([context], request.node.name)
        finally:
            context.close()


def pytest_configure(config: pytest.Config) -> None:
    """Name the one mark of these tests."""
    config.addinivalue_line(
        "markers", "shared_tab: the test can use a tab that others have used: see regular.py"
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the tests that use the shared tab follow each other by the page that they begin with, the others first.

    For speed alone: opening a page takes longer than most of what a test does on it.
    """
    here = [at for at, item in enumerate(items) if item.path.parent == HERE]
    ordered = sorted((items[at] for at in here), key=_page_of)
    for at, item in zip(here, ordered, strict=True):
        items[at] = item


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember whether the test or what it begins with failed, for the fixtures that keep the screens."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


def visitor(browser: Browser, **options: object) -> BrowserContext:
    """Make a visitor that knows nothing of the others."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE * 1000)
    context.add_init_script(LISTEN)
    return context


def _page_of(test: pytest.Item) -> str:
    """Return the page that a test with the shared tab begins with, as far as its parameters and its text say so."""
    if not isinstance(test, pytest.Function) or not test.get_closest_marker("shared_tab"):
        return ""
    code = test.function.__code__
    helpers = [getattr(test.function.__globals__.get(name), "__code__", None) for name in code.co_names]
    said = test.callspec.params.values() if hasattr(test, "callspec") else ()
    texts = [*said, *(text for one in (code, *filter(None, helpers)) for text in one.co_consts)]
    return next((text for text in texts if isinstance(text, str) and text in PAGES), "?")


def _failed(test: pytest.Item) -> bool:
    return FAILED in test.stash


def _keep_screens(contexts: list[BrowserContext], name: str) -> None:
    FAILURES.mkdir(exist_ok=True)
    plain = "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in name)
    for number, page in enumerate(page for context in contexts for page in context.pages):
        path = FAILURES / f"{plain}-{number}.png"
        try:
            page.screenshot(path=path, full_page=True)
        except Error:
            page.screenshot(path=path)  # the page is taller than a picture may be
