"""`make pictures`: take the README's pictures again from the running app, as phone and laptop show it."""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.browser.app import run_app
from tests.browser.sizes import PHONE
from tests.engines import chromium
from tests.engines.journey import GIVEN
from tests.engines.visitor import Visitor, one

PLACE = Path(__file__).parent
LAPTOP = {"width": 1280, "height": 600}


@dataclass(frozen=True)
class Picture:
    """A picture's name, how to come to it, and what is at its top."""

    name: str
    visit: Callable[[Visitor], None]
    top: str


def welcome(visitor: Visitor) -> None:
    """Open the first page."""
    visitor.open("welcome")


def cards(visitor: Visitor) -> None:
    """Answer two questions and go to the cards that follow."""
    visitor.open("your-skin")
    for question, options in GIVEN.items():
        for option in options:
            visitor.answer(question, option)


def chart(visitor: Visitor) -> None:
    """Scroll to the chart until it is drawn."""
    visitor.reach(CHART)
    is_drawn = f"{CHART}.querySelector('.mw-plot svg.main-svg')?.checkVisibility()"
    visitor.wait(f"({CHART}.scrollIntoView(), {is_drawn})", "the chart to be drawn")


CHART = one(".mw-chart")
PICTURES = (
    Picture("welcome", welcome, one("body")),
    Picture("cards", cards, one(".mw-cards h2")),
    Picture("chart", chart, CHART),
)


def main() -> int:
    """Take every picture in both sizes; the same app gives the same pictures."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place,
        run_app(Path(place)) as app,
        chromium.start(Path(place)) as window,
    ):
        visitor = Visitor(window, app)
        for picture in PICTURES:
            picture.visit(visitor)
            for size in (PHONE, LAPTOP):
                keep(visitor, picture, size)
    return 0


def keep(visitor: Visitor, picture: Picture, size: dict[str, int]) -> None:
    """Take one picture and write it where the README shows it."""
    visitor.resize(**size)
    visitor.show(picture.top)
    path = PLACE / f"{picture.name}-{size['width']}.png"
    path.write_bytes(visitor.window.picture())
    print(f"{path.name}: {path.stat().st_size // 1000} kB", flush=True)


if __name__ == "__main__":
    sys.exit(main())
