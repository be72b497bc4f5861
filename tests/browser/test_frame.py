"""The text comes before the kernel, and a bare browser and paper show what matters."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import BrowserContext, expect

from tests.again import again
from tests.browser.app import PROJECT, App, run_app
from tests.browser.reader import CONTENT, WORDS, Reader
from tests.browser.regular import SHARED_TAB


@pytest.fixture(name="held")
def _held(tmp_path: Path) -> Path:
    """Return the file for which the first cell of the slow notebook waits."""
    flag = tmp_path / "go"
    notebook = nbformat.read(PROJECT / "notebooks" / "your-skin.ipynb", as_version=4)
    wait = f"import pathlib, time\nwhile not pathlib.Path({str(flag)!r}).exists(): time.sleep(0.05)"
    notebook.cells.insert(0, nbformat.v4.new_code_cell(wait))
    (tmp_path / "notebooks").mkdir()
    nbformat.write(notebook, tmp_path / "notebooks" / "your-skin.ipynb")
    shutil.copy(PROJECT / "notebooks" / "welcome.ipynb", tmp_path / "notebooks")
    return flag


def test_text_is_there_before_the_kernel(held: Path, new_context: Callable[..., BrowserContext]) -> None:
    """While the first cell runs, there are heading, lead, notice, the way to help, and a word of waiting."""
    with run_app(held.parent, "--notebooks", str(held.parent / "notebooks")) as app:
        reader = Reader(new_context().new_page(), app)
        reader.page.goto(app.url("your-skin"), wait_until="commit")

        chapter = CONTENT.chapters["your-skin"]
        expect(reader.page.get_by_role("heading", level=1)).to_have_text(chapter.title)
        expect(reader.page.get_by_text(chapter.lead)).to_be_visible()
        notice = reader.page.locator("details.page-notice")
        expect(notice.get_by_text(WORDS("page.unchecked"))).to_be_visible()
        notice.locator("summary").click()
        expect(notice.get_by_text(WORDS("page.notice"), exact=True)).to_be_visible()
        expect(reader.page.get_by_role("link", name=WORDS("page.nav.help")).first).to_be_in_viewport()
        expect(reader.status).to_have_text(WORDS("page.status.getting_ready"))
        assert 0 == reader.page.locator("fieldset").count()
        held.touch()
        reader.wait_for_page()
        assert len(CONTENT.questions) == reader.page.locator("fieldset.mw-question").count()
        reader.page.close()


def test_help_works_without_javascript(new_context: Callable[..., BrowserContext], app: App) -> None:
    """Get help now needs no JavaScript: it says when to act, the most pressing first."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(app.url("vitiligo"), wait_until="commit")
    expect(page.locator("noscript p")).to_have_text(WORDS("page.noscript"))
    page.locator("#bar").get_by_role(
        "link", name=WORDS("page.nav.help")
    ).click()  # on a phone it stands there

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("heading", level=2).first).to_be_in_viewport()
    expect(page.locator(".page-urgency-emergency li").first).to_be_visible()
    assert page.locator(".page-urgency").first.evaluate("(one) => one.className").endswith("emergency")


@SHARED_TAB
def test_paper_shows_cards_and_no_buttons(reader: Reader) -> None:
    """Printed, the cards, their reasons and the whole notice are there; buttons, strip and navigation are not."""
    reader.open("your-skin")
    reader.answer("vitiligo", "growing")
    reader.page.emulate_media(media="print")

    expect(reader.card("vitiligo-growing").get_by_role("heading").first).to_be_visible()
    expect(reader.card("vitiligo-growing").locator(".mw-why li").first).to_be_visible()
    for gone in (
        "#bar",
        ".mw-clear-one >> nth=0",
        ".page-header nav",
        ".page-steps",
        "#status",
        ".mw-now-strip",
    ):
        expect(reader.page.locator(gone)).to_be_hidden()
    expect(reader.page.locator("details.page-notice p")).to_be_visible()
    assert b"%PDF" == reader.page.pdf()[:4]
    assert [] == reader.page.evaluate(
        "() => [...document.querySelectorAll('.mw-table-twin')].map((one) => one.open).filter(Boolean)"
    )


SOME = {
    "skin_type": ["V"],
    "vitiligo": ["growing"],
    "eczema": ["calm_there"],
    "cold_sores": ["past"],
    "who": ["salon"],
    "on_skin": ["numbing_cream", "serum"],
    "medicines": ["blood_thinners"],
}
NONE_OR_SOME = {id: [question.none.id] for id, question in CONTENT.questions.items() if question.none} | SOME
UNSURE = {id: [question.not_sure.id] for id, question in CONTENT.questions.items()}
SCARRED = {
    "skin_type": ["IV"],
    "raised_scars": ["yes"],
    "needles": ["radiofrequency"],
    "melasma": ["yes"],
    "medicines": ["blood_thinners"],
    "health": ["diabetes"],
    "who": ["salon"],
}
ACTIVE = {
    "skin_type": ["V"],
    "vitiligo": ["growing"],
    "eczema": ["active_there"],
    "cold_sores": ["past"],
    "medicines": ["blood_thinners"],
    "on_skin": ["numbing_cream"],
}


