"""A browser that refuses to keep anything, or has no room left: the page says so once, and no answer is lost unsaid."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.app import App
from tests.browser.reader import WORDS, Reader, unfold

UNKEPT = WORDS("page.unkept.text")
REFUSALS = {
    "refused": """for (const name of ["sessionStorage", "localStorage"]) Object.defineProperty(window, name, {
        get() { throw new DOMException("refused", "SecurityError"); } });""",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
}
ANSWERS = {"vitiligo": ["growing"]}


@pytest.fixture(name="refusal", params=REFUSALS)
def _refusal(request: pytest.FixtureRequest) -> str:
    return REFUSALS[request.param]


def test_answers_go_along_where_the_browser_keeps_nothing(
    new_context: Callable[..., BrowserContext], app: App, refusal: str
) -> None:
    """The page says it at the first answer and not again; the answer is on the next pages all the same, never in an
    address, and gone from all of them once it is cleared."""
    context = new_context()
    context.add_init_script(refusal)
    reader = Reader(context.new_page(), app)
    line = reader.page.locator("#unkept")
    reader.open("your-skin")
    expect(line).to_be_empty()
    reader.answer("vitiligo", "growing")
    expect(line.locator("p")).to_have_text(UNKEPT)
    line.get_by_role("button").click()
    expect(line).to_be_empty()

    reader.follow("help")
    reader.follow("welcome")
    assert reader.answers() == ANSWERS
    expect(line).to_be_empty()
    assert "growing" not in reader.page.url
    unfold(reader.page.locator("#clear-answers"))
    expect(reader.page.locator(".page-answers")).to_contain_text(UNKEPT)
    expect(reader.page.locator(".page-answers .page-if-kept")).to_be_hidden()
    reader.page.locator("#clear-answers").click()
    reader.wait_for_page()
    reader.page.go_back(wait_until="load")
    reader.follow("your-skin")
    assert reader.answers() == {}


def test_only_what_is_so_is_claimed(new_context: Callable[..., BrowserContext], app: App) -> None:
    """Where answers can be kept neither in the storage nor beside an address, they last as long as their page, and
    every line about them says so: also the alert that offers to bring the page back."""
    context = new_context()
    context.add_init_script(REFUSALS["refused"] + "delete window.navigation;")
    reader = Reader(context.new_page(), app)
    reader.open("welcome")
    reader.answer("vitiligo", "growing")
    expect(reader.page.locator("#unkept p")).to_have_text(UNKEPT)
    for words in ("words-lost", "words-offline"):
        reader.page.evaluate(
            """(id) => document.getElementById("lost").replaceChildren(
                document.getElementById(id).content.cloneNode(true))""",
            words,
        )
        expect(reader.lost.get_by_text(UNKEPT)).to_be_visible()
        expect(reader.lost.get_by_text(WORDS("page.unkept.kept"))).to_be_hidden()
