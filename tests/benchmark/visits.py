"""What one visitor of one application has to wait for and to load. Each function returns samples by measure."""

from collections import defaultdict
from typing import Any

from playwright.sync_api import Browser, Error

from tests.benchmark.contestants import Contestant
from tests.benchmark.counted_link import Tally, counted_link
from tests.benchmark.tab import Missed, Tab, newcomer

KB = 1000
QUIET = 2000  # milliseconds after the cards, in which something may still move or load
BETWEEN = 150  # milliseconds between two answers
LATE = 10.0  # seconds after which an answer is missed
PHONE_RATE, PHONE_LATENCY = 200_000, 0.075  # 1.6 megabits a second, and 150 ms there and back
PHONE_PATIENCE = 120.0

Plan = dict[str, Any]
Samples = dict[str, list[float]]


def look(browser: Browser, app: Contestant, host: str, plan: Plan) -> Samples:
    """Open the page and only look, then give every answer of the plan with the cards in sight."""
    samples: Samples = defaultdict(list)
    with newcomer(browser) as context:
        tab = Tab(context, app, host)
        tab.wait_for(plan["nothing"])
        tab.page.wait_for_timeout(QUIET)
        timings = tab.timings()
        for name in ("first", "largest"):
            if name in timings:
                samples[name].append(timings[name])
        samples["layout_shift"].append(timings["layoutShift"])
        samples["blocking"].append(timings["blocking"])
        tab.prepare()
        for click in plan["answers"]:
            try:
                followed = tab.answer(click, LATE)
            except (Missed, Error):
                samples["missed"].append(1)
                continue
            samples["answer_dom"].append(followed.dom - followed.clicked)
            samples["answer_paint"].append(followed.painted - followed.clicked)
            samples["again"].append(followed.again)
            tab.page.wait_for_timeout(BETWEEN)
        tab.leave()
    return samples


def arrive(browser: Browser, app: Contestant, host: str, plan: Plan) -> Samples:
    """Tick as soon as that can be done, on a first visit and on one with what the browser has kept."""
    samples: Samples = defaultdict(list)
    with newcomer(browser) as context:
        for name in ("interactive_first", "interactive_repeat"):
            tab = Tab(context, app, host)
            _until_card(tab, name, plan, samples)
            tab.leave()
    return samples


def count(browser: Browser, app: Contestant, host: str, plan: Plan) -> Samples:
    """Make the same two visits over a link that counts, and a few answers more."""
    samples: Samples = defaultdict(list)
    with counted_link(host) as (near, tally), newcomer(browser) as context:
        before = tally.copy()
        tab = Tab(context, app, near)
        if _until_card(tab, "", plan, samples):
            first = tally.since(before)
            samples["requests_first"].append(first.requests)
            samples["http_first"].append(first.http / KB)
            samples["socket_ready"].append(first.socket / KB)
            samples["socket_ready_unpacked"].append(tab.unpacked / KB)
            _count_answers(tab, tally, plan, samples)
        tab.leave()
        before = tally.copy()
        tab = Tab(context, app, near)
        if _until_card(tab, "", plan, samples):
            repeat = tally.since(before)
            samples["requests_repeat"].append(repeat.requests)
            samples["http_repeat"].append(repeat.http / KB)
            samples["wire_repeat"].append(repeat.wire / KB)
        tab.leave()
    return samples


def _count_answers(tab: Tab, tally: Tally, plan: Plan, samples: Samples) -> None:
    tab.prepare()
    tab.page.wait_for_timeout(QUIET)
    before, unpacked = tally.copy(), tab.unpacked
    for click in plan["counted"]:
        try:
            tab.answer(click, LATE)
        except (Missed, Error):
            samples["missed"].append(1)
        tab.page.wait_for_timeout(BETWEEN)
    grown, number = tally.since(before), len(plan["counted"])
    samples["wire_answer"].append(grown.wire / KB / number)
    samples["socket_answer"].append(grown.socket / KB / number)
    samples["socket_answer_unpacked"].append((tab.unpacked - unpacked) / KB / number)
    if grown.socket > (tab.unpacked - unpacked) * 1.05 + KB:
        raise AssertionError("More bytes of a socket were counted packed than unpacked")


def phone(browser: Browser, app: Contestant, host: str, plan: Plan) -> Samples:
    """Make the two visits with a phone: a quarter of the processor, and a slow link."""
    samples: Samples = defaultdict(list)
    with (
        counted_link(host, PHONE_RATE, PHONE_LATENCY) as (near, tally),
        newcomer(browser, phone=True) as context,
    ):
        for visit in ("first", "repeat"):
            before = tally.copy()
            tab = Tab(context, app, near, phone=True)
            if _until_card(tab, f"phone_{visit}", plan, samples, PHONE_PATIENCE):
                samples[f"phone_wire_{visit}"].append(tally.since(before).wire / KB)
                timings = tab.timings()
                if "first" in timings:
                    samples[f"phone_text_{visit}"].append(timings["first"])
            tab.leave()
    return samples


def _until_card(tab: Tab, name: str, plan: Plan, samples: Samples, patience: float = 60.0) -> bool:
    """Give the first tick and wait for its card; return whether it came."""
    try:
        followed = tab.answer(plan["first"], patience)
    except (Missed, Error):
        samples["missed"].append(1)
        return False
    samples["again"].append(followed.again)
    if name:
        samples[name].append(followed.dom)
    return True