def in_order(answers: dict) -> dict:
    """Return answers in the order in which the page keeps them."""
    return {id: answers[id] for id in CONTENT.questions if id in answers}


# A printer that keeps how the page was dressed for it.
PRINTER = """() => {
  const print = window.print;
  window.printed = [];
  window.print = () => { window.printed.push(document.body.className); };
  window.takePrinterAway = () => {
    window.print = print;
    delete window.printed;
    delete window.takePrinterAway;
  };
}"""


def printed(reader: Reader, answers: dict, picks_wishes: bool = False) -> dict[str, int]:
    """Print from step 6 with these answers, and return how many sheets that is, by the format of paper."""
    reader.open("your-skin")
    reader.choose(answers)
    if picks_wishes:
        reader.page.evaluate(
            "() => document.querySelectorAll('.mw-choices').forEach((one) =>"
            " one.querySelector('input').click())"
        )
    reader.go_to_step(6)
    assert answers == reader.answers()
    assert picks_wishes == (reader.page.locator(".mw-wishes:not([hidden]) li").count() > 0)
    reader.page.evaluate(PRINTER)
    sheets = {}
    for paper in ("A4", "Letter"):
        reader.page.locator(".mw-print").click()
        assert "mw-printing" in reader.page.evaluate("() => window.printed.pop()")
        pdf = reader.page.pdf(format=paper, margin=dict.fromkeys(("top", "bottom", "left", "right"), "12mm"))
        reader.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
        assert "mw-printing" not in reader.page.evaluate("() => document.body.className")
        sheets[paper] = len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
    reader.page.evaluate("() => window.takePrinterAway()")
    return sheets


@SHARED_TAB
@pytest.mark.parametrize(
    ("answers", "picks_wishes"),
    [again(SOME, False), again(SOME, True), (NONE_OR_SOME, True), again(SCARRED, True), again(ACTIVE, True)],
    ids=["some", "with wishes", "each question", "raised scars", "growing vitiligo"],
)
def test_the_pages_to_take_along_are_two(reader: Reader, answers: dict, picks_wishes: bool) -> None:
    """Printed from step 6, there are two sheets, of A4 or Letter: one for the patient, one for the clinician,
    and nothing else; afterwards the page is as before."""
    assert {"A4": 2, "Letter": 2} == printed(reader, in_order(answers), picks_wishes)


@SHARED_TAB
def test_more_than_a_sheet_holds_flows_on(reader: Reader) -> None:
    """Where all is unknown, more is told than a sheet holds: it takes further sheets, and the small print
    stays at 9 points or more."""
    sheets = printed(reader, UNSURE)
    reader.page.emulate_media(media="print")
    sizes = reader.page.locator(".mw-paper :is(p, li, td, th, small, label, h4)").evaluate_all(
        "(all) => all.filter((one) => one.checkVisibility())"
        ".map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )

    assert min(sheets.values()) > 2
    assert 12 <= min(sizes)  # pixels: 9 points


@SHARED_TAB
def test_help_leads_to_each_of_its_lists(reader: Reader) -> None:
    """Short links at the top lead to the four lists, most urgent first; the name of the list is then in sight and the
    next Tab is inside it."""
    reader.open("help")
    lists = [
        section.get_attribute("aria-labelledby") for section in reader.page.locator(".page-urgency").all()
    ]
    links = reader.page.locator(".page-jumps a")
    assert [f"#{id}" for id in lists] == [link.get_attribute("href") for link in links.all()]
    for at, id in enumerate(lists):
        links.nth(at).click()
        expect(reader.page.locator(f"#{id}")).to_be_in_viewport()
        reader.page.keyboard.press("Tab")
        assert id == reader.page.evaluate(
            "() => document.activeElement.closest('.page-urgency').getAttribute('aria-labelledby')"
        )


@SHARED_TAB
@pytest.mark.parametrize("name", [again("welcome"), again("your-skin"), "vitiligo", "help"])
def test_pages_scroll_by_hand(reader: Reader, name: str) -> None:
    """A wheel and a key scroll each page: styles that come with the widgets do not lock it."""
    reader.open(name)
    height = "() => document.documentElement.scrollTop"
    reader.page.mouse.move(200, 400)

    def turned() -> bool:  # on a page that is not painted yet a wheel turns nothing: a reader turns it again
        reader.page.mouse.wheel(0, 200)
        return reader.page.evaluate(height) > 0

    reader.wait_until(turned)
    before = reader.page.evaluate(height)
    reader.page.keyboard.press("End")
    reader.wait_until(lambda: reader.page.evaluate(height) > before + 200)
