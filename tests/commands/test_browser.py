"""When a command opens a browser."""

import webbrowser

import pytest

from widgets.commands.browser import can_open

SCREEN = {"DISPLAY": ":0"}


@pytest.mark.parametrize(
    ("expected", "platform", "environment"),
    [
        (True, "linux", SCREEN),
        (True, "linux", {"WAYLAND_DISPLAY": "wayland-0"}),
        (True, "win32", {}),
        (True, "darwin", {}),
        (True, "linux", {"BROWSER": "opens-at-home", "SSH_CONNECTION": "a b"}),
        (False, "linux", {}),
        (False, "linux", {**SCREEN, "SSH_CONNECTION": "a b"}),
        (False, "darwin", {"SSH_CONNECTION": "a b"}),
        (False, "linux", {**SCREEN, "CI": "true"}),
        (False, "win32", {"CI": "1", "BROWSER": "any"}),
    ],
)
def test_a_browser_opens_where_the_person_sits(
    monkeypatch: pytest.MonkeyPatch, expected: bool, platform: str, environment: dict[str, str]
) -> None:
    """On a screen of their own it opens; not in CI, without a screen, or at the other end of ssh."""
    monkeypatch.setattr(webbrowser, "get", lambda: None)

    assert expected is can_open(environment, platform)


def test_without_a_browser_none_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen alone is not enough."""

    def none() -> None:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", none)

    assert can_open(SCREEN, "linux") is False
