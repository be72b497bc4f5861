"""The page for educators: a case loads with one click, a sheet prints alone, and all of it is text without a script."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.again import again
from tests.browser.app import App
from tests.browser.axe import violations
from tests.browser.reader import CONTENT, WORDS, Reader
from tests.browser.sizes import BOTH_SIZES, DESK
from tests.browser.test_pages import STICKING_OUT
from tests.browser.test_print import sheets

PAGE, CASE, OTHER = "for-educators", "growing-vitiligo-type-5", "roller-and-serum-at-home"
CASES = CONTENT.teaching.cases
LOADED = {id: json.dumps({q: list(chosen) for q, chosen in one.answers.items()}) for id, one in CASES.items()}
OWN = '{"melasma":["yes"]}'
IN_SIGHT = """() => [...document.querySelectorAll("main :is(h2, h3, h4, p, li), .page-header, .page-footer")]
    .filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).map((one) => one.innerText.trim())"""


def same(text: str | None) -> object:
    return json.loads(text or "{}")


def open_case(reader: Reader, id: str = CASE) -> None:
    reader.page.locator(f"#case-{id} > details > summary").click()


def load(reader: Reader, id: str = CASE) -> None:
    reader.page.locator(f"#case-{id} [data-case]").click()


def with_answers(reader: Reader, answers: str) -> None:
    """Open the page in a tab that has answers."""
    reader.open(PAGE)
    reader.page.evaluate("(answers) => workbookTab.keep(answers)", answers)


def expect_cards_of(reader: Reader, id: str) -> None:
    """The page with the cards is there, at step 2, and has what the case says; its address names no answer."""
    expect(reader.page).to_have_url(reader.app.url("your-skin#step-2"))
    reader.wait_for_page()
    assert CASES[id].notice[0].card == reader.cards()[0]
    assert same(LOADED[id]) == same(reader.remembered())


def test_a_case_loads_with_one_click(reader: Reader) -> None:
    """One click puts the answers of a case into the tab and opens the cards; no address ever names an answer."""
    addresses: list[str] = []
    reader.page.on("request", lambda request: addresses.append(request.url))
    reader.open(PAGE)
    open_case(reader)
    expect(reader.page.locator(f"#case-{CASE} .mw-sheet-note").first).to_be_attached()
    expect(reader.page.locator(".mw-sheet-note").locator("visible=true")).to_have_count(0)  # for paper
    load(reader)
    expect_cards_of(reader, CASE)

    assert [] == [url for url in addresses if "growing" in url or "vitiligo" in url.partition("?")[2]]
    reader.go_to_step(1)
    assert {"skin_type": ["V"], "vitiligo": ["growing"]} == reader.answers()


def test_answers_of_the_reader_are_asked_about_once(reader: Reader) -> None:
    """Where the tab has answers, the page itself asks first: they stay with "No" or Escape, and go with "Yes"."""
    dialogs: list[str] = []
    reader.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    with_answers(reader, OWN)
    open_case(reader)
    asks = reader.page.locator(f"#case-{CASE} .mw-case-asks")
    expect(asks).to_be_hidden()
    for leave in (
        lambda: reader.page.keyboard.press("Escape"),
        lambda: asks.locator(".mw-case-keep").click(),
    ):
        load(reader)
        expect(asks).to_contain_text(WORDS("teaching.case.asks"))
        expect(asks.locator(".mw-case-replace")).to_be_focused()
        leave()
        expect(asks).to_be_hidden()
        expect(reader.page.locator(f"#case-{CASE} [data-case]")).to_be_focused()
        assert OWN == reader.remembered()
    load(reader)
    asks.locator(".mw-case-replace").click()

    expect_cards_of(reader, CASE)
    assert [] == dialogs


def test_from_one_case_to_the_next_nothing_is_asked(reader: Reader) -> None:
    """Answers that are those of a case are nobody's, so the next case loads at once."""
    with_answers(reader, LOADED[CASE])
    open_case(reader, OTHER)
    load(reader, OTHER)

    expect_cards_of(reader, OTHER)


def test_all_by_keyboard(reader: Reader) -> None:
    """A case opens, asks and loads by the keyboard alone."""
    with_answers(reader, OWN)
    reader.page.locator(f"#case-{CASE} > details > summary").focus()
    for key in ("Enter", "Tab", "Enter", "Enter"):  # open it, go to its button, press it, agree
        reader.page.keyboard.press(key)

    expect_cards_of(reader, CASE)


@BOTH_SIZES
def test_the_page_is_open_to_all(reader: Reader, size: dict[str, int]) -> None:
    """With everything open, and a question asked, axe finds nothing and nothing sticks out."""
    with_answers(reader, OWN)
    reader.open_everything()
    load(reader)

    assert [] == violations(reader.page, set())
    assert [] == reader.page.evaluate(STICKING_OUT, [size["width"], []])


def test_a_plan_names_its_case(reader: Reader) -> None:
    """The case of a plan is a link that opens it further down the page."""
    reader.open(PAGE)
    reader.page.locator("#lesson-one-case > details > summary").click()
    reader.page.locator(f'#lesson-one-case a[href="#case-{CASE}"]').first.click()

    expect(reader.page.locator(f"#case-{CASE} [data-case]")).to_be_in_viewport()


def open_plan(reader: Reader, id: str) -> None:
    reader.page.locator(f"#lesson-{id} > details > summary").click()


