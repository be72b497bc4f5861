"""Our own static files: stylesheets, page scripts, the icon, and plotly.js out of the installed package."""

import gzip
import importlib.metadata
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from widgets.chart_library import plotly_file

HERE = Path(__file__).parent / "assets"
THEME = Path(__file__).parents[1] / "view" / "theme.css"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class Asset:
    """One file ready to send, plain and compressed, so that a large file is compressed only once."""

    body: bytes
    compressed: bytes
    content_type: str
    version: str


def asset_path(name: str) -> Path | None:
    """Return the file of a public name; no other file can be asked for."""
    if name == "plotly.min.js":
        return plotly_file()
    known = {path.name: path for path in HERE.iterdir()} | {"workbook.css": THEME}
    path = known.get(name)
    return path if path and path.is_file() else None


@lru_cache(maxsize=32)
def _read(path: Path, _stamp: int) -> Asset:
    body = path.read_bytes()
    content_type = f"{TYPES[path.suffix]}; charset=utf-8"
    version = importlib.metadata.version("plotly") if path == plotly_file() else sha256(body).hexdigest()[:12]
    return Asset(body, gzip.compress(body, 6, mtime=0), content_type, version)


def find_asset(name: str) -> Asset | None:
    """Read an asset, again when its file has changed."""
    path = asset_path(name)
    return _read(path, path.stat().st_mtime_ns) if path and path.is_file() else None


def asset_urls(base: str) -> dict[str, str]:
    """Return the versioned address of each file that a page names; plotly.js is loaded by the charts themselves."""
    names = [*sorted(path.name for path in HERE.iterdir()), "workbook.css"]
    found = {name: find_asset(name) for name in names}
    return {name: f"{base}assets/{name}?v={asset.version}" for name, asset in found.items() if asset}
