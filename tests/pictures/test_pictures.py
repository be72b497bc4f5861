"""The pictures of the README: all present, small, described in words and shown."""

import re
from html.parser import HTMLParser
from pathlib import Path

from tests.pictures.__main__ import LAPTOP, PHONE, PICTURES

PLACE = Path(__file__).parent
ROOT = PLACE.parents[1]
LARGEST = 150_000  # bytes
PNG = b"\x89PNG\r\n\x1a\n"


class _Images(HTMLParser):
    """Collects the attributes of each image."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an image."""
        if tag == "img":
            self.found.append(dict(attrs))


def images() -> list[dict[str, str]]:
    """Return the images of the README, those written as Markdown too."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    parser = _Images()
    parser.feed(re.sub(r"!\[(.*?)\]\((.*?)\)", r'<img alt="\1" src="\2">', text))
    return parser.found


def width(path: Path) -> int:
    """Return how many pixels wide a PNG is."""
    head = path.read_bytes()[:24]
    return int.from_bytes(head[16:20], "big") if head.startswith(PNG) else 0


def test_the_readme_shows_every_picture_that_we_take() -> None:
    """The README shows each picture in both sizes, once, and there is no other file."""
    paths = {f"tests/pictures/{one.name}-{size['width']}.png" for one in PICTURES for size in (PHONE, LAPTOP)}

    assert sorted(paths) == sorted(image["src"] for image in images())
    assert paths == {str(path.relative_to(ROOT)) for path in PLACE.glob("*.png")}


def test_every_picture_is_small_and_as_wide_as_its_name_says() -> None:
    """Each picture is a PNG of at most 150 kB, from a window of the width in its name."""
    wrong = {
        path.name: (width(path), path.stat().st_size)
        for path in PLACE.glob("*.png")
        if path.stat().st_size > LARGEST or width(path) != int(path.stem.rpartition("-")[2])
    }

    assert {} == wrong


def test_every_picture_is_described_in_words() -> None:
    """Each picture of the README has a text of its own, for those who do not see it, and a width."""
    texts = [image.get("alt") or "" for image in images()]

    assert [] == [text for text in texts if len(text.split()) < 5]
    assert len(texts) == len(set(texts))
    assert [] == [image["src"] for image in images() if not (image.get("width") or "").isdigit()]
