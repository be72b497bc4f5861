"""The page for a room: one section on the screen, large and live, turned by keys, clicker, swipe and buttons."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.again import again
from tests.browser.axe import COLOUR, ENHANCED, violations
from tests.browser.reader import CONTENT, NOTEBOOKS, WORDS, Reader
from tests.browser.sizes import PHONE

OLD_PROJECTOR, NEW_PROJECTOR = {"width": 1024, "height": 768}, {"width": 1920, "height": 1080}
PROJECTORS = pytest.mark.parametrize("size", [OLD_PROJECTOR, again(NEW_PROJECTOR)], ids=["1024", "1920"])
MOST_TURNS = 120
PARTS = """() => [document.querySelector(".page-opening"), ...document.querySelectorAll(".page-cell")]
  .map((one, at) => [one, at]).filter(([one]) => one.checkVisibility() && one.offsetHeight).map(([, at]) => at)"""
TO_SHOW = """() => [document.querySelector(".page-opening"), ...document.querySelectorAll(".page-cell")]
  .map((one, at) => [one, at]).filter(([one]) => one.textContent.trim() || one.querySelector("img, svg"))
  .map(([, at]) => at)"""
# Letters in drawings are as large as the drawing is.
SMALL = """() => [...document.body.querySelectorAll("*")].filter((one) => one.checkVisibility()
    && !one.closest("svg, .page-spoken") && one.getClientRects().length && one.getBoundingClientRect().width > 2
    && [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
    && parseFloat(getComputedStyle(one).fontSize) < 24).map((one) => one.outerHTML.slice(0, 120))"""
# Each text of the page, whether it is on the screen now or not, with its size and its contrast.
# What stands in a drawing is on the drawing's own ground, which tests/view/ measures.
EVERYTHING = """
  .page-presenting .page-off-screen { display: revert !important; }
  .page-presenting .page-main .page-cell[data-step] { display: block !important; }"""
TEXTS = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const over = ([r, g, b, a = 1], under) => [r, g, b].map((one, at) => one * a + under[at] * (1 - a));
  const ground = (node) => {
    if (!node) return [255, 255, 255];
    const colour = channels(getComputedStyle(node).backgroundColor);
    return (colour[3] ?? 1) === 1 ? colour : over(colour, ground(node.parentElement));
  };
  const light = (colour) => colour.map((one) => one / 255)
    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  const isSeen = (one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false })
    && one.getBoundingClientRect().width > 2
    && !one.closest(".page-spoken, .mw-spoken, :disabled, title, script, style");
  return [...document.body.querySelectorAll("*")].filter((one) => isSeen(one)
      && [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()))
    .map((one) => {
      const style = getComputedStyle(one);
      const scale = one.ownerSVGElement ? Math.hypot(one.getScreenCTM().a, one.getScreenCTM().b) : 1;
      const under = ground(one.parentElement && one.ownerSVGElement ? one.closest(".mw-plot") ?? one : one);
      const ink = over(channels(one.ownerSVGElement ? style.fill : style.color), under);
      const [dark, bright] = [light(ink), light(under)].sort((a, b) => a - b);
      return { text: one.textContent.trim().slice(0, 60), size: parseFloat(style.fontSize) * scale,
        contrast: one.closest(".mw-drawing svg") ? 21 : (bright + 0.05) / (dark + 0.05) };
    });
}"""
# Lists whose bullets the curtain leaves in sight, although it covers their words.
BULLETS = """() => {
  const curtain = document.querySelector(".page-curtain").getBoundingClientRect();
  return [...document.querySelectorAll("#main :is(ul, ol)")].filter((one) => {
    const box = one.getBoundingClientRect();
    return curtain.height && one.checkVisibility() && box.bottom > curtain.top + 6 && box.top < innerHeight
      && box.right > curtain.left && box.left < curtain.left && getComputedStyle(one).listStyleType !== "none";
  }).map((one) => one.textContent.trim().slice(0, 60));
}"""
# What is cut at the foot of the screen: by the curtain, or by the bar.
CUT = """() => {
  const curtain = document.querySelector(".page-curtain");
  const edge = (curtain.hidden ? document.querySelector(".page-presenter") : curtain).getBoundingClientRect().top;
  const LINES = "#main :is(p, li, h2, h3, h4, label, legend, summary, button, tr)";
  return [...document.querySelectorAll(LINES)].filter((one) => {
    const box = one.getBoundingClientRect();
    return one.checkVisibility() && box.height && box.top < edge - 6 && box.bottom > edge + 6 && box.height < edge
      && !one.closest(".mw-now-list, .mw-cards-beside") && !one.querySelector("p, li");
  }).map((one) => one.textContent.trim().slice(0, 60));
}"""
SWIPE = """([from, to]) => {
  const touch = (x) => new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 300 });
  const send = (name, x, touches) => document.body.dispatchEvent(
    new TouchEvent(name, { bubbles: true, touches, changedTouches: [touch(x)] }));
  send("touchstart", from, [touch(from)]);
  send("touchend", to, []);
}"""


def present(reader: Reader, name: str, query: str = "?view=presenter") -> None:
    """Open a page in this view and wait until it is whole."""
    reader.page.goto(reader.app.url(name) + query)
    wait_for_view(reader)


def remember(reader: Reader) -> None:
    """Let the tab have an answer: Get help now is a page without a kernel, so it comes soonest."""
    reader.open("help")
    reader.page.evaluate("(answers) => workbookTab.keep(answers)", '{"vitiligo":["growing"]}')


def wait_for_view(reader: Reader) -> None:
    """Wait until the page is whole; Get help now has nothing to wait for."""
    reader.page.locator(".page-presenter").wait_for()
    reader.wait_until(
        lambda: reader.page.evaluate(
            """() => (document.getElementById("status")?.dataset.ready ?? "") === "" && told.answered >= told.asked"""
        )
    )


def place(reader: Reader) -> Locator:
    """Return where the number of the section stands."""
    return reader.page.locator(".page-presenter p")


def at_end(reader: Reader) -> bool:
    """Return whether the next step leads to another page, or nowhere."""
    next_one = reader.page.locator(".page-presenter-next")
    return next_one.is_disabled() or next_one.inner_text() != WORDS("page.presenter.next")


def to_the_end(reader: Reader) -> None:
    """Go to the last screen of the page."""
    reader.page.keyboard.press("End")
    for _ in range(MOST_TURNS):
        if at_end(reader):
            return
        reader.page.keyboard.press("PageDown")
    raise AssertionError("The page has no end")


def button(reader: Reader, name: str) -> Locator:
    """Return one button of the bar."""
    return reader.page.locator(f".page-presenter-{name}")


def open_notes(reader: Reader) -> Page:
    """Open the second window."""
    with reader.page.expect_popup() as opened:
        button(reader, "notes").click()
    return opened.value


@PROJECTORS
def test_a_clicker_shows_every_section_large_and_in_strong_contrast(
    reader: Reader, size: dict[str, int]
) -> None:
    """Page Down alone leads through all that the page has; letters are 24 px and more, contrast is 7 : 1 and more
    (on one projector: the size changes no colour), nothing runs out of the side, and at the end the page stays."""
    remember(reader)
    present(reader, "vitiligo")
    to_show, seen, last = set(reader.page.evaluate(TO_SHOW)), set(), ""

    for _ in range(MOST_TURNS):
        now = f"{place(reader).inner_text()} {reader.page.evaluate('() => scrollY')}"
        if now == last:
            break
        if now.split()[0] != last.partition(" ")[0]:
            assert [] == reader.page.evaluate(SMALL)
            if size == OLD_PROJECTOR:
                assert [] == violations(reader.page, only={COLOUR, ENHANCED})
        assert reader.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        seen |= set(reader.page.evaluate(PARTS))
        last = now
        if at_end(reader):
            break
        reader.page.keyboard.press("PageDown")
    assert to_show <= seen
    reader.page.keyboard.press("Home")
    expect(place(reader)).to_have_text(re.compile("^1 of"))


@pytest.mark.parametrize("size", [OLD_PROJECTOR], ids=["1024"])
def test_steps_turn_with_the_sections_and_widgets_are_live(reader: Reader) -> None:
    """An answer that the room gives brings its card; a card's link leads back to the question; a link to another page
    keeps the view; no address says anything of the answers."""
    present(reader, "your-skin")
    reader.page.keyboard.press("ArrowRight")
    reader.page.locator('input[data-question="vitiligo"]').first.check()
    growing = reader.page.locator('#q-vitiligo input[value="growing"]')
    growing.focus()
    reader.page.keyboard.press("ArrowRight")  # with the keyboard in a question, arrows go to the next answer
    expect(reader.page.locator("#q-vitiligo input:checked")).to_have_count(1)
    expect(reader.page.locator("#q-vitiligo")).to_be_visible()
    growing.check()
    before = reader.page.evaluate("() => scrollY")
    reader.page.keyboard.press("ArrowRight")  # after a tick with the mouse, keys are for the page
    reader.wait_until(lambda: reader.page.evaluate("() => scrollY") > before)
    expect(growing).to_be_checked()
    for _ in range(MOST_TURNS):
        if "2" == reader.page.evaluate("() => document.body.dataset.step"):
            break
        reader.page.keyboard.press("PageDown")
    card = reader.page.locator("#card-vitiligo-growing")
    expect(card).to_be_visible()
    assert reader.page.url.endswith("/your-skin?view=presenter#step-2")
    card.locator(".mw-change").first.click()
    expect(reader.page.locator("#q-vitiligo")).to_be_visible()
    reader.page.reload()
    reader.page.locator(".page-presenter").wait_for()
    expect(reader.page.locator("#q-vitiligo")).to_be_visible()

    reader.page.locator(".page-presenter-help").click()
    expect(reader.page).to_have_url(reader.app.url("help") + "?view=presenter")
    expect(place(reader)).to_have_text(WORDS("page.presenter.count", n=1, of=5))
    reader.page.locator(".page-presenter-leave").click()
    expect(reader.page).to_have_url(reader.app.url("help"))
    expect(reader.page.locator(".page-presenter")).to_have_count(0)
    assert '{"vitiligo":["growing"]}' == reader.remembered()


@pytest.mark.parametrize(
    ("name", "size"),
    [
        *((name, OLD_PROJECTOR) for name in ("your-skin", "help")),
        ("healing", NEW_PROJECTOR),  # letters grow with the screen
        *(again(name, OLD_PROJECTOR) for name in NOTEBOOKS if name != "your-skin"),
        again("your-skin", NEW_PROJECTOR),
    ],
)
def test_every_text_is_large_and_in_strong_contrast(reader: Reader, name: str) -> None:
    """On every page, in every part, in charts and drawings too: 24 px and more, and 7 : 1 and more, also in the dark
    theme. Large letters are no excuse for less contrast: projectors are pale."""
    remember(reader)
    present(reader, name)
    reader.page.add_style_tag(content=EVERYTHING)
    for chart in reader.page.locator(".mw-chart").all():
        chart.scroll_into_view_if_needed()
        if chart.locator(".mw-forest").count():
            expect(chart.locator(".mw-plot svg.main-svg").first).to_be_visible()

    for scheme in ("light", "dark"):
        reader.page.emulate_media(color_scheme=scheme)
        reader.page.wait_for_timeout(300)  # charts are drawn anew
        texts = reader.page.evaluate(TEXTS)
        assert len(texts) > 20
        assert [] == [one for one in texts if one["size"] < 23.99 or one["contrast"] < 7]


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("welcome", OLD_PROJECTOR),
        again("your-skin", OLD_PROJECTOR),
        again("healing", OLD_PROJECTOR),
        again("healing", NEW_PROJECTOR),
        ("help", OLD_PROJECTOR),
    ],
)
def test_no_screen_ends_within_a_line(reader: Reader, name: str) -> None:
    """A section that is longer than the screen goes on where a part of it ends: nothing at the foot is cut."""
    remember(reader)
    present(reader, name)

    for _ in range(MOST_TURNS):
        reader.page.wait_for_timeout(100)  # what is shown for the first time is drawn
        assert [] == reader.page.evaluate(CUT), place(reader).inner_text()
        assert [] == reader.page.evaluate(BULLETS), place(reader).inner_text()
        if at_end(reader):
            return
        reader.page.keyboard.press("PageDown")
    raise AssertionError("The page has no end")


