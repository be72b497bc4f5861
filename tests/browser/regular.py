"""A tab that one test after another uses: a page is opened again only where it is not as it was when first opened.

Opening a page starts a kernel, which takes longer than most of what a test does on the page. Before each use the
tab is put back by the page's own means (the first step, "Clear my answers", controls, what was folded). Then all of
it is compared with what it was: markup, controls, place, focus, storage, title, and what scripts have put into the
window or in place of the browser's own functions. What is left out is named at LOOK.
"""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Error

from tests.browser.reader import PATIENCE, SETTLED, Reader
from tests.browser.watch import Watch

SHARED_TAB = pytest.mark.shared_tab

# Left out: what is said of a date, a moment later; whether a chart has been drawn yet; what Plotly and Jupyter put
# beside the page and fit to the window; a mark that Jupyter puts on all that had the focus; and after which row of
# picks a question follows, which goes with the width of the window, a frame later. No script can see the listeners
# that a test adds, nor what it asks of Playwright (routes, scripts for each page, handlers).
# A test of these wants a tab of its own.
LOOK = """async () => {
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const copy = document.body.cloneNode(true);
  for (const one of copy.querySelectorAll("script, #js-plotly-tester, .mw-plot")) one.remove();
  for (const one of copy.querySelectorAll(".mw-date-news")) one.replaceChildren();
  for (const one of copy.querySelectorAll("[id^=jp-]")) one.removeAttribute("style");
  for (const one of copy.querySelectorAll(".mw-follow")) one.parentNode.append(one);
  for (const one of copy.querySelectorAll("[hidden]")) { // attributes in one order
    one.removeAttribute("hidden");
    one.setAttribute("hidden", "");
  }
  for (const one of copy.querySelectorAll("[data-lm-suppress-shortcuts]")) {
    one.removeAttribute("data-lm-suppress-shortcuts");
  }
  const styles = [...document.querySelectorAll("head style:not([id])")].map((one) => one.textContent.length);
  return JSON.stringify([
    document.title, location.href, scrollX, scrollY, document.activeElement?.localName, styles,
    { ...sessionStorage }, { ...localStorage }, copy.outerHTML,
  ]);
}"""
# What scripts have put into the window, or in place of functions of the browser.
SCRIPTED = """(brought) => {
  const native = (one) => Function.prototype.toString.call(one).endsWith("{ [native code] }");
  const replaced = (owner) => Object.entries(Object.getOwnPropertyDescriptors(owner))
    .filter(([, { value, get, set }]) => [value, get, set].some((one) => typeof one === "function" && !native(one)))
    .map(([name]) => name).filter((name) => !brought.includes(name)).sort();
  const own = Object.getOwnPropertyDescriptors(window);
  const classes = Object.entries(own)
    .filter(([, { value }]) => typeof value === "function" && native(value) && value.prototype)
    .map(([name, { value }]) => [name, ...replaced(value.prototype)]).filter(([, ...all]) => all.length);
  return JSON.stringify([
    Object.keys(own).filter((name) => !brought.includes(name)).sort(), replaced(window), classes,
  ]);
}"""
BROUGHT = (  # by checkers of accessibility and by Plotly
    *(
        "ace",
        "axe",
        "Plotly",
        "PlotlyGeoAssets",
        "workbookPlotly",
        "PolyBool",
        "moduleName",
        "sprintf",
        "vsprintf",
    ),
    *("__TEXT_CACHE", "__TYPEDARRAY_POOL"),
)
# Names that are drawn by lot each time that a page is loaded.
LOTS = re.compile(r"\bmw[0-9a-z]{9,}(?=-)|\bmw-date-[0-9a-z]+")
# A page may change the order of its parts, so each control and fold is known by its name, not by its place.
NAMED = """const named = (which, nameOf) => {
  const counts = new Map();
  return [...document.querySelectorAll(which)].map((one) => {
    const name = nameOf(one);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    return [`${name} ${counts.get(name)}`, one];
  });
};
const folds = () => named("details", (one) => one.dataset.key ?? one.className);
const controls = () => named("input, select, textarea", ({ id, name, type, value }) => [
  id, name.replace(/^mw[0-9a-z]{9,}(?=-)/, ""), ["checkbox", "radio"].includes(type) ? value : "",
].join());
"""
STATE = f"""() => {{
  {NAMED}
  return {{
    folds: Object.fromEntries(folds().map(([name, {{ open }}]) => [name, open])),
    controls: Object.fromEntries(controls().map(([name, {{ checked, value }}]) => [name, [checked, value]])),
    lines: [...document.querySelectorAll("#status, .mw-chart-news")].map((one) => one.textContent),
  }};
}}"""

