"""One count as an icon array of a hundred people: filled up to the share that was counted,
and marked for the range in which the true share may be.

Law: it stays still, draws people and not dots, in one block, with its number in words; nothing in it can be worked.
In a trial with 3,371 people, 234 of 380 who filled in such pictures themselves chose the better treatment, against
343 of 465 who saw them still; and 1,110 of 1,695 finished, against 1,316 of 1,659 (Zikmund-Fisher et al., J Med
Internet Res 2011;13(3):e60, https://www.jmir.org/2011/3/e60; abstract read 2026-11-26). In another, people recalled
a chance better from people than from blocks or ovals (Zikmund-Fisher et al., Med Decis Making 2014;34(4):443-453,
https://doi.org/10.1177/0272989X13511706; abstract read 2026-11-26).
"""

import itertools

from widgets.core.content import Content
from widgets.core.findings import Count, in_hundred

from .markup import Html, tag

PEOPLE, ROW = 100, 10
WIDE, HIGH = 16, 18  # the space for one person
WIDTH, HEIGHT = WIDE * ROW, HIGH * PEOPLE // ROW
# Ten people in a row, and their lower halves; each path ends where the next person starts.
TEN = "m8 1.7" + "a2.4 2.4 0 1 1-.01 0zm-4 14.6v-5a4 3.6 0 0 1 8 0v5zm20-14.6" * ROW
HALVES = "m4 16.3" + "v-4.4h8v4.4zm16 0" * ROW


def icon_array(count: Count, result: str, place: str, content: Content) -> Html:
    """Return one count of people as an icon array with its key; raise TypeError for any other count.

    `place` keeps the ids of the parts unique: the same count may appear twice on a page.
    """
    if not isinstance(count, Count):
        raise TypeError(f"{place} did not count people: it cannot be drawn as people")
    key = _key(count, content)
    alt = content.words("cards.people.alt", n=count.n, of=count.of, result=result)
    svg = tag(
        "svg",
        _shapes(place),
        _runs(count, place),
        _ends(count),
        role="img",
        focusable="false",
        aria_label=f"{alt} {key}",
        viewBox=f"-1 -1 {WIDTH + 2} {HEIGHT + 2}",
    )
    return tag("figure", svg, tag("figcaption", key), class_="mw-people")


def ends(count: Count) -> tuple[int, int, int]:
    """Return how many in a hundred: the lower end of the range, the share counted, and the upper end."""
    low, high = map(in_hundred, count.interval)
    return low, in_hundred(count.share), high


def _key(count: Count, content: Content) -> str:
    low, middle, high = ends(count)
    sort = "none" if count.n == 0 else "all" if count.n == count.of else "some"
    return content.words(
        f"cards.people.{sort}", hundred=middle, high=high, low=low or content.words("cards.under_one")
    )


def _shapes(place: str) -> list[Html]:
    """Return the symbols: ten people in a row, and their lower halves. Their width decides how many show."""
    return [
        tag("symbol", tag("path", d=path), id=f"{place}-{name}")
        for name, path in (("ten", TEN), ("half", HALVES))
    ]


def _runs(count: Count, place: str) -> list[Html]:
    """Return the hundred people from the bottom up: filled, then half filled, then outlined."""
    _, middle, high = ends(count)
    blocks = (("mw-filled", 0, middle), ("mw-maybe", middle, high), ("mw-others", high, PEOPLE))
    people = [_run(f"{place}-ten", kind, *part) for kind, *block in blocks for part in _by_row(*block)]
    halves = [_run(f"{place}-half", "mw-filled", *part) for part in _by_row(middle, high)]
    return people + halves


def _by_row(first: int, last: int) -> list[tuple[int, int]]:
    """Split a run of people where rows end."""
    cuts = [first, *range((first // ROW + 1) * ROW, last, ROW), last]
    return [(start, stop) for start, stop in itertools.pairwise(cuts) if stop > start]


def _run(shape: str, kind: str, start: int, stop: int) -> Html:
    return tag(
        "use",
        href=f"#{shape}",
        x=start % ROW * WIDE,
        y=HEIGHT - (start // ROW + 1) * HIGH,
        width=(stop - start) * WIDE,
        height=HIGH,
        class_=kind,
    )


def _ends(count: Count) -> list[Html]:
    """Return a stepped line at each end of the range that is not an edge of the array."""
    low, _, high = ends(count)
    return [tag("path", d=_step(end), class_="mw-end") for end in (low, high) if 0 < end < PEOPLE]


def _step(end: int) -> str:
    """Return the path of the line after the first `end` people."""
    foot, over = HEIGHT - end // ROW * HIGH, end % ROW
    rest = f"H{WIDTH}" if foot < HEIGHT else ""
    return f"M0 {foot - HIGH}H{over * WIDE}V{foot}{rest}" if over else f"M0 {foot}{rest}"
