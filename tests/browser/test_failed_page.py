"""A page whose kernel dies on the way says so in sight, keeps its text, and can be loaded again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import BrowserContext, expect

from tests.again import again
from tests.browser.app import PROJECT, App, run_app
from tests.browser.reader import WORDS, Reader
from tests.browser.sizes import DESK

LITTLE = {"width": 320, "height": 568}


@pytest.fixture(name="dying", scope="module")
def _dying(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Run a workbook in which every kernel dies in the first cell."""
    folder: Path = tmp_path_factory.mktemp("dying")
    (folder / "notebooks").mkdir()
    for name in ("welcome", "your-skin"):
        notebook = nbformat.read(PROJECT / "notebooks" / f"{name}.ipynb", as_version=4)
        notebook.cells.insert(0, nbformat.v4.new_code_cell("import os\nos.kill(os.getpid(), 9)"))
        nbformat.write(notebook, folder / "notebooks" / f"{name}.ipynb")
    with run_app(folder, "--notebooks", str(folder / "notebooks")) as app:
        yield app


@pytest.mark.parametrize(
    ("name", "size"), [("welcome", LITTLE), again("your-skin", DESK)], ids=["welcome-320", "your-skin-1280"]
)
def test_a_failed_page_says_so_in_sight(
    dying: App, new_context: Callable[..., BrowserContext], name: str
) -> None:
    """Why, what works, and a button are in sight at once; nothing says that the page still gets ready."""
    reader = Reader(new_context().new_page(), dying)
    reader.page.goto(dying.url(name))
    start = reader.page.locator("#start")

    expect(start).to_contain_text(WORDS("page.start_up.failed"))
    expect(start.get_by_role("link", name=WORDS("page.nav.help"))).to_be_in_viewport()
    expect(reader.status).to_be_empty()
    assert "\n" not in reader.page.locator(".page-failed").inner_text().strip()
    assert 100 < len(reader.page.locator("#main").inner_text())
    with reader.page.expect_navigation():
        start.get_by_role("button", name=WORDS("page.start_up.button")).click()
    expect(start).to_contain_text(WORDS("page.start_up.failed"))
    start.get_by_role("button", name=WORDS("page.start_up.close")).click()
    expect(start).to_be_hidden()
    reader.page.close()
