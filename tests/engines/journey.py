"""The reader's journey, station by station, and what each page says there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tests.browser.app import eventually
from tests.browser.sizes import DESK, PHONE
from tests.engines.visitor import Visitor, one

GIVEN = {"skin_type": ["V"], "vitiligo": ["growing"]}
NARROWEST = {"width": 320, "height": 844}
SETTLING = 3  # seconds
SHOWN = "one.checkVisibility()"

H1 = "[...document.querySelectorAll('h1')].map((one) => one.textContent.trim())"
STATUS = "document.getElementById('status').textContent.trim()"
STEP = "document.body.dataset.step ?? null"
CONTROLS = "[...document.querySelectorAll('a[href], button, input, summary, select, textarea')]" \
           f".filter((one) => {SHOWN}).length"
CARDS = "[...document.querySelectorAll('article.mw-card h3')].map((one) => one.textContent.trim())"
ANSWERS = """Object.fromEntries([...document.querySelectorAll("fieldset.mw-question")].map((one) =>
    [one.id.slice(2), [...one.querySelectorAll(":checked")].map(({ value }) => value)]
  ).filter(([, chosen]) => chosen.length))"""
WORDS = """(() => {{ const words = [], walker = document.createTreeWalker({node}, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {{
    const text = walker.currentNode;
    if (text.parentElement.checkVisibility()) words.push(...text.data.split(/\\s+/).filter(Boolean));
  }}
  return words; }})()"""
CHART = "document.querySelector('.mw-chart')"
DRAWN = f"{CHART}.querySelector('.mw-plot svg.main-svg')?.checkVisibility() ? 'drawn' : 'not drawn'"
ALT = f"{CHART}.querySelector('[role=img]').getAttribute('aria-label')"
LABELS = f"[...{CHART}.querySelectorAll('.mw-plot svg text')].map((one) => one.textContent).filter(Boolean)"
SIDEWAYS = """(() => {
  const own = (node) => node.closest(".mw-scroll, .mw-plot, .page-skip, .page-spoken, .mw-spoken, .mw-announce, [hidden]");
  const out = [...document.querySelectorAll("body *")].filter((node) =>
    node.checkVisibility() && !own(node) && node.getBoundingClientRect().right > innerWidth + 1)
    .map((node) => node.outerHTML.slice(0, 80));
  const wide = document.documentElement.scrollWidth;
  return wide > innerWidth ? [`the page is ${wide} wide`, ...out] : out;
})()"""


@dataclass(frozen=True)
class Seen:
    """One thing that a page said. With `wanted` it is held to that; else the engines are held to each other."""

    what: str
    value: object
    wanted: object = None


@dataclass(frozen=True)
class Station:
    """A place on the journey: what to do there, and what stands at the top of its picture."""

    name: str
    visit: Callable[[Visitor], Iterator[Seen]]
    top: str


def welcome(visitor: Visitor) -> Iterator[Seen]:
    """Open the first page."""
    visitor.open("welcome")
    yield Seen("headings", visitor.tell(H1))
    yield Seen("status line", visitor.tell(STATUS))
    yield Seen("controls", visitor.tell(CONTROLS))


def empty(visitor: Visitor) -> Iterator[Seen]:
    """Open the journey and answer nothing."""
    visitor.open("your-skin")
    yield Seen("headings", visitor.tell(H1))
    yield Seen("status line", visitor.tell(STATUS))
    yield Seen("controls", visitor.tell(CONTROLS))
    yield Seen("cards", visitor.tell(CARDS))
    yield Seen("answers", visitor.tell(ANSWERS), {})


def answered(visitor: Visitor) -> Iterator[Seen]:
    """Answer the questions that this journey answers, and turn to the cards."""
    for question, options in GIVEN.items():
        for option in options:
            visitor.answer(question, option)
    yield Seen("status line", visitor.tell(STATUS))
    visitor.reach(one(".mw-cards"))
    yield Seen("answers", visitor.tell(ANSWERS), GIVEN)
    yield Seen("cards", visitor.tell(CARDS))
    yield Seen("controls", visitor.tell(CONTROLS))


def opened(visitor: Visitor) -> Iterator[Seen]:
    """Open the first card."""
    visitor.click(one("article.mw-card > details > summary"))
    visitor.wait(f"{one('article.mw-card .mw-body')}.checkVisibility()", "the card to open")
    yield Seen("words of the card", visitor.tell(WORDS.format(node=one("article.mw-card"))))
    yield Seen("controls", visitor.tell(CONTROLS))


def reloaded(visitor: Visitor) -> Iterator[Seen]:
    """Load the page anew: the answers, the cards and the step are those from before."""
    step, cards = visitor.tell(STEP), visitor.tell(CARDS)
    visitor.reload()
    yield Seen("answers", visitor.tell(ANSWERS), GIVEN)
    yield Seen("cards", visitor.tell(CARDS), cards)
    yield Seen("step", visitor.tell(STEP), step or "none")


def chapter(visitor: Visitor) -> Iterator[Seen]:
    """Open a chapter with a chart, and scroll to it until it is drawn."""
    visitor.open("vitiligo")
    visitor.reach(CHART)
    visitor.wait(f"({CHART}.scrollIntoView(), {DRAWN}) === 'drawn'", "the chart to be drawn")
    yield Seen("headings", visitor.tell(H1))
    yield Seen("cards", visitor.tell(CARDS))
    yield Seen("controls", visitor.tell(CONTROLS))
    yield Seen("chart", visitor.tell(DRAWN), "drawn")
    yield Seen("the chart in words", visitor.tell(ALT))
    yield Seen("words in the chart", visitor.tell(LABELS))


def get_help(visitor: Visitor) -> Iterator[Seen]:
    """Open the page for emergencies, which has no kernel."""
    visitor.open("help")
    yield Seen("headings", visitor.tell(H1))
    yield Seen("controls", visitor.tell(CONTROLS))
    yield Seen("words", visitor.tell(WORDS.format(node=one("main"))))


STATIONS = (
    Station("welcome", welcome, one("body")),
    Station("journey, empty", empty, one(".mw-form")),
    Station("journey, answered", answered, one(".mw-cards")),
    Station("journey, a card open", opened, one("article.mw-card")),
    Station("journey, reloaded", reloaded, one("body")),
    Station("a chapter's chart", chapter, CHART),
    Station("get help now", get_help, one("body")),
)


def travel(visitor: Visitor, keep: Callable[[str, int, bytes], None], tell: Callable[[Seen], None]) -> None:
    """Visit every station; hand each picture to `keep` and each thing seen to `tell`, as they come."""
    visitor.window.resize(**DESK)
    heard = 0
    for station in STATIONS:
        for seen in (*station.visit(visitor), *_look(visitor, station, keep)):
            tell(replace(seen, what=f"{station.name}: {seen.what}"))
        complaints = visitor.window.complaints()
        tell(Seen(f"{station.name}: complaints of the browser", complaints[heard:], []))
        heard = len(complaints)


def _look(visitor: Visitor, station: Station, keep: Callable[[str, int, bytes], None]) -> Iterator[Seen]:
    """Take the pictures, and see what would scroll sideways."""
    for size in (NARROWEST, PHONE, DESK):
        visitor.window.resize(**size)
        visitor.show(station.top)
        yield Seen(f"too wide at {size['width']}", _sideways(visitor), [])
        if size is not NARROWEST:
            visitor.show(station.top)
            keep(station.name, size["width"], visitor.window.picture())


def _sideways(visitor: Visitor) -> list[str]:
    """Return what sticks out in the end; charts follow the window a moment later."""
    eventually(lambda: not visitor.tell(SIDEWAYS), SETTLING)
    return visitor.tell(SIDEWAYS)
