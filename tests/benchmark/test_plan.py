"""The plan says what follows from each click, and clicks only what changes something."""

import random

import pytest

from tests.again import again
from tests.benchmark.assess_alone import profiles, with_more_rules
from tests.benchmark.plan import FIRST, card_texts, cards_for, clicks, first_click
from tests.content.compiled import CONTENT
from widgets.core.assessment import assess

PAGE = "your-skin"
KINDS = {"answered", "changed", "one of several", "taken back", "not sure"}


def test_texts_of_cards_are_read_as_a_browser_reads_them() -> None:
    """A card inside another belongs to its text too; other articles are none; signs are as they are shown."""
    html = (
        '<p>x</p><article class="mw-card a" data-key="one">A &amp; B<br> '
        '<article class="mw-card" data-key="two">C&#8217;s</article> D</article><article>no</article>'
    )

    assert [["one", "A & B C’s D"], ["two", "C’s"]] == card_texts(html)


@pytest.mark.parametrize("seed", [1, again(2)])
def test_each_click_changes_some_card_and_says_what_follows(seed: int) -> None:
    """The cards of each click follow from all answers so far, and are not those of the one before."""
    plan = [*clicks(CONTENT, PAGE, 15, random.Random(seed))]
    answers: dict[str, list[str]] = {}
    seen = cards_for({}, CONTENT, PAGE)
    for one in plan:
        chosen = answers.get(one["question"], [])
        if CONTENT.questions[one["question"]].kind.several:
            toggled = [*({*chosen} ^ {one["option"]})]
        else:
            toggled = [one["option"]]
        answers[one["question"]] = toggled

        assert cards_for(answers, CONTENT, PAGE) == one["cards"] != seen
        assert CONTENT.questions[one["question"]].answers[one["at"]] == one["option"]
        seen = one["cards"]
    assert 15 == len(plan)


@pytest.mark.again
def test_clicks_are_of_every_kind() -> None:
    """Among forty clicks there are all kinds of an answer."""
    assert KINDS == {one["kind"] for one in clicks(CONTENT, PAGE, 40, random.Random(1))}


def test_clicks_go_on_from_what_was_answered() -> None:
    """Answers that are there before count."""
    first = first_click(CONTENT, PAGE)
    ticked = {FIRST: [first["option"]]}
    one = next(clicks(CONTENT, PAGE, 1, random.Random(1), ticked))

    assert cards_for(ticked, CONTENT, PAGE) == first["cards"] != one["cards"]


def test_more_rules_say_no_more() -> None:
    """With each rule there several times, the same cards come up, in the same order."""
    more = with_more_rules(CONTENT, 4)

    assert 4 * len(CONTENT.rules) == len(more.rules)
    for profile in profiles(CONTENT, 20, random.Random(1)):
        once, often = assess(CONTENT, profile), assess(more, profile)
        assert [card.id for card in once.cards] == [card.id for card in often.cards]
