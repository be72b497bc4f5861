"""A page that the browser translates: every word that changes later is on screen, and nothing is pushed aside.

A translator wraps each piece of text, replaces its words, or splits and joins pieces, while the page goes on.
"""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.again import again
from tests.browser.app import App
from tests.browser.reader import WORDS, Reader, unfold
from tests.browser.sizes import BESIDE, DESK, PHONE

MARK = "¤"
TRANSLATOR = """
  const APART = "script, style, template, noscript, textarea, svg";
  const pieces = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const piece = walker.currentNode;
      if (piece.data.trim() && !piece.parentElement.closest(APART)) found.push(piece);
    }
    return found;
  };
  const font = (inner) => {
    const node = document.createElement("font");
    node.style.verticalAlign = "inherit";
    node.append(inner);
    return node;
  };
  const WAYS = {
    wraps: (piece) => piece.replaceWith(font(font("¤" + piece.data))),
    replaces: (piece) => { piece.data = "¤" + piece.data; },
    splits: (piece) => {
      const space = piece.data.indexOf(" ", piece.length / 2);
      if (space > 0) piece.splitText(space);
      piece.data = "¤" + piece.data;
    },
    joins: (piece) => {
      const next = [...piece.parentNode.childNodes].filter((one) => one !== piece && one.nodeType === Node.TEXT_NODE);
      if (next.some((one) => piece.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING)) return;
      piece.data = ["¤" + piece.data, ...next.map((one) => one.data)].join(" ");
      next.forEach((one) => one.remove());
    },
  };
  globalThis.translate = (way) => pieces().forEach((piece) => piece.isConnected && WAYS[way](piece));
  globalThis.wordsNow = () => pieces().map((piece) => piece.data).join(" ");
"""
# Each way, and what the reader does after it.
STORY: dict[str, Callable[[Reader], None]] = {
    "wraps": lambda reader: reader.answer("vitiligo", "growing"),
    "splits": lambda reader: reader.answer("skin_type", "V"),
    "joins": lambda reader: reader.answer("vitiligo", "not_growing"),
    "replaces": lambda reader: reader.answer("eczema", "active_there"),
    "wraps again": lambda reader: reader.page.evaluate(
        "() => [...document.querySelectorAll('.mw-depth')].slice(0, 2).forEach((one) => one.click())"
    ),
    "wraps for the third time": lambda reader: reader.answer("vitiligo", "none"),
}


def words(page: Page) -> Counter[str]:
    return Counter(page.evaluate("() => wordsNow()").replace(MARK, "").split())


def translator(new_context: Callable[..., BrowserContext], app: App) -> Reader:
    context = new_context()
    context.add_init_script(TRANSLATOR)
    return Reader(context.new_page(), app)


@pytest.mark.parametrize(
    "ways", [("wraps", "splits", "joins"), again(tuple(STORY))], ids=["three ways", "every way, and again"]
)
def test_a_translated_page_updates_every_word(
    new_context: Callable[..., BrowserContext], app: App, ways: tuple[str, ...]
) -> None:
    """After each answer a page whose pieces of text a translator has changed has the words of one that it has not."""
    plain, translated = (translator(new_context, app) for _ in range(2))
    for reader in (plain, translated):
        reader.open("your-skin")
    for way, act in ((way, STORY[way]) for way in ways):
        translated.page.evaluate("way => translate(way)", way.partition(" ")[0])
        act(plain)
        act(translated)
        wanted, found = words(plain.page), words(translated.page)
        assert ({}, {}) == (dict(wanted - found), dict(found - wanted)), (
            f"missing, and left over, after it {way}"
        )

    page = translated.page
    unfold(page.locator("#clear-answers"))
    page.locator("#clear-answers font font").first.click()
    expect(translated.status).to_have_text(WORDS("page.bar.cleared"))
    unfold(page.locator("#start-over"))
    page.locator("#start-over font font").first.click()
    translated.wait_for_page()
    assert page.url.endswith("/your-skin")


@pytest.mark.shared_tab
def test_a_mirrored_page_stays_in_its_window(reader: Reader) -> None:
    """A page that is translated into Arabic or Hebrew is mirrored: nothing is beside the window on any step."""
    reader.open("your-skin")
    reader.answer("vitiligo", "growing")
    reader.page.evaluate("() => { document.documentElement.dir = 'rtl'; }")
    for step in range(1, len(reader.page.locator(".page-steps li").all()) + 1):
        reader.go_to_step(step)
        for size in (DESK, PHONE):
            reader.page.set_viewport_size(size)
            assert reader.page.evaluate(BESIDE) == 0, f"step {step}, {size}"
    ours = reader.page.locator(":is(.mw-form, .mw-region, .mw-chart) [style]:not(.mw-plot *)")
    named = ours.evaluate_all("(all) => all.map((one) => one.getAttribute('style'))")
    assert named
    assert not [style for style in named if re.search(r"(^|[\s;-])(left|right)\b", style)]
