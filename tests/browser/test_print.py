"""What the browser's own print command gives: cards with what to do, few sheets, and nothing to tap."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.again import chosen
from tests.browser.reader import CONTENT, WORDS, Reader
from tests.browser.regular import SHARED_TAB

MARGIN = dict.fromkeys(("top", "bottom", "left", "right"), "12mm")
READERS = {
    "growing vitiligo": ({"skin_type": ["V"], "vitiligo": ["growing"], "dark_marks": ["yes"]}, 8),
    "active eczema": ({"skin_type": ["IV"], "eczema": ["active_there"], "cold_sores": ["past"]}, 8),
    "many answers": (
        {
            "skin_type": ["V"],
            "vitiligo": ["growing"],
            "eczema": ["calm_there"],
            "melasma": ["yes"],
            "dark_marks": ["yes"],
            "raised_scars": ["yes"],
            "cold_sores": ["past"],
            "health": ["diabetes", "not_sure"],
            "medicines": ["blood_thinners"],
            "pregnancy": ["not_sure"],
            "who": ["salon"],
            "needles": ["radiofrequency"],
            "on_skin": ["numbing_cream", "serum"],
        },
        13,
    ),
}
EACH = pytest.mark.parametrize(
    ("answers", "most"), chosen(READERS.values(), READERS["many answers"]), ids=READERS
)
CLOSED = "() => document.querySelectorAll('#main details').forEach((one) => { one.open = false; })"
ON_PAPER = """(all) => all.filter((one) =>
    one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })
    && one.getBoundingClientRect().width > 1)"""
TEXTS = f"(all) => ({ON_PAPER})(all).map((one) => one.innerText.trim())"


def ready_to_print(reader: Reader, name: str, answers: dict[str, list[str]], closed: bool = False) -> None:
    """Open a page, answer, close all that is open if wanted, and look at it as paper gets it."""
    reader.open(name)
    reader.choose(answers)
    if closed:
        reader.page.evaluate(CLOSED)
    reader.page.emulate_media(media="print")


def texts(found: Locator) -> list[str]:
    """The texts of those that are on paper."""
    return found.evaluate_all(TEXTS)


def sheets(reader: Reader, paper: str = "A4") -> int:
    """How many sheets the page as it is takes."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", reader.page.pdf(format=paper, margin=MARGIN)))


@SHARED_TAB
@EACH
def test_a_closed_card_is_printed_with_what_to_do(reader: Reader, answers: dict, most: int) -> None:
    """With all closed, paper has of each own card the verdict, the fact, the first step with its how, the most
    urgent sign with how soon to act, and what nobody knows; of each card for everyone its sign."""
    ready_to_print(reader, "your-skin", answers, closed=True)
    own, general = ".mw-cards[data-key=for-you]", ".mw-cards[data-key=for-everyone]"
    cards = reader.page.locator(f"{own} article:not(.mw-gathered *)")

    assert cards.count() >= 3
    for card in cards.all():
        first = CONTENT.cards[card.get_attribute("data-key")].first
        [said] = texts(card.locator(".mw-body > section:has(> p > strong) > p:first-of-type"))
        assert f"{first.what} {first.how}" == " ".join(said.split())
        for part in (
            ".mw-urgency",
            ".mw-deciding > .mw-fact > p",
            "section:has([data-key=signs]) > :is(h4 + p, h4 + .mw-open-on-paper)",
        ):
            assert len(texts(card.locator(part))) >= 1, (card.get_attribute("data-key"), part)
        assert 1 == len(texts(card.locator(".mw-body > .mw-unknown .mw-fact > p")))
        assert "avoid" in card.evaluate("(one) => getComputedStyle(one).breakInside")
    signs = reader.page.locator(f"{general} section:has(> [data-key=signs])")
    assert signs.count() == len(texts(signs)) == len(texts(reader.page.locator(f"{general} article h3")))


@SHARED_TAB
@EACH
def test_all_six_steps_are_few_sheets(reader: Reader, answers: dict, most: int) -> None:
    """The print command at any step gives all of them on few sheets, of A4 and hardly more of Letter."""
    reader.open("your-skin")
    reader.choose(answers)
    reader.go_to_step(2)

    assert sheets(reader) <= most
    assert sheets(reader, "Letter") <= most + 1


@SHARED_TAB
@EACH
def test_nothing_on_paper_waits_for_a_tap(reader: Reader, answers: dict, most: int) -> None:
    """No button, switch, question with its choices or label of a fold is printed, but the list to tick by hand."""
    ready_to_print(reader, "your-skin", answers, closed=True)
    labels = {
        *texts(reader.page.locator("#main summary")),
        *texts(reader.page.locator("#main :is(button, legend, select, .mw-change, .mw-listen)")),
    }
    drawn = {label for label in labels if not re.fullmatch(r"Counted in .* \(\d+\)( \d+ minutes?)?", label)}

    assert set() == drawn
    assert [] == texts(reader.page.locator("#main input:not(.mw-paper *)"))
    assert 8 == len(texts(reader.page.locator("#main .mw-ask input")))


