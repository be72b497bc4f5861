"""The first tick: what most readers come to say answers a question at once, and the question follows below its row."""

import json

import pytest
from playwright.sync_api import Locator, expect

from tests.again import again, chosen
from tests.browser.reader import CONTENT, Reader
from tests.browser.regular import SHARED_TAB
from tests.browser.sizes import DESK, PHONE

PICKS = CONTENT.picks.picks
OPEN = [pick for pick in PICKS if len(CONTENT.questions[pick.says.question].options) > 1]
QUESTIONS = CONTENT.picks.questions
TILES = ".mw-picks > .mw-options > label"
LAPTOPS = [{"width": 1366, "height": 650}, {"width": 1280, "height": 720}]
ON_LAPTOPS = pytest.mark.parametrize("size", chosen(LAPTOPS, LAPTOPS[0]), ids=["1366x650", "1280x720"])
IN_FRONT = ["welcome", again("your-skin")]
# What is in sight: the edges of a thing, and those of the bars that may cover it.
SEEN = """(one) => {
  const box = one.getBoundingClientRect();
  const covers = [...document.querySelectorAll("#bar, .mw-now-strip, .page-steps")].map((cover) =>
    cover.getBoundingClientRect()).filter((cover) => cover.width);
  return box.top >= 0 && box.bottom <= innerHeight && covers.every((cover) =>
    cover.bottom <= box.top || cover.top >= box.bottom || cover.left >= box.right || cover.right <= box.left);
}"""
# The page may take a moment to bring it there.
IN_SIGHT_SOON = f"""async (one) => {{
  const seen = {SEEN};
  for (const end = Date.now() + 5000; !seen(one);) {{
    if (Date.now() > end) throw new Error("not in sight");
    await new Promise((next) => requestAnimationFrame(next));
  }}
}}"""
# Both at one moment, because the page may still be scrolling.
GAP = "(above, below) => below.getBoundingClientRect().top - above.getBoundingClientRect().bottom"
# The tiles and the questions below them as they are seen: from the top, then from the left.
AS_SEEN = """() => [...document.querySelectorAll(".mw-picks > .mw-options > *")]
  .filter((one) => one.checkVisibility()).map((one) => [one, one.getBoundingClientRect()])
  .sort(([, a], [, b]) => a.top - b.top || a.left - b.left)
  .map(([one]) => one.dataset.follows ?? one.querySelector("input").value)"""
IN_MARKUP = """() => [...document.querySelectorAll(".mw-picks > .mw-options > *")]
  .map((one) => one.dataset.follows ?? one.querySelector("input").value)"""


def box(reader: Reader, value: str) -> Locator:
    return reader.page.locator(f".mw-picks input[value={value}]")


def tile(reader: Reader, value: str) -> Locator:
    return reader.page.locator(TILES, has=reader.page.locator(f"input[value={value}]"))


def tick(reader: Reader, value: str) -> None:
    """Click a box beside the picks, ticked or not, and wait until the page has followed."""
    tile(reader, value).click()
    reader.wait_for_page()


def state(reader: Reader) -> tuple[dict[str, list[str]], list[str], list[str]]:
    """Return what the tab remembers, the boxes that are ticked, and the questions that follow."""
    ticked = reader.page.locator(".mw-picks > .mw-options > label :checked").evaluate_all(
        "(all) => all.map(({ value }) => value)"
    )
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
@pytest.mark.parametrize("by", [again("tap"), "Space"])
def test_agreeing_with_what_a_pick_says_keeps_it(reader: Reader, by: str) -> None:
    """A tap on the answer that a tick gave agrees with it, however often, and so does Space. It goes with its tick,
    when it is cleared, and when another option is chosen."""
    reader.open("welcome")
    for pick in PICKS:
        question, given = pick.says.question, pick.says.options[0]
        as_ticked = ({question: [given]}, [pick.id], [question] if pick in OPEN else [])
        tick(reader, pick.id)
        for _ in range(2 if pick in OPEN else 0):
            agree(reader, question, given, by)
            assert as_ticked == state(reader)
            expect(reader.option(question, given)).to_be_checked()
        tick(reader, pick.id)
        assert ({}, [], []) == state(reader)
    for pick in OPEN:
        question, given = pick.says.question, pick.says.options[0]
        tick(reader, pick.id)
        agree(reader, question, given, by)
        other = next(one.id for one in CONTENT.questions[question].options if one.id != given)
        reader.answer(question, other)
        assert {question: [other]} == state(reader)[0]
        reader.answer(question, given)
        reader.question(question).locator(".mw-clear-one").click()
        reader.wait_for_page()
        assert {} == state(reader)[0]