@pytest.mark.parametrize("size", [OLD_PROJECTOR], ids=["1024"])
def test_what_is_ticked_stays_in_sight(reader: Reader) -> None:
    """The card that it brings comes above the question, and pushes it nowhere."""
    present(reader, "vitiligo")
    option = reader.page.locator('#q-vitiligo input[value="growing"]')
    question = reader.page.locator("#q-vitiligo legend").first
    turn = reader.page.locator(".page-presenter-next")
    for _ in range(MOST_TURNS):
        if question.locator("visible=true").count() and question.bounding_box()["y"] >= 0:
            break
        turn.click()
    option.locator("xpath=ancestor::label").click()
    reader.wait_until(lambda: reader.page.locator(".mw-now-list li").count() > 0)
    wait_for_view(reader)

    expect(question).to_be_in_viewport(ratio=1)
    curtain_or_bar = (
        "() => Math.min(...[...document.querySelectorAll('.page-curtain:not([hidden]), .page-presenter')]"
    )
    edge = reader.page.evaluate(f"{curtain_or_bar}.map((one) => one.getBoundingClientRect().top))")
    last = reader.page.locator("#q-vitiligo .mw-option").last.bounding_box()
    assert last and last["y"] + last["height"] <= edge


@pytest.mark.parametrize("size", [OLD_PROJECTOR], ids=["1024"])
def test_what_is_folded_by_itself_is_opened(reader: Reader) -> None:
    """The welcome page is read section by section, the check of a chapter is open, and no line says "ready"."""
    present(reader, "welcome")
    expect(reader.page.locator(".mw-section-fold:has(h2):not([open])")).to_have_count(0)
    to_the_end(reader)
    expect(reader.page.locator("#main h2:visible")).to_have_count(1)
    box = reader.status.bounding_box()
    assert box
    assert box["height"] <= 1
    present(reader, "vitiligo")
    expect(reader.page.locator(".mw-check > details")).to_have_attribute("open", "")


