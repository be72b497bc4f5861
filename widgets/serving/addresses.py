"""The addresses of the pages: short enough to say aloud, and forgiving when one is typed wrong."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

HELP = "help"
HOME = "welcome"
# Half of the letters right, or nearly: fewer would offer pages that have nothing to do with the address.
ALIKE = 0.6
OFFERED = 2
# Longer than any name with a slip in it. Comparing costs more with each letter, and anybody may send thousands.
LONGEST = 80


def page_names(notebooks: Path) -> frozenset[str]:
    """Return the names of all pages, each of which is its address.

    Compared with the folder's own list, so that a file system that ignores case does not give a page a second
    address.
    """
    return _names(notebooks, notebooks.stat().st_mtime_ns if notebooks.exists() else 0)


@lru_cache(maxsize=4)
def _names(notebooks: Path, _changed: int) -> frozenset[str]:
    """Read the folder, again when something has come or gone: a crowd of requests would do nothing else."""
    return frozenset(path.stem for path in notebooks.glob("*.ipynb"))


def meant(path: str, names: Iterable[str]) -> list[str]:
    """Return the pages that somebody may have meant with an address, the likeliest first; often none."""
    wanted = _plain(path)
    pages = sorted(names)
    if not wanted or len(wanted) > LONGEST:
        return []
    inside = [page for page in pages if wanted in page.split("-") or wanted.replace("-", "") == _joined(page)]
    close = get_close_matches(wanted, pages, OFFERED, ALIKE)
    return list(dict.fromkeys([*inside, *close]))[:OFFERED]


def _plain(path: str) -> str:
    """Return the last word of a path as our addresses write it: /Your_Skin.html becomes your-skin."""
    last = unquote(path).rstrip("/").rpartition("/")[2].lower()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"\.\w+$", "", last)).strip("-")


def _joined(page: str) -> str:
    return page.replace("-", "")


def sitemap(public_url: str, names: Iterable[str]) -> str:
    """Return the list of pages for search engines."""
    lines = [f"  <url><loc>{public_url}/{name}</loc></url>" for name in sorted({*names, HELP})]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *lines,
            "</urlset>\n",
        ]
    )


def robots(public_url: str, base: str = "/") -> str:
    """Return what search engines may read: everything at a public address, and only help anywhere else."""
    if not public_url:
        return f"User-agent: *\nAllow: {base}{HELP}\nDisallow: /\n"
    closed = "".join(f"Disallow: {base}{name}/\n" for name in ("voila", "api", "alive"))
    return f"User-agent: *\n{closed}Sitemap: {public_url}/sitemap.xml\n"
