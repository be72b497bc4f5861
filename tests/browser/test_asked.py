"""The search in the questions that people ask."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.reader import CONTENT, Reader
from tests.browser.sizes import BOTH_SIZES

EVERY = [asked for group in CONTENT.questions_asked for asked in group.questions]
WITH_OTHER_WORDS = next(asked for asked in EVERY if asked.also)
WORDS = CONTENT.words.under("asked")


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
    expect(reader.page.locator(".mw-asked-search [role=status]")).to_have_text(line)
    found.locator("summary").first.focus()
    reader.page.keyboard.press("Enter")
    expect(found.get_by_text(WITH_OTHER_WORDS.short[0].text).first).to_be_visible()


@pytest.mark.shared_tab
def test_words_that_fit_nothing_say_so_and_nothing_is_lost(reader: Reader, search: Locator) -> None:
    """The line says what to do, and an empty search shows every question again."""
    search.fill("xylophone")
    expect(asked(reader)).to_have_count(0)
    expect(reader.page.get_by_text(WORDS["found_none"])).to_be_visible()
    search.fill("")
    expect(asked(reader)).to_have_count(len(EVERY))


@pytest.mark.shared_tab
def test_a_whole_sentence_finds_what_has_the_most_of_its_words(reader: Reader, search: Locator) -> None:
    """Most people type a sentence, and no question has all of its words."""
    wanted = EVERY[-1]
    search.fill(f"xylophone {wanted.question} xylophone")
    expect(asked(reader).filter(has_text=wanted.question)).to_be_visible()
    assert asked(reader).count() < len(EVERY) / 2
