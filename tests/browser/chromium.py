"""Where Chromium is, how it is installed and what it is started with, for every browser test.

`python -m tests.browser.chromium` prints the path of the browser; without one it installs it where it may
(root, with apt-get), or prints the one line to copy and fails. A missing browser is never a skipped test.
"""

import functools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
PLAYWRIGHT_FOLDERS = ("~/.cache/ms-playwright", "~/Library/Caches/ms-playwright")
PLAYWRIGHT_BROWSERS = ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/*.app/Contents/MacOS/*")

# For each new visitor Chromium would load the pages behind its address bar, which takes as long as many a test. Of
# several lists of features it takes the last, so that of Playwright is in this one too.
FEATURES_OFF = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "TcpPortRandomizationWin",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
    "msForceBrowserSignIn",
    "msEdgeUpdateLaunchServicesPreferredVersion",
)

# Chromium looks up hosts of its maker at every start; a test of "no request to another host" wants silence.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-quic",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    # A visitor's next page in the same process: otherwise each starts a new one, which reads all scripts again.
    "--renderer-process-limit=1",
    "--disable-site-isolation-trials",
    "--no-first-run",
    "--no-default-browser-check",
    f"--disable-features={','.join(FEATURES_OFF)}",
)


def find() -> str | None:
    """Return the path of the Chromium that the variable CHROMIUM names, else of one that is installed."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for path in map(shutil.which, (*NAMES, *MAC_APPS)) if path), None) or _from_playwright()


def launch_options() -> dict:
    """Return the keywords for Playwright's `chromium.launch`."""
    path = find()
    if path is None:
        raise RuntimeError(f"No Chromium was found. Install it with:  {install_line()}")
    return {"executable_path": path, "args": list(ARGUMENTS), "chromium_sandbox": sandbox_works(path)}


@functools.cache
def sandbox_works(path: str) -> bool:
    """Whether this Chromium starts inside its sandbox: never as root, and not where the kernel forbids it."""
    if os.geteuid() == 0:
        return False
    with tempfile.TemporaryDirectory() as profile:
        command = [path, "--headless", *ARGUMENTS, f"--user-data-dir={profile}", "--dump-dom", "about:blank"]
        try:
            done = subprocess.run(command, capture_output=True, timeout=60)
        except subprocess.TimeoutExpired:
            return False
    return done.returncode == 0


def install_line() -> str:
    """Return the one line that a user copies to get a Chromium."""
    if _is_debian():
        return "sudo apt-get install chromium"
    return f"{sys.executable} -m playwright install --with-deps chromium"


def install() -> None:
    """Install Debian's Chromium; the caller must be root."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in ("update -qq", "install -y -qq --no-install-recommends chromium fonts-liberation"):
        subprocess.run(["apt-get", *words.split()], env=environment, stdout=subprocess.DEVNULL)


def main() -> int:
    """Print the browser's path, installing it first where that is allowed."""
    if find() is None and os.environ.get("CHROMIUM"):
        print(f"CHROMIUM names no program: {os.environ['CHROMIUM']}", file=sys.stderr)
        return 1
    if find() is None and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium for the browser tests ...", flush=True)
        install()
    if find() is None:
        print("The browser tests need Chromium. Copy this line, then try again:", file=sys.stderr)
        print(f"  {install_line()}", file=sys.stderr)
        return 1
    print(f"Browser: {find()}")
    return 0


def _from_playwright() -> str | None:
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    for folder in [named] if named else PLAYWRIGHT_FOLDERS:
        for pattern in PLAYWRIGHT_BROWSERS:
            for path in sorted(Path(folder).expanduser().glob(pattern), reverse=True):
                if os.access(path, os.X_OK):
                    return str(path)
    return None


def _is_debian() -> bool:
    """Whether apt-get has a Chromium: in Ubuntu the package of that name only points to a snap."""
    try:
        return "ID=debian" in Path("/etc/os-release").read_text().splitlines()
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
