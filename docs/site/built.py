"""Look through the built pages: every link leads somewhere, and nothing is loaded from another host.

python docs/site/built.py build/docs
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADS = {"src", "srcset", "poster", "data"}
"""Attributes whose address a browser fetches by itself."""
LOADING_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "modulepreload",
    "manifest",
}
IN_STYLES = re.compile(r"@import\s+[\"']([^\"']+)|url\(\s*[\"']?([^\"')]+)")
MADE_BY_SCRIPTS = {"", "#", "#top"}


class Addresses(HTMLParser):
    """The addresses in one page: those that are loaded, those that a reader may follow, and the ids."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.followed: list[str] = []
        self.ids: set[str] = set()
        self._in_style = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the element loads, links to and is called."""
        values = {name: value or "" for name, value in attrs}
        self.ids |= {values[name] for name in ("id", "name") if values.get(name)}
        self.loaded += [values[name].split()[0] for name in LOADS & values.keys() if values[name].strip()]
        self.loaded += in_styles(values.get("style", ""))
        if tag == "link" and LOADING_LINKS & set(values.get("rel", "").split()):
            self.loaded.append(values.get("href", ""))
        elif tag in ("a", "area") and "href" in values:
            self.followed.append(values["href"])
        self._in_style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        """Leave a style sheet."""
        self._in_style = False

    def handle_data(self, data: str) -> None:
        """Note what a style sheet in the page loads."""
        if self._in_style:
            self.loaded += in_styles(data)


def in_styles(text: str) -> list[str]:
    """Return the addresses that a style sheet loads."""
    return [first or second for first, second in IN_STYLES.findall(text)]


@cache
def read(page: Path) -> Addresses:
    """Return the addresses of a page, read once."""
    return Addresses(page.read_text("utf-8"))


def complaints(folder: Path) -> Iterator[str]:
    """Yield one line for each address of the site in the folder that is dead, or is loaded from elsewhere."""
    pages = sorted(folder.rglob("*.html"))
    if not pages:
        yield f"{folder}: there is no page"
    for page in pages:
        addresses = read(page)
        for address in addresses.loaded:
            if problem := _elsewhere(address) or _dead(page, address, with_id=False):
                yield f"{page.relative_to(folder)}: loads {address}: {problem}"
        for address in addresses.followed:
            if not urlsplit(address).scheme and (problem := _dead(page, address, with_id=True)):
                yield f"{page.relative_to(folder)}: links to {address}: {problem}"
    for sheet in sorted(folder.rglob("*.css")):
        for address in in_styles(sheet.read_text("utf-8")):
            if problem := _elsewhere(address) or _dead(sheet, address, with_id=False):
                yield f"{sheet.relative_to(folder)}: loads {address}: {problem}"


def _elsewhere(address: str) -> str:
    parts = urlsplit(address)
    return "another host" if parts.netloc or parts.scheme not in ("", "data") else ""


def _dead(page: Path, address: str, *, with_id: bool) -> str:
    parts = urlsplit(address)
    if parts.scheme == "data" or address in MADE_BY_SCRIPTS:
        return ""
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    target = target / "index.html" if target.is_dir() else target
    if not target.exists():
        return "no such file"
    if (
        with_id
        and parts.fragment
        and target.suffix == ".html"
        and unquote(parts.fragment) not in read(target).ids
    ):
        return "no such place on that page"
    return ""


def main(arguments: list[str]) -> int:
    """Print each complaint, or where the site is."""
    folder = Path(arguments[0]).resolve()
    found = list(complaints(folder))
    for line in found:
        print(line, file=sys.stderr)
    if not found:
        pages = len(list(folder.rglob("*.html")))
        print(f"{pages} pages, every link leads somewhere and nothing is loaded from another host.")
        print(f"Open {folder / 'index.html'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
