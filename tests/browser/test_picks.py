"""The first tick: what most readers come to say answers a question at once, and the question follows below."""

import json

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.reader import CONTENT, Reader
from tests.browser.regular import SHARED_TAB
from tests.browser.sizes import DESK

PICKS = CONTENT.picks.picks
OPEN = [pick for pick in PICKS if len(CONTENT.questions[pick.says.question].options) > 1]
QUESTIONS = CONTENT.picks.questions


def box(reader: Reader, value: str) -> Locator:
    return reader.page.locator(f".mw-picks input[value={value}]")


def tick(reader: Reader, value: str) -> None:
    """Click a box beside the picks, ticked or not, and wait until the page has followed."""
    reader.page.locator(".mw-picks label", has=reader.page.locator(f"input[value={value}]")).click()
    reader.wait_for_page()


def state(reader: Reader) -> tuple[dict[str, list[str]], list[str], list[str]]:
    """Return what the tab remembers, the boxes that are ticked, and the questions that follow."""
    ticked = reader.page.locator(".mw-picks :checked").evaluate_all("(all) => all.map(({ value }) => value)")
    following = reader.page.locator(".mw-follow").evaluate_all(
        "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.dataset.follows)"
    )
    return json.loads(reader.remembered() or "{}"), ticked, following


@SHARED_TAB
def test_a_pick_answers_its_question_and_takes_the_answer_back(reader: Reader) -> None:
    """A tick gives the answer that its pick names, and shows its question where that has more to say, alone;
    the answer below keeps the tick; and without the tick both are gone."""
    reader.open("welcome")
    assert ({}, [], []) == state(reader)
    for pick in PICKS:
        question, follows = pick.says.question, [pick.says.question] if pick in OPEN else []
        tick(reader, pick.id)
        assert ({question: [*pick.says.options]}, [pick.id], follows) == state(reader)
        for option in [one.id for one in CONTENT.questions[question].options][:1] if follows else []:
            reader.answer(question, option)
            assert ({question: [option]}, [pick.id], follows) == state(reader)
        tick(reader, pick.id)
        assert ({}, [], []) == state(reader)


@SHARED_TAB
def test_none_and_not_sure_answer_all_picks(reader: Reader) -> None:
    """ "None of these" answers the questions of all picks, "I am not sure" those of the picks that are not ticked, and
    both take back what they gave; a tick beside them changes its own question alone. A question in doubt follows,
    so that more can be said."""
    reader.open("welcome")
    eczema = next(pick for pick in PICKS if pick.id == "eczema")
    tick(reader, "none")
    assert (dict.fromkeys(QUESTIONS, ["none"]), ["none"], []) == in_order(state(reader))
    tick(reader, eczema.id)
    mixed = {**dict.fromkeys(QUESTIONS, ["none"]), "eczema": [*eczema.says.options]}
    assert (mixed, [eczema.id], ["eczema"]) == in_order(state(reader))
    tick(reader, "not_sure")
    unsure = {**dict.fromkeys(QUESTIONS, ["not_sure"]), "eczema": [*eczema.says.options]}
    both = [eczema.id, "not_sure"]
    assert (unsure, both, [pick.says.question for pick in OPEN]) == in_order(state(reader))
    tick(reader, "not_sure")
    assert ({"eczema": [*eczema.says.options]}, [eczema.id], ["eczema"]) == state(reader)


def in_order(found: tuple[dict, list, list]) -> tuple[dict, list, list]:
    """Return a state with its answers in the order of the picks."""
    answers, *rest = found
    return {id: answers[id] for id in QUESTIONS if id in answers}, *rest


@SHARED_TAB
@pytest.mark.parametrize("size", [DESK], ids=["1280"])
def test_an_answer_from_another_page_ticks_its_pick(reader: Reader) -> None:
    """What was answered elsewhere is ticked here, with its question below, and a tick elsewhere changes none of it."""
    reader.open("vitiligo")
    reader.answer("vitiligo", "growing")
    reader.follow("welcome")
    assert ({"vitiligo": ["growing"]}, ["vitiligo"], ["vitiligo"]) == state(reader)
    tick(reader, "dark-marks")
    assert ["growing"] == state(reader)[0]["vitiligo"]
    expect(reader.option("vitiligo", "growing")).to_be_checked()


@SHARED_TAB
def test_the_focus_stays_in_a_question_that_follows(reader: Reader) -> None:
    """An arrow key passes over "no", and the button clears the answer, without the question going from under the
    focus; with the next answer elsewhere it goes."""
    reader.open("welcome")
    tick(reader, "vitiligo")
    reader.option("vitiligo", "growth_not_known").focus()
    reader.page.keyboard.press("ArrowDown")
    reader.wait_for_page()
    assert ({"vitiligo": ["none"]}, [], ["vitiligo"]) == state(reader)
    expect(reader.option("vitiligo", "none")).to_be_focused()
    reader.question("vitiligo").locator(".mw-clear-one").click()
    reader.wait_for_page()
    assert ({}, [], ["vitiligo"]) == state(reader)
    assert reader.page.evaluate("() => document.activeElement.closest('#q-vitiligo') !== null")
    tick(reader, "dark-marks")
    assert (["dark-marks"], []) == state(reader)[1:]
    expect(box(reader, "dark-marks")).to_be_focused()
