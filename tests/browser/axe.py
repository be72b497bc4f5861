"""What axe complains about on a page: everything by its rules, and colours on one element of each look.

Colours take axe nine tenths of its time, and a page has thousands of elements but a few dozen looks: the colour, size
and weight of the text on the grounds behind it. So axe is asked for the colours of three elements of each look. What
lies over or under an element out of the flow of the page is not seen from its own ancestors, so each of those is a look
of its own.
"""

from collections.abc import Collection

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# A link within a sentence must be underlined or the like. To axe another colour is enough if its contrast is, and
# computing that takes most of its time: here it is not.
STRICT = {"link-in-text-block": {"enabled": False}}
OPTIONS = {"resultTypes": ["violations"], "checks": STRICT}
COLOUR = "color-contrast"
# A window's width does not change colours: they are asked for once for each state.
CONTRAST = {COLOUR, "link-in-text-block"}

MARK = "data-one-of-its-look"
MARK_LOOKS = """(mark) => {
  const seen = new Map();
  const clear = "rgba(0, 0, 0, 0)";
  const grounds = new Map([[null, ""]]);
  const ground = (one) => {
    if (!grounds.has(one)) {
      const { backgroundColor, backgroundImage, opacity, position, zIndex, filter } = getComputedStyle(one);
      const own = [
        backgroundColor === clear ? "" : backgroundColor, backgroundImage === "none" ? "" : backgroundImage,
        opacity === "1" ? "" : opacity, filter === "none" ? "" : filter,
        position === "static" && zIndex === "auto" ? "" : `${one.localName}.${one.className}#${one.id}`,
      ].join("");
      grounds.set(one, own ? `${ground(one.parentElement)}|${own}` : ground(one.parentElement));
    }
    return grounds.get(one);
  };
  const hasText = (one) => one.matches("input, select, textarea")
    || [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  for (const one of document.body.querySelectorAll("*")) {
    if (!hasText(one) || !one.checkVisibility()) continue;
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(one);
    const pseudo = getComputedStyle(one, "::before").content + getComputedStyle(one, "::after").content;
    const look = [
      color, fontSize, fontWeight, textShadow, pseudo, ground(one),
      Boolean(one.closest(":disabled, [aria-disabled=true]")), one.closest(".page-cell")?.dataset.step,
    ].join(";");
    const count = seen.get(look) ?? 0;
    seen.set(look, count + 1);
    if (count < 3) one.setAttribute(mark, "");
  }
  return seen.size;
}"""
UNMARK = "(mark) => document.querySelectorAll(`[${mark}]`).forEach((one) => one.removeAttribute(mark))"


def violations(page: Page, without: Collection[str] = (), only: Collection[str] = ()) -> list[str]:
    """Return what axe complains about, one line each, without these of its rules, or by these alone."""
    if only:
        what = {"type": "rule", "values": [rule for rule in only if rule != COLOUR]}
        rules = {}
    else:
        what = {"type": "tag", "values": TAGS}
        rules = {rule: {"enabled": False} for rule in {*without, COLOUR}}
    found = Axe().run(page, options={**OPTIONS, "runOnly": what, "rules": rules}).response["violations"]
    if COLOUR in (only or {COLOUR} - {*without}):
        found += _faint(page)
    return [f"{one['id']}: {node['target']} {node['html'][:120]}" for one in found for node in one["nodes"]]


def _faint(page: Page) -> list[dict]:
    """Return the text that is too faint, of three elements of each look."""
    assert page.evaluate(MARK_LOOKS, MARK) > 1, "a page without text has no looks"
    try:
        options = {**OPTIONS, "runOnly": {"type": "rule", "values": [COLOUR]}}
        return Axe().run(page, context=f"[{MARK}]", options=options).response["violations"]
    finally:
        page.evaluate(UNMARK, MARK)
