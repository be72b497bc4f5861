"""The same widgets in JupyterLab: an answer brings its card and its chart, and nothing is stored."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.app import PROJECT, eventually
from tests.browser.lab import run_lab
from tests.browser.reader import see_chart, unfold
from tests.browser.sizes import DESK

SECONDS = 1000


CARDS = """() => [...document.querySelectorAll(".mw-region")].map((region) =>
    [...region.querySelectorAll("article.mw-card")].map((card) => card.textContent)).filter((all) => all.length)"""


# The text of our own parts that is too faint on the ground behind it (WCAG 1.4.3).
FAINT = """() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = (colour) => parts(colour).slice(0, 3).map((part) => part / 255)
    .map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
  const ground = (node) => {
    const colour = node ? getComputedStyle(node).backgroundColor : "rgb(255, 255, 255)";
    return node && parts(colour)[3] === 0 ? ground(node.parentElement) : colour;
  };
  const own = [...document.querySelectorAll(".mw-text *, .mw-form *, .mw-card *, .mw-now-list *, .mw-paper *")];
  const texts = own.filter((node) => node.checkVisibility() && !node.closest("svg, .mw-spoken, .mw-drawing")
    && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()));
  const faint = texts.map((node) => [node, luminance(getComputedStyle(node).color), luminance(ground(node))])
    .filter(([, one, other]) => (Math.max(one, other) + .05) / (Math.min(one, other) + .05) < 4.5);
  return [texts.length, faint.map(([node]) => `${node.tagName}.${node.className} ${node.textContent.slice(0, 40)}`)];
}"""


def open_in_lab(page: Page, address: str, name: str) -> None:
    """Open a notebook and run all of its cells."""
    page.goto(f"{address}/lab/tree/{name}.ipynb?reset", wait_until="commit")
    expect(page.get_by_text("| Idle")).to_be_visible(timeout=60 * SECONDS)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def new_view(page: Page, place: str) -> None:
    """Show the output that holds a place in a tab of its own, by the menu of the right button."""
    page.locator(place).first.click(button="right")
    page.get_by_role("menuitem", name="Create New View for Cell Output").click()


def illegible(page: Page) -> dict[str, list[str]]:
    """Return our text that is too faint in each theme, where the system prefers the other one."""
    found = {}
    for theme, other in (("JupyterLab Light", "dark"), ("JupyterLab Dark", "light")):
        page.emulate_media(color_scheme=other)
        choose_theme(page, theme)
        seen, faint = page.evaluate(FAINT)
        assert seen > 50, theme
        found[theme] = faint
    page.emulate_media(color_scheme="null")
    return {theme: faint for theme, faint in found.items() if faint}


def choose_theme(page: Page, theme: str) -> None:
    """Choose a theme in the menu, and wait until JupyterLab has it."""
    page.get_by_role("menuitem", name="Settings", exact=True).click()
    page.locator(".lm-Menu-itemLabel").get_by_text("Theme", exact=True).click()
    page.locator(".lm-Menu-itemLabel").get_by_text(theme, exact=True).click()
    expect(page.locator("body")).to_have_attribute("data-jp-theme-name", theme)
    expect(page.locator("body")).to_have_attribute(
        "data-jp-theme-light", str(theme == "JupyterLab Light").lower()
    )


@pytest.mark.parametrize("size", [DESK], ids=["1280"])
def test_widgets_work_in_jupyterlab(new_context: Callable[..., BrowserContext], tmp_path: Path) -> None:
    """In JupyterLab, after all cells were run, an answer brings its card, a chart is drawn, arrows choose
    options and not cells, and the tab remembers no answer. Our parts take the side of JupyterLab's theme, whatever the
    system prefers. Second views show the same, and follow too."""
    with run_lab(tmp_path) as address:
        page = new_context().new_page()
        open_in_lab(page, address, "your-skin")
        vitiligo = page.locator("#q-vitiligo")
        expect(vitiligo).to_be_attached(timeout=60 * SECONDS)
        unfold(vitiligo)
        vitiligo.locator('input[value="growing"]').click()
        expect(page.locator('article[data-key="vitiligo-growing"] .mw-why').first).to_be_attached()
        assert {} == illegible(page)

        vitiligo.locator('input[value="growing"]').focus()
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


END_SESSIONS = """async () => {
  const headers = { "X-XSRFToken": document.cookie.match(/_xsrf=([^;]+)/)?.[1] };
  for (const { id } of await (await fetch("/api/sessions")).json())
    await fetch(`/api/sessions/${id}`, { method: "DELETE", headers });
}"""
BARS = """() => [...document.querySelectorAll(".jp-Notebook .jp-InputPlaceholder")]
    .filter((bar) => bar.checkVisibility()).length"""


@pytest.mark.again
@pytest.mark.parametrize("size", [DESK], ids=["1280"])
def test_a_saved_notebook_is_as_it_was(new_context: Callable[..., BrowserContext], tmp_path: Path) -> None:
    """Opened, it is not taken for changed. How to begin is said until it is done. After Run All no bar of folded code
    is between the parts. Saved, the file is as it was, byte by byte. Opened again without its kernel, it shows the
    questions and their options, and no error."""
    with run_lab(tmp_path) as address:
        page = new_context().new_page()
        page.goto(f"{address}/lab/tree/vitiligo.ipynb?reset", wait_until="commit")
        expect(page.get_by_text("choose Run > Run All Cells")).to_be_visible(timeout=60 * SECONDS)
        expect(page.get_by_text("| Idle")).to_be_visible(timeout=60 * SECONDS)
        expect(page.locator(".lm-DockPanel-tabBar .lm-mod-current.jp-mod-dirty")).to_have_count(0)
        open_in_lab(page, address, "vitiligo")
        expect(page.locator("#q-vitiligo")).to_be_attached(timeout=60 * SECONDS)
        expect(page.get_by_text("choose Run > Run All Cells")).to_be_hidden()
        expect(page.locator(".jp-Notebook .mw-check")).to_be_attached()
        assert 0 == page.evaluate(BARS)

        saved = tmp_path / "notebooks" / "vitiligo.ipynb"
        written = saved.stat().st_mtime_ns
        page.locator('#q-vitiligo input[value="growing"]').click()  # which keeps all other keys for the form
        page.keyboard.press("Control+s")
        assert eventually(lambda: saved.stat().st_mtime_ns != written)
        # Jupyter writes into the file itself, so for a moment it is there in part.
        as_it_was = (PROJECT / "notebooks" / "vitiligo.ipynb").read_bytes()
        eventually(lambda: len(saved.read_bytes()) >= len(as_it_was))
        assert saved.read_bytes() == as_it_was

        page.evaluate(END_SESSIONS)
        page.goto(f"{address}/lab/tree/vitiligo.ipynb?reset", wait_until="commit")
        expect(page.locator(".jp-Notebook .mw-still fieldset").first).to_be_visible(timeout=60 * SECONDS)
        expect(page.get_by_text("○ Yes, and it is growing")).to_be_visible()
        expect(page.get_by_text("Error displaying widget")).to_have_count(0)
        page.close()


@pytest.mark.again
@pytest.mark.parametrize("size", [DESK], ids=["1280"])
def test_parts_are_put_together_with_ipywidgets(
    new_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    """In the example a worked case is ticked in the form beside its cards, a control of ipywidgets gives other answers,
    and a tick moves that of a linked form of another chapter."""
    with run_lab(tmp_path) as address:
        page = new_context().new_page()
        open_in_lab(page, address, "examples/make-it-your-own")
        box = page.locator(".widget-hbox").filter(has=page.locator(".mw-form")).first
        growing, stable = (f'article[data-key="vitiligo-{kind}"]' for kind in ("growing", "stable"))
        expect(box.locator('input[value="growing"]:checked')).to_be_attached(timeout=60 * SECONDS)
        expect(box.locator(growing)).to_be_attached()

        page.get_by_role("button", name="Not growing").click()
        expect(box.locator(stable)).to_be_attached()
        expect(box.locator('input[value="not_growing"]:checked')).to_be_attached()
        expect(box.locator(growing)).to_have_count(0)
        expect(page.locator(".widget-tab .mw-now-list, .widget-tab .mw-region").first).to_contain_text(
            "itiligo"
        )
        page.close()
