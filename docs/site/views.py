"""The gallery of views as a page of the site: its links into the workbook lead nowhere here, so they are words only.

python docs/site/views.py build/docs/docs/views.html
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.gallery.examples import examples
from tests.gallery.page import gallery_html

LINK = re.compile(r' href="([^"]*)"')
TITLE = "<h1>The gallery</h1>"
WAY_BACK = '<p><a href="gallery.html">Back to the documentation</a></p>'


def without_dead_links(page: str) -> str:
    """Take away each address but those of other sites and of places on this page."""
    ids = set(re.findall(r' id="([^"]*)"', page))

    def kept(match: re.Match[str]) -> str:
        address = match[1]
        leads_somewhere = address.startswith("https://") or (address[:1] == "#" and address[1:] in ids)
        return match[0] if leads_somewhere else ""

    return LINK.sub(kept, page)


def main(arguments: list[str]) -> int:
    """Write the page."""
    out = Path(arguments[0])
    out.parent.mkdir(parents=True, exist_ok=True)
    page = without_dead_links(gallery_html(examples()))
    assert TITLE in page
    out.write_text(page.replace(TITLE, WAY_BACK + TITLE), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
