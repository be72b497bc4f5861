"""A worked case never passes for the reader: while the tab has one, every page says so."""

import json
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.again import again
from tests.browser.app import App
from tests.browser.axe import violations
from tests.browser.reader import CONTENT, WORDS, Reader
from tests.browser.sizes import DESK, PHONE
from tests.browser.test_educators import CASE, LOADED, OTHER, OWN, PAGE, load, open_case, with_answers
from tests.browser.test_pages import STICKING_OUT
from tests.browser.test_presenter import present

NARROW = {"width": 320, "height": 640}
TITLE = CONTENT.teaching.cases[CASE].title
SAID = WORDS("page.worked_case.text", title=TITLE)
CHANGED = WORDS("page.worked_case.changed", title=TITLE)


def line(reader: Reader) -> Locator:
    """Return the line that says whose answers these are."""
    return reader.page.locator("#worked-case")


def load_case(reader: Reader, id: str = CASE) -> None:
    """Load a case by its button, and wait for the cards."""
    reader.open(PAGE)
    open_case(reader, id)
    load(reader, id)
    reader.page.wait_for_url("**/your-skin#step-2")
    reader.wait_for_page()


def hold_case(reader: Reader, name: str, id: str = CASE) -> None:
    """Open a page in a tab that has a case, as if it had been loaded there: Get help now is a page without a kernel."""
    worked = {
        "id": f"case-{id}",
        "title": CONTENT.teaching.cases[id].title,
        "answers": json.loads(LOADED[id]),
    }
    reader.open("help")
    reader.page.evaluate(
        "([answers, worked]) => { workbookTab.keep(answers); workbookTab.keepCase(worked); }",
        [LOADED[id], worked],
    )
    if name != "help":
        reader.open(name)
    expect(line(reader)).to_contain_text(worked["title"])


@pytest.mark.parametrize(
    "names",
    [("vitiligo", "help", "no-such-page"), again(("welcome", "your-choices", PAGE))],
    ids=["of each kind", "more"],
)
def test_every_page_says_whose_answers_these_are(reader: Reader, names: tuple[str, ...]) -> None:
    """The line stands on the page with the cards, after a reload, on every other page and on Get help now. Nothing
    of it is in an address."""
    addresses: list[str] = []
    reader.page.on("request", lambda request: addresses.append(request.url))
    load_case(reader)
    expect(line(reader)).to_contain_text(SAID)
    reader.page.reload()
    expect(line(reader)).to_contain_text(SAID)
    for name in names:
        reader.page.goto(reader.app.url(name))
        expect(line(reader)).to_contain_text(SAID)

    assert [] == [url for url in addresses if "growing" in url or "case" in url.partition("/assets/")[0]]


def test_own_answers_are_ones_own(reader: Reader) -> None:
    """Whoever ticks what a case has is nobody's example."""
    reader.open("vitiligo")
    reader.answer("vitiligo", "growing")
    reader.open("your-skin")
    reader.answer("skin_type", "V")

    expect(line(reader)).to_be_hidden()


@pytest.mark.parametrize(
    ("page", "way"),
    [
        again("your-skin#step-2", "line"),
        ("vitiligo", "line"),
        again(PAGE, "line"),
        ("vitiligo", "my answers"),
    ],
)
def test_it_goes_with_the_answers(reader: Reader, page: str, way: str) -> None:
    """Its own button and the usual one do the same, at once and for good."""
    hold_case(reader, page)
    if way == "line":
        line(reader).get_by_role("button").click()
        expect(reader.page.locator("#main")).to_be_focused()
    else:
        reader.clear_answers()
    expect(line(reader)).to_be_hidden()
    expect(reader.status).to_have_text(WORDS("page.bar.cleared"))

    assert reader.remembered() is None
    assert 0 == reader.page.evaluate("() => sessionStorage.length")
    reader.page.reload()
    expect(line(reader)).to_be_hidden()


def test_get_help_now_clears_too(reader: Reader) -> None:
    """There is no other button of the kind."""
    hold_case(reader, "help")
    line(reader).get_by_role("button").click()

    expect(line(reader)).to_be_hidden()
    assert reader.remembered() is None


def test_what_was_changed_by_hand_began_as_the_case(reader: Reader) -> None:
    """Another answer changes the line, the old one brings it back, and without any answer it goes."""
    hold_case(reader, "vitiligo")
    reader.answer("vitiligo", "not_growing")
    expect(line(reader)).to_contain_text(CHANGED)
    reader.answer("vitiligo", "growing")
    expect(line(reader)).to_contain_text(SAID)
    reader.answer("vitiligo", "not_growing")
    reader.open("welcome")
    expect(line(reader)).to_contain_text(CHANGED)
    reader.page.evaluate("() => workbookTab.keep('')")
    expect(line(reader)).to_be_hidden()


