"""Packs large messages beside the server's loop, one after the other, and of those clients who wait each in turn.

The state of a page is more than a megabyte, and packing it takes a processor 40 milliseconds. In the loop, forty pages
that ask for theirs at once would keep everybody else waiting for seconds, for Get help now as well.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from .turns import Turns

LARGE = 50_000
"""Bytes from which a message is packed beside the loop: it takes that a millisecond or two."""

_thread = ThreadPoolExecutor(1, "packing")
_turns = Turns(1)


async def packed(pack: Callable[[bytes], bytes], message: bytes, client: str) -> bytes:
    """Return what `pack` makes of a message, once it is this client's turn."""
    await _turns.take(client, None)
    try:
        return await asyncio.get_running_loop().run_in_executor(_thread, pack, message)
    finally:
        _turns.give_back()
