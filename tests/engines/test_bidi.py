"""BiDi, against a server on this machine: what is sent, and what is made of the answers."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.engines.bidi import Bidi
from tests.engines.fakes import HANG_UP, Calls, fake_bidi
from tests.engines.firefox import FirefoxWindow
from tests.engines.window import Refused


def result(command: dict, value: dict) -> dict:
    return {"type": "success", "id": command["id"], "result": value}


def answer(command: dict) -> list:
    """Answer as a browser would; some commands bring trouble."""
    event = {"type": "event", "method": "log.entryAdded", "params": {"level": "error", "text": "boo"}}
    return {
        "news": [event, result(command, {"ok": True})],
        "refused": [{"type": "error", "id": command["id"], "error": "no such node", "message": "gone"}],
        "stale": [result(command | {"id": 99}, {"of": "another"}), result(command, {"of": "this"})],
        "hang up": [HANG_UP],
        "silence": [],
        "session.new": [result(command, {"capabilities": {"browserVersion": "153.0"}})],
        "browsingContext.getTree": [result(command, {"contexts": [{"context": "tab"}]})],
        "session.subscribe": [event, result(command, {})],
        "script.evaluate": [result(command, {"type": "success", "result": {"value": '[1, "a"]'}})],
        "browsingContext.captureScreenshot": [result(command, {"data": "UE5H"})],
    }.get(command["method"], [result(command, {})])


@pytest.fixture(name="calls")
def _calls() -> Iterator[Calls]:
    with fake_bidi(answer) as calls:
        yield calls


def test_a_command_is_numbered_and_gets_its_own_answer(calls: Calls) -> None:
    """Each command has its number, and the answer to another command is not taken for its own."""
    with closing(Bidi(calls.address, print)) as bidi:
        bidi.ask("first", a=1)

        assert {"of": "this"} == bidi.ask("stale", b=2)
    assert [
        {"id": 1, "method": "first", "params": {"a": 1}},
        {"id": 2, "method": "stale", "params": {"b": 2}},
    ] == calls.messages


def test_events_are_heard_while_an_answer_is_awaited(calls: Calls) -> None:
    """An event that comes before the answer is handed on, and the answer still comes."""
    events = []
    with closing(Bidi(calls.address, lambda *event: events.append(event))) as bidi:
        assert {"ok": True} == bidi.ask("news")
    assert [("log.entryAdded", {"level": "error", "text": "boo"})] == events


@pytest.mark.parametrize(
    ("method", "error", "message"),
    [
        ("refused", Refused, "no such node: gone"),
        ("hang up", ConnectionError, "hung up during hang up"),
        ("silence", TimeoutError, "no answer to silence in 0.3 seconds"),
    ],
)
def test_trouble_is_named(calls: Calls, method: str, error: type[Exception], message: str) -> None:
    """A refusal, a lost connection and silence each end in an error of their own, within bounds."""
    with closing(Bidi(calls.address, print, patience=0.3)) as bidi, pytest.raises(error, match=message):
        bidi.ask(method)


def test_firefox_does_each_act_in_the_words_of_the_protocol(calls: Calls) -> None:
    """A window evaluates, presses, resizes and takes a picture in its own tab, and keeps complaints."""
    with closing(FirefoxWindow(calls.address)) as window:
        results = (window.version, window.evaluate("[1, 'a']"), window.picture(), window.complaints())
        window.press(3, 4)
        window.resize(390, 844)

    assert ("153.0", [1, "a"], b"PNG", ["boo"]) == results
    assert "JSON.stringify(([1, 'a']) ?? null)" == calls.messages[4]["params"]["expression"]
    assert [
        {"type": "pointerMove", "x": 3, "y": 4},
        {"type": "pointerDown", "button": 0},
        {"type": "pointerUp", "button": 0},
    ] == calls.messages[-2]["params"]["actions"][0]["actions"]
    assert {"context": "tab", "viewport": {"width": 390, "height": 844}} == calls.messages[-1]["params"]
