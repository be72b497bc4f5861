"""Which packages Python loads in the browser, and from which lines of the lock: `python -m widgets.lite.packages`.

Pyodide's package of npm has Python alone, so they come from the registry of Python, in the versions of the lock.
"""

import sys
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCK = Path(__file__).with_name("requirements.txt")
BROWSER = {
    "python_version": "3.14",
    "python_full_version": "3.14.2",
    "sys_platform": "emscripten",
    "platform_system": "Emscripten",
    "platform_machine": "wasm32",
    "os_name": "posix",
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
    "extra": "",
}
"""The machine that Python in the browser takes itself for; a test compares it with the locked Pyodide."""

AT_START = (
    "anywidget",
    "asttokens",
    "comm",
    "executing",
    "ipython",
    "ipython-pygments-lexers",
    "ipywidgets",
    "matplotlib-inline",
    "micropip",
    "packaging",
    "prompt-toolkit",
    "psygnal",
    "pure-eval",
    "pygments",
    "six",
    "stack-data",
    "traitlets",
    "typing-extensions",
    "wcwidth",
)
"""What a kernel needs before the first cell."""

WHEN_IMPORTED = ("plotly", "narwhals")
"""What is loaded for the first cell that imports it: no part of a page needs it."""

STAND_INS = {
    "jedi": {},
    "jupyterlab-widgets": {},
    "nbformat": {"nbformat/__init__.py": '__version__ = "{version}"\n'},
}
"""Packages that others ask for, and of which these files are enough, or the name alone. Without jedi, Tab completes
no words; jupyterlab-widgets is there as a part of JupyterLab; plotly shows figures where it sees nbformat's version."""


def lines_for_the_browser(lock: str) -> list[str]:
    """Return the lines of a lock for what is loaded in the browser, each with its hashes and without conditions."""
    wanted = {*AT_START, *WHEN_IMPORTED}
    lines = []
    for line in lock.replace("\\\n", " ").splitlines():
        requirement, *hashes = line.split("--hash=")
        if not hashes:
            continue
        one = Requirement(requirement)
        if canonicalize_name(one.name) in wanted and (one.marker is None or one.marker.evaluate(BROWSER)):
            lines.append(
                " ".join([f"{one.name}{one.specifier}", *(f"--hash={each.strip()}" for each in hashes)])
            )
    return lines


def locked_version(lock: str, name: str) -> str:
    """Return the version of a package that a lock has for any machine."""
    return next(
        line.split("==")[1].split()[0]
        for line in lock.splitlines()
        if "==" in line and canonicalize_name(line.split("==")[0]) == name
    )


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines_for_the_browser(LOCK.read_text(encoding="utf-8"))) + "\n")
