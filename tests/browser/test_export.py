"""Handouts and slides in a real browser: they ask nobody for anything, are legible, and print on few sheets."""

import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from playwright.sync_api import BrowserContext, Page, expect

from tests.again import again
from tests.browser import pdf
from tests.browser.axe import COLOUR, ENHANCED, violations
from tests.browser.sizes import DESK, PHONE
from tests.browser.test_presenter import NEW_PROJECTOR, OLD_PROJECTOR, SMALL
from tests.commands.exported import CASE, made
from tests.content.compiled import CONTENT
from widgets.commands.export import date
from widgets.core.assessment import assess
from widgets.core.profile import given
from widgets.export.handout import handout
from widgets.export.pieces import shown
from widgets.export.subjects import TWO_PAGES, Subject
from widgets.view.base.still_copy import still_copy
from widgets.view.takeaway.takeaway_html import takeaway_html

A4 = {(595, 842)}
OPEN_ALL = "() => document.querySelectorAll('details').forEach((one) => { one.open = true; })"
IS_WIDE = "() => document.documentElement.scrollWidth > innerWidth"
# What of a slide cannot be read: it lies under the bar, runs out of the side, or is longer than what can be scrolled.
LOST = """() => {
  const slide = Reveal.getCurrentSlide().querySelector(".page-slide");
  const box = slide.getBoundingClientRect();
  const bar = document.querySelector(".page-bar").getBoundingClientRect();
  const name = (one) => one.outerHTML.slice(0, 90);
  const lost = [];
  if (box.bottom > bar.top + 1 || slide.scrollWidth > slide.clientWidth + 1) lost.push("the slide itself");
  const isLonger = slide.scrollHeight > slide.clientHeight + 1;
  if (isLonger && (slide.tabIndex !== 0 || getComputedStyle(slide).overflowY !== "auto")) lost.push("its end");
  for (const one of slide.querySelectorAll("*")) {
    if (one.closest("svg, .mw-spoken, thead") || !one.checkVisibility()) continue;
    const { overflowX, overflowY } = getComputedStyle(one);
    const isCut = one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2;
    if (/hidden|clip/.test(overflowX + overflowY) && one.clientWidth > 2 && isCut) lost.push(name(one));
    if (one.getBoundingClientRect().right > box.right + 1 && !one.closest(".mw-scroll")) lost.push(name(one));
  }
  return lost;
}"""
ON_EACH = """([lost, small]) => Reveal.getSlides().map((one) => {
  const { h, v } = Reveal.getIndices(one);
  Reveal.slide(h, v);
  dispatchEvent(new Event("resize"));
  return [`${h}/${v}`, [...eval(lost)(), ...eval(small)()].join("; ")];
})"""
HEADING = "() => Reveal.getCurrentSlide().querySelector('h1, h2, h3')?.textContent"
SLIDES = "() => Reveal.getSlides().map((one) => Reveal.getIndices(one)).map(({ h, v }) => [h, v ?? 0])"
REPORT = """(across) => window.opener.postMessage(
  JSON.stringify({ method: "setState", args: [{ indexh: across, indexv: 0 }] }), "*")"""
TURN = "([across, down]) => Reveal.slide(across, down)"


@pytest.fixture(name="asked_for")
def _asked_for() -> list[str]:
    """Return what a page asks for, and what its policy kept from it."""
    return []


@pytest.fixture(name="show")
def _show(new_context: Callable[..., BrowserContext], asked_for: list[str]) -> Callable[..., Page]:
    """Return what opens a file, and notes what it asks for besides itself."""

    def show(path: Path, **options: object) -> Page:
        context = new_context(**options)
        context.on("request", lambda request: asked_for.append(request.url))
        page = context.new_page()
        page.on("console", lambda message: asked_for.append(message.text))
        page.on("pageerror", lambda error: asked_for.append(str(error)))
        page.goto(path.as_uri())
        return page

    return show


def besides(path: Path, asked_for: list[str]) -> list[str]:
    """What was asked for that is not in the file."""
    return [one for one in asked_for if not one.startswith(("data:", path.as_uri()))]


