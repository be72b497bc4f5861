"""Our own static files: style sheets, scripts, typefaces, the icon, and plotly.js from the installed package."""

import gzip
import importlib.metadata
import os
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from widgets.chart_library import plotly_file
from widgets.page_script import HERE as WIDGETS
from widgets.page_script import page_script
from widgets.theme.style_sheet import sheets, style_sheet

HERE = Path(__file__).parent / "assets"
FONTS = HERE / "fonts"
STYLE_SHEET = "workbook.css"
EARLY_FORM = "early_form.js"
# The widget brings this sheet as well, but later than the questions, which are in the page itself.
FORM_SHEET = WIDGETS / "question_form.css"
IN_THE_PAGE = (
    "start.js",
    "support.js",
    "place.js",
    "keeping.js",
    "worked_case.js",
    "leaving.js",
    "status.js",
    "liveness.js",
    "steps.js",
    "bar.js",
)
"""The scripts that come in each page itself, so that none of them can be lost on the way."""

_COMMENT_LINE = re.compile(r"^ *(?://.*)?\n|^ +", re.MULTILINE)
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True)
class Asset:
    """One file ready to send, plain and compressed, so that a large file is compressed only once."""

    body: bytes
    compressed: bytes
    content_type: str
    version: str


def _files() -> list[Path]:
    """Return the files that may be served; the licences of the typefaces are beside them, and are not."""
    return sorted(path for path in (*HERE.iterdir(), *FONTS.glob("*.woff2")) if path.suffix in TYPES)


def asset_path(name: str) -> Path | None:
    """Return the file of a public name; no other file is served. The style sheet is joined from several."""
    if name == "plotly.min.js":
        return plotly_file()
    path = {path.name: path for path in _files()}.get(name)
    return path if path and path.is_file() else None


@lru_cache(maxsize=32)
def _read(path: Path, _stamp: int) -> Asset:
    version = importlib.metadata.version("plotly") if path == plotly_file() else None
    return _asset(path.read_bytes(), path.suffix, version)


@lru_cache(maxsize=1)
def _read_style_sheet(_stamps: tuple[int, ...]) -> Asset:
    return _asset("\n".join([style_sheet(), FORM_SHEET.read_text(encoding="utf-8")]).encode(), ".css")


@cache
def _early_form() -> Asset:
    return _asset(page_script(EARLY_FORM).encode(), ".js")


def _asset(body: bytes, suffix: str, version: str | None = None) -> Asset:
    version = version or sha256(body).hexdigest()[:12]
    return Asset(body, gzip.compress(body, 6, mtime=0), TYPES[suffix], version)


def script_asset(body: bytes) -> Asset:
    """Return a script that is made here."""
    return _asset(body, ".js", sha256(body).hexdigest()[:20])


def find_asset(name: str) -> Asset | None:
    """Read an asset, again when its file has changed."""
    if name == EARLY_FORM:
        return _early_form()
    if name == STYLE_SHEET:
        return _read_style_sheet(tuple(path.stat().st_mtime_ns for path in (*sheets(), FORM_SHEET)))
    path = asset_path(name)
    return _read(path, path.stat().st_mtime_ns) if path and path.is_file() else None


def asset_urls(base: str) -> dict[str, str]:
    """Return the versioned address of each file that a page names; plotly.js is loaded by the charts themselves."""
    names = [*(path.name for path in _files()), STYLE_SHEET, EARLY_FORM]
    assets = {name: find_asset(name) for name in names}
    return {name: f"{base}assets/{name}?v={asset.version}" for name, asset in assets.items() if asset}


def asset_stamps() -> tuple[tuple[str, int], ...]:
    """Return what changes whenever a file does that a page names or has in it; much quicker than to ask for those."""
    folders = (entry for folder in (HERE, FONTS) for entry in os.scandir(folder))
    sheets_now = ((str(path), path.stat().st_mtime_ns) for path in (*sheets(), FORM_SHEET))
    return (*sorted((entry.path, entry.stat().st_mtime_ns) for entry in folders), *sheets_now)


def page_scripts() -> dict[str, str]:
    """Return each script that comes in the page itself, without its lines of comment."""
    return {name: _page_script(HERE / name, (HERE / name).stat().st_mtime_ns) for name in IN_THE_PAGE}


@lru_cache(maxsize=len(IN_THE_PAGE))
def _page_script(path: Path, _stamp: int) -> str:
    return _COMMENT_LINE.sub("", path.read_text(encoding="utf-8"))
