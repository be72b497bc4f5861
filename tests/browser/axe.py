"""What axe complains about on a page: everything by its rules, and colours on one element of each look.

A page has thousands of elements but a few dozen looks: the colour, size and weight of the text on the grounds behind
it. So axe is asked for the colours of three elements of each look. What
lies over or under an element out of the flow of the page is not seen from its own ancestors, so each of those is a look
of its own.

Axe says nothing of what is out of sight, but walks through it for each of its rules: on a page in steps that is nine
tenths of all there is. So it is not shown what is inside. And all rules run at once, since what takes longest is where
everything lies, which axe measures in each run anew.
"""

from collections.abc import Collection

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# A link within a sentence must be underlined or the like. To axe another colour is enough if its contrast is, and
# computing that takes most of its time: here it is not.
STRICT = {"link-in-text-block": {"enabled": False}}
OPTIONS = {"resultTypes": ["violations"], "checks": STRICT}
COLOUR, ENHANCED = "color-contrast", "color-contrast-enhanced"
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
# What is out of sight keeps its place, but seems empty, unless it names or describes something that is in sight.
# Drawings and lists of options have children that take part without being drawn.
RUN = """async (options) => {
  const NAMES = ["aria-labelledby", "aria-describedby", "aria-details", "aria-errormessage", "aria-owns",
    "aria-activedescendant", "for"];
  const named = new Set();
  const shut = [];
  const find = (one) => {
    for (const child of one.children) {
      if (!(child instanceof HTMLElement) || child.matches("select, datalist, template")) continue;
      if (child.checkVisibility() || getComputedStyle(child).display === "contents") find(child);
      else if (child.firstElementChild) shut.push(child);
    }
  };
  find(document.body);
  const isShut = new Set(shut);
  const inSight = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT, (one) => isShut.has(one)
    ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  for (let one = inSight.currentNode; one; one = inSight.nextNode()) {
    for (const name of NAMES) one.getAttribute(name)?.split(/\\s+/).forEach((id) => named.add(id));
  }
  for (const one of shut) {
    if ([one, ...one.querySelectorAll("[id]")].some(({ id }) => named.has(id))) continue;
    Object.defineProperty(one, "childNodes", { value: [], configurable: true });
  }
  try {
    return (await axe.run(document, options)).violations;
  } finally {
    for (const one of shut) delete one.childNodes;
  }
}"""
UNMARK = "(mark) => document.querySelectorAll(`[${mark}]`).forEach((one) => one.removeAttribute(mark))"


def violations(page: Page, without: Collection[str] = (), only: Collection[str] = ()) -> list[str]:
    """Return what axe complains about, one line each, without these of its rules, or by these alone."""
    if page.evaluate("() => !window.axe"):
        page.evaluate(AXE_SCRIPT)
        rules = [{"id": id, "selector": f"[{MARK}]"} for id in (COLOUR, ENHANCED)]
        page.evaluate("(rules) => axe.configure({ rules })", rules)
    what = {"type": "rule", "values": [*only]} if only else {"type": "tag", "values": TAGS}
    rules = {rule: {"enabled": False} for rule in without}
    assert page.evaluate(MARK_LOOKS, MARK) > 1, "a page without text has no looks"
    try:
        found = page.evaluate(RUN, {**OPTIONS, "runOnly": what, "rules": rules})
    finally:
        page.evaluate(UNMARK, MARK)
    return [f"{one['id']}: {node['target']} {node['html'][:120]}" for one in found for node in one["nodes"]]
