"""The reader's journey, station by station, and what each page says there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from tests.browser.app import eventually
from tests.browser.sizes import DESK, PHONE
from tests.engines import sights
from tests.engines.visitor import Visitor, one

GIVEN = {"skin_type": ["V"], "vitiligo": ["growing"]}
NARROWEST = {"width": 320, "height": 844}
SETTLING = 3  # seconds
NOTCH = 200  # pixels


@dataclass(frozen=True)
class Seen:
    """One thing seen on a page: compared with what is `wanted`, or else with what the other engines show."""

    what: str
    value: object
    wanted: object = None


@dataclass(frozen=True)
class Station:
    """A place on the journey: what to do there, and what is at the top of its picture."""

    name: str
    visit: Callable[[Visitor], Iterator[Seen]]
    top: str


def welcome(visitor: Visitor) -> Iterator[Seen]:
    """Open the first page."""
    visitor.open("welcome")
    yield Seen("headings", visitor.evaluate(sights.H1))
    yield Seen("status line", visitor.evaluate(sights.STATUS))
    yield Seen("controls", visitor.evaluate(sights.CONTROLS))


def empty(visitor: Visitor) -> Iterator[Seen]:
    """Open the journey and answer nothing."""
    visitor.open("your-skin")
    yield Seen("headings", visitor.evaluate(sights.H1))
    yield Seen("status line", visitor.evaluate(sights.STATUS))
    yield Seen("controls", visitor.evaluate(sights.CONTROLS))
    yield Seen("cards", visitor.evaluate(sights.CARDS))
    yield Seen("answers", visitor.evaluate(sights.ANSWERS), {})


def answered(visitor: Visitor) -> Iterator[Seen]:
    """Answer the questions that this journey answers, and turn to the cards."""
    for question, options in GIVEN.items():
        for option in options:
            visitor.answer(question, option)
    yield Seen("status line", visitor.evaluate(sights.STATUS))
    visitor.reach(one(".mw-cards"))
    yield Seen("answers", visitor.evaluate(sights.ANSWERS), GIVEN)
    yield Seen("cards", visitor.evaluate(sights.CARDS))
    yield Seen("controls", visitor.evaluate(sights.CONTROLS))


def opened(visitor: Visitor) -> Iterator[Seen]:
    """Open the first card."""
    visitor.click(one("article.mw-card > details > summary"))
    visitor.wait(f"{one('article.mw-card .mw-body')}.checkVisibility()", "the card to open")
    yield Seen("words of the card", visitor.evaluate(sights.WORDS.format(node=one("article.mw-card"))))
    yield Seen("controls", visitor.evaluate(sights.CONTROLS))


def reloaded(visitor: Visitor) -> Iterator[Seen]:
    """Reload the page: the answers, the cards and the step are those from before."""
    step, cards = visitor.evaluate(sights.STEP), visitor.evaluate(sights.CARDS)
    visitor.reload()
    yield Seen("answers", visitor.evaluate(sights.ANSWERS), GIVEN)
    yield Seen("cards", visitor.evaluate(sights.CARDS), cards)
    yield Seen("step", visitor.evaluate(sights.STEP), step or "none")


def chapter(visitor: Visitor) -> Iterator[Seen]:
    """Open a chapter with a chart, and scroll to it until it is drawn."""
    visitor.open("vitiligo")
    visitor.reach(sights.CHART)
    visitor.wait(f"({sights.CHART}.scrollIntoView(), {sights.DRAWN}) === 'drawn'", "the chart to be drawn")
    yield Seen("headings", visitor.evaluate(sights.H1))
    yield Seen("cards", visitor.evaluate(sights.CARDS))
    yield Seen("controls", visitor.evaluate(sights.CONTROLS))
    yield Seen("chart", visitor.evaluate(sights.DRAWN), "drawn")
    yield Seen("the chart in words", visitor.evaluate(sights.ROWS))
    yield Seen("words in the chart", visitor.evaluate(sights.LABELS))


def get_help(visitor: Visitor) -> Iterator[Seen]:
    """Open the page for emergencies, which has no kernel."""
    visitor.open("help")
    yield Seen("headings", visitor.evaluate(sights.H1))
    yield Seen("controls", visitor.evaluate(sights.CONTROLS))
    yield Seen("words", visitor.evaluate(sights.WORDS.format(node=one("main"))))


STATIONS = (
    Station("welcome", welcome, one("body")),
    Station("journey, empty", empty, one(".mw-form")),
    Station("journey, answered", answered, one(".mw-cards")),
    Station("journey, a card open", opened, one("article.mw-card")),
    Station("journey, reloaded", reloaded, one("body")),
    Station("a chapter's chart", chapter, sights.CHART),
    Station("get help now", get_help, one("body")),
)


def travel(visitor: Visitor, keep: Callable[[str, int, bytes], None], note: Callable[[Seen], None]) -> None:
    """Visit every station; hand each picture to `keep` and each thing seen to `note`, as they come."""
    visitor.resize(**DESK)
    already_reported = 0
    for station in STATIONS:
        for sight in chain(station.visit(visitor), _look(visitor, station, keep)):
            note(replace(sight, what=f"{station.name}: {sight.what}"))
        complaints = visitor.window.complaints()
        note(Seen(f"{station.name}: complaints of the browser", complaints[already_reported:], []))
        already_reported = len(complaints)


def _look(visitor: Visitor, station: Station, keep: Callable[[str, int, bytes], None]) -> Iterator[Seen]:
    """Take the pictures, and see what would scroll sideways."""
    for size in (NARROWEST, PHONE, DESK):
        visitor.resize(**size)
        visitor.show(station.top)
        for what, sight in (("too wide", sights.SIDEWAYS), ("charts wider than their frame", sights.OUTSIDE)):
            yield Seen(f"{what} at {size['width']}", _in_the_end(visitor, sight), [])
        if size is not NARROWEST:
            visitor.show(station.top)
            keep(station.name, size["width"], visitor.window.picture())
    yield Seen("the wheel scrolls", _scrolls(visitor, **DESK), True)


def _scrolls(visitor: Visitor, width: int, height: int) -> bool:
    """Turn the wheel at the top of the page, and say whether the page moves."""
    visitor.evaluate("scrollTo(0, 0)")
    visitor.window.wheel(width // 2, height // 2, NOTCH)
    return eventually(lambda: visitor.evaluate("scrollY") > 0, SETTLING)


def _in_the_end(visitor: Visitor, expression: str) -> list[str]:
    """Return what a list holds when it holds still; charts follow the window a moment later."""
    eventually(lambda: not visitor.evaluate(expression), SETTLING)
    return visitor.evaluate(expression)
