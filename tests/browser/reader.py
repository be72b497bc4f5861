"""What a reader does and sees on a page."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache

from playwright.sync_api import Error, Locator, Page, expect

from tests.browser.app import PROJECT, App
from tests.content.compiled import CONTENT
from widgets.serving.notebook_rendering import read_notebook

PATIENCE = 20  # seconds
OPENING = 60  # seconds: a page waits for a kernel, and on a busy machine one starts slowly
WORDS = CONTENT.words

# Kept by each page for the tests: what its widgets asked and what came back.
LISTEN = """
window.told = { asked: -1, answered: -1 };
for (const name of ["asked", "answered"]) {
  document.addEventListener(`workbook:${name}`, ({ detail }) => {
    window.told[name] = Math.max(window.told[name], detail.revision);
  });
}
"""
NOTEBOOKS = {path.stem: path for path in sorted((PROJECT / "notebooks").glob("*.ipynb"))}
PART = re.compile(
    r"page\.(questions|now|cards|chart|values|takeaway|compare|own_check)\("
)  # each is one widget

SETTLED = """(parts) => document.getElementById("status").dataset.ready === ""
    && document.querySelectorAll(".mw-form, .mw-region, .mw-chart").length >= parts
    && window.told.answered >= window.told.asked"""


STEP_OF = "(one) => one.closest('.page-cell[data-step]')?.dataset.step ?? null"


def reach(node: Locator) -> None:
    """Turn to the step that a thing stands on, on a page in steps."""
    step = node.first.evaluate(STEP_OF)
    if step and step != node.page.evaluate("() => document.body.dataset.step"):
        node.page.locator(f'.page-steps a[href="#step-{step}"]').click()


def unfold(node: Locator) -> None:
    """Turn to the step of a thing, and click open whatever folds it away, from the outside in.

    A question that follows from a pick comes when its pick is ticked.
    """
    reach(node)
    follow = node.locator("xpath=ancestor::*[@data-follows][@hidden]")
    if follow.count():
        pick = follow.first.get_attribute("data-follows")
        node.page.locator(f'.mw-picks input[data-question="{pick}"]').check()
    closed = node.locator("xpath=ancestor::details[not(@open)]")
    while closed.count():
        closed.first.locator("> summary").click()


def see_chart(chart: Locator) -> None:
    """Scroll to a chart until it is drawn; what still loads above it may push it away again.

    Only a chart of studies has something to draw: the rows of the others come with the page.
    """
    reach(chart)
    drawing = chart.locator(".mw-plot svg.main-svg").first
    rows = chart.locator(".mw-forest")
    for _ in range(PATIENCE * 10):
        chart.scroll_into_view_if_needed()
        if drawing.is_visible() or not rows.count():
            return
        chart.page.wait_for_timeout(100)
    expect(drawing).to_be_visible()


@cache
def parts_of(name: str) -> int:
    """Return how many widgets stand on a page."""
    return sum(bool(PART.match(cell.source)) for cell in read_notebook(NOTEBOOKS[name]).cells)


@dataclass(frozen=True)
class Reader:
    """Someone with one tab."""

    page: Page
    app: App

    def open(self, name: str) -> None:
        """Go to a page and wait until it is whole, with the cards of the answers that the tab remembers."""
        self.page.goto(self.app.url(name), wait_until="load" if name == "help" else "commit")
        if name != "help":
            self.wait_for_page()

    def follow(self, name: str) -> None:
        """Go to a page by its link in the banner, or to help by the one that is in sight."""
        address = self.app.url(name).removeprefix(self.app.origin)
        link = self.page.locator(f'header a[href="{address}"]')
        if name == "help":  # on a phone it stands in the bar at the thumb
            link = self.page.locator(f':is(header, #bar) a[href="{address}"]').filter(visible=True)
        unfold(link)
        link.click()
        expect(self.page).to_have_url(self.app.url(name))
        if name != "help":
            self.wait_for_page()

    def wait_for_page(self, patience: float = OPENING) -> None:
        """Wait until the widgets stand and every answer has had its reply."""
        self.wait_until(lambda: self.page.evaluate(SETTLED, self.parts()), patience)

    def parts(self) -> int:
        """Return how many widgets stand on the page that is open."""
        return parts_of(self.page.url.partition("#")[0].rpartition("/")[2])

    def wait_until(self, is_true: Callable[[], bool], patience: float = PATIENCE) -> None:
        """Wait for what a page says; it may be loaded anew meanwhile."""
        for _ in range(int(patience * 20)):
            try:
                if is_true():
                    return
            except Error:
                pass  # the page that was asked is gone, or not there yet
            self.page.wait_for_timeout(50)
        raise AssertionError(f"Waited {patience} seconds in vain; status line: {self.status.inner_text()!r}")

    def question(self, question: str) -> Locator:
        """Return the fieldset of a question."""
        return self.page.locator(f"#q-{question}")

    def option(self, question: str, option: str) -> Locator:
        """Return the native input of an option."""
        return self.question(question).locator(f'input[value="{option}"]')

    def tick(self, question: str, option: str) -> None:
        """Click an option, without waiting for what follows."""
        unfold(self.question(question))
        wanted = self.page.locator(f'input[value="{option}"]')
        self.question(question).locator("label.mw-option", has=wanted).click()

    def answer(self, question: str, option: str) -> None:
        """Click an option and wait until the page has followed."""
        self.tick(question, option)
        self.wait_for_page()

    def choose(self, answers: dict[str, list[str]]) -> None:
        """Click all these options at once, and wait until the page has followed."""
        self.page.evaluate(
            """(answers) => Object.entries(answers).forEach(([question, options]) => options.forEach((option) => {
                document.querySelector(`#q-${question} input[value="${option}"]`).click();
            }))""",
            answers,
        )
        self.wait_for_page()

    def answer_everything(self, but: Collection[str] = ()) -> None:
        """Answer each question of the page: the first option, and all options where several may be chosen."""
        self.page.evaluate(
            """(but) => document.querySelectorAll("fieldset.mw-question").forEach((one) => {
            if (but.includes(one.id.slice(2))) return;
            one.querySelectorAll("input:not([value=none], [value=not_sure])").forEach((input, at) => {
                if (at === 0 || input.type === "checkbox") input.click();
            });
        })""",
            list(but),
        )
        if self.page.locator(".mw-form").count():
            self.wait_for_page()

    def answers(self) -> dict[str, list[str]]:
        """Return what is ticked on this page."""
        return self.page.evaluate("""() => Object.fromEntries(
            [...document.querySelectorAll("fieldset.mw-question")].map((one) =>
                [one.id.slice(2), [...one.querySelectorAll(":checked")].map(({ value }) => value)]
            ).filter(([, chosen]) => chosen.length))""")

    def remembered(self) -> str | None:
        """Return what the tab remembers, as it stands there."""
        return self.page.evaluate("() => sessionStorage.getItem('answers')")

    def cards(self) -> list[str]:
        """Return the ids of the cards, from the top."""
        return self.page.evaluate(
            "() => [...document.querySelectorAll('article.mw-card')].map((card) => card.dataset.key)"
        )

    def card(self, card: str) -> Locator:
        """Return one card."""
        return self.page.locator(f'article[data-key="{card}"]')

    def open_card(self, card: str) -> Locator:
        """Open one card and return its body."""
        unfold(self.card(card))
        fold = self.card(card).locator(f'details[data-key="card-{card}"]')
        if fold.get_attribute("open") is None:  # the first cards open by themselves
            fold.locator("> summary").click()
        body = self.card(card).locator(".mw-body")
        expect(body).to_be_visible()
        return body

    def read_in_full(self) -> None:
        """Choose the whole text of every card, where there are cards."""
        switch = self.page.locator(".mw-depth-switch input[value=full]")
        if switch.count():
            reach(switch)
            switch.check()

    def clear_answers(self) -> None:
        """Open "My answers" and clear them."""
        button = self.page.locator("#clear-answers")
        unfold(button)
        button.click()

    def go_to_step(self, n: int) -> None:
        """Turn to a step by its link, and wait until it shows: the browser tells of the new address later."""
        self.page.locator(f'.page-steps a[href="#step-{n}"]').click()
        expect(self.page.locator("body")).to_have_attribute("data-step", str(n))

    def open_everything(self, which: str = "details") -> None:
        """Open all that can be opened: cards in full, sources, tables, answers of the check."""
        self.read_in_full()
        self.page.locator(which).evaluate_all("(all) => all.forEach((one) => { one.open = true; })")

    def see_charts(self) -> int:
        """Scroll to each chart until it is drawn, and return how many there are."""
        charts = self.page.locator(".mw-chart").all()
        for chart in charts:
            see_chart(chart)
        return len(charts)

    @property
    def status(self) -> Locator:
        """The status line."""
        return self.page.locator("#status")

    @property
    def lost(self) -> Locator:
        """The banner of a page that has lost its kernel."""
        return self.page.locator("#lost")

    def kernel_id(self) -> str:
        """Return the kernel of the page."""
        return self.page.evaluate(
            "() => JSON.parse(document.getElementById('jupyter-config-data').text).kernelId"
        )
