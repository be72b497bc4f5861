"""The same widgets in JupyterLab: an answer brings its card and its chart, and nothing is stored."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.lab import run_lab
from tests.browser.reader import see_chart, unfold
from tests.browser.sizes import DESK

SECONDS = 1000


CARDS = """() => [...document.querySelectorAll(".mw-region")].map((region) =>
    [...region.querySelectorAll("article.mw-card")].map((card) => card.textContent)).filter((all) => all.length)"""


def new_view(page: Page, place: str) -> None:
    """Show the output that holds a place in a tab of its own, by the menu of the right button."""
    page.locator(place).first.click(button="right")
    page.get_by_role("menuitem", name="Create New View for Cell Output").click()


@pytest.mark.parametrize("size", [DESK], ids=["1280"])
def test_widgets_work_in_jupyterlab(new_context: Callable[..., BrowserContext], tmp_path: Path) -> None:
    """In JupyterLab, after all cells were run, an answer brings its card, a chart is drawn, arrows choose
    options and not cells, and the tab remembers no answer. Second views show the same, and follow too."""
    with run_lab(tmp_path) as address:
        page = new_context().new_page()
        page.goto(f"{address}/lab/tree/your-skin.ipynb?reset", wait_until="commit")
        expect(page.get_by_text("| Idle")).to_be_visible(timeout=60 * SECONDS)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        vitiligo = page.locator("#q-vitiligo")
        expect(vitiligo).to_be_attached(timeout=60 * SECONDS)
        unfold(vitiligo)
        vitiligo.locator('input[value="growing"]').click()
        expect(page.locator('article[data-key="vitiligo-growing"] .mw-why')).to_be_attached()

        page.keyboard.press("ArrowDown")
        expect(vitiligo.locator('input[value="not_growing"]')).to_be_checked()
        expect(page.locator('article[data-key="vitiligo-stable"]')).to_be_attached()
        see_chart(page.locator(".mw-chart").first)
        assert None is page.evaluate("() => sessionStorage.getItem('answers')")

        new_view(page, ".mw-region .mw-main-points, .mw-region .mw-cards h2")
        expect(page.locator('article[data-key="vitiligo-stable"]')).to_have_count(2)
        new_view(page, ".mw-form .mw-legend")
        expect(page.locator(".mw-form")).to_have_count(2)
        second = page.locator(".mw-form").last
        second.locator('input[value="VI"]').click()
        expect(page.locator('article[data-key="skin-type-4-6"]')).to_have_count(2)
        expect(page.locator('.mw-form input[value="VI"]:checked')).to_have_count(2)
        expect(page.locator('.mw-form input[value="not_growing"]:checked')).to_have_count(2)
        first, other = page.evaluate(CARDS)
        assert first == other
        page.close()