def agree(reader: Reader, question: str, given: str, by: str) -> None:
    if by == "tap":
        reader.option(question, given).locator("xpath=ancestor::label").click()
    else:
        reader.option(question, given).press(by)
    reader.wait_for_page()


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


@ON_LAPTOPS
@pytest.mark.parametrize("name", IN_FRONT)
def test_both_questions_are_on_the_first_screen_of_a_laptop(reader: Reader, name: str) -> None:
    """Nothing is scrolled, and no skin type or pick is cut or covered, on a low window either; each is a target of
    44 pixels or more. After a tick the verdict, the name and the fact of the first card are in sight beside them."""
    reader.open(name)
    tiles = reader.page.locator(f".mw-front-type .mw-options > *, {TILES}")
    assert 7 + len(PICKS) + 2 == tiles.count()
    assert [] == [one.inner_text() for one in tiles.all() if not one.evaluate(SEEN)]
    assert 44 <= min(min(box["width"], box["height"]) for one in tiles.all() if (box := one.bounding_box()))
    reader.answer("skin_type", "V")
    card = reader.page.locator(".mw-now-card").first
    for part in (".mw-urgency", "summary strong", ".mw-now-body p:nth-of-type(2)"):
        assert card.locator(part).evaluate(SEEN), part
    assert 0 == reader.page.evaluate("() => scrollY")


@pytest.mark.parametrize("size", [PHONE, *map(again, LAPTOPS)], ids=["390x844", "1366x650", "1280x720"])
@pytest.mark.parametrize("name", IN_FRONT)
def test_a_question_that_follows_is_in_sight(reader: Reader, name: str) -> None:
    """It comes right below the row of its tile, with its name in sight wherever the tile was tapped. The tile keeps
    the focus and its place on the page, and says that something is below it."""
    reader.open(name)
    for pick in OPEN:
        label = tile(reader, pick.id)
        for where in ("start", "end"):
            label.evaluate("(one, block) => one.scrollIntoView({ block })", where)
            before = label.evaluate("(one) => one.getBoundingClientRect().top + scrollY")
            expect(box(reader, pick.id)).to_have_attribute("aria-expanded", "false")
            tick(reader, pick.id)
            follows = reader.page.locator(f".mw-follow[data-follows={pick.says.question}]")
            named = follows.locator("legend").first
            expect(named).to_be_visible()
            named.evaluate(IN_SIGHT_SOON)
            expect(box(reader, pick.id)).to_have_attribute("aria-expanded", "true")
            assert follows.get_attribute("id") == box(reader, pick.id).get_attribute("aria-controls")
            expect(box(reader, pick.id)).to_be_focused()
            assert before == label.evaluate("(one) => one.getBoundingClientRect().top + scrollY")
            assert label.evaluate(SEEN)
            assert 0 <= label.evaluate(GAP, follows.element_handle()) < 12
            tick(reader, pick.id)


def test_keys_meet_a_question_that_follows_where_it_is_seen(reader: Reader) -> None:
    """However many tiles share a row, also when the window is made wider or narrower, the markup has them in the
    order in which they are seen."""
    reader.open("welcome")
    for pick in OPEN:
        tick(reader, pick.id)
    orders = set()
    for width in (390, 1280, 700, 320):
        reader.page.set_viewport_size({"width": width, "height": 800})
        reader.wait_until(lambda: reader.page.evaluate(AS_SEEN) == reader.page.evaluate(IN_MARKUP))
        orders.add(tuple(reader.page.evaluate(AS_SEEN)))

    assert len(orders) > 1
