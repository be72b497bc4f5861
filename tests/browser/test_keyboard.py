"""The keyboard is enough, and at each stop one sees where one is."""

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.browser.sizes import DESK, PHONE

STOPS = 80  # presses of Tab until we call it a trap

# What has the focus: where it is, whether it can be seen, and whether it or the box around it is outlined.
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
    outlined, seen: box.bottom > 0 && box.top < innerHeight,
    covered: !(top && (top === one || one.contains(top)
      || top.contains(one) || top.closest(".mw-hinted, .mw-option")?.contains(one))),
  };
}"""


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
    """By keyboard alone: skip to the main part, choose an answer, change it, open a card, go back to the
    question; and at each stop the focus can be seen."""
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


@pytest.mark.parametrize("size", [PHONE], ids=["390"])
def test_what_folds_out_over_the_page_closes_behind_the_tab_key(reader: Reader) -> None:
    """The list of topics stays open while one walks through it, and covers nothing once one has left it."""
    reader.open("welcome")
    topics = reader.page.locator(".page-chapters")
    topics.locator("summary").press("Enter")
    topics.locator("a").first.focus()
    expect(topics).to_have_attribute("open", "")
    topics.locator("a").last.press("Tab")

    expect(topics).not_to_have_attribute("open", "")