@pytest.mark.parametrize(
    ("plan", "page", "address"),
    [("one-case", "your-skin", "your-skin#step-2"), ("one-case", "vitiligo", "vitiligo")],
)
def test_a_plan_leads_to_its_page_with_the_case(reader: Reader, plan: str, page: str, address: str) -> None:
    """To load the case is one click: the page of that row opens with it."""
    reader.open(PAGE)
    open_plan(reader, plan)
    reader.page.locator(f'#lesson-{plan} [data-case-of="case-{CASE}"][href^="{page}"]').first.click()

    expect(reader.page).to_have_url(reader.app.url(address))
    expect(reader.page.locator("#worked-case")).to_contain_text(CASES[CASE].title)
    assert same(LOADED[CASE]) == same(reader.remembered())


def test_the_second_case_of_a_plan_takes_the_place_of_the_first(reader: Reader) -> None:
    """Each row brings its own case, and one that is loaded already is just opened."""
    reader.open(PAGE)
    open_plan(reader, "two-cases")
    links = reader.page.locator("#lesson-two-cases [data-case-of]")
    for number in (0, 0, 1):
        case = (links.nth(number).get_attribute("data-case-of") or "").removeprefix("case-")
        links.nth(number).click()
        expect(reader.page).to_have_url(reader.app.url("your-skin#step-2"))
        assert same(LOADED[case]) == same(reader.remembered())
        reader.open(PAGE)
        open_plan(reader, "two-cases")


def test_a_plan_asks_before_it_replaces_answers(reader: Reader) -> None:
    """Answers of the reader stay with "No", and go with "Yes"; until then the page does not change."""
    with_answers(reader, OWN)
    open_plan(reader, "one-case")
    link = reader.page.locator("#lesson-one-case [data-case-of]").first
    link.click()
    asks = reader.page.locator("#lesson-one-case .mw-case-asks").first
    expect(asks.locator(".mw-case-replace")).to_be_focused()
    reader.page.keyboard.press("Escape")
    expect(asks).to_be_hidden()
    expect(link).to_be_focused()
    expect(reader.page).to_have_url(reader.app.url(PAGE))
    assert OWN == reader.remembered()
    reader.page.keyboard.press("Enter")
    asks.locator(".mw-case-replace").click()

    expect_cards_of(reader, CASE)


def test_what_a_room_sees_first_is_what_it_is_asked(reader: Reader) -> None:
    """Questions and beliefs stand before what there is to notice, and all answers are folded."""
    reader.open(PAGE)
    open_case(reader)
    sheet = reader.page.locator(f"#case-{CASE}")
    heads = [text.splitlines()[0] for text in sheet.locator("h4").all_inner_texts()]

    words = CONTENT.words.under("teaching.case")
    assert [words[key] for key in ("answers", "questions", "beliefs", "notice")] == heads
    expect(sheet.get_by_text(CASES[CASE].questions[0].question)).to_be_visible()
    expect(sheet.get_by_text(CASES[CASE].questions[0].answer[0].text).locator("visible=true")).to_have_count(
        0
    )
    expect(sheet.locator(".mw-case-notice")).to_be_hidden()


@pytest.mark.parametrize(
    ("id", "most"),
    [
        *(again(f"lesson-{lesson.id}", 1) for lesson in CONTENT.teaching.lessons),
        (f"case-{CASE}", 2),
        again("knowledge-questions", 2),
    ],
)
@pytest.mark.parametrize("size", [DESK], ids=["1280"])
def test_a_sheet_is_printed_alone(reader: Reader, id: str, most: int) -> None:
    """A plan, a case or the check is on paper by itself, unfolded, and says who has not checked it."""
    reader.page.add_init_script("window.print = () => { window.printed = (window.printed ?? 0) + 1; }")
    reader.open(PAGE)
    sheet = reader.page.locator(f"#{id}")
    sheet.locator(":scope > details > summary").click()
    before = sheet.locator("details[open]").count()
    sheet.locator(".mw-print-sheet").click()
    assert 1 == reader.page.evaluate("() => window.printed")
    reader.page.emulate_media(media="print")

    seen = [text for text in reader.page.evaluate(IN_SIGHT) if text]
    own = sheet.inner_text()
    assert [] == [text for text in seen if text not in own]
    assert WORDS("page.unchecked") in own
    assert 0 == sheet.locator("details:not([open], .mw-source)").count()
    assert most >= sheets(reader)
    reader.page.emulate_media(media="screen")
    reader.page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert before == sheet.locator("details[open]").count()
    expect(reader.page.locator(".page-header")).to_be_visible()


def test_without_a_script_it_is_text(new_context: Callable[..., BrowserContext], app: App) -> None:
    """Without JavaScript every case, plan and question can be read; what needs a script is not there."""
    page: Page = new_context(java_script_enabled=False).new_page()
    page.goto(app.url(PAGE))

    for case in CASES.values():
        expect(page.locator(f"#case-{case.id} h3")).to_be_visible()
    page.locator(f"#case-{CASE} > details > summary").click()
    expect(
        page.locator(f"#case-{CASE}").get_by_text(WORDS("teaching.case.notice"), exact=True)
    ).to_be_visible()
    expect(page.locator("[data-case]").first).to_be_hidden()
    expect(page.locator(f"#case-{CASE} .mw-print-sheet")).to_be_hidden()
    expect(page.locator("#status")).to_be_hidden()


def test_one_quiet_link_leads_there(reader: Reader) -> None:
    """Patients meet the page in no menu; at the foot of each page is one link."""
    reader.open("vitiligo")
    links = reader.page.locator(f'a[href="/{PAGE}"]')

    assert 1 == links.count()
    expect(reader.page.locator(f'.page-footer a[href="/{PAGE}"]')).to_be_visible()
