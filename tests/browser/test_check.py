"""The questions at the end of step 2: from the reader's own cards, folded, and each answer leads to its card."""

import pytest
from playwright.sync_api import expect

from tests.browser.reader import CONTENT, Reader, unfold
from tests.browser.regular import SHARED_TAB
from tests.browser.sizes import DESK
from widgets.core.assessment import assess
from widgets.core.profile import clean
from widgets.view.check_html import cards_to_ask

ANSWERS = {"vitiligo": ["growing"], "eczema": ["active_there"]}


def asked(reader: Reader) -> list[str]:
    """Return the questions on the page."""
    return reader.page.locator(".mw-check h3").all_text_contents()


def expected(answers: dict[str, list[str]]) -> list[str]:
    cards = cards_to_ask(assess(CONTENT, clean(CONTENT.questions, answers)))
    return [card.check.question for card in cards]


@SHARED_TAB
def test_the_questions_follow_the_answers(reader: Reader) -> None:
    """Without answers they are those of the cards for everyone; with answers those of the reader's own."""
    reader.open("your-skin")
    assert expected({}) == asked(reader)
    reader.choose(ANSWERS)

    assert expected(ANSWERS) == asked(reader) != expected({})


@SHARED_TAB
def test_an_answer_opens_its_card(reader: Reader) -> None:
    """The comment comes with the answer; its link turns to the card, opens it and moves the focus there."""
    reader.open("your-skin")
    reader.choose(ANSWERS)
    reader.page.goto(f"{reader.app.url('your-skin')}#step-2")
    answer = reader.page.locator(".mw-check li details").first
    unfold(answer)
    link = answer.locator("a[data-card]")
    expect(link).to_be_hidden()
    answer.locator("summary").click()
    name = link.get_attribute("data-card")
    link.click()
    card = reader.page.locator(f"#card-{name}")

    expect(card).to_be_in_viewport()
    expect(card.locator(":scope > details")).to_have_attribute("open", "")
    expect(card.locator(":scope > details > summary")).to_be_focused()


@SHARED_TAB
def test_an_open_answer_stays_open_when_another_card_comes(reader: Reader) -> None:
    """A redraw closes nothing, and nothing of it is kept anywhere."""
    reader.open("your-skin")
    reader.choose(ANSWERS)
    reader.page.goto(f"{reader.app.url('your-skin')}#step-2")
    answer = reader.page.locator(".mw-check li details").first
    unfold(answer)
    answer.locator("summary").click()
    stored = reader.page.evaluate("JSON.stringify(sessionStorage)")
    reader.answer("pregnancy", "yes")
    reader.page.goto(f"{reader.app.url('your-skin')}#step-2")

    expect(answer).to_have_attribute("open", "")
    assert "check" not in stored


@pytest.mark.parametrize("size", [DESK])
@SHARED_TAB
def test_nothing_lies_over_it_on_a_wide_screen(reader: Reader) -> None:
    """The main points stay in sight beside the cards, and the questions are below the cards, not below the points."""
    reader.open("your-skin")
    reader.choose({**ANSWERS, "skin_type": ["V"], "dark_marks": ["yes"]})
    reader.page.goto(f"{reader.app.url('your-skin')}#step-2")
    check = reader.page.locator(".mw-check-own")
    unfold(check)
    check.scroll_into_view_if_needed()
    points, questions = reader.page.locator(".mw-cards-beside").bounding_box(), check.bounding_box()

    assert points["x"] + points["width"] <= questions["x"]
    assert questions["width"] > points["width"]
