"""Whether the person at this machine has a browser that a command may open."""

import os
import sys
import webbrowser
from collections.abc import Mapping


def can_open(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Return whether a browser would open in front of whoever gave the command.

    Not in CI, and not on a machine that they are at by ssh. On Linux only where there is a screen: without one Python
    would find a browser of text and give it the terminal. BROWSER says that there is one all the same.
    """
    if environment.get("CI"):
        return False
    if not environment.get("BROWSER"):
        has_screen = (
            platform in ("win32", "darwin")
            or environment.get("DISPLAY")
            or environment.get("WAYLAND_DISPLAY")
        )
        if not has_screen or environment.get("SSH_CONNECTION"):
            return False
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True
