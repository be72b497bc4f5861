"""Every page, in each state: axe finds nothing, and nothing scrolls sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.reader import CONTENT, NOTEBOOKS, WORDS, Reader
from tests.browser.sizes import DESK, PHONE
from tests.browser.watch import Watch

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
WIDTHS = (320, 390, 1280)
# axe takes long for long pages: the one that asks everything gets two answers, and it alone is seen twice.
# Sources look the same everywhere, so axe meets them open on some pages only.
WITHOUT = {"your-skin": {*CONTENT.questions} - {"skin_type", "vitiligo"}}
SIZES = {"your-skin": [DESK, PHONE]}
WITH_SOURCES = ("welcome", "your-skin", "vitiligo", "help")

# What sticks out to the right, apart from what may be scrolled within its own frame, is cut off by it, or is
# only for the ear.
STICKING_OUT = """(width) => {
  const own = (node) => node.closest(".mw-scroll, .mw-plot, .mw-people svg, .page-skip, .mw-announce, [hidden]");
  const out = [...document.querySelectorAll("body *")].filter((node) =>
    node.checkVisibility() && !own(node) && node.getBoundingClientRect().right > width + 1);
  const whole = document.documentElement.scrollWidth;
  if (whole > width) out.push({ outerHTML: `the page is ${whole} wide` });
  return out.map((node) => node.outerHTML.slice(0, 90));
}"""


def sticking_out(reader: Reader) -> dict[int, list[str]]:
    """Return for each width what does not fit."""
    found = {}
    for width in WIDTHS:
        reader.page.set_viewport_size({"width": width, "height": 844})
        reader.page.wait_for_timeout(100)  # charts follow a moment later
        found[width] = reader.page.evaluate(STICKING_OUT, width)
    return found


def violations(reader: Reader, *sizes: dict[str, int]) -> list[str]:
    """Return what axe complains about in windows of these sizes, one line each."""
    lines = []
    for size in sizes:
        reader.page.set_viewport_size(size)
        found = Axe().run(reader.page, options=OPTIONS).response["violations"]
        lines += [f"{size['width']} {one['id']}: {node['target']} {node['html'][:120]}"
                  for one in found for node in one["nodes"]]
    return lines


@pytest.mark.parametrize("name", [*NOTEBOOKS, "help"])
def test_page_is_open_to_all(reader: Reader, name: str) -> None:
    """Each page has one main heading, no accessibility violation, nothing that scrolls sideways and nothing
    from elsewhere: when it opens, and with its questions answered and its cards, sources and tables open."""
    watch = Watch()
    watch.follow(reader.page.context)
    watch.follow_page(reader.page)
    reader.open(name)

    assert ([], dict.fromkeys(WIDTHS, [])) == (violations(reader, DESK), sticking_out(reader))
    assert 1 == reader.page.get_by_role("heading", level=1).count()
    reader.answer_everything(but=WITHOUT.get(name, ()))
    reader.see_charts()
    reader.open_everything("details" if name in WITH_SOURCES else "details:not(.mw-source)")
    assert [] == violations(reader, *SIZES.get(name, [PHONE]))
    reader.open_everything()
    assert dict.fromkeys(WIDTHS, []) == sticking_out(reader)
    assert ({reader.app.host}, []) == (watch.hosts(), watch.complaints)


def test_everything_at_once_fits(reader: Reader) -> None:
    """Someone who ticks all that there is still gets a page that does not scroll sideways."""
    reader.open("your-skin")
    reader.answer_everything()
    reader.see_charts()
    reader.open_everything()

    assert dict.fromkeys(WIDTHS, []) == sticking_out(reader)
    assert len(reader.cards()) > len(CONTENT.questions)


def test_axe_finds_nothing_in_the_banner(reader: Reader) -> None:
    """The banner of a lost page has no accessibility violation either."""
    reader.open("vitiligo")
    reader.page.context.set_offline(True)
    expect(reader.lost).to_contain_text(WORDS("page.offline.text"))

    assert [] == violations(reader, PHONE)
