"""What one click costs: answers are cleaned once and assessed once, and every part is drawn once at most."""

import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from types import FrameType

import pytest

import widgets.live_parts as live_parts
from tests.content.compiled import CONTENT
from tests.ui.pages import Page as Browser
from widgets.core.assessment import assess
from widgets.core.profile import Profile, clean
from widgets.live_parts import LiveParts
from widgets.ui.callbacks import CALM
from widgets.view.compare.compare_html import compare_html
from widgets.workbook import Page

ANSWERS = {"skin_type": ["V"], "purpose": ["lines"], "vitiligo": ["growing"]}
COUNTED = {clean.__code__: "clean", assess.__code__: "assess", LiveParts._redraw.__code__: "redraw"}


def journey() -> tuple[Page, Browser]:
    """Return a page with one of each part, and the browser's end of its form."""
    page = Page("your-skin", CONTENT)
    form = page.questions()
    for part in (page.cards, page.compare, page.takeaway, lambda: page.chart("studies")):
        part()
    return page, Browser(form)


def calls(during: Callable[[], object]) -> Counter:
    """Count how often the functions of a click run, wherever they are called from."""
    counts: Counter = Counter()

    def count(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code in COUNTED:
            counts[COUNTED[frame.f_code]] += 1

    sys.setprofile(count)
    try:
        during()
    finally:
        sys.setprofile(None)
    return counts


def test_a_click_is_cleaned_and_assessed_once() -> None:
    """One message of the page, with both traits in it, is cleaned once, assessed once and drawn once."""
    page, browser = journey()

    assert {"clean": 1, "assess": 1, "redraw": 1} == calls(lambda: browser.change(value=ANSWERS, asked=1))
    assert ("V",) == page.session.profile.chosen("skin_type")


def test_a_reload_with_answers_costs_one_click() -> None:
    """A page that brings its answers back is assessed once empty, for what it shows first, and once with them."""
    browsers: list[Browser] = []

    assert {"assess": 1} == calls(lambda: browsers.append(journey()[1]))
    assert {"clean": 1, "assess": 1, "redraw": 1} == calls(lambda: browsers[0].change(value=ANSWERS, asked=1))


def test_the_same_answers_again_are_not_assessed() -> None:
    """A click that leads back to the same answers is cleaned, and answered at once."""
    _, browser = journey()
    browser.change(value=ANSWERS, asked=1)

    assert {"clean": 1} == calls(lambda: browser.change(value=ANSWERS, asked=2))
    assert {"answered": 2} == browser.states[-1]


def test_two_forms_share_one_session() -> None:
    """Each form of a page hands over its own answers, whichever was made last."""
    page = Page("your-skin", CONTENT)
    first, _ = Browser(page.questions()), page.questions()
    first.change(value={"skin_type": ["V"]}, asked=1)

    assert Profile({"skin_type": ("V",)}) == page.session.profile


def test_a_click_that_fails_is_never_reported_as_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """When a part cannot be drawn the reader is told so, and the page goes on treating its advice as out of date."""
    page, browser = journey()
    monkeypatch.setattr("widgets.live_parts.cards_html", lambda *_: 1 / 0)
    cards = page._regions["cards"]
    browser.change(value=ANSWERS, asked=1)

    assert CALM == cards.announce
    assert [] == [state for state in browser.states if "answered" in state]


def test_a_page_that_missed_a_reply_gets_everything() -> None:
    """The message that redrew a part may be lost with the reply. Whatever is asked next, all parts come whole first."""
    page, form = journey()
    parts = [Browser(part) for part in page._live]
    form.ask({"value": ANSWERS, "asked": 1, "seen": 0})
    for part in parts:
        part.received.clear()  # lost
    form.ask({"value": ANSWERS, "asked": 2, "seen": 0})

    whole = [widget.get_state().keys() for widget in page._live]
    assert whole == [part.states[-1].keys() for part in parts]
    assert {"answered": 2} == form.states[-1]


def fails_once(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let a view of the workbook fail the next time, and work again after that."""
    working = getattr(live_parts, name)

    def view(*values: object) -> object:
        monkeypatch.setattr(live_parts, name, working)
        raise ValueError("broken once")

    monkeypatch.setattr(live_parts, name, view)


@pytest.mark.parametrize("then", [ANSWERS, {**ANSWERS, "age": ["under_18"]}], ids=["same", "another"])
def test_a_part_that_failed_is_drawn_with_the_next_answer(
    monkeypatch: pytest.MonkeyPatch, then: dict
) -> None:
    """
    A part that could not be drawn is out of date until it is: the same answer, or any other, draws it again.
    """
    page, browser = journey()
    fails_once(monkeypatch, "compare_html")
    browser.change(value=ANSWERS, asked=1)
    stale = page._regions["compare"].html
    browser.change(value=then, asked=2)

    assert [2] == [state["answered"] for state in browser.states if "answered" in state]
    assert (
        stale != page._regions["compare"].html == compare_html(page.session.assessment, CONTENT, date.today())
    )


def test_a_part_that_fails_keeps_no_other_from_its_redraw(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The cards fail, and the options are drawn all the same.
    """
    page, browser = journey()
    before = page._regions["compare"].html
    fails_once(monkeypatch, "cards_html")
    browser.change(value=ANSWERS, asked=1)

    assert before != page._regions["compare"].html
    assert CALM == page._regions["cards"].announce
