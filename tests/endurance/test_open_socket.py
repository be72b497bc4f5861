"""A healthy socket stays open for an hour; WORKBOOK_SOCKET_SECONDS makes it another time."""

import asyncio
import os
import time
from pathlib import Path

from tests.browser.app import App, run_app
from tests.endurance.visitor import Visitor, open_page

SECONDS = float(os.environ.get("WORKBOOK_SOCKET_SECONDS", "3600"))
# The page is used now and then, as its kernel would rightly be ended after ten minutes without use.
USED_EVERY = 300


def test_a_healthy_socket_stays_open(tmp_path: Path) -> None:
    """Neither an idle hour nor its pings close the socket of a page whose reader is there."""

    async def stay(app: App) -> list[float]:
        visitor = await Visitor.connect(app.host, await open_page(app.host, "welcome"))
        begin = used = time.monotonic()
        while time.monotonic() - begin < SECONDS and not visitor.is_closed:
            await asyncio.sleep(1)
            if time.monotonic() - used > USED_EVERY:
                used = time.monotonic()
                await visitor.states()
        waited = await visitor.question()
        await visitor.leave()
        return [time.monotonic() - begin, waited]

    with run_app(tmp_path) as app:
        seconds, waited = asyncio.run(stay(app))
        print(f"\nopen for {seconds:.0f} s, then an answer in {1000 * waited:.0f} ms")
        assert "WARNING" not in app.log()
