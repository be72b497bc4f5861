"""The notebooks as a teacher meets them in JupyterLite: on a web space that knows nothing of us, with no server."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.reader import see_chart, unfold
from tests.browser.sizes import DESK
from tests.browser.watch import Watch
from tests.content.compiled import CONTENT
from tests.site.built import BELOW, web_space
from widgets.own_files import PROJECT

SECONDS = 1000
SLOW = 180 * SECONDS  # for Python's start on a busy machine


def build(folder: Path) -> None:
    """Write the files, as `make notebooks-site` does; the first time, its tools need a network."""
    outer = {
        name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name != "MFLAGS"
    }
    subprocess.run(["make", "-s", "install-lite"], cwd=PROJECT, env=outer, check=True)
    subprocess.run([sys.executable, "-m", "widgets.lite", str(folder)], cwd=PROJECT, check=True)


def run_all(page: Page, address: str, name: str) -> None:
    """Open a notebook and run all of its cells, once Python is there: what runs before shows no widgets."""
    with page.expect_response(lambda one: "microneedling_workbook" in one.url, timeout=SLOW):
        page.goto(f"{address}lab/index.html?path={name}.ipynb")
    expect(page.get_by_text("Python (Pyodide) | Idle")).to_be_visible(timeout=SLOW)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    expect(page.get_by_text("| Busy")).to_be_hidden(timeout=SLOW)


@pytest.mark.again
@pytest.mark.parametrize("size", [DESK], ids=["desk"])
def test_notebooks_run_in_jupyterlite(new_context: Callable[..., BrowserContext], tmp_path: Path) -> None:
    """After all cells were run an answer brings up its card and a chart is drawn, a figure of a teacher's own is shown,
    and nothing is asked of another host, nor anything that is not there."""
    build(tmp_path / BELOW)
    with web_space(tmp_path) as (address, _):
        watch, missing = Watch(), list[str]()

        def opened(name: str) -> Page:
            context = new_context()  # somebody new: else the notebooks before would be opened again, too
            watch.follow(context)
            context.on("response", lambda one: missing.append(one.url) if one.status >= 400 else None)
            page = context.new_page()
            run_all(page, address + BELOW, name)
            return page

        page = opened("vitiligo")
        vitiligo = page.locator("#q-vitiligo")
        expect(vitiligo).to_be_attached(timeout=60 * SECONDS)
        unfold(vitiligo)
        vitiligo.locator('input[value="growing"]').click()
        card = page.locator('article[data-key="vitiligo-growing"]').first
        expect(card).to_contain_text(CONTENT.cards["vitiligo-growing"].title)

        page.close()
        page = opened("what-can-go-wrong")
        chart = page.locator(".mw-chart:has(.mw-forest)")
        expect(chart).to_be_attached(timeout=60 * SECONDS)
        see_chart(chart)

        page.close()
        page = opened("examples/make-it-your-own")
        title = page.locator(".jp-OutputArea-output svg.main-svg text.gtitle")
        expect(title).to_have_text("Few people were counted", timeout=60 * SECONDS)
        expect(page.get_by_text("(4, 'Few people were counted')")).to_be_visible()
        assert {address.split("/")[2]} == watch.hosts()
        assert [] == missing
