"""Callbacks that fail visibly: ipywidgets swallows an exception, which would leave old advice on the screen."""

import functools
import logging
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from traitlets.config import Application

CALM = "Something went wrong here, and this page may not show your last answer. Please reload the page."
LOG = logging.getLogger("workbook")


def guarded(function: Callable, report: Callable[[str], object], message: str = CALM) -> Callable:
    """Wrap the function: an exception becomes one log line and one calm message, never silence."""

    @functools.wraps(function)
    def call(*args: object, **kwargs: object) -> object:
        try:
            return function(*args, **kwargs)
        except Exception as error:
            _log(function, error)
        try:
            report(message)
        except Exception as error:
            _log(report, error)
        return None

    return call


def _log(function: Callable, error: BaseException) -> None:
    name = getattr(function, "__qualname__", type(function).__name__)
    _reach_the_server()
    LOG.error("%s failed: %s", name, " caused by ".join(_trace(error)))


def _trace(error: BaseException | None) -> Iterator[str]:
    """Say where each exception came from. Its own text is left out: it may quote a reader's answer."""
    while error is not None:
        frames = reversed(traceback.extract_tb(error.__traceback__))
        places = (f"{frame.name} ({Path(frame.filename).name}:{frame.lineno})" for frame in frames)
        yield f"{type(error).__name__} in {' < '.join(places)}"
        error = error.__cause__ or error.__context__


def _reach_the_server() -> None:
    """Log through the kernel's own handlers: what a callback writes to stderr appears nowhere."""
    if not LOG.handlers and Application.initialized():
        for handler in Application.instance().log.handlers:
            LOG.addHandler(handler)
