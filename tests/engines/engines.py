"""The engines that there are, what each needs, and how it comes onto the machine."""

import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.browser import chromium as chromium_browser
from tests.engines import chromium, firefox, webkit
from tests.engines.window import Window

PATIENCE = 900  # seconds for one call of apt-get


@dataclass(frozen=True)
class Engine:
    """One engine: where it is, what Debian calls it, how it starts."""

    name: str
    packages: tuple[str, ...]
    find: Callable[[], str | None]
    start: Callable[[Path], AbstractContextManager[Window]]

    @property
    def install_line(self) -> str:
        """The one line that a user copies to get it."""
        return f"sudo apt-get install {' '.join(self.packages)}"


ENGINES = (
    Engine("Chromium", ("chromium", "fonts-liberation"), chromium_browser.find, chromium.start),
    Engine("Firefox", ("firefox-esr",), firefox.find, firefox.start),
    Engine("WebKit", ("webkit2gtk-driver", "xvfb"), webkit.find, webkit.start),
)


def install(engines: list[Engine]) -> None:
    """Install what these engines lack, where that is allowed: as root, with apt-get."""
    lacking = [engine for engine in engines if not engine.find()]
    if not lacking or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print(f"Installing {', '.join(engine.name for engine in lacking)} ...", flush=True)
    _apt_get("update", "-qq")
    for engine in lacking:
        _apt_get("install", "-y", "-qq", "--no-install-recommends", *engine.packages)


def absence(engine: Engine) -> str | None:
    """Return the sentence that says why an engine cannot run; None if it is there."""
    if engine.find():
        return None
    return f"{engine.name} is not on this machine; on Debian this line brings it: {engine.install_line}"


def _apt_get(*words: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with suppress(subprocess.TimeoutExpired):  # the caller looks whether the engine is there
        subprocess.run(
            ["apt-get", *words],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
        )