TURN_BACK = """async () => {
  document.activeElement?.blur(); // a question with the focus would stay where nothing asks for it any more
  document.querySelector('.page-steps a[href="#step-1"]')?.click();
  document.querySelector(".mw-depth-switch input[value=short]")
    ?.dispatchEvent(new Event("change", { bubbles: true })); // single cards that were opened in full, too
  document.getElementById("clear-answers")?.click();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done))); // the new address was heard
}"""
PUT_BACK = """async (as) => {
  NAMED
  for (const [name, one] of controls()) {
    const [checked, value] = as.controls[name] ?? [one.checked, one.value];
    if (one.checked === checked && one.value === value) continue;
    if (one.value !== value) one.value = value;
    if (one.checked !== checked) one.checked = checked;
    for (const kind of ["input", "change"]) one.dispatchEvent(new Event(kind, { bubbles: true }));
  }
  for (const [name, one] of folds()) one.open = as.folds[name] ?? one.open;
  document.querySelectorAll("#status, .mw-chart-news").forEach((one, at) => { one.textContent = as.lines[at]; });
  history.replaceState(history.state, "", location.pathname);
  document.activeElement?.blur();
  for (let still = 0, tries = 0; still < 3 && tries < 100; tries += 1) { // a wheel that was turned may roll on
    still = scrollX || scrollY ? 0 : still + 1;
    scrollTo(0, 0);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }
}""".replace("NAMED", NAMED)


@dataclass(frozen=True)
class Opened:
    """A page as it was when it was first opened."""

    look: str
    state: dict[str, Any]


@dataclass(frozen=True)
class Regular(Reader):
    """Someone whose tab may have the page open already."""

    watch: Watch = field(default_factory=Watch)  # of what happened since the page was opened
    opened: dict[str, Opened] = field(default_factory=dict)

    def open(self, name: str, quiet: bool = False) -> None:
        """Have a page open with nothing answered, as if it had just been opened.

        With `quiet` the browser has had nothing to complain about on it either.
        """
        if (quiet and self.watch.complaints) or not self.is_as_opened(name):
            self._open_again(name)
        self._forget_the_way()

    def let_go(self) -> None:
        """Take the focus away: a page keeps the part that has it in its place, whatever becomes of the window."""
        with suppress(Error):  # the page that was left behind does not answer any more
            self.page.evaluate("() => document.activeElement?.blur()")

    def is_as_opened(self, name: str) -> bool:
        """Whether the page is open and as it was when first opened, or could be put back to that."""
        if name not in self.opened or self.page.url.partition("#")[0] != self.app.url(name):
            return False
        try:
            return self._is_settled(name) and (self._looks_as_opened(name) or self._can_be_put_back(name))
        except (AssertionError, Error):  # the page that was left behind does not answer any more
            return False

    def _looks_as_opened(self, name: str) -> bool:
        return self._look() == self.opened[name].look

    def _can_be_put_back(self, name: str) -> bool:
        self._put_back(name)
        return self._looks_as_opened(name)

    def _is_settled(self, name: str) -> bool:
        """Whether the page has its kernel, and nothing is under way."""
        if name == "help":
            return True
        return not self.lost.inner_text().strip() and self.page.evaluate(SETTLED, self.parts())

    def _put_back(self, name: str) -> None:
        self.page.evaluate(TURN_BACK)
        if name != "help":
            self.wait_for_page(PATIENCE)
        self.page.evaluate(PUT_BACK, self.opened[name].state)

    def _open_again(self, name: str) -> None:
        if self.page.url.startswith(self.app.origin):
            self.page.evaluate("() => [sessionStorage, localStorage].forEach((one) => one.clear())")
        self.page.context.clear_cookies()
        self.page.goto("about:blank")
        self.watch.forget()
        super().open(name)
        self.opened[name] = Opened(self._look(), self.page.evaluate(STATE))

    def _forget_the_way(self) -> None:
        """Let the history begin with this page: once it is full, no test would see that it grows."""
        session = self.page.context.new_cdp_session(self.page)
        session.send("Page.resetNavigationHistory")
        session.detach()

    def _look(self) -> str:
        return LOTS.sub("LOT", self.page.evaluate(LOOK)) + self.page.evaluate(SCRIPTED, BROUGHT)