@pytest.mark.parametrize("size", [OLD_PROJECTOR], ids=["1024"])
def test_the_next_page_follows_the_last_section(reader: Reader) -> None:
    """The button says which page comes next, and it stays in this view; the way back leads to the end of that
    before. Whoever follows a lesson plan goes on by the plan."""
    present(reader, "how-sure-are-we")
    to_the_end(reader)
    name = CONTENT.chapters["words-and-sources"].short_title
    expect(button(reader, "next")).to_have_text(WORDS("page.presenter.next_to", page=name))
    reader.page.keyboard.press("PageDown")
    expect(reader.page).to_have_url(reader.app.url("words-and-sources?view=presenter"))
    before = WORDS("page.presenter.back_to", page=CONTENT.chapters["how-sure-are-we"].short_title)
    expect(button(reader, "back")).to_have_text(before)
    wait_for_view(reader)
    reader.page.keyboard.press("PageUp")
    expect(reader.page).to_have_url(reader.app.url("how-sure-are-we?view=presenter"))
    expect(button(reader, "next")).to_have_text(WORDS("page.presenter.next_to", page=name))
    present(reader, "welcome")
    expect(button(reader, "back")).to_be_disabled()

    present(reader, "for-educators")
    reader.page.locator("#lesson-one-case > details").evaluate("(one) => { one.open = true; }")
    reader.page.locator('#lesson-one-case a[href="vitiligo"]').evaluate("(one) => one.click()")
    expect(reader.page).to_have_url(reader.app.url("vitiligo?view=presenter"))
    wait_for_view(reader)
    to_the_end(reader)
    name = CONTENT.chapters["healing"].short_title
    expect(button(reader, "next")).to_have_text(WORDS("page.presenter.next_to", page=name))
    plan = json.loads(reader.page.evaluate("() => sessionStorage.presenter"))["plan"]
    for before in reversed(plan["pages"][: plan["at"]]):  # the first is the page of the plan, which ends it
        reader.page.keyboard.press("Home")
        reader.page.keyboard.press("PageUp")
        expect(reader.page).to_have_url(re.compile(rf"{before['path']}\?view=presenter"))
        wait_for_view(reader)
    assert "plan" not in json.loads(reader.page.evaluate("() => sessionStorage.presenter"))


