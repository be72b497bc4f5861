"""The parts of a page that follow the reader's answers, and how each is drawn.

A notebook's kernel and the browser of the plain files run this same code, so that both show the same cards. It is pure
Python for that reason.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .core.assessment import Assessment
from .core.content import Content
from .core.shapes import Chapter
from .session import Session
from .view.card.cards_page import cards_html, cards_status
from .view.card.now_html import now_html, now_status
from .view.charts.by_name import chart_by_name
from .view.charts.chart import notes_html, title_html
from .view.check_html import cards_to_ask, own_check_html
from .view.compare.compare_html import compare_html
from .view.compare.compare_text import options_status
from .view.takeaway.takeaway_html import takeaway_html

Drawn = dict[str, Any]
"""What a widget shows, by trait: `html` of a region; `figure`, `title_html`, `notes_html` of a chart."""

Show = Callable[[Drawn], None]
DependsOn = Callable[[Assessment], object]


@dataclass(frozen=True)
class Moment:
    """What a part is drawn from: the content, the answers now and before, and the ids of the page's own cards."""

    content: Content
    assessment: Assessment
    before: Assessment | None = None
    own_cards: tuple[str, ...] | None = None
    """None: all cards belong to the page."""


@dataclass(frozen=True)
class Kind:
    """One kind of part. `label` is the key of its name for screen readers; a chart has a title instead."""

    draw: Callable[..., Drawn]
    label: str = ""
    depends_on: DependsOn = lambda assessment: assessment


def _now(moment: Moment) -> Drawn:
    before, own = moment.before, moment.own_cards
    return {"html": now_html(before and before.within(own), moment.assessment.within(own), moment.content)}


def _cards(moment: Moment) -> Drawn:
    return {"html": cards_html(moment.assessment, moment.content, date.today(), moment.own_cards)}


def _compare(moment: Moment) -> Drawn:
    return {"html": compare_html(moment.assessment, moment.content, date.today())}


def _takeaway(moment: Moment) -> Drawn:
    return {"html": takeaway_html(moment.assessment, moment.content)}


def _own_check(moment: Moment) -> Drawn:
    return {"html": own_check_html(moment.assessment, moment.content)}


def _chart(moment: Moment, name: str) -> Drawn:
    view = chart_by_name(name, moment.assessment, moment.content, moment.own_cards)
    return {
        "figure": view.figure,
        "title_html": title_html(view),
        "notes_html": notes_html(view, moment.content),
    }


def _options_depend_on(assessment: Assessment) -> object:
    return assessment.concerns, assessment.skin_types, assessment.treatments, assessment.treatments_sure


NOW, CARDS, COMPARE, CHART = "now", "cards", "compare", "chart"
KINDS: Mapping[str, Kind] = {
    NOW: Kind(_now, "now.region"),
    CARDS: Kind(_cards, "cards.region"),
    COMPARE: Kind(_compare, "compare.region", _options_depend_on),
    "takeaway": Kind(_takeaway, "journey.takeaway.region"),
    "own_check": Kind(_own_check, "check.region", cards_to_ask),
    CHART: Kind(_chart),
}
"""Each kind, under the name of the call that a notebook makes for it."""

VOICES = (NOW, CARDS, COMPARE)
"""Which part of a page says what an answer changed: the first that the page has."""


class LivePart:
    """A part of the page, and what it was last drawn from: a failed redraw leaves it out of date."""

    def __init__(self, kind: Kind, names: tuple[str, ...], show: Show) -> None:
        self._kind, self._names, self._show = kind, names, show
        self._drawn_from: object = None

    def update(self, moment: Moment) -> None:
        """Draw the part again if what it depends on has changed since it was last drawn."""
        inputs = self._kind.depends_on(moment.assessment)
        if inputs is not self._drawn_from and inputs != self._drawn_from:
            self._show(self._kind.draw(moment, *self._names))
            self._drawn_from = inputs


class LiveParts:
    """The live parts of one open page, and its session.

    `say` is called with the line that tells what an answer changed, once everything is redrawn.
    """

    def __init__(self, chapter: Chapter, content: Content, say: Callable[[str], None]) -> None:
        self.content = content
        self.own_cards = chapter.cards or None
        self.session = Session(content)
        self.session.watch(self._redraw)
        self._say = say
        self._kinds: set[str] = set()
        self._parts: list[LivePart] = []

    @property
    def voice(self) -> str | None:
        """The kind of part that says what an answer changed; None: the page has none that could."""
        return next((kind for kind in VOICES if kind in self._kinds), None)

    def add(self, kind: str, show: Show, *names: str) -> None:
        """Draw a part of a kind now, and again whenever what it depends on has changed: `show` gets what is drawn.
        One that cannot be drawn is none."""
        self._kinds.add(kind)
        part = LivePart(KINDS[kind], names, show)
        part.update(self._moment())
        self._parts.append(part)

    def update(self) -> None:
        """Redraw what is out of date. A part that fails keeps no other from it; the first failure is raised."""
        failures = []
        for part in self._parts:
            try:
                part.update(self._moment())
            except Exception as failure:
                failures.append(failure)
        if failures:
            raise failures[0]

    def _moment(self) -> Moment:
        return Moment(self.content, self.session.assessment, self.session.before, self.own_cards)

    def _redraw(self, before: Assessment, after: Assessment) -> None:
        self.update()
        self._say(self._news(before, after))

    def _news(self, before: Assessment, after: Assessment) -> str:
        """Say what an answer changed on this page: cards, or options, or both."""
        options = options_status(before, after, self.content) if COMPARE in self._kinds else ""
        if not self._kinds & {NOW, CARDS}:
            return options
        option_news = (
            f" {options}" if options and after.concerns and before.concerns != after.concerns else ""
        )
        if NOW in self._kinds:
            own = self.own_cards
            return now_status(before.within(own), after.within(own), self.content) + option_news
        return cards_status(before, after, self.content) + option_news
