"""A browser that lacks what the page uses: one line says so, and questions, steps, cards and charts stay."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from tests.browser.app import App
from tests.browser.reader import WORDS, Reader

# What a browser of 2022 does not have, or a policy takes away.
LACKS = """
    const gone = ["ResizeObserver", "IntersectionObserver", "HTMLDialogElement", "navigation"];
    for (const name of gone) delete window[name];
    delete Crypto.prototype.randomUUID;
    delete Navigator.prototype.sendBeacon;
    delete Array.prototype.at;
    delete Element.prototype.checkVisibility;
    for (const name of ["addEventListener", "removeEventListener"]) MediaQueryList.prototype[name] = undefined;
    const supports = CSS.supports.bind(CSS);
    CSS.supports = (...query) => !/:has|container/.test(query.join()) && supports(...query);
"""
# Such a browser drops every rule that it does not understand, and all of a container query.
DROP_RULES = """() => {
    const drop = (sheet) => {
        for (let at = sheet.cssRules.length - 1; at >= 0; at -= 1) {
            const rule = sheet.cssRules[at];
            if (rule instanceof CSSContainerRule || /:has\\(/.test(rule.selectorText)) sheet.deleteRule(at);
            else if (rule.cssRules) drop(rule);
        }
    };
    [...document.styleSheets].forEach(drop);
}"""


def test_without_what_is_youngest(new_context: Callable[..., BrowserContext], app: App) -> None:
    """The reader answers, turns the steps, and has cards, the title of each chart and its table."""
    context = new_context()
    context.add_init_script(LACKS)
    reader = Reader(context.new_page(), app)
    wrong: list[str] = []
    reader.page.on("pageerror", lambda error: wrong.append(str(error)))
    reader.open("your-skin")
    reader.page.evaluate(DROP_RULES)
    expect(reader.page.locator("#too-old")).to_have_text(WORDS("page.too_old"))
    reader.answer("vitiligo", "growing")
    reader.go_to_step(2)
    expect(reader.card("vitiligo-growing")).to_be_visible()
    reader.go_to_step(3)
    for chart in reader.page.locator(".mw-chart").all():
        expect(chart.locator("h3").first).to_be_visible()
    expect(reader.page.locator(".mw-table-twin > summary").first).to_be_visible()
    assert wrong == []


def test_a_browser_that_can_read_no_script_of_ours(
    new_context: Callable[..., BrowserContext], app: App
) -> None:
    """The line is there in place of a page that gets ready for ever; the opening and the way to help are, too."""
    context = new_context()
    context.add_init_script("delete Array.prototype.findLast;")
    page = context.new_page()
    page.route("**/voila/static/front-end.*", lambda route: route.abort())
    page.goto(app.url("vitiligo"), wait_until="commit")
    expect(page.locator("#too-old")).to_be_visible()
    expect(page.locator("#status")).to_be_empty()
    expect(page.locator(".page-lead")).to_be_visible()


def test_a_browser_of_today_is_not_called_old(reader: Reader) -> None:
    """The line is hidden where nothing is missing."""
    reader.open("welcome")
    expect(reader.page.locator("#too-old")).to_be_hidden()