@pytest.mark.parametrize("size", [OLD_PROJECTOR], ids=["1024"])
@pytest.mark.parametrize(
    "kept",
    ["{", again("7"), again("[]"), again('{"plan": 3, "begun": "x"}'), again('{"plan": {"pages": []}}')],
)
def test_notes_that_nobody_can_read_harm_nothing(reader: Reader, kept: str) -> None:
    """Whatever is in the tab in place of what a presenter has noted, the view comes up and turns."""
    reader.page.goto(reader.app.url("help"))
    reader.page.evaluate(
        "(kept) => { sessionStorage.presenter = sessionStorage['notes:/help'] = kept; }", kept
    )
    present(reader, "help")
    open_notes(reader).close()
    reader.page.bring_to_front()
    reader.page.keyboard.press("PageDown")

    expect(place(reader)).to_have_text(re.compile("^2 of 5"))


@pytest.mark.parametrize("size", [OLD_PROJECTOR], ids=["1024"])
def test_one_window_of_notes_goes_along(reader: Reader) -> None:
    """The next page finds the window again: its time goes on, it says what is shown now and what the page is for, and
    leaving closes it."""
    present(reader, "how-sure-are-we")
    notes = open_notes(reader)
    aims = {one.chapter: one.aims for one in CONTENT.teaching.aims}
    expect(notes.locator("li")).to_have_text(list(aims["how-sure-are-we"]))
    expect(notes.locator("#time")).to_have_text(re.compile("0:0[3-9]"), timeout=10_000)
    reader.page.bring_to_front()
    to_the_end(reader)
    expect(notes.locator("#next")).to_have_text(CONTENT.chapters["words-and-sources"].short_title)
    reader.page.keyboard.press("PageDown")
    expect(notes.locator("li")).to_have_text(list(aims["words-and-sources"]))
    expect(notes.locator("#now")).to_have_text(CONTENT.chapters["words-and-sources"].title)
    expect(notes.locator("#time")).not_to_have_text(re.compile("0:0[0-2]"))
    assert 2 == len(reader.page.context.pages)

    button(reader, "leave").click()
    expect(reader.page).to_have_url(reader.app.url("words-and-sources"))
    assert notes.is_closed()


