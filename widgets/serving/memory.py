"""Gives back to the system what a crowd has left: the C library keeps freed memory unless it is asked."""

import ctypes
import gc
from collections.abc import Callable
from functools import cache


def tidy() -> None:
    """Free what only refers to itself, and hand all that is free back to the system.

    Replies of many pages at once are large and lie between small things that stay, so of its own accord glibc would
    keep most of it for good.
    """
    gc.collect()
    if trim := _trim():
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    """Return glibc's `malloc_trim`; None on a system that has none (macOS, Windows, musl)."""
    try:
        return ctypes.CDLL(None).malloc_trim
    except (OSError, TypeError, AttributeError):
        return None
