"""Axe as these tests ask it: it finds what a plain run finds, though it is not shown what is out of sight."""

from collections import Counter
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page

from tests.browser.axe import COLOUR, OPTIONS, TAGS, violations

FAULTS = """
  <p style="color: #ccc">Pale</p> <p style="color: #ccc">Pale</p>
  <button></button> <img src="data:,"> <input> <p role="none" aria-nonsense="1">x</p> <ul><p>q</p></ul>
  <p>A <a href="#x" style="text-decoration: none; color: #666">link</a> within a sentence that goes on.</p>
  <div role="img"></div> <p role="nonsense">x</p> <a href="#x"></a> <h6>Too low</h6> <select><option>a</select>"""
PAGE = f"""<!doctype html><html lang="en"><title>Faults</title><body><main><h1>Faults</h1>
  <section>{FAULTS}</section>
  <details><summary>Shut</summary><div>{FAULTS}</div></details>
  <details open><summary>Open</summary><div>{FAULTS}</div></details>
  <div style="display: none"><div>{FAULTS}</div></div>
  <div style="visibility: hidden"><div>{FAULTS} <div style="visibility: visible">{FAULTS}</div></div></div>
  <div style="display: contents"><div>{FAULTS}</div></div>
  <button aria-labelledby="name"></button><div hidden><p><b id="name">Named out of sight</b></p></div>
  <button aria-labelledby="none"></button><div hidden><p><b id="none"></b></p></div>
  <i id="twice"></i><label for="twice">Twice</label><input id="twice"><div hidden><p><b id="twice"></b></p></div>
  <svg role="img"><title>Drawn</title></svg> <svg role="img"><g></g></svg>
</main></body></html>"""
CHILDREN = """() => [...document.querySelectorAll("*")].map((one) => [one.childNodes.length, one.attributes.length])"""


def of_a_plain_run(page: Page, options: dict) -> Counter[str]:
    """Return how often a plain run names each rule."""
    found = page.evaluate("async (options) => (await axe.run(options)).violations", options)
    return Counter({one["id"]: len(one["nodes"]) for one in found})


def test_nothing_in_sight_is_missed(new_context: Callable[..., BrowserContext]) -> None:
    """Each rule is broken as often as by a plain run over all of the page, and the page is as it was; of colours, by
    some of each look."""
    page = new_context().new_page()
    page.set_content(PAGE)
    before = page.evaluate(CHILDREN)
    found = Counter(line.partition(":")[0] for line in violations(page))
    assert before == page.evaluate(CHILDREN)
    page.evaluate("() => axe.reset()")
    plain = of_a_plain_run(page, {**OPTIONS, "runOnly": TAGS})

    assert len(plain) > 10
    assert plain.keys() == found.keys()
    assert {**plain, COLOUR: 0} == {**found, COLOUR: 0}
