"""An answer on its way when the line is cut, wherever it has got to: it stays on screen and in the tab, and counts."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from playwright.sync_api import expect

from tests.browser.line import BACK, THERE, Line, line_to
from tests.browser.reader import WORDS, Reader

BACK_WITHIN = 30  # seconds from the return of the line, of which a quiet machine needs less than ten


def before_sending(line: Line, reader: Reader, act: Callable[[], None]) -> None:
    line.drop()
    expect(reader.lost).to_contain_text(WORDS("page.offline.text"))
    act()


def sent_but_not_received(line: Line, reader: Reader, act: Callable[[], None]) -> None:
    line.stall(THERE)
    act()
    line.drop()


def received_but_not_answered(line: Line, reader: Reader, act: Callable[[], None]) -> None:
    line.stall(BACK)
    kernel = reader.app.kernel(reader.kernel_id())
    used = kernel.cpu_times().user
    act()
    reader.wait_until(lambda: kernel.cpu_times().user > used)
    line.drop()


def while_it_connects(line: Line, reader: Reader, act: Callable[[], None]) -> None:
    line.drop()
    reader.page.wait_for_function("() => jupyterapp.widgetManager.kernel.connectionStatus === 'connecting'")
    line.stall(BACK)
    line.restore()
    line.stall(BACK)
    act()
    line.drop()


def on_a_stalled_line(line: Line, reader: Reader, act: Callable[[], None]) -> None:
    line.stall()
    act()
    expect(reader.lost).to_contain_text(WORDS("page.offline.text"))  # and no button, which would lead nowhere


CUTS = (
    before_sending,
    sent_but_not_received,
    received_but_not_answered,
    while_it_connects,
    on_a_stalled_line,
)


def give(reader: Reader, skin: str) -> None:
    """Answer two questions at once, without waiting for anything."""
    reader.tick("skin_type", skin)
    reader.tick("raised_scars", "yes")


def test_no_cut_takes_an_answer(reader: Reader) -> None:
    """Wherever an answer is when the line is cut: it stays on screen and in the tab all the while, and once the
    line is back its cards are there and the banner is gone."""
    with line_to(reader.app.host) as line:
        reader = Reader(reader.page, replace(reader.app, host=line.near))
        reader.open("your-skin")
        for cut, skin in zip(CUTS, ("III", "V", "III", "V", "III"), strict=True):
            reader.clear_answers()
            reader.answer("vitiligo", "growing")
            cut(line, reader, partial(give, reader, skin))
            held = {"skin_type": [skin], "vitiligo": ["growing"], "raised_scars": ["yes"]}
            assert held == reader.answers(), cut.__name__
            line.restore()
            watch_returns(reader, held)
            assert "earlier-raised-scars" in reader.cards(), cut.__name__


def watch_returns(reader: Reader, held: dict[str, list[str]]) -> None:
    """Wait for the page to be whole again; no moment may show another answer than the tab holds."""
    seen = []

    def is_back() -> bool:
        seen.append((reader.answers(), reader.page.evaluate("() => JSON.parse(sessionStorage.answers)")))
        told = reader.page.evaluate("() => window.told")
        return told["answered"] >= told["asked"] and not reader.lost.inner_text()

    reader.wait_until(is_back, BACK_WITHIN)
    assert [] == [one for one in seen if one != (held, held)]


def test_a_kernel_that_was_stopped_answers(reader: Reader) -> None:
    """A process that was stopped and goes on answers what was ticked meanwhile, and the banner goes by itself."""
    reader.open("your-skin")
    kernel = reader.app.kernel(reader.kernel_id())
    kernel.suspend()
    try:
        reader.tick("raised_scars", "yes")
        expect(reader.lost).to_contain_text(WORDS("page.lost.text"))
    finally:
        kernel.resume()
    watch_returns(reader, {"raised_scars": ["yes"]})

    assert "earlier-raised-scars" in reader.cards()
