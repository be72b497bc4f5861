"""The pages that make writes for people, without the app: the gallery and the rulebook."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.axe import CONTRAST, violations
from tests.browser.sizes import DESK, PHONE
from tests.browser.test_pages import STICKING_OUT
from tests.gallery.__main__ import main as write_gallery
from widgets.authoring.__main__ import main as author

# The gallery shows one table for several readers, each a region of the same name. A page shows it once.
ONLY_IN_A_GALLERY = {"landmark-unique"}
# All folds but those of whole cards, which have examples of their own, and of sources, which look the same everywhere.
FOLDS = "details:not(.mw-source, .mw-card > details, .mw-concern)"
READINGS = (
    (PHONE, "light", ONLY_IN_A_GALLERY),
    (DESK, "dark", ONLY_IN_A_GALLERY | CONTRAST),
)


@pytest.fixture(name="gallery", scope="module")
def _gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the gallery as it is written."""
    path = tmp_path_factory.mktemp("gallery") / "gallery.html"
    write_gallery([str(path)])
    return path


@pytest.mark.again
@pytest.mark.parametrize(("size", "scheme", "without"), READINGS, ids=["390", "1280"])
def test_gallery_is_open_to_all(
    new_context: Callable[..., BrowserContext],
    size: dict[str, int],
    scheme: str,
    without: set[str],
    gallery: Path,
) -> None:
    """Axe finds nothing in any example, none sticks out to the right, and on a dark device the page is dark."""
    page = new_context(color_scheme=scheme).new_page()
    page.goto(gallery.as_uri())
    page.locator(FOLDS).evaluate_all("(all) => all.forEach((one) => { one.open = true; })")

    assert [] == violations(page, without)
    assert [] == page.evaluate(STICKING_OUT, [size["width"], []])
    ground = {"light": "rgb(255, 253, 249)", "dark": "rgb(28, 23, 20)"}[scheme]
    assert ground == page.locator("body").evaluate("(body) => getComputedStyle(body).backgroundColor")


@pytest.mark.again
@pytest.mark.parametrize("size", [DESK], ids=["1280"])
def test_rulebook_is_open_to_all(
    new_context: Callable[..., BrowserContext], size: dict[str, int], tmp_path: Path
) -> None:
    """Axe finds nothing in the rulebook, and it does not scroll sideways, on a phone either."""
    assert 0 == author(["rulebook", "--out", str(tmp_path / "rulebook.html")])
    page = new_context().new_page()
    page.goto((tmp_path / "rulebook.html").as_uri())

    assert [] == violations(page, set())
    for width in (DESK["width"], PHONE["width"]):
        page.set_viewport_size({**size, "width": width})
        assert width == page.evaluate("document.documentElement.scrollWidth")
