"""Some visitors are tabs of a real Chromium: one browser, a context of its own for each, taken in turns."""

import random
import re
import time
from collections.abc import Callable, Iterator
from functools import partial

from playwright.sync_api import Browser, Error, sync_playwright

from tests.browser.app import App, eventually
from tests.browser.chromium import launch_options
from tests.browser.reader import LISTEN, PATIENCE, Reader
from tests.browser.sizes import PHONE
from tests.content.compiled import CONTENT
from tests.endurance.load.figures import Figures
from widgets.core.assessment import assess
from widgets.core.profile import clean
from widgets.view.card.cards_page import cards_html

CARD = re.compile(r'<article[^>]*?\bdata-key="([^"]+)"')
ANSWERS = 6
GONE = 410
GOODBYE = 10.0  # seconds until a kernel should have gone
PAUSE = 2.0  # seconds between the turns


def run_tabs(app: App, number: int, seed: int, figures: Figures, is_over: Callable[[], bool]) -> None:
    """Keep so many tabs answering until it is over."""
    chance = random.Random(seed)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        tabs = [_visits(browser, app, figures, chance) for _ in range(number)]
        while not is_over():
            for tab in tabs:
                next(tab)
                time.sleep(PAUSE)
        for tab in tabs:
            tab.close()
        browser.close()


def _visits(browser: Browser, app: App, figures: Figures, chance: random.Random) -> Iterator[None]:
    while True:
        context = browser.new_context(viewport=PHONE)
        context.set_default_timeout(PATIENCE * 1000)
        context.add_init_script(LISTEN)
        try:
            page = context.new_page()
            reader = Reader(page, app)
            yield from _visit(reader, figures, chance)
            kernel = reader.kernel_id()
            page.goto("about:blank")  # as people leave
            # A context that is closed at once takes the page's last word with it, as no browser of a reader does.
            if not eventually(partial(_is_gone, app, kernel), GOODBYE):
                figures.faults["a tab: its kernel stayed after it was left"] += 1
        except (Error, AssertionError) as error:
            figures.faults[f"a tab: {str(error).splitlines()[0]}"] += 1
        finally:
            context.close()


def _visit(reader: Reader, figures: Figures, chance: random.Random) -> Iterator[None]:
    began = time.monotonic()
    reader.open("your-skin")
    figures.took("tab: page ready", time.monotonic() - began)
    yield
    questions = [one for one in CONTENT.questions.values() if reader.question(one.id).count()]
    for question in chance.sample(questions, ANSWERS):
        began = time.monotonic()
        reader.choose({question.id: [chance.choice(list(question.answers))]})
        figures.took("tab: answer followed", time.monotonic() - began)
        figures.checks += 1
        if _cards_of(reader.answers()) != reader.cards():
            figures.faults["a tab: cards that do not follow from these answers"] += 1
        yield


def _is_gone(app: App, kernel: str) -> bool:
    return app.alive(kernel) == GONE


def _cards_of(answers: dict[str, list[str]]) -> list[str]:
    """Return the ids of the cards that follow by the rules, from the top."""
    return CARD.findall(cards_html(assess(CONTENT, clean(CONTENT.questions, answers)), CONTENT))
