"""Everyone can use it: size of text and targets, zoom, spacing, reduced motion, forced colours,
one announcement."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.again import again, chosen
from tests.browser.reader import CONTENT, NOTEBOOKS, Reader
from tests.browser.regular import SHARED_TAB
from tests.browser.sizes import BOTH_SIZES

SMALLEST_TEXT = 16  # pixels
SMALLEST_TARGET = 44  # pixels, but for links within a sentence
SOME_PAGES = pytest.mark.parametrize("name", chosen([*NOTEBOOKS, "help"], "your-skin", "vitiligo", "help"))

SMALL_TEXT = """(smallest) => {
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || one.closest("script, style, template, noscript, svg")) continue;
    if (!one.checkVisibility() || parseFloat(getComputedStyle(one).fontSize) >= smallest) continue;
    found.add(`${one.tagName}.${one.className}: ${walker.currentNode.data.trim().slice(0, 40)}`);
  }
  return [...found];
}"""

# A control counts with the label or box around it, which can be tapped as well.
SMALL_TARGETS = """(smallest) => [...document.querySelectorAll("a, button, summary, input, textarea, select")]
  .filter((one) => one.checkVisibility() && !one.closest(".page-skip"))
  .map((one) => [one, one.closest("label, .mw-hinted") ?? one])
  .filter(([one, box]) => {
    const inSentence = one.tagName === "A" && !one.closest("nav, .page-bar")
      && (one.classList.contains("mw-change") || one.parentElement.textContent.trim() !== one.textContent.trim());
    const { width, height } = box.getBoundingClientRect();
    return !inSentence && height > 0 && (height < smallest - .5 || width < smallest - .5);
  })
  .map(([one, box]) => `${one.tagName}.${one.className} ${Math.round(box.getBoundingClientRect().width)}x`
    + `${Math.round(box.getBoundingClientRect().height)} ${one.textContent.trim().slice(0, 40)}`)"""

SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""

CUT_OFF = """() => [...document.querySelectorAll("button, summary, label, h1, h2, h3, .mw-urgency, .page-tools a")]
  .filter((one) => one.checkVisibility() && !one.closest(".page-skip, .mw-spoken, .page-spoken"))
  .filter((one) => getComputedStyle(one).overflow !== "visible"
    && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
  .map((one) => one.outerHTML.slice(0, 90))"""


@contextmanager
def styled(reader: Reader, style: str) -> Iterator[None]:
    """Add a style to the page for a while."""
    added = reader.page.add_style_tag(content=style)
    yield
    added.evaluate("(one) => one.remove()")


@contextmanager
def whole(reader: Reader, name: str) -> Iterator[None]:
    """Open a page with everything on it opened, on every step."""
    reader.open(name)
    if name == "your-skin":
        reader.answer("vitiligo", "growing")
    reader.open_everything()
    with styled(reader, ".page-cell[data-step] { display: block !important; }"):
        yield


@SHARED_TAB
@SOME_PAGES
def test_text_and_targets_are_large_enough(reader: Reader, name: str) -> None:
    """No text is smaller than 16 px, and whatever is tapped is at least 44 px high and wide."""
    with whole(reader, name):
        assert [] == reader.page.evaluate(SMALL_TEXT, SMALLEST_TEXT)
        assert [] == reader.page.evaluate(SMALL_TARGETS, SMALLEST_TARGET)


@SHARED_TAB
@pytest.mark.parametrize("name", [again("your-skin"), "vitiligo", again("your-choices")])
def test_zoomed_and_spaced_text_is_all_there(reader: Reader, name: str) -> None:
    """At 200 % of a 640 px window, with the text spacing of WCAG 1.4.12,
    nothing scrolls sideways or is cut off."""
    with whole(reader, name), styled(reader, SPACING):
        reader.page.set_viewport_size({"width": 320, "height": 400})
        reader.page.wait_for_timeout(100)  # charts follow a moment later

        assert 320 == reader.page.evaluate("() => document.documentElement.scrollWidth")
        assert [] == reader.page.evaluate(CUT_OFF)


@pytest.mark.parametrize("size", [{"width": 320, "height": 640}], ids=["320"])
def test_the_header_takes_two_lines_on_the_narrowest_phone(reader: Reader) -> None:
    """At 320 pixels our name and all pages stand in two lines of full targets,
    and nothing is hidden or cut off."""
    reader.open("help")
    parts = reader.page.locator(".page-product, .page-header nav > ul > li > :is(a, details)")
    boxes = [part.bounding_box() for part in parts.all()]

    assert 5 == len(boxes) and None not in boxes
    assert 2 == len({round(box["y"]) for box in boxes})
    assert [] == [box for box in boxes if box["height"] < SMALLEST_TARGET or box["x"] + box["width"] > 320]
    assert [] == reader.page.evaluate(SMALL_TEXT, SMALLEST_TEXT)


@SHARED_TAB
def test_low_windows_are_not_covered_by_bars(reader: Reader) -> None:
    """Where a window is low (a phone on its side, a large zoom), no bar stays in front of the text."""
    reader.open("your-skin")
    reader.page.set_viewport_size({"width": 700, "height": 320})

    positions = reader.page.evaluate(
        "() => [...document.querySelectorAll('.page-bar, .page-steps')].map("
        "(one) => getComputedStyle(one).position)"
    )
    assert ["static", "static"] == positions


@SHARED_TAB
def test_nothing_moves_by_itself(reader: Reader) -> None:
    """Nothing is animated, with or without the wish for less motion: there is nothing to switch off."""
    for motion in ("no-preference", "reduce"):
        reader.page.emulate_media(reduced_motion=motion)
        reader.open("your-skin")
        reader.answer("skin_type", "V")
        reader.go_to_step(2)
        assert 0 == reader.page.evaluate("() => document.getAnimations().length"), motion


@SHARED_TAB
def test_forced_colours_keep_what_colour_says(reader: Reader) -> None:
    """With the system's own few colours every card keeps its frame and its urgency in words,
    the step its outline, and the skin swatches and drawings their colours,
    because those are what they tell."""
    reader.page.emulate_media(forced_colors="active")
    reader.open("your-skin")
    reader.answer("vitiligo", "growing")
    adjusts = "(one) => getComputedStyle(one).forcedColorAdjust"
    assert "none" == reader.page.locator(".mw-swatch").first.evaluate(adjusts)
    outlined = "(one) => [getComputedStyle(one).outlineStyle, getComputedStyle(one).borderTopStyle]"
    assert "solid" in reader.page.locator(".page-steps [aria-current]").evaluate(outlined)
    reader.go_to_step(2)
    expect(reader.card("vitiligo-growing").locator(".mw-urgency").first).to_contain_text(
        CONTENT.urgency["usually_not_done"]["label"][1:]
    )
    assert "solid" in reader.card("vitiligo-growing").evaluate(outlined)


@SHARED_TAB
def test_the_news_is_spoken_once(reader: Reader) -> None:
    """Each answer changes one live region, once."""
    reader.open("your-skin")
    heard = reader.page.evaluate_handle("""() => {
      const spoken = [];
      const ears = [...document.querySelectorAll("[role=status], [role=alert], [aria-live]")].map((region) => {
        const ear = new MutationObserver(() => spoken.push(region.textContent.trim()));
        ear.observe(region, { childList: true, characterData: true, subtree: true });
        return ear;
      });
      return { spoken, end: () => ears.forEach((ear) => ear.disconnect()) };
    }""")
    reader.answer("who", "home")
    reader.answer("skin_type", "V")

    spoken = heard.evaluate("({ spoken, end }) => { end(); return spoken.filter(Boolean); }")
    assert 2 == len(spoken) == len(set(spoken))
    assert spoken[-1] == reader.status.inner_text()


@BOTH_SIZES
@pytest.mark.parametrize(
    "names",
    [("welcome", "your-skin"), again(("vitiligo", "your-choices", "what-can-go-wrong", "questions"))],
    ids=["first pages", "more"],
)
def test_nothing_jumps_when_the_widgets_arrive(reader: Reader, names: tuple[str, ...]) -> None:
    """What a reader already reads stays where it is while the widgets are put in (cumulative layout
    shift)."""
    reader.page.add_init_script("""
      window.shift = 0;
      new PerformanceObserver((list) => {
        for (const one of list.getEntries()) if (!one.hadRecentInput) window.shift += one.value;
      }).observe({ type: "layout-shift", buffered: true });""")
    for name in names:
        reader.open(name)
        reader.page.wait_for_timeout(300)
        assert 0.02 >= reader.page.evaluate("() => window.shift"), name


@pytest.mark.parametrize(
    "size", [{"width": 375, "height": 812}, {"width": 1280, "height": 800}], ids=["375", "1280"]
)
@pytest.mark.parametrize("name", [*NOTEBOOKS])
@SHARED_TAB
def test_the_decision_is_in_sight(reader: Reader, name: str) -> None:
    """Each page names its decision as one question, above the fold of a phone and of a laptop (IPDASi
    1.1.2)."""
    reader.open(name)
    decision = reader.page.locator(".page-opening [data-role=decision]")

    expect(decision).to_be_visible()
    assert decision.inner_text().endswith("?")
    assert 700 > decision.bounding_box()["y"]
