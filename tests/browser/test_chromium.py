"""A missing browser is installed or is a failure; it is never a skipped test."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.browser.app import children, command


def test_root_gets_the_browser_installed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As root, where there is apt-get, a missing Chromium is installed and then found."""
    _no_browser(monkeypatch, tmp_path, user=0)
    _program(tmp_path / "apt-get", f"[ $1 = update ] || /bin/cp /bin/true '{tmp_path}/chromium'")

    assert (0, f"Browser: {tmp_path}/chromium") == (chromium.main(), capsys.readouterr().out.splitlines()[-1])


@pytest.mark.parametrize(("user", "apt_get"), [(1000, "exit 0"), (0, "exit 100")], ids=["user", "no package"])
def test_missing_browser_fails_with_one_line_to_copy(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    user: int,
    apt_get: str,
) -> None:
    """A missing Chromium that cannot be installed here is a failure, and its last words can be copied."""
    _no_browser(monkeypatch, tmp_path, user)
    _program(tmp_path / "apt-get", apt_get)

    assert (1, chromium.install_line()) == (chromium.main(), capsys.readouterr().err.splitlines()[-1].strip())


def test_named_browser_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The Chromium that the variable CHROMIUM names is the one that is used."""
    _program(tmp_path / "mine", "exit 0")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "mine"))

    assert str(tmp_path / "mine") == chromium.find()


def test_root_never_uses_the_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chromium refuses its sandbox to root, so root is not even asked to wait for a trial."""
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0)

    assert chromium.sandbox_works("/no/such/chromium") is False


def test_playwrights_own_features_stay_off(browser: Browser) -> None:
    """Chromium heeds the last list of features alone: ours keeps off what Playwright's list keeps off."""
    started = [command(process) for process in children(os.getpid())]
    lists = [
        [word.partition("=")[2].split(",") for word in words if word.startswith("--disable-features=")]
        for words in started
        if "--remote-debugging-pipe" in words and not any(word.startswith("--type=") for word in words)
    ]

    assert browser.is_connected() and lists
    assert [] == [name for first, *_, last in lists for name in first if name not in last]


def _no_browser(monkeypatch: pytest.MonkeyPatch, folder: Path, user: int) -> None:
    """Make this process believe that no Chromium is installed, and that this user runs it."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(folder))
    monkeypatch.setattr(chromium, "MAC_APPS", ())
    monkeypatch.setattr(chromium.os, "geteuid", lambda: user)


def _program(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
