"""Voila as anybody of Jupyter's types it, beside our app: what its pages show, and that they ask no other host."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Request, expect

from tests.browser.app import eventually, running
from tests.browser.reader import see_chart
from tests.browser.sizes import DESK
from tests.serving.ports import free_ports
from widgets.commands.lab import prepare, surroundings

SECONDS = 1000
COMMAND = (sys.executable, "-m", "voila", "notebooks", "--no-browser", "--Voila.ip=127.0.0.1")


@pytest.mark.parametrize("size", [DESK], ids=["1280"])
def test_plain_voila_asks_no_other_host(new_context: Callable[..., BrowserContext], tmp_path: Path) -> None:
    """Begun in the folder of the workbook, `voila notebooks` reads its voila.json. The icons that Voila wants from a
    content delivery network are not asked for; answers, cards and charts live; and nobody is told of a menu that there
    is not."""
    prepare(tmp_path / "state")
    environment = {**os.environ, **surroundings(tmp_path / "state")}
    output = tmp_path / "output"
    port = free_ports("voila")["voila"]
    address = f"http://127.0.0.1:{port}"
    with running([*COMMAND, f"--port={port}"], output, environment):
        assert eventually(lambda: address in output.read_text("utf-8"))
        page = new_context().new_page()
        refused: list[str] = []
        answered: list[str] = []
        page.on("requestfailed", lambda request: refused.append(_fault(request, address)))
        page.on("requestfinished", lambda request: answered.append(request.url))
        page.goto(f"{address}/voila/render/vitiligo.ipynb", wait_until="commit")
        page.locator('#q-vitiligo input[value="growing"]').click(timeout=60 * SECONDS)
        expect(page.locator('article[data-key="vitiligo-growing"] .mw-why').first).to_be_attached()
        expect(page.get_by_text("Run All Cells")).to_be_hidden()
        page.goto(f"{address}/voila/render/what-can-go-wrong.ipynb", wait_until="commit")
        see_chart(page.locator(".mw-chart").first)

        assert [] == [url for url in answered if not url.startswith((address, "data:", "blob:"))]
        assert {"csp"} == {fault for fault in refused if fault}
        page.close()


def _fault(request: Request, address: str) -> str:
    """Why a request to another host came to nothing: "csp" is one that was never sent."""
    return "" if request.url.startswith(address) else request.failure or "none"
