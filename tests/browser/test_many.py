"""Several visitors at once, each with answers of their own: the small version of `make load`."""

import asyncio
import random
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from tests.browser.app import App, eventually
from tests.endurance.load.figures import Figures
from tests.endurance.load.machine import use
from tests.endurance.load.stories import JOURNEY, Story, stories
from tests.endurance.load.visitor import Pace, Visitor

HURRIED = Pace(think=(0, 0), looks=0, answers=(3, 3))


def test_each_visitor_gets_the_cards_of_their_own_answers(app: App) -> None:
    """Two who answer at the same time get what follows from their own answers, to the letter, and leave nothing."""
    before, figures = use(app.process.pid).running, Figures()
    plans = [story for story in islice(stories(5, 3), 12) if story.page != JOURNEY][:2]

    with ThreadPoolExecutor(1) as elsewhere:  # the browser of other tests has a loop in this thread
        visits = elsewhere.submit(lambda: asyncio.run(visit_together(app, figures, plans)))
        assert eventually(lambda: use(app.process.pid).running > before)
        visits.result()

    assert plans[0].steps[-1].cards != plans[1].steps[-1].cards
    assert ({}, 6) == (dict(figures.faults), figures.checks)
    assert eventually(lambda: use(app.process.pid).running <= before)


async def visit_together(app: App, figures: Figures, plans: list[Story]) -> None:
    """Let each of these visits happen at once, from addresses of their own."""
    visitors = [
        Visitor(app.host, f"127.0.0.{10 + number}", figures, random.Random(number), HURRIED)
        for number in range(len(plans))
    ]
    await asyncio.gather(*(visitor.visit(plan) for visitor, plan in zip(visitors, plans, strict=True)))
