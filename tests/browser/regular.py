"""A tab that one test after another uses: a page is opened again only where it is not as it was when first opened.

Opening a page starts a kernel, which takes longer than most of what a test does on the page. Before each use the
tab is put back by the page's own means (the first step, "Clear my answers", controls, what was folded). Then all of
it is compared with what it was: markup, controls, storage, title. What is left out is named at LOOK.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.browser.reader import SETTLED, Reader
from tests.browser.watch import Watch

SHARED_TAB = pytest.mark.shared_tab

# Left out: what was last said, whether a chart has been drawn yet, what Plotly and Jupyter put beside the page and fit
# to the window, and a mark that Jupyter puts on all that had the focus. Tests of these want a tab of their own.
LOOK = """() => {
  const copy = document.body.cloneNode(true);
  for (const one of copy.querySelectorAll("script, #js-plotly-tester")) one.remove();
  for (const one of copy.querySelectorAll("#status, #news-text, .mw-date-news")) one.replaceChildren();
  for (const one of copy.querySelectorAll(".mw-plot, .mw-waiting")) one.replaceWith(one.localName);
  for (const one of copy.querySelectorAll(".mw-image, [id^=jp-]")) one.removeAttribute("style");
  for (const one of copy.querySelectorAll("[hidden]")) { // attributes in one order
    one.removeAttribute("hidden");
    one.setAttribute("hidden", "");
  }
  for (const one of copy.querySelectorAll("[data-lm-suppress-shortcuts]")) {
    one.removeAttribute("data-lm-suppress-shortcuts");
  }
  const styles = [...document.querySelectorAll("head style:not([id])")].map((one) => one.textContent.length);
  return JSON.stringify([
    document.title, location.href, styles, { ...sessionStorage }, { ...localStorage }, copy.outerHTML,
  ]);
}"""
# Names that are drawn by lot each time that a page is loaded.
LOTS = re.compile(r"\bmw[0-9a-z]{9,}(?=-)|\bmw-date-[0-9a-z]+")
STATE = """() => ({
  folds: [...document.querySelectorAll("details")].map((one) => one.open),
  controls: [...document.querySelectorAll("input, select, textarea")].map(({ checked, value }) => [checked, value]),
})"""

TURN_BACK = """() => {
  document.querySelector('.page-steps a[href="#step-1"]')?.click();
  document.querySelector(".mw-depth-switch input[value=short]")
    ?.dispatchEvent(new Event("change", { bubbles: true })); // single cards that were opened in full, too
  document.getElementById("clear-answers")?.click();
}"""
PUT_BACK = """({ folds, controls }) => {
  const all = [...document.querySelectorAll("input, select, textarea")];
  if (all.length === controls.length) all.forEach((one, at) => {
    const [checked, value] = controls[at];
    if (one.checked === checked && one.value === value) return;
    if (one.value !== value) one.value = value;
    if (one.checked !== checked) one.checked = checked;
    for (const kind of ["input", "change"]) one.dispatchEvent(new Event(kind, { bubbles: true }));
  });
  const details = [...document.querySelectorAll("details")];
  if (details.length === folds.length) details.forEach((one, at) => { one.open = folds[at]; });
  const news = document.getElementById("news"); // of the answers that were cleared
  if (news) news.hidden = true;
  history.replaceState(history.state, "", location.pathname);
  document.activeElement?.blur();
  scrollTo(0, 0);
}"""


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
        if (quiet and self.watch.complaints) or not self._is_as_opened(name):
            self._open_again(name)

    def _is_as_opened(self, name: str) -> bool:
        if name not in self.opened or self.page.url.partition("#")[0] != self.app.url(name):
            return False
        if not self._is_settled(name):
            return False
        if self._look() != self.opened[name].look:
            self._put_back(name)
        return self._look() == self.opened[name].look

    def _is_settled(self, name: str) -> bool:
        """Whether the page has its kernel, and nothing is under way."""
        if name == "help":
            return True
        return not self.lost.inner_text().strip() and self.page.evaluate(SETTLED, self.parts())

    def _put_back(self, name: str) -> None:
        self.page.evaluate(TURN_BACK)
        if name != "help":
            self.wait_for_page()
        self.page.evaluate(PUT_BACK, self.opened[name].state)

    def _open_again(self, name: str) -> None:
        if self.page.url.startswith(self.app.origin):
            self.page.evaluate("() => sessionStorage.clear()")
        self.page.goto("about:blank")
        self.watch.forget()
        super().open(name)
        self.opened[name] = Opened(self._look(), self.page.evaluate(STATE))

    def _look(self) -> str:
        return LOTS.sub("LOT", self.page.evaluate(LOOK))