@SHARED_TAB
def test_the_answers_are_printed_once(reader: Reader) -> None:
    """There is one list of what the reader told, and the questions are not printed besides."""
    ready_to_print(reader, "your-skin", READERS["growing vitiligo"][0])
    legend = CONTENT.questions["vitiligo"].legend

    assert 1 == reader.page.locator("body").inner_text().count(legend)


@SHARED_TAB
def test_an_opened_card_is_printed_as_far_as_it_was_opened(reader: Reader) -> None:
    """Who wants a whole card on paper opens it."""
    reader.open("your-skin")
    reader.answer("vitiligo", "growing")
    reader.go_to_step(2)
    reader.open_card("vitiligo-growing").locator(".mw-depth").click()
    reader.page.emulate_media(media="print")

    expect(reader.card("vitiligo-growing").locator(".mw-actions").first).to_be_visible()


@SHARED_TAB
def test_the_table_of_studies_is_printed_as_it_is_in_sight(reader: Reader) -> None:
    """Paper gets what the studies in sight found; a table that the reader opened is printed whole, and both are
    afterwards as they were."""
    ready_to_print(reader, "your-skin", READERS["growing vitiligo"][0])
    twin = reader.page.locator(".mw-forest ~ .mw-table-twin")
    rows, heads = twin.locator("tbody tr"), twin.locator("thead th")
    every = rows.count()
    say = "(kind) => window.dispatchEvent(new Event(kind))"

    def printed() -> tuple[int, int]:
        reader.page.evaluate(say, "beforeprint")
        found = len(texts(rows)), len(texts(heads))
        reader.page.evaluate(say, "afterprint")
        return found

    few, columns = printed()
    assert 0 < few < every
    assert 3 == columns
    assert twin.get_attribute("open") is None
    twin.evaluate("(one) => { one.open = true; }")
    assert (every, heads.count()) == printed()
    assert twin.get_attribute("open") is not None


@SHARED_TAB
def test_get_help_is_one_sheet(reader: Reader) -> None:
    """All signs and how soon to act are on one sheet, to be put where it is found at night."""
    reader.open("help")

    assert 1 == sheets(reader) == sheets(reader, "Letter")


@SHARED_TAB
def test_a_chapter_is_printed_as_it_is_on_the_screen(reader: Reader) -> None:
    """Short answers and what the reader opened are printed, closed sections are not, and paper says so."""
    ready_to_print(reader, "vitiligo", {"vitiligo": ["growing"]})
    sections = reader.page.locator(".mw-part-more .mw-section-fold")
    answers = reader.page.locator(".mw-chapter-part .mw-paragraph")

    expect(reader.page.locator(".mw-contents")).to_be_hidden()
    assert [] == texts(sections)
    assert answers.count() == len(texts(answers))
    expect(reader.page.locator(".page-on-paper")).to_have_text(WORDS("page.on_paper"))
    assert sheets(reader) <= 3
    sections.first.evaluate("(one) => { one.open = true; }")
    assert 1 == len(texts(sections))
    assert len(texts(sections.first.locator(".mw-paragraph"))) > 0


@SHARED_TAB
def test_cards_are_printed_light_from_a_dark_theme(reader: Reader) -> None:
    """A dark system spends no ink on its ground."""
    ready_to_print(reader, "your-skin", READERS["growing vitiligo"][0])
    colours = "(one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    light = reader.card("vitiligo-growing").evaluate(colours)
    reader.page.emulate_media(media="print", color_scheme="dark")

    assert light == reader.card("vitiligo-growing").evaluate(colours)
    assert "light" == reader.page.locator("html").evaluate("(one) => getComputedStyle(one).colorScheme")


@SHARED_TAB
def test_the_welcome_page_is_printed_with_the_cards(reader: Reader) -> None:
    """Whoever prints the first screen gets what their ticks brought up, the top card with what to do first."""
    ready_to_print(reader, "welcome", {"vitiligo": ["growing"]})
    top = CONTENT.cards["vitiligo-growing"]
    card = reader.page.locator(".mw-now-card").first

    expect(card).to_contain_text(top.title)
    assert f"{top.first.what} {top.first.how}" in " ".join(texts(card.locator(".mw-now-body > p")))
    assert [] == texts(reader.page.locator(".mw-now-strip"))