@pytest.mark.parametrize(
    ("what", "size", "scheme"),
    [
        ("vitiligo", PHONE, "light"),
        again("vitiligo", DESK, "dark"),
        again("cases", PHONE, "dark"),
        again("two-pages", DESK, "light"),
    ],
)
def test_a_handout_is_accessible_and_asks_for_nothing(
    what: str, scheme: str, show: Callable[..., Page], asked_for: list[str]
) -> None:
    """With every fold open axe has no complaint, nothing runs out of the side, and no request is made."""
    path = made("html", what)
    page = show(path, color_scheme=scheme)
    page.evaluate(OPEN_ALL)

    assert [] == violations(page)
    assert not page.evaluate(IS_WIDE)
    assert [] == besides(path, asked_for)


def test_a_policy_keeps_what_somebody_adds_from_asking(
    show: Callable[..., Page], asked_for: list[str], tmp_path: Path
) -> None:
    """A picture of another host that gets into the file, however it does, is not fetched."""
    page = made("html", "two-pages").read_text("utf-8")
    path = tmp_path / "changed.html"
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        picture = f"http://127.0.0.1:{elsewhere.getsockname()[1]}/x.png"
        path.write_text(page.replace("</main>", f'<img src="{picture}"></main>'), "utf-8")
        show(path).wait_for_function("() => document.images[0].complete")
        elsewhere.setblocking(False)
        with pytest.raises(BlockingIOError):
            elsewhere.accept()

    assert any("Content Security Policy" in one for one in asked_for)


@pytest.mark.parametrize(
    ("what", "size"),
    [("vitiligo", OLD_PROJECTOR), again("vitiligo", NEW_PROJECTOR), again("cases", OLD_PROJECTOR)],
)
def test_each_slide_can_be_read_to_its_end(
    what: str, show: Callable[..., Page], asked_for: list[str]
) -> None:
    """Letters are 24 px and more, contrast is 7 : 1 and more, and what is longer than the screen scrolls within."""
    path = made("slides", what)
    page = show(path)
    page.wait_for_selector(".reveal.ready")
    found = page.evaluate(ON_EACH, [LOST, SMALL])

    assert len(found) > 20
    assert [] == [one for one in found if one[1]]
    for place in page.evaluate(SLIDES)[:: 12 if page.viewport_size == OLD_PROJECTOR else 99]:
        page.evaluate(TURN, place)
        assert [] == violations(page, only=[COLOUR, ENHANCED]), place
        assert [] == violations(page, without=[COLOUR]), place
    assert [] == besides(path, asked_for)


@pytest.mark.parametrize("size", [OLD_PROJECTOR], ids=["1024"])
def test_a_clicker_turns_the_slides_and_goes_deeper_on_request(show: Callable[..., Page]) -> None:
    """Page Down leads through what is said, past what is folded in the app; arrow down leads into that, and it does not
    count; help is one press away; S opens notes, which show the belief that the slide answers."""
    page = show(made("slides", "vitiligo"), reduced_motion="reduce")
    page.wait_for_selector(".reveal.ready")
    count = page.locator(".page-count")
    heading = page.locator("section.present:not(.stack) > .page-slide :is(h1, h2, h3)").first
    parts = CONTENT.chapters["vitiligo"].parts
    expect(page.locator(".page-back")).to_be_disabled()

    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    expect(heading).to_have_text(parts[0].heading)
    page.keyboard.press("ArrowDown")
    expect(heading).to_have_text("Is your vitiligo growing or calm?")
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    expect(opened.value.locator("#current-slide iframe")).to_be_visible()
    opened.value.close()
    page.locator(".page-to-help").click()
    expect(heading).to_have_text(CONTENT.help.title)
    page.keyboard.press("Home")
    in_turn = len({across for across, _ in page.evaluate(SLIDES)})
    assert in_turn < len(page.evaluate(SLIDES))
    expect(count).to_have_text(f"1 of {in_turn}")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(count).to_have_text(f"3 of {in_turn}")
    page.keyboard.press("Home")
    seen = []
    while page.locator(".page-next").is_enabled():
        page.keyboard.press("PageDown")
        seen.append(page.evaluate(HEADING))
    titles = [part.heading for part in parts]
    assert titles == [text for text in dict.fromkeys(seen) if text in titles]
    assert "Is your vitiligo growing or calm?" not in seen