def test_the_next_case_takes_the_place_of_the_first(reader: Reader) -> None:
    """The line names the case that was loaded last."""
    load_case(reader)
    load_case(reader, OTHER)

    expect(line(reader)).to_contain_text(CONTENT.teaching.cases[OTHER].title)


def test_a_link_leads_back_to_the_case(reader: Reader) -> None:
    """It opens the case among the others, also from the page that they are on, and its address says only "the case"."""
    hold_case(reader, "help", OTHER)
    for _ in range(2):
        line(reader).get_by_role("link").click()
        expect(reader.page).to_have_url(reader.app.url(f"{PAGE}#the-case"))
        expect(reader.page.locator(f"#case-{OTHER} > details")).to_have_attribute("open", "")
        expect(reader.page.locator(f"#case-{OTHER} h3").first).to_be_in_viewport()


def test_it_is_said_once(reader: Reader) -> None:
    """The page that the case opens says it to those who cannot see it; later pages are just ready."""
    load_case(reader)
    expect(reader.status).to_have_text(SAID)
    reader.open("vitiligo")
    expect(reader.status).to_have_text(WORDS("page.status.ready"))

    expect(line(reader)).not_to_have_attribute("role", "status")
    expect(line(reader)).not_to_have_attribute("role", "alert")


def test_paper_has_the_line(reader: Reader) -> None:
    """Whole pages and the two pages to take along carry it, without its button; a lesson plan is nobody's answers."""
    reader.page.add_init_script("window.print = () => {}")
    hold_case(reader, "your-skin#step-6")
    reader.page.emulate_media(media="print")
    for alone in (False, True):
        reader.page.evaluate("(alone) => document.body.classList.toggle('mw-printing', alone)", alone)
        expect(line(reader)).to_be_visible()
        expect(line(reader).get_by_role("button", include_hidden=True)).to_be_hidden()
        expect(line(reader).get_by_role("link", include_hidden=True)).to_be_hidden()
    reader.page.evaluate("() => document.body.classList.add('mw-printing-sheet')")
    expect(line(reader)).to_be_hidden()


@pytest.mark.parametrize(
    ("name", "size", "scheme"),
    [("help", NARROW, "dark"), again("your-skin", PHONE, "light"), again("welcome", DESK, "dark")],
    ids=["320", "390", "1280"],
)
def test_the_line_is_open_to_all(
    reader: Reader, name: str, size: dict[str, int], scheme: Literal["light", "dark"]
) -> None:
    """Axe finds nothing, nothing sticks out, also in a page that is mirrored, and the line hides nothing: on a page of
    each kind, each in a window of its own."""
    reader.page.emulate_media(color_scheme=scheme)
    hold_case(reader, name)
    expect(line(reader)).to_be_visible()
    for direction in ("ltr", "rtl"):
        reader.page.evaluate("(direction) => { document.documentElement.dir = direction; }", direction)
        assert [] == reader.page.evaluate(STICKING_OUT, [size["width"], []])
    reader.page.evaluate("() => { document.documentElement.dir = 'ltr'; }")
    assert [] == violations(reader.page)


def test_a_room_sees_it_too(reader: Reader) -> None:
    """In the view for a room it stands above every section, in letters of that view."""
    hold_case(reader, "help")
    present(reader, "welcome")
    for _ in range(2):
        expect(line(reader)).to_contain_text(SAID)
        expect(line(reader).locator("p")).to_be_visible()
        reader.page.keyboard.press("PageDown")


def test_a_browser_that_keeps_nothing_keeps_the_line(
    new_context: Callable[..., BrowserContext], app: App
) -> None:
    """Where answers go along beside the addresses of the tab, the case goes with them."""
    context = new_context()
    context.add_init_script("Storage.prototype.setItem = () => { throw new Error('refused'); };")
    reader = Reader(context.new_page(), app)
    load_case(reader)
    expect(line(reader)).to_contain_text(SAID)
    reader.open("vitiligo")
    expect(line(reader)).to_contain_text(SAID)
    line(reader).get_by_role("button").click()
    expect(line(reader)).to_be_hidden()
    reader.page.reload()
    expect(line(reader)).to_be_hidden()


def test_own_answers_are_asked_about_before(reader: Reader) -> None:
    """A case that is not loaded, since the reader kept the answers, is not spoken of."""
    with_answers(reader, OWN)
    open_case(reader)
    load(reader)
    reader.page.locator(f"#case-{CASE} .mw-case-keep").click()

    expect(line(reader)).to_be_hidden()
