"""The search in the questions that people ask."""

import pytest
from playwright.sync_api import Locator, expect

from tests.again import again
from tests.browser.reader import CONTENT, Reader
from tests.browser.sizes import BOTH_SIZES
from widgets.core.shapes import AskedQuestion
from widgets.view.base.places import asked_id, is_shown_to_all, place_title

EVERY = [asked for group in CONTENT.questions_asked for asked in group.questions]
WITH_OTHER_WORDS = next(asked for asked in EVERY if asked.also)
WORDS = CONTENT.words.under("asked")
HELP, START = ".mw-asked-help", ".mw-asked-start"
MOST = 8  # questions that a search shows


@pytest.fixture(name="search")
def _search(reader: Reader) -> Locator:
    reader.open("questions")
    expect(asked(reader)).to_have_count(len(EVERY))
    return reader.page.get_by_label(WORDS["search"], exact=True)


def asked(reader: Reader) -> Locator:
    """The questions in sight."""
    return reader.page.locator(".mw-asked-question").filter(visible=True)


@BOTH_SIZES
@pytest.mark.shared_tab
def test_words_find_a_question_and_the_keyboard_opens_it(reader: Reader, search: Locator) -> None:
    """Also words that are neither in the question nor in its answer; the line says how many questions fit."""
    search.focus()
    reader.page.keyboard.type(f" {WITH_OTHER_WORDS.also[0].upper()} ")
    found = asked(reader).filter(has_text=WITH_OTHER_WORDS.question)
    expect(found).to_be_visible()
    count = asked(reader).count()
    assert count < len(EVERY)
    line = WORDS["found_one"] if count == 1 else WORDS["found_many"].format(n=count)
    expect(reader.page.locator(".mw-asked-count")).to_have_text(line)
    found.locator("summary").first.focus()
    reader.page.keyboard.press("Enter")
    expect(found.get_by_text(WITH_OTHER_WORDS.short[0].text).first).to_be_visible()


@pytest.mark.shared_tab
def test_words_that_fit_nothing_say_so_and_nothing_is_lost(reader: Reader, search: Locator) -> None:
    """The line says what to do, with the ways to help and to the reader's own cards; an empty search shows every
    question again, each under its subject."""
    search.fill("xylophone")
    expect(asked(reader)).to_have_count(0)
    expect(reader.page.get_by_text(WORDS["found_none"])).to_be_visible()
    for way, address in ((HELP, "help"), (START, "your-skin")):
        expect(reader.page.locator(way)).to_be_visible()
        expect(reader.page.locator(f"{way} a")).to_have_attribute("href", address)
    search.fill("")
    expect(asked(reader)).to_have_count(len(EVERY))
    expect(reader.page.locator(f"{HELP}, {START}").filter(visible=True)).to_have_count(0)
    ids = reader.page.locator(".mw-asked-group .mw-asked-question").evaluate_all(
        "(all) => all.map(({ id }) => id)"
    )
    assert ids == [asked_id(one) for one in EVERY]


@pytest.mark.shared_tab
def test_a_whole_sentence_finds_what_has_the_most_of_its_words(reader: Reader, search: Locator) -> None:
    """Most people type a sentence, and no question has all of its words."""
    wanted = EVERY[-1]
    search.fill(f"xylophone {wanted.question} xylophone")
    expect(asked(reader).first).to_contain_text(wanted.question)
    assert asked(reader).count() <= MOST


@pytest.mark.shared_tab
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("can i have microneedling with melasma and blood thinners", "blood-thinners"),
        ("apixaban", "blood-thinners"),
        ("new white patches on my hand", "new-white-patch"),
        ("vitiligo hands", "vitiligo-at-all"),
        ("vitilgo", "vitiligo-at-all"),
        ("exzema", "eczema-flaring"),
        ("chiken skin", "bumps-smoother"),
        ("KP", "bumps-smoother"),
        ("rf microneedling", "lose-fat"),
        ("0.5mm", "how-deep"),
        ("saturday", "wedding"),
    ],
)
def test_what_people_type_finds_its_question_first(
    reader: Reader, search: Locator, typed: str, first: str
) -> None:
    """Rare words decide, words of two letters count, and one wrong letter is forgiven."""
    search.fill(typed)
    expect(asked(reader).first).to_have_id(f"ask-{first}")
    assert asked(reader).count() <= MOST


@pytest.mark.shared_tab
@pytest.mark.parametrize(
    ("typed", "helped"),
    [("allergic reaction", True), ("my skin is burnt", True), ("infecton", True), ("numbing cream", False)],
)
def test_a_word_of_a_warning_sign_brings_the_way_to_help(
    reader: Reader, search: Locator, typed: str, helped: bool
) -> None:
    """It comes above what was found, also for a word with a slip."""
    search.fill(typed)
    help_ = reader.page.locator(HELP)
    expect(help_).to_be_visible(visible=helped)
    if helped:
        assert help_.bounding_box()["y"] < asked(reader).first.bounding_box()["y"]


def leading(where: str) -> list[AskedQuestion]:
    return [one for one in EVERY if one.where.kind == where]


@pytest.mark.parametrize(
    "question",
    [
        again(leading("chapter")[0]),
        leading("concern")[0],
        again(leading("page")[0]),
        again(next(one for one in leading("card") if is_shown_to_all(one.where.id, CONTENT))),
    ],
    ids=lambda question: question.where.kind,
)
def test_a_link_leads_to_what_it_names(reader: Reader, question: AskedQuestion) -> None:
    """Each kind of place that has a page of its own: its words are in sight there for a reader without answers."""
    reader.open("questions")
    node = reader.page.locator(f"#{asked_id(question)}")
    node.locator("summary").first.click()
    node.locator(":scope > details > p a").last.click()
    expect(reader.page).not_to_have_url(reader.app.url("questions"))
    place = question.where
    if place.kind != "page":
        reader.wait_for_page()
    sections = CONTENT.chapters[place.id].sections if place.kind == "chapter" else ()
    headings = [section.heading for section in sections if section.id == place.section]
    wanted = headings[0] if headings else place_title(place, CONTENT)
    expect(reader.page.locator("main").get_by_text(wanted).filter(visible=True).first).to_be_in_viewport()


def test_a_card_that_answers_bring_up_is_there_for_anyone(reader: Reader) -> None:
    """A link to it, from the words, opens a question about it, which has the card below its answer."""
    wanted = next(one for one in leading("card") if one.where.id == "lupus")
    reader.open(f"questions#{asked_id(wanted)}")
    node = reader.page.locator(f"#{asked_id(wanted)}")
    expect(node.get_by_text(wanted.short[0].text).first).to_be_in_viewport()
    node.get_by_text(CONTENT.cards["lupus"].title).click()
    expect(node.get_by_text(CONTENT.cards["lupus"].first.what)).to_be_visible()
