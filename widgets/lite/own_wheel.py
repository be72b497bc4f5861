"""The workbook as a wheel for the browser: what notebooks call and no more."""

import tomllib

from widgets.core.loading import COMPILED
from widgets.own_files import PACKAGE, PROJECT

from .wheel import Wheel, wheel

FOLDERS = ("core", "theme", "view", "ui")
MODULES = (
    "__init__.py",
    "chart_library.py",
    "live_parts.py",
    "own_files.py",
    "page_script.py",
    "session.py",
    "workbook.py",
)
SUFFIXES = {".py", ".js", ".css", ".json"}


def own_wheel() -> Wheel:
    """Return the workbook, with its content compiled."""
    paths = [PACKAGE / name for name in MODULES] + [COMPILED]
    paths += [
        path for name in FOLDERS for path in sorted((PACKAGE / name).rglob("*")) if path.suffix in SUFFIXES
    ]
    about = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    files = {path.relative_to(PACKAGE.parent).as_posix(): path.read_bytes() for path in paths}
    return wheel(about["name"].replace("-", "_"), about["version"], files)
