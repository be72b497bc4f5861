"""WebDriver, against a server on this machine: what is sent, and what is made of the answers."""

import json
from collections.abc import Iterator

import pytest

from tests.engines.fakes import Calls, fake_driver
from tests.engines.webdriver import WebDriver
from tests.engines.webkit import WebKitWindow
from tests.engines.window import Refused

KNOWN = "Unsatisfied version 1 of a part"


def answer(method: str, path: str) -> tuple[int, object]:
    """Answer as a driver would; one address brings trouble."""
    if path.endswith("/session"):
        return 200, {"sessionId": "one", "capabilities": {"browserVersion": "2.50"}}
    if path.endswith("/execute/sync"):
        return 200, [json.dumps(38), ["boo", KNOWN]]
    if path.endswith("/screenshot"):
        return 200, "UE5H"
    if path.endswith("/trouble"):
        return 404, {"error": "no such window", "message": "gone", "stacktrace": ""}
    return 200, None


@pytest.fixture(name="calls")
def _calls() -> Iterator[Calls]:
    with fake_driver(answer) as calls:
        yield calls


def test_a_session_is_begun_and_ended(calls: Calls) -> None:
    """The capabilities are requested, later commands go to the session, and at the end it is deleted."""
    driver = WebDriver(calls.address, {"pageLoadStrategy": "none"})
    driver.ask("POST", "/url", {"url": "about:blank"})
    driver.close()

    assert [
        ("POST", "/session", {"capabilities": {"alwaysMatch": {"pageLoadStrategy": "none"}}}),
        ("POST", "/session/one/url", {"url": "about:blank"}),
        ("DELETE", "/session/one", None),
    ] == calls.messages


def test_an_error_is_a_refusal(calls: Calls) -> None:
    """An answer with an error's status says what the driver said."""
    driver = WebDriver(calls.address, {})

    with pytest.raises(Refused, match="no such window: gone"):
        driver.ask("GET", "/trouble")


def test_webkit_does_each_act_in_the_words_of_the_protocol(calls: Calls) -> None:
    """A window evaluates, presses and takes a picture; each evaluation brings the page's complaints, but not
    what is known; and the window is larger than its page by its bar."""
    window = WebKitWindow(WebDriver(calls.address, {}))
    results = (window.version, window.evaluate("1 + 37"), window.picture(), window.complaints())
    window.press(3, 4)
    device = calls.messages[-1][2]["actions"][0]
    window.resize(390, 844)

    assert ("2.50", 38, b"PNG", ["boo"]) == results
    assert "return [JSON.stringify((1 + 37) ?? null), heard.splice(0)];" in calls.messages[1][2]["script"]
    assert ("pointer", {"type": "pointerMove", "x": 3, "y": 4, "duration": 0, "origin": "viewport"}) == (
        device["type"],
        device["actions"][0],
    )
    assert ("POST", "/session/one/window/rect", {"width": 390, "height": 844 + 38}) == calls.messages[-1]
