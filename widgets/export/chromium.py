"""Makes a PDF of a handout with a Chromium that is installed, which is told to stay off the network."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
ELSEWHERE = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"%PROGRAMFILES%\Google\Chrome\Application\chrome.exe",
    r"%PROGRAMFILES(X86)%\Google\Chrome\Application\chrome.exe",
    r"%LOCALAPPDATA%\Google\Chrome\Application\chrome.exe",
    r"%PROGRAMFILES(X86)%\Microsoft\Edge\Application\msedge.exe",
)
INSTEAD = "Use `export html` and print that from any browser"
NONE_FOUND = (
    "A PDF needs Chromium, Chrome or Edge, and none was found. Install one (on Debian: sudo apt-get install chromium) "
    f"or name it in the variable CHROMIUM. {INSTEAD}"
)
ENOUGH = 120  # seconds
"""A browser that has not printed by then never will."""
OFFLINE = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-sync",
    "--dns-prefetch-disable",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-features=OptimizationHints,MediaRouter,NetworkTimeServiceQuerying,HttpsUpgrades,Translate",
)


class NoPdf(Exception):
    """There is no browser, or it made no PDF; the message says what to do."""


def find() -> str | None:
    """Return the path of the browser that the variable CHROMIUM names, else of one that is installed."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, _places())), None)


def pdf(page: str) -> bytes:
    """Return a page as a PDF; NoPdf says why there is none."""
    browser = find()
    if browser is None:
        raise NoPdf(NONE_FOUND)
    # Only this user may read the folder, and it is gone afterwards. Nothing in its name says whose page it is.
    with tempfile.TemporaryDirectory(prefix="workbook-", ignore_cleanup_errors=True) as folder:
        source, made = Path(folder, "export.html"), Path(folder, "export.pdf")
        source.write_text(page, encoding="utf-8")
        sandbox = [] if _may_be_boxed() else ["--no-sandbox"]
        words = [browser, "--headless", *sandbox, *OFFLINE, f"--user-data-dir={Path(folder, 'profile')}"]
        words += ["--no-pdf-header-footer", f"--print-to-pdf={made}", source.as_uri()]
        try:
            subprocess.run(words, capture_output=True, timeout=ENOUGH, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NoPdf(f"{browser} made no PDF: {type(error).__name__}. {INSTEAD}") from None
        if not made.is_file() or not made.read_bytes().startswith(b"%PDF"):
            raise NoPdf(f"{browser} made no PDF. {INSTEAD}")
        return made.read_bytes()


def _places() -> Iterator[str]:
    yield from NAMES
    yield from (os.path.expandvars(place) for place in ELSEWHERE)


def _may_be_boxed() -> bool:
    """Return whether Chromium's sandbox can work: never as root. What is printed is our own page, without a script."""
    return sys.platform == "win32" or os.geteuid() != 0
