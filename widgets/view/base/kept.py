"""Results that are kept: most of a page is the same text of the content after each answer."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Values = ParamSpec("Values")
Result = TypeVar("Result")

MOST = 4096


def kept(function: Callable[Values, Result]) -> Callable[Values, Result]:
    """Let a function of frozen values return what it has returned for the very same ones before.

    Texts are compared, and of all else it must be the same objects: comparing parts of the content would take longer
    than drawing them. The values are kept along with the result, so that no other object can get the identity of one
    that is gone.
    """
    results: dict[tuple[object, ...], tuple[Result, object]] = {}

    @wraps(function)
    def call(*values: Values.args, **named: Values.kwargs) -> Result:
        key = (*map(_identity, values), *((name, _identity(value)) for name, value in named.items()))
        found = results.get(key)
        if found is None:
            if len(results) >= MOST:
                results.clear()
            found = results[key] = function(*values, **named), (values, named)
        return found[0]

    return call


def _identity(value: object) -> object:
    return value if isinstance(value, str) else id(value)
