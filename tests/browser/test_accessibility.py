"""axe finds nothing on any page, before and after answers, with everything open; and the keyboard is enough."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.reader import WORDS, Reader
from tests.browser.sizes import DESK, PHONE

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
STOPS = 80  # presses of Tab until we call it a trap

# What has the focus: where it is, whether it can be seen there, and whether it or the box around it is outlined.
FOCUS = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  const outlined = [one, one.closest(".mw-option, .mw-hinted"), one.closest(".mw-hinted")].some((node) => {
    if (!node) return false;
    const style = getComputedStyle(node);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  });
  const top = document.elementFromPoint(
    Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1),
    Math.min(Math.max(box.y + Math.min(box.height, 20) / 2, 0), innerHeight - 1));
  return {
    tag: one.tagName, value: one.value ?? "", text: one.textContent.trim().slice(0, 60),
    question: one.closest("fieldset")?.id ?? "", changes: one.dataset.question ?? "",
    opens: one.tagName === "SUMMARY" ? one.parentElement.dataset.key ?? "" : "",
    outlined, seen: box.bottom > 0 && box.top < innerHeight, covered: !(top && (top === one || one.contains(top)
      || top.contains(one) || top.closest(".mw-hinted, .mw-option")?.contains(one))),
  };
}"""


def violations(reader: Reader, *sizes: dict[str, int]) -> list[str]:
    """Return what axe complains about in windows of these sizes, one line each."""
    lines = []
    for size in sizes:
        reader.page.set_viewport_size(size)
        found = Axe().run(reader.page, options=OPTIONS).response["violations"]
        lines += [f"{size['width']} {one['id']}: {node['target']} {node['html'][:120]}"
                  for one in found for node in one["nodes"]]
    return lines


@pytest.mark.parametrize("name", ["welcome", "help"])
def test_axe_finds_nothing_on_plain_pages(reader: Reader, name: str) -> None:
    """A page without questions has no accessibility violation, with all its sources open, and one main heading."""
    reader.open(name)
    reader.open_everything()

    assert [] == violations(reader, DESK, PHONE)
    assert 1 == reader.page.get_by_role("heading", level=1).count()


@pytest.mark.parametrize("name", ["your-skin", "vitiligo"])
def test_axe_finds_nothing_after_answers(reader: Reader, name: str) -> None:
    """A page with questions has no accessibility violation, neither empty nor after answers with all open."""
    reader.open(name)

    assert [] == violations(reader, PHONE)
    reader.answer("vitiligo", "growing")
    reader.answer("vitiligo_family", "yes")
    reader.see_charts()
    reader.open_everything()
    assert [] == violations(reader, DESK, PHONE)
    assert 1 == reader.page.get_by_role("heading", level=1).count()


def test_axe_finds_nothing_in_the_banner(reader: Reader) -> None:
    """The banner of a lost page has no accessibility violation either."""
    reader.open("vitiligo")
    reader.page.context.set_offline(True)
    expect(reader.lost).to_contain_text(WORDS("page.offline.text"))

    assert [] == violations(reader, PHONE)


def tab_to(reader: Reader, is_there, key: str = "Tab") -> dict:
    """Press a key until the focus is there; every stop on the way must show where it is."""
    for _ in range(STOPS):
        reader.page.keyboard.press(key)
        focus = reader.page.evaluate(FOCUS)
        assert focus["outlined"], f"No outline shows the focus on {focus}"
        assert focus["seen"] and not focus["covered"], f"The focus is out of sight on {focus}"
        if is_there(focus):
            return focus
    raise AssertionError(f"{STOPS} times {key} did not lead there; last: {focus}")


@pytest.mark.parametrize("size", [DESK], ids=["1280"])
def test_the_keyboard_is_enough(reader: Reader) -> None:
    """By keyboard alone: skip to the main part, choose an answer, change it, open a card, change the answer again;
    and at each stop the focus can be seen."""
    reader.open("vitiligo")
    reader.page.keyboard.press("Tab")
    expect(reader.page.locator("a.page-skip")).to_be_focused()
    expect(reader.page.locator("a.page-skip")).to_be_in_viewport()
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("main")).to_be_focused()

    tab_to(reader, lambda focus: focus["question"] == "q-vitiligo" and focus["tag"] == "INPUT")
    reader.page.keyboard.press("Space")
    reader.wait_for_page()
    assert {"vitiligo": ["growing"]} == reader.answers()
    reader.page.keyboard.press("ArrowDown")
    reader.wait_for_page()
    assert {"vitiligo": ["not_growing"]} == reader.answers()
    expect(reader.option("vitiligo", "not_growing")).to_be_focused()

    tab_to(reader, lambda focus: focus["opens"] == "card-vitiligo-stable")
    reader.page.keyboard.press("Enter")
    expect(reader.card("vitiligo-stable").locator(".mw-body")).to_be_visible()
    tab_to(reader, lambda focus: focus["changes"] == "vitiligo", key="Shift+Tab")
    reader.page.keyboard.press("Enter")
    expect(reader.question("vitiligo")).to_be_focused()
    tab_to(reader, lambda focus: focus["tag"] == "INPUT")
    expect(reader.option("vitiligo", "not_growing")).to_be_focused()
