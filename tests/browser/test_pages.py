"""Every page, in each state: axe finds nothing, and nothing scrolls sideways."""

from collections.abc import Collection

import pytest
from playwright.sync_api import expect

from tests.again import again, chosen
from tests.browser import axe
from tests.browser.axe import CONTRAST
from tests.browser.front_end_files import lone_files
from tests.browser.reader import CONTENT, NOTEBOOKS, WORDS, Reader, see_chart
from tests.browser.regular import SHARED_TAB, Regular
from tests.browser.sizes import BOTH_SIZES, DESK, PHONE
from tests.browser.test_everyone import styled

WIDTHS = (320, 390, 768, 1280)
# axe takes long for long pages. Sources look the same everywhere, so it meets them open on some pages only.
WITH_SOURCES = ("welcome", "vitiligo", "help")
# All concerns are compared alike, and the first is the reader's own.
ALL_BUT_SOURCES = "details:not(.mw-source)"
ONE_CONCERN = "details:not(.mw-source, .mw-concern ~ .mw-concern)"
IN_STEPS = "your-skin"
# What a bar covers can be scrolled out from under it; axe would take what sticks out for a small target.
IN_PLACE = ".page-bar, .page-steps { position: static !important; }"
ALIKE = 3  # from this step on
ALL_ALIKE = ".page-cell[data-step]:not([data-step='1'], [data-step='2']) { display: block !important; }"
STEPS = range(1, len(CONTENT.chapters[IN_STEPS].sections) + 1)

# What sticks out to the right, apart from what may be scrolled within its own frame, is cut off by it, or is
# only for the ear. On a page in steps each of them is turned up for it; charts may follow the window a moment later.
STICKING_OUT = """async ([width, steps]) => {
  const own = (node) => node.closest(".mw-scroll, .mw-plot, .mw-people svg, .page-skip, .mw-announce, [hidden]");
  const found = () => {
    const out = [...document.querySelectorAll("body *")].filter((node) =>
      node.getBoundingClientRect().right > width + 1 && node.checkVisibility() && !own(node));
    const whole = document.documentElement.scrollWidth;
    if (whole > width) out.push({ outerHTML: `the page is ${whole} wide` });
    return out.map((node) => node.outerHTML.slice(0, 90));
  };
  const all = [];
  for (const step of steps.length ? steps : [undefined]) {
    if (step) document.querySelector(`.page-steps a[href="#step-${step}"]`).click();
    while (step && document.body.dataset.step !== `${step}`) await new Promise((done) => setTimeout(done));
    let out = found();
    for (const end = performance.now() + 2000; out.length && performance.now() < end; out = found()) {
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
    }
    all.push(...out.map((text) => step ? `step ${step}: ${text}` : text));
  }
  return all;
}"""

# Jupyter gives links in the text of a cell a new tab, unless they ask for their own.
OTHER_TAB = """() => [...document.querySelectorAll("a[target]")]
  .filter((one) => one.origin === location.origin && one.target !== "_self").map((one) => one.outerHTML.slice(0, 90))"""


def sticking_out(
    reader: Reader, steps: Collection[int] = (), widths: Collection[int] = WIDTHS
) -> dict[int, list[str]]:
    """Return for each width what does not fit, on each of these steps or on what is in sight."""
    found = {}
    for width in widths:
        reader.page.set_viewport_size({"width": width, "height": 844})
        found[width] = reader.page.evaluate(STICKING_OUT, [width, [*steps]])
    return found


def violations(
    reader: Reader, size: dict[str, int], without: Collection[str] = (), only: Collection[str] = ()
) -> list[str]:
    """Return what axe complains about in a window of this size, without these of its rules, or by these alone."""
    reader.page.set_viewport_size(size)
    with styled(reader, IN_PLACE):
        return axe.violations(reader.page, without, only)


# The levels of the headings in sight on a step, where the first is not 2 or one is more than one level below the last.
SKIPPED = """(n) => {
  const levels = [...document.querySelectorAll(`.page-cell[data-step="${n}"] :is(h1, h2, h3, h4, h5, h6)`)]
    .filter((one) => one.checkVisibility()).map((one) => Number(one.localName[1]));
  return levels[0] === 2 && levels.every((level, at) => level <= (levels[at - 1] ?? 2) + 1) ? [] : levels;
}"""


def violations_on_steps(
    reader: Reader, size: dict[str, int], which: str, without: Collection[str] = ()
) -> dict[str, list]:
    """Return what axe complains about on each step, opened and drawn, and the steps whose headings skip a level.

    The first two steps have layouts of their own. Axe takes as long for one of the others as for all of them, so it is
    asked about those at once, on the last.
    """
    found = {}
    for n in STEPS:
        open_step(reader, n, which)
        found[f"headings of step {n}"] = reader.page.evaluate(SKIPPED, n)
        if n < ALIKE:
            found[f"step {n}"] = violations(reader, size, without)
    with styled(reader, ALL_ALIKE):
        assert len(STEPS) - ALIKE + 1 == len(reader.page.locator(".mw-step h2").filter(visible=True).all())
        found["the other steps"] = violations(reader, size, without)
    return {part: complaints for part, complaints in found.items() if complaints}


