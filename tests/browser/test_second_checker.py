"""Pages of each kind by IBM's rules of accessibility, which see things that axe does not."""

from pathlib import Path

import pytest

from tests.browser.reader import Reader
from tests.browser.regular import SHARED_TAB, Regular
from tests.browser.sizes import PHONE
from tests.browser.test_pages import IN_STEPS, open_step

SEEN = (1, 2)
# The steps that are out of sight have most of the links, and the engine looks at each before it leaves it out: they go,
# and the one that is looked at comes back.
ALONE = """(n) => {
  for (const [cell, mark] of window.aside ?? []) mark.replaceWith(cell);
  const others = document.querySelectorAll(`.page-cell[data-step]:not([data-step="${n}"])`);
  window.aside = [...others].map((cell) => [cell, document.createComment("")]);
  for (const [cell, mark] of window.aside) cell.replaceWith(mark);
}"""
ENGINE = Path(__file__).parents[2] / "node_modules/accessibility-checker-engine/ace.js"
FAULTS = """async () => {
  const report = await new ace.Checker().check(document, ["WCAG_2_2"]);
  const byLabel = ({ ruleId, snippet }) => ruleId === "target_spacing_sufficient" && snippet.startsWith("<input");
  return report.results.filter((one) => one.value.join() === "VIOLATION,FAIL" && !byLabel(one))
    .map(({ ruleId, message, snippet }) => `${ruleId}: ${message} ${snippet.slice(0, 120)}`);
}"""
"""Only what the engine is sure of: what it asks people to look at is no fault yet. A box is tapped by its whole label,
whose size test_everyone.py measures; the engine takes the box alone."""


def faults(reader: Reader) -> list[str]:
    """Return what the engine is sure is wrong, one line each."""
    assert ENGINE.is_file(), "make ready-check brings the engine; without it this test must not pass"
    reader.page.evaluate(f"if (!window.ace) {{ {ENGINE.read_text('utf-8')}; window.ace = ace; }}")
    return list(reader.page.evaluate(FAULTS))


@SHARED_TAB
@pytest.mark.parametrize("name", ["welcome", "help"], scope="package")
def test_a_page_of_each_kind_is_without_fault(reader: Regular, name: str) -> None:
    """The engine finds nothing on a page with questions and on one without a kernel, as they open."""
    reader.page.set_viewport_size(PHONE)
    reader.open(name, quiet=True)

    assert [] == faults(reader)


@SHARED_TAB
@pytest.mark.again
def test_each_step_is_without_fault(reader: Regular) -> None:
    """The engine finds nothing on the form and the cards (one of them open), with answers: it needs minutes
    for the many links of the comparison, which is built like the cards."""
    reader.page.set_viewport_size(PHONE)
    reader.open(IN_STEPS, quiet=True)
    for question, option in {"skin_type": "V", "vitiligo": "growing"}.items():
        reader.answer(question, option)
    found = {}
    for n in SEEN:
        reader.page.evaluate(ALONE, n)
        open_step(reader, n, ".mw-card:first-of-type > details")
        found[n] = faults(reader)

    assert dict.fromkeys(SEEN, []) == found
