"""What one visitor of one application has to wait for and to load. Each function returns samples by measure."""

from typing import Any

from playwright.sync_api import Browser, Error

from tests.benchmark.contestants import Contestant
from tests.benchmark.counted_link import Tally, counted_link
from tests.benchmark.samples import Samples
from tests.benchmark.tab import Followed, Missed, Tab, newcomer

KB = 1000
QUIET = 2000  # milliseconds after the cards, in which something may still move or load
BETWEEN = 150  # milliseconds between two answers
LATE = 10.0  # seconds after which an answer is missed
PHONE_RATE, PHONE_LATENCY = 200_000, 0.075  # 1.6 megabits a second, and 150 ms there and back
PHONE_PATIENCE = 120.0
KIND = "kind of answer: "

Plan = dict[str, Any]


def look(browser: Browser, app: Contestant, host: str, plan: Plan) -> Samples:
    """Open the page and only look, then give every answer of the plan with the cards in sight."""
    samples = Samples()
    with newcomer(browser) as context:
        tab = Tab(context, app, host)
        tab.wait_for(plan["nothing"])
        tab.page.wait_for_timeout(QUIET)
        timings = tab.timings()
        for name in ("first", "largest"):
            if name in timings:
                samples.add(name, timings[name])
        samples.add("layout_shift", timings["layoutShift"])
        samples.add("blocking", timings["blocking"])
        tab.prepare()
        for click in plan["answers"]:
            try:
                followed = tab.answer(click, LATE)
            except (Missed, Error) as error:
                samples.fault(error)
                continue
            samples.add("answer_dom", followed.dom - followed.clicked)
            samples.add("answer_paint", followed.painted - followed.clicked)
            samples.add(f"{KIND}{click['kind']}", 1)
            _note(followed, samples)
            tab.page.wait_for_timeout(BETWEEN)
        tab.leave()
    return samples


def arrive(browser: Browser, app: Contestant, host: str, plan: Plan) -> Samples:
    """Tick as soon as that can be done, on a first visit and on one with what the browser has kept."""
    samples = Samples()
    with newcomer(browser) as context:
        for name in ("interactive_first", "interactive_repeat"):
            tab = Tab(context, app, host)
            _until_card(tab, name, plan, samples)
            tab.leave()
    return samples


def count(browser: Browser, app: Contestant, host: str, plan: Plan) -> Samples:
    """Make the same two visits over a link that counts, and a few answers more."""
    samples = Samples()
    with counted_link(host) as (near, tally), newcomer(browser) as context:
        before = tally.copy()
        tab = Tab(context, app, near)
        if _until_card(tab, "", plan, samples):
            first = tally.since(before)
            samples.add("requests_first", first.requests)
            samples.add("http_first", first.http / KB)
            samples.add("socket_ready", first.socket / KB)
            samples.add("socket_ready_unpacked", tab.unpacked / KB)
            _count_answers(tab, tally, plan, samples)
        tab.leave()
        before = tally.copy()
        tab = Tab(context, app, near)
        if _until_card(tab, "", plan, samples):
            repeat = tally.since(before)
            samples.add("requests_repeat", repeat.requests)
            samples.add("http_repeat", repeat.http / KB)
            samples.add("wire_repeat", repeat.wire / KB)
        tab.leave()
    return samples


def _count_answers(tab: Tab, tally: Tally, plan: Plan, samples: Samples) -> None:
    tab.prepare()
    tab.page.wait_for_timeout(QUIET)
    before, unpacked = tally.copy(), tab.unpacked
    for click in plan["counted"]:
        try:
            tab.answer(click, LATE)
        except (Missed, Error) as error:
            samples.fault(error)
        tab.page.wait_for_timeout(BETWEEN)
    grown, number = tally.since(before), len(plan["counted"])
    samples.add("wire_answer", grown.wire / KB / number)
    samples.add("socket_answer", grown.socket / KB / number)
    samples.add("socket_answer_unpacked", (tab.unpacked - unpacked) / KB / number)
    if grown.socket > (tab.unpacked - unpacked) * 1.05 + KB:
        raise AssertionError("More bytes of a socket were counted packed than unpacked")


def phone(browser: Browser, app: Contestant, host: str, plan: Plan) -> Samples:
    """Make the two visits with a phone: a quarter of the processor, and a slow link."""
    samples = Samples()
    with (
        counted_link(host, PHONE_RATE, PHONE_LATENCY) as (near, tally),
        newcomer(browser, phone=True) as context,
    ):
        for visit in ("first", "repeat"):
            before = tally.copy()
            tab = Tab(context, app, near, phone=True)
            if _until_card(tab, f"phone_{visit}", plan, samples, PHONE_PATIENCE):
                samples.add(f"phone_wire_{visit}", tally.since(before).wire / KB)
                timings = tab.timings()
                if "first" in timings:
                    samples.add(f"phone_text_{visit}", timings["first"])
            tab.leave()
    return samples


def _until_card(tab: Tab, name: str, plan: Plan, samples: Samples, patience: float = 60.0) -> bool:
    """Give the first tick and wait for its card; return whether it came."""
    try:
        followed = tab.answer(plan["first"], patience)
    except (Missed, Error) as error:
        samples.fault(error)
        return False
    _note(followed, samples)
    if name:
        samples.add(name, followed.dom)
    return True


def _note(followed: Followed, samples: Samples) -> None:
    """Keep what says whether the measure itself was right."""
    samples.add("again", followed.again)
    samples.add("reloads", followed.reloads)
    samples.add("spent", followed.spent)
