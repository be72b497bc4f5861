"""`python -m tests.pictures.preview`: draw the picture that comes with a shared link, and the icon, again."""

import struct
import sys

from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from widgets.serving.assets import HERE
from widgets.theme.colours import INK, PAPER, SKIN_TYPES, SOFT

WIDTH, HEIGHT = 1200, 630
ICONS = (16, 32, 48)
TITLE = ("Microneedling", "and your skin")
LINE = "What can happen, for skin like yours. In plain words, with sources."


def preview_svg() -> str:
    """Return the picture: the six skin types as waves of skin, the needles of our mark above them, and the title."""
    waves = "".join(
        f'<path d="M0 {y} q150 -46 300 0 t300 0 t300 0 t300 0 V{HEIGHT} H0 z" fill="{colour}"/>'
        for y, colour in zip(range(360, 630, 46), SKIN_TYPES, strict=False)
    )
    needles = "".join(
        f'<path d="M{x} {top} V{bottom}" stroke="#4b2166" stroke-width="14" stroke-linecap="round"/>'
        for x, top, bottom in ((960, 60, 230), (1030, 90, 260), (1100, 74, 244))
    )
    font = 'font-family="Atkinson Hyperlegible Next, Atkinson Hyperlegible, DejaVu Sans, sans-serif"'
    title = "".join(
        f'<text x="80" y="{y}" font-size="84" font-weight="700" fill="{INK}" {font}>{words}</text>'
        for y, words in zip((140, 236), TITLE, strict=True)
    )
    line = f'<text x="82" y="300" font-size="27" fill="{SOFT}" {font}>{LINE}</text>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" style="display:block">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>{waves}{needles}{title}{line}</svg>'
    )


def icon(pictures: dict[int, bytes]) -> bytes:
    """Return a Windows icon with a picture for each size."""
    start = 6 + 16 * len(pictures)
    entries, bodies = b"", b""
    for size, picture in pictures.items():
        entries += struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(picture), start + len(bodies))
        bodies += picture
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + bodies


def picture(browser: Browser, markup: str, width: int, height: int) -> bytes:
    """Return a PNG of some markup."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_content(f'<body style="margin:0;background:none">{markup}')
    body = page.screenshot(omit_background=True)
    page.close()
    return body


def main() -> int:
    """Write both files where the launcher finds them."""
    mark = (HERE / "mark.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.launch_options())
        (HERE / "preview.png").write_bytes(picture(browser, preview_svg(), WIDTH, HEIGHT))
        sized = {
            size: mark.replace("<svg ", f'<svg style="display:block" width="{size}" height="{size}" ', 1)
            for size in ICONS
        }
        pictures = {size: picture(browser, markup, size, size) for size, markup in sized.items()}
        (HERE / "favicon.ico").write_bytes(icon(pictures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