@pytest.mark.parametrize("size", [OLD_PROJECTOR], ids=["1024"])
def test_a_case_brings_its_notes(reader: Reader) -> None:
    """A case that is loaded in this view stays in it, at its cards; what to ask, with our answers, and what there is to
    notice is in the window."""
    case = CONTENT.teaching.cases["growing-vitiligo-type-5"]
    present(reader, "for-educators")
    reader.page.locator(f"#case-{case.id} > details").evaluate("(one) => { one.open = true; }")
    reader.page.locator(f"#case-{case.id} [data-case]").evaluate("(one) => one.click()")
    expect(reader.page).to_have_url(reader.app.url("your-skin?view=presenter#step-2"))
    expect(reader.page.locator("#card-vitiligo-growing")).to_be_visible()
    notes = open_notes(reader)

    said = notes.locator("li > p:first-child").all_inner_texts()
    assert any(one.startswith(CONTENT.cards[case.notice[0].card].title) for one in said)
    assert {one.question for one in case.questions} <= set(said)
    for one in (*case.questions, *case.beliefs):
        expect(notes.locator("li .answer").get_by_text(one.answer[0].text).first).to_be_visible()


@pytest.mark.parametrize("size", [OLD_PROJECTOR], ids=["1024"])
def test_a_plan_in_this_view_brings_its_case(reader: Reader) -> None:
    """The page opens with the case, in this view, and the pages of the plan follow each other."""
    present(reader, "for-educators")
    reader.page.locator("#lesson-one-case > details").evaluate("(one) => { one.open = true; }")
    reader.page.locator("#lesson-one-case [data-case-of]").first.evaluate("(one) => one.click()")
    expect(reader.page).to_have_url(reader.app.url("your-skin?view=presenter#step-2"))
    expect(reader.page.locator("#card-vitiligo-growing")).to_be_visible()
    plan = json.loads(reader.page.evaluate("() => sessionStorage.presenter"))["plan"]

    assert "/your-skin" == plan["pages"][plan["at"]]["path"]
    assert "/vitiligo" == plan["pages"][plan["at"] + 1]["path"]


@pytest.mark.parametrize("size", [OLD_PROJECTOR], ids=["1024"])
def test_the_next_row_of_a_plan_brings_its_case(reader: Reader) -> None:
    """ "Next" from a page without a case, and from one case to another on the same page, loads the case of the row."""
    present(reader, "for-educators")
    reader.page.locator("#lesson-two-cases > details").evaluate("(one) => { one.open = true; }")
    plan = next(one for one in CONTENT.teaching.lessons if one.id == "two-cases")
    cases = list(dict.fromkeys(step.case for step in plan.steps if step.case and step.page == "your-skin"))
    assert len(cases) > 1
    reader.page.locator("#lesson-two-cases [data-case-of]").first.evaluate("(one) => one.click()")
    for case in cases:
        line = reader.page.locator("#worked-case")
        expect(line).to_contain_text(CONTENT.teaching.cases[case].title)
        if case != cases[-1]:
            skip_to_next_page(reader)


def skip_to_next_page(reader: Reader) -> None:
    """Turn screen after screen until another page comes, or the same one anew."""
    with reader.page.expect_navigation(wait_until="commit"):
        reader.page.evaluate(
            "() => void setInterval(() => document.querySelector('.page-presenter-next').click(), 80)"
        )