@pytest.mark.parametrize("size", [OLD_PROJECTOR], ids=["1024"])
def test_notes_that_lag_behind_do_not_turn_slides_back(show: Callable[..., Page]) -> None:
    """The notes report late what their small copy shows. A quick clicker is not thrown back by it, and a swipe in the
    notes, when nothing else is going on, still turns the slides."""
    page = show(made("slides", "vitiligo"), reduced_motion="reduce")
    page.wait_for_selector(".reveal.ready")
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    notes = opened.value
    expect(notes.locator("#current-slide iframe")).to_be_visible()
    count = page.locator(".page-count")
    start = count.inner_text()

    page.keyboard.press("ArrowRight")
    expect(count).not_to_have_text(start)
    turned = count.inner_text()
    notes.evaluate(REPORT, 5)
    page.wait_for_timeout(500)
    expect(count).to_have_text(turned)

    page.wait_for_timeout(3_500)
    notes.evaluate(REPORT, 5)
    expect(count).to_have_text(turned.replace("2", "6", 1))
    notes.evaluate(REPORT, 6)
    expect(count).to_have_text(turned.replace("2", "7", 1))


def two_pages(case: str) -> str:
    """Return the handout of the two pages of a case, without a kernel."""
    answers = CONTENT.teaching.cases[case].answers
    markup = still_copy(
        takeaway_html(assess(CONTENT, given(CONTENT.questions, answers)), CONTENT), whole=True
    )
    output = new_output("display_data", {"text/html": markup})
    notebook = new_notebook(cells=[new_code_cell("page.takeaway()", outputs=[output])])
    chosen = Subject(TWO_PAGES, CONTENT.words("handout.two_pages"), notebook, Path())
    return handout(chosen, shown(chosen).pieces, CONTENT, date.today())


@pytest.mark.parametrize("case", list(CONTENT.teaching.cases))
def test_two_pages_are_two_sheets(case: str, new_context: Callable[..., BrowserContext]) -> None:
    """One sheet for the reader and one for the clinician, of A4, for each worked case."""
    page = new_context().new_page()
    page.set_content(two_pages(case))
    printed = page.pdf(prefer_css_page_size=True)

    assert 2 == pdf.sheets(printed)
    assert A4 == pdf.sizes(printed)


def test_a_pdf_can_be_searched_and_read_aloud() -> None:
    """It has its text, tags, a language, the numbers of its sheets and who has not checked it, on few sheets of A4; its
    name says nothing of the answers."""
    path = made("pdf", "vitiligo")
    printed = path.read_bytes()
    said = pdf.text(printed)

    assert "vitiligo.pdf" == path.name
    assert A4 == pdf.sizes(printed)
    assert 3 <= pdf.sheets(printed) <= 5
    assert b"/StructTreeRoot" in printed and b"/Lang" in printed
    assert f"1/{pdf.sheets(printed)}" in said
    unchecked = CONTENT.words("page.unchecked").replace(" ", "")
    assert said.count(unchecked) > pdf.sheets(printed)  # in the margin of each, and at the head
    card = CONTENT.cards["vitiligo-growing"]
    for text in (
        card.title,
        card.first.what,
        CONTENT.help.groups[0].heading,
        "doi.org/10.1080/09546634.2022.2062279",
    ):
        assert text.replace(" ", "") in said
    assert CASE.encode() not in printed


@pytest.mark.parametrize("size", [DESK], ids=["1280"])
def test_paper_is_white_and_says_in_words_what_colour_says(show: Callable[..., Page]) -> None:
    """From a dark screen too; a verdict has its sign and words, and what is folded is not printed."""
    page = show(made("html", "vitiligo"), color_scheme="dark")
    page.emulate_media(media="print")

    grounds = page.evaluate(
        """() => [...new Set([...document.querySelectorAll("body, .mw-card, .mw-why, .page-unchecked, .mw-urgency")]
            .map((one) => getComputedStyle(one).backgroundColor))]"""
    )
    assert {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"} >= set(grounds)
    expect(page.locator(".mw-card .mw-urgency").first).to_have_text("● Usually not done (our view)")
    expect(page.locator(".mw-source").first).to_be_hidden()
    expect(page.locator(".page-refs").first).to_be_visible()
    expect(page.locator(".page-in-full").first).to_be_hidden()
    expect(page.locator(".page-sources li").first).to_be_visible()
