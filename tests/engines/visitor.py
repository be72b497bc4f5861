"""What a reader does in a window, once for all engines: open, turn to a step, unfold, click, answer."""

import json
import time
from dataclasses import dataclass

from tests.browser.app import App
from tests.browser.reader import LISTEN, NOTEBOOKS, PART, SETTLED
from tests.engines.window import Refused, Stopped, Window

PATIENCE = 60  # seconds
PAUSE = 0.1  # seconds between two looks

CALM = """{ const calm = document.createElement("style"); document.head.append(calm);
  calm.textContent = "* { caret-color: transparent !important; scroll-behavior: auto !important; }"; }"""
PAINT = """() => { window.painted = false;
  requestAnimationFrame(() => requestAnimationFrame(() => { window.painted = true; })); }"""
STEP = "{node}.closest('.page-cell[data-step]')?.dataset.step ?? null"
FOLDED = """(() => {{ const node = {node}; let found = null;
  let one = node.matches("summary") ? node.parentElement.parentElement : node.parentElement;
  for (; one; one = one.parentElement) {{
    if (one.matches("details:not([open])")) found = one.querySelector(":scope > summary");
  }}
  return found; }})()"""
TO_MIDDLE = """(() => {{ const node = {node}; node.scrollIntoView({{ block: "center", behavior: "instant" }});
  const {{ left, top, width, height }} = node.getBoundingClientRect();
  const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
  const there = document.elementFromPoint(x, y);
  return {{ x, y, free: node.contains(there), cover: there?.outerHTML.slice(0, 80) ?? "nothing" }}; }})()"""


def one(selector: str) -> str:
    """Return the JavaScript for the first element of a selector; it throws where there is none."""
    return f"[document.querySelector({json.dumps(selector)})].map((one) => one.nodeType && one)[0]"


@dataclass(frozen=True)
class Visitor:
    """Someone with one tab of some engine."""

    window: Window
    app: App
    patience: float = PATIENCE

    def open(self, name: str) -> None:
        """Go to a page and wait until it is whole."""
        self.window.evaluate("window.old = true")
        self.window.go(self.app.url(name))
        self._arrive()

    def reload(self) -> None:
        """Reload the page, as the browser's own button does."""
        self.window.evaluate("(window.old = true, setTimeout(() => location.reload()), true)")
        self._arrive()

    def evaluate(self, expression: str) -> object:
        """Return what an expression is worth on the page."""
        return self.window.evaluate(expression)

    def wait(self, expression: str, what: str) -> None:
        """Wait until an expression is true; the page may be reloaded meanwhile."""
        end = time.monotonic() + self.patience
        while not self._holds(expression):
            if time.monotonic() > end:
                raise Stopped(f"waited {self.patience} seconds in vain for {what}")
            time.sleep(PAUSE)

    def settle(self) -> None:
        """Wait until the widgets of the page are there and every answer has had its reply."""
        name = str(self.evaluate("location.pathname")).rpartition("/")[2]
        parts = len(PART.findall(NOTEBOOKS[name].read_text("utf-8"))) if name in NOTEBOOKS else None
        if parts is None:
            return
        self.evaluate(f"(() => {{ if (!window.told) {{ {LISTEN} }} }})()")
        self.wait(f"({SETTLED})({parts})", f"the widgets of the page {name}")

    def click(self, node: str) -> None:
        """Bring an element into sight, and press the mouse in its middle."""
        self.reach(node)
        self._press(node)

    def reach(self, node: str) -> None:
        """Go to the step that an element is on, and open the folds around it, from the outside in."""
        step = self.evaluate(STEP.format(node=node))
        if step:
            self.go_to_step(step)
        fold = FOLDED.format(node=node)
        while self.evaluate(f"{fold} !== null"):
            number_closed = self.evaluate("document.querySelectorAll('details:not([open])').length")
            self._press(fold)
            self.wait(
                f"document.querySelectorAll('details:not([open])').length < {number_closed}", "a part to open"
            )

    def go_to_step(self, step: str) -> None:
        """Turn to a step by its link; a page without steps shows all that it has."""
        if self.evaluate("document.body.dataset.step ?? null") in (None, step):
            return
        self.click(one(f'.page-steps a[href="#step-{step}"]'))
        self.wait(f"document.body.dataset.step === '{step}'", f"step {step}")

    def answer(self, question: str, option: str) -> None:
        """Click an option by its label, and wait until the page has followed. A question that follows from a pick
        comes when its pick is ticked."""
        if self.evaluate(f"document.querySelector('.mw-follow[hidden] #q-{question}') !== null"):
            self.click(one(f'.mw-picks label:has(input[data-question="{question}"])'))
            self.settle()
        self.click(one(f'#q-{question} label.mw-option:has(input[value="{option}"])'))
        self.wait(f"""{one(f'#q-{question} input[value="{option}"]')}.checked""", f"the tick at {option}")
        self.settle()

    def show(self, node: str) -> None:
        """Scroll until an element is at the top of the window, with the mouse out of the way."""
        self.reach(node)
        self.window.point(1, 1)
        self.evaluate(f"{node}.scrollIntoView({{ block: 'start', behavior: 'instant' }})")
        self._paint()

    def resize(self, width: int, height: int) -> None:
        """Make the page's own area this large, and wait until it is."""
        self.window.resize(width, height)
        self.wait(f"innerWidth === {width} && innerHeight === {height}", f"a window of {width} by {height}")
        self._paint()

    def _press(self, node: str) -> None:
        place = self.evaluate(TO_MIDDLE.format(node=node))
        if not place["free"]:
            raise Stopped(f"could not click {node}: it is covered by {place['cover']}")
        self.window.press(place["x"], place["y"])

    def _paint(self) -> None:
        """Wait until what has changed is drawn: request a frame, and another one after it."""
        self.evaluate(f"({PAINT})()")
        self.wait("window.painted", "the page to be drawn")

    def _arrive(self) -> None:
        self.wait("!window.old && document.readyState !== 'loading'", "a page to come")
        self.evaluate(f"(() => {{ {CALM} }})()")
        self.settle()

    def _holds(self, expression: str) -> bool:
        try:
            return bool(self.window.evaluate(expression))
        except Refused:
            return False  # the page that was asked is gone, or not there yet
