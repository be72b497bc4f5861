"""The plain files in an engine: whether Python in the browser draws the same cards there."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

from tests.content.compiled import CONTENT
from tests.engines.journey import Seen
from tests.engines.window import Stopped, Window
from tests.site.built import DRAW_ALL, OPENED, SCENARIOS, build, drawn, readers_of_scenarios, web_space

PATIENCE = 300  # seconds
PAUSE = 0.5
LIVE = "document.querySelectorAll('#main .jupyter-widgets').length > 2"
TICK = """(() => { document.querySelector("#main [data-asks=skin_type] input[value=V]").closest("label").click();
  return true; })()"""
FIRST = CONTENT.cards["skin-type-4-6"].title
CARD = """document.querySelector("#main .mw-cards .mw-card h3")?.textContent ?? \"\""""


def look(window: Window, place: Path) -> Iterator[Seen]:
    """Wait until one answer has brought up its card in a window, then yield which of the scenarios it draws in another
    way than they are drawn here."""
    build(place / "files")
    readers = readers_of_scenarios()
    wanted = drawn("site", [[OPENED, reader] for reader in readers])
    with web_space(place / "files") as (address, _):
        window.go(f"{address}your-skin/")
        _wait(window, LIVE, "the questions of the plain files")
        window.evaluate(TICK)
        _wait(window, f"{CARD} === {json.dumps(FIRST)}", "the first card of the plain files")
        begun = f"({DRAW_ALL})({json.dumps([OPENED, readers])})"
        ended = "(all) => { window.drawn = all; }, (error) => { window.drawn = [String(error)]; }"
        window.evaluate(f"(window.drawn = null, {begun}.then({ended}), true)")
        _wait(window, "window.drawn !== null", "the cards of all scenarios")
        found = window.evaluate("window.drawn")
    names = [path.stem for path in SCENARIOS]
    other = [name for name, one, here in zip(names, found, wanted, strict=False) if one != here]
    yield Seen(
        "scenarios drawn another way by the browser's Python",
        other if len(found) == len(names) else found,
        [],
    )


def _wait(window: Window, expression: str, what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not window.evaluate(expression):
        if time.monotonic() > end:
            raise Stopped(f"{what} did not come in {PATIENCE} s")
        time.sleep(PAUSE)
