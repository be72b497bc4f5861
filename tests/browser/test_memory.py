"""Answers live in the tab: they follow the reader, survive a reload, and are nowhere else."""

import json

import pytest

from tests.browser.reader import Reader
from tests.browser.regular import SHARED_TAB

GIVEN = {"skin_type": ["II"], "vitiligo": ["growing"], "on_skin": ["numbing_cream", "serum"]}
EVIL = '<img src=x onerror="window.forged=1">'


def give(reader: Reader, answers: dict[str, list[str]]) -> None:
    for question, options in answers.items():
        for option in options:
            reader.answer(question, option)


def forge(reader: Reader, text: str) -> None:
    """Put a text where the answers are remembered, before the page reads it as it is loaded."""
    reader.open("your-skin")
    reader.page.evaluate("(text) => sessionStorage.setItem('answers', text)", text)
    reader.page.reload(wait_until="commit")
    reader.wait_for_page()


@SHARED_TAB
def test_reload_brings_the_answers_back(reader: Reader) -> None:
    """After a reload every answer is ticked again and the same cards stand in the same order."""
    reader.open("your-skin")
    give(reader, GIVEN)
    cards = reader.cards()
    reader.page.reload(wait_until="commit")
    reader.wait_for_page()

    assert (GIVEN, cards) == (reader.answers(), reader.cards())


@SHARED_TAB
def test_answers_follow_from_page_to_page(reader: Reader) -> None:
    """An answer given on one page is there on the next, and what that page does not ask is not forgotten."""
    reader.open("your-skin")
    give(reader, GIVEN)
    reader.follow("vitiligo")

    assert ({"vitiligo": ["growing"]}, "vitiligo-growing") == (reader.answers(), reader.cards()[0])
    reader.answer("vitiligo_family", "yes")
    reader.follow("your-skin")
    assert {**GIVEN, "vitiligo_family": ["yes"]} == reader.answers()


@SHARED_TAB
def test_back_and_forward_keep_the_answers(reader: Reader) -> None:
    """The browser's back and forward buttons bring living pages with the latest answers."""
    reader.open("your-skin")
    give(reader, GIVEN)
    reader.follow("vitiligo")
    reader.answer("vitiligo", "not_growing")
    reader.page.go_back(wait_until="commit")
    reader.wait_for_page()

    assert {**GIVEN, "vitiligo": ["not_growing"]} == reader.answers()
    reader.answer("cold_sores", "now")
    assert "cold-sore-now" in reader.cards()
    reader.page.go_forward(wait_until="commit")
    reader.wait_for_page()
    assert ({"vitiligo": ["not_growing"]}, "vitiligo-stable") == (reader.answers(), reader.cards()[0])


def test_answers_are_kept_nowhere_else(reader: Reader) -> None:
    """They are in no address, cookie, localStorage or IndexedDB; and "Clear my answers" empties all."""
    reader.open("your-skin")
    give(reader, GIVEN)
    reader.follow("vitiligo")

    assert GIVEN == json.loads(reader.remembered())
    assert ["answers"] == reader.page.evaluate("() => Object.keys(sessionStorage)")
    assert [0, 0, "", ""] == reader.page.evaluate(
        """async () => [localStorage.length, (await indexedDB.databases()).length,
            location.search, location.hash]"""
    )
    assert set() == {(one["name"], one["expires"]) for one in reader.page.context.cookies()} - {("_xsrf", -1)}
    reader.clear_answers()
    assert 0 == reader.page.evaluate("() => sessionStorage.length")


@SHARED_TAB
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("{broken " + EVIL, {}),
        (json.dumps([EVIL]), {}),
        (
            json.dumps(
                {
                    "vitiligo": [EVIL, "growing", ["none"], None, 1],
                    "skin_type": {"0": "I"},
                    "who": [],
                    "cold_sores": "now",
                    EVIL: ["yes"],
                    "__proto__": ["yes"],
                    "dark_marks": ["yes", "maybe"],
                }
            ),
            {"vitiligo": ["growing"], "dark_marks": ["yes"]},
        ),
    ],
    ids=["not JSON", "a list", "partly lawful"],
)
def test_forged_memory_harms_nothing(reader: Reader, text: str, kept: dict[str, list[str]]) -> None:
    """Of a broken, old or forged memory only lawful answers are used; nothing of it is shown or run, and the
    page works."""
    forge(reader, text)

    assert kept == reader.answers()
    assert "onerror" not in reader.page.locator("body").inner_text()
    assert 0 == reader.page.locator("[onerror], [src=x]").count()
    reader.answer("vitiligo", "growing")
    assert "vitiligo-growing" == reader.cards()[0]
    assert {**kept, "vitiligo": ["growing"]} == json.loads(reader.remembered())
    assert reader.page.evaluate("() => window.forged === undefined")


@SHARED_TAB
def test_contradictory_memory_becomes_the_careful_answer(reader: Reader) -> None:
    """Of answers that cannot stand together the more careful one holds, on the form and in the cards."""
    forge(reader, json.dumps({"vitiligo": ["growing", "none"], "skin_type": ["I", "VI"]}))

    assert {"vitiligo": ["growing"], "skin_type": ["not_sure"]} == reader.answers()
    assert reader.answers() == json.loads(reader.remembered())
    assert "vitiligo-growing" == reader.cards()[0]
    assert {"skin-type-1-2", "skin-type-3", "skin-type-4-6"} <= {*reader.cards()}


def test_answer_is_remembered_before_it_is_sent(reader: Reader) -> None:
    """An answer that cannot even be sent is in the tab's memory, so that a reload brings it back."""
    reader.open("your-skin")
    reader.page.evaluate("() => { WebSocket.prototype.send = () => { throw new Error('dead'); }; }")
    reader.tick("vitiligo", "growing")

    assert {"vitiligo": ["growing"]} == json.loads(reader.remembered())
    reader.page.reload(wait_until="commit")
    reader.wait_for_page()
    assert ({"vitiligo": ["growing"]}, "vitiligo-growing") == (reader.answers(), reader.cards()[0])


def test_a_click_is_written_to_memory_once(reader: Reader) -> None:
    """The form hears its own change come by, and does nothing a second time."""
    reader.open("your-skin")
    reader.page.evaluate("""() => {
        window.written = 0;
        const write = Storage.prototype.setItem;
        Storage.prototype.setItem = function (...rest) { window.written += 1; return write.apply(this, rest); };
    }""")
    reader.answer("who", "home")

    assert 1 == reader.page.evaluate("() => window.written")