def open_step(reader: Reader, n: int, which: str = "details") -> None:
    """Turn to a step, draw its charts and open what stands there."""
    reader.go_to_step(n)
    step = reader.page.locator(f".page-cell[data-step='{n}']")
    for chart in step.locator(".mw-chart").all():
        see_chart(chart)
    step.locator(which).evaluate_all("(all) => all.forEach((one) => { one.open = true; })")


BUT_STEPS = [*sorted({*NOTEBOOKS} - {IN_STEPS}), "help"]


@SHARED_TAB
@pytest.mark.parametrize("name", chosen(BUT_STEPS, "vitiligo", "help"))
def test_page_opens_open_to_all(reader: Regular, name: str) -> None:
    """As it opens, each page has no accessibility violation and nothing that scrolls sideways."""
    reader.open(name)

    assert ([], dict.fromkeys(WIDTHS, [])) == (violations(reader, DESK, CONTRAST), sticking_out(reader))


@SHARED_TAB
@pytest.mark.parametrize("widths", [WIDTHS[:1], again(WIDTHS[1:])], ids=["320", "wider"])
@pytest.mark.parametrize("name", BUT_STEPS)
def test_page_is_open_to_all(reader: Regular, name: str, widths: tuple[int, ...]) -> None:
    """Each page has one main heading, no accessibility violation, nothing that scrolls sideways, nothing
    from elsewhere and no script of JupyterLab's by itself, with its questions answered and its cards, sources and
    tables open."""
    reader.open(name, quiet=True)

    assert 1 == reader.page.get_by_role("heading", level=1).count()
    assert [] == reader.page.evaluate(OTHER_TAB)
    assert [] == lone_files(reader.watch.urls, reader.app)
    reader.answer_everything()
    reader.see_charts()
    reader.open_everything("details" if name in WITH_SOURCES else ALL_BUT_SOURCES)
    assert [] == violations(reader, PHONE)
    reader.open_everything()
    assert dict.fromkeys(widths, []) == sticking_out(reader, widths=widths)
    assert ({reader.app.host}, []) == (reader.watch.hosts(), reader.watch.complaints)


@SHARED_TAB
@pytest.mark.parametrize("size", [again(DESK)], ids=["1280"])
def test_every_step_is_open_to_all_before_an_answer(reader: Reader, size: dict[str, int]) -> None:
    """Axe sees only what is in sight: it finds nothing in any step of a journey without an answer."""
    reader.open(IN_STEPS)

    assert {} == violations_on_steps(reader, size, ONE_CONCERN)


@SHARED_TAB
@BOTH_SIZES
def test_every_step_is_open_to_all(reader: Regular, size: dict[str, int]) -> None:
    """With answers, cards in full and all opened, axe finds nothing in any step, and nothing comes from elsewhere.
    Every concern is open on the phone; on a desk the first is, as they differ in words alone."""
    reader.open(IN_STEPS, quiet=True)
    for question, option in {"skin_type": "V", "vitiligo": "growing", "purpose": "scars"}.items():
        reader.answer(question, option)
    reader.read_in_full()
    seen = (ALL_BUT_SOURCES, ()) if size == PHONE else (ONE_CONCERN, CONTRAST)

    assert {} == violations_on_steps(reader, size, *seen)
    assert 1 == reader.page.get_by_role("heading", level=1).count()
    assert ({reader.app.host}, []) == (reader.watch.hosts(), reader.watch.complaints)


@SHARED_TAB
@pytest.mark.again
@pytest.mark.parametrize("widths", [WIDTHS[:1], WIDTHS[1:]], ids=["320", "wider"])
def test_everything_at_once_fits(reader: Reader, widths: tuple[int, ...]) -> None:
    """Someone who ticks all that there is still gets a page that does not scroll sideways, in any step."""
    reader.open(IN_STEPS)
    reader.answer_everything()
    reader.read_in_full()
    for n in STEPS:
        open_step(reader, n)

    assert dict.fromkeys(widths, []) == sticking_out(reader, STEPS, widths)
    assert len(reader.cards()) > len(CONTENT.questions)


def test_axe_finds_nothing_in_the_banner(reader: Reader) -> None:
    """The banner of a lost page has no accessibility violation either."""
    reader.open("vitiligo")
    reader.page.context.set_offline(True)
    expect(reader.lost).to_contain_text(WORDS("page.offline.text"))

    assert [] == violations(reader, PHONE)