WHOLE = """(drawing) => {
  document.dispatchEvent(new CustomEvent("workbook:reach", { detail: { node: drawing } }));
  scrollTo(0, 0);
  const box = drawing.querySelector("svg").getBoundingClientRect();
  return [box.top >= 0, box.bottom <= document.querySelector(".page-presenter").getBoundingClientRect().top - 8];
}"""


@PROJECTORS
@pytest.mark.parametrize(
    ("name", "has_case"), [("your-choices", False), ("healing", False), ("healing", True), ("vitiligo", True)]
)
def test_a_drawing_is_whole_on_one_screen(reader: Reader, name: str, has_case: bool) -> None:
    """On the first screen of its section, also where a line says that the answers are those of a case; its letters are
    as large as those of the page, and stay within it."""
    if has_case:
        present(reader, "for-educators")
        reader.page.locator("[data-case]").first.evaluate("(one) => one.click()")
        reader.page.wait_for_url("**/your-skin*")
    present(reader, name)
    for drawing in reader.page.locator(".mw-drawing").all():
        drawing.evaluate(WHOLE)
        reader.wait_until(lambda one=drawing: one.evaluate(WHOLE) == [True, True])
        beyond = drawing.locator("svg").evaluate(
            """(svg) => [...svg.querySelectorAll("text")].filter((one) => {
                const [box, edge] = [one.getBoundingClientRect(), svg.getBoundingClientRect()];
                return box.left < edge.left - 1 || box.right > edge.right + 1 || box.bottom > edge.bottom + 1;
            }).map((one) => one.textContent)"""
        )
        assert [] == beyond


@pytest.mark.parametrize("size", [OLD_PROJECTOR], ids=["1024"])
def test_the_pages_to_take_along_are_few_screens(reader: Reader) -> None:
    """Two pages of paper are not ten screens, and the signs that both have are shown once."""
    remember(reader)
    present(reader, "your-skin")
    reader.page.keyboard.press("End")
    expect(place(reader)).to_contain_text("/")
    screens = int(place(reader).inner_text().split("/")[1])

    assert screens <= 6
    expect(reader.page.locator(".mw-emergencies").locator("visible=true")).to_have_count(1)


@pytest.mark.parametrize("size", [NEW_PROJECTOR], ids=["1920"])
def test_notes_and_time_are_in_a_window_of_their_own(reader: Reader) -> None:
    """It names what is on the screen and what follows, keeps a note for each part, and turns the page too; a key that
    is typed into a note turns nothing."""
    present(reader, "help")
    with reader.page.expect_popup() as opened:
        reader.page.locator(".page-presenter-notes").click()
    notes = opened.value
    urgent = reader.page.locator("#when-emergency").inner_text()
    expect(notes.locator("#next")).to_have_text(urgent)
    notes.locator("#notes").fill("Ask who has been told.")
    notes.locator("#notes").press("PageDown")
    expect(place(reader)).to_contain_text("1")
    notes.locator("#time").click()
    notes.keyboard.press("PageDown")
    expect(place(reader)).to_have_text(WORDS("page.presenter.count", n=2, of=5))
    expect(notes.locator("#now")).to_have_text(urgent)
    expect(notes.locator("#notes")).to_have_value("")
    notes.keyboard.press("PageUp")
    expect(notes.locator("#notes")).to_have_value("Ask who has been told.")
    expect(notes.locator("#time")).to_have_text(re.compile("0:0[2-9]"), timeout=10_000)

    reader.page.bring_to_front()
    reader.page.evaluate(SWIPE, [400, 200])
    expect(place(reader)).to_contain_text("2")
    reader.page.evaluate(SWIPE, [200, 400])
    expect(place(reader)).to_contain_text("1")
    reader.page.keyboard.press(".")
    expect(reader.page.locator("html.page-blank")).to_be_attached()
    notes.close()


@pytest.mark.parametrize("size", [PHONE], ids=["390"])
def test_the_view_is_a_link_at_the_foot_and_costs_no_one_else(reader: Reader) -> None:
    """Each page leads there; without it neither its scripts nor its style are fetched."""
    fetched: list[str] = []
    reader.page.on("request", lambda request: fetched.append(request.url))
    reader.open("help")

    assert not [url for url in fetched if "presenter" in url]
    reader.page.locator("#present").click()
    expect(reader.page.locator(".page-presenter")).to_be_visible()
    assert 4 == len([url for url in fetched if "assets/presenter" in url])
