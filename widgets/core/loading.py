"""Read the compiled content into frozen shapes. The only place in `core` that opens a file.

The compiled content has the shape of `Content`: each key is the name of a field, so the annotations of the
dataclasses say everything that is needed, and no field is copied by hand.
"""

import gc
import hashlib
import json
import os
import re
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from enum import Enum, IntEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from widgets.own_files import is_checkout

from .content import Content, Words
from .words_asked import Asked, wrong_words

COMPILED = Path(__file__).parent.parent / "content.json"
WORDS_ASKED = Path(__file__).with_name("words_asked.json")
COPY_VARIABLE = "WORKBOOK_SERVED_CONTENT"
"""Names the copy that the server keeps for its pages: content that is whole, whatever happens to the file."""
MOST_NAMED = 3
# Each compiles, also where the file is newer than what it is made from. What was installed came with its content.
_COMPILE = "microneedling-workbook compile" if os.name == "nt" else "make content-json"
_REMEDY = f"run `{_COMPILE}`" if is_checkout() else "install the workbook again"
_FIRST_LINES = re.compile(rb'\{\n "version": "([0-9a-f]{12})",\n')

Make = Callable[[Any], Any]
Stamp = tuple[int, int, int, int]


class ContentMissing(Exception):
    """The compiled content is not there or cannot be used; the message says what to do."""


def load(path: Path | None = None) -> Content:
    """Read compiled content, again when its file has changed; without a path, what the server keeps for its pages."""
    path = path or _kept_copy() or COMPILED
    try:
        return _read(path, stamp_of(path))
    except OSError as error:
        raise ContentMissing(
            f"The compiled content {path} is missing: {_REMEDY}{' first' if is_checkout() else ''}."
        ) from error


def stamp_of(path: Path) -> Stamp | None:
    """Return what changes whenever a file is written or replaced; None when it is not there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def _kept_copy() -> Path | None:
    copy = Path(os.environ.get(COPY_VARIABLE, ""))
    return copy if copy.is_file() else None


@lru_cache(maxsize=2)
def _read(path: Path, _stamp: Stamp | None) -> Content:
    try:
        _check_is_file(path)
        with _no_garbage_collection():
            content = build(json.loads(path.read_text(encoding="utf-8")))
        _check_whole(content)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ContentMissing(
            f"The compiled content {path} cannot be used ({_in_short(error)}): {_REMEDY}."
        ) from error
    return content


def _check_is_file(path: Path) -> None:
    """Raise ValueError for what is there and no file: reading a pipe would wait for ever."""
    if path.exists() and not path.is_file():
        raise ValueError("it is not a file")


def _check_whole(content: Content) -> None:
    """Raise ValueError for content with an area that is empty, or without words that the program asks for."""
    empty = [field.name for field in fields(content) if not getattr(content, field.name)]
    wrong = [str(words) for words in wrong_words(content.words.tree, words_asked())]
    faults = [*(f"{name}: empty" for name in empty), *(f"words.{words}" for words in wrong)]
    if faults:
        more = f", and {len(faults) - MOST_NAMED} more" if len(faults) > MOST_NAMED else ""
        raise ValueError("; ".join(faults[:MOST_NAMED]) + more)


def _in_short(error: Exception) -> str:
    """Return an error in one line; that of an undecodable file would repeat the whole file."""
    text = str(error.reason if isinstance(error, UnicodeDecodeError) else error)
    shown = "".join(sign if sign.isprintable() else " " for sign in text[:200])
    return f"{type(error).__name__}: {shown}"


def as_bytes(content: Mapping[str, Any]) -> bytes:
    """Return the same bytes for the same content, whatever the order it was read in."""
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def version_of(content: Mapping[str, Any]) -> str:
    """Return the name of exactly this content, whether or not it has its version in it."""
    rest = {name: part for name, part in content.items() if name != "version"}
    return _digest(as_bytes(rest))


def check_as_compiled(path: Path) -> None:
    """Raise ContentMissing for a file that is not as it was compiled: cut short, damaged or changed by hand."""
    try:
        raw = path.read_bytes()
        first = _FIRST_LINES.match(raw)
        if first and _digest(b"{\n" + raw[first.end() :]) == first[1].decode():
            return
        content = json.loads(raw)
        if version_of(content) == content["version"]:
            return
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ContentMissing(
            f"The compiled content {path} cannot be used ({_in_short(error)}): {_REMEDY}."
        ) from error
    raise ContentMissing(
        f"The compiled content {path} cannot be used, for it is not as it was compiled: {_REMEDY}."
    )


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()[:12]


@cache
def words_asked() -> Asked:
    """Return the words on screen that the program asks for; see `words_asked.py`."""
    return json.loads(WORDS_ASKED.read_text(encoding="utf-8"))


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Pause the garbage collector: loading creates no garbage, but enough objects to trigger full collections."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def build(raw: Mapping[str, Any]) -> Content:
    """Turn compiled content, already checked by `authoring`, into shapes; TypeError names a key without a field."""
    return _dataclass(Content)(raw)


@cache
def _maker(annotation: Any) -> Make | None:
    """Return what turns a plain value into a value of this type, or None when it is one already."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if annotation is Words:
        return Words
    if is_dataclass(annotation):
        return _dataclass(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return _enum(annotation)
    if origin is tuple:
        return _tuple(_maker(arguments[0]))
    if origin is Mapping and len(arguments) == 2:
        return _mapping(_maker(arguments[1]))
    if origin in (typing.Union, types.UnionType):
        return _union([part for part in arguments if part is not type(None)])
    return None


@cache
def _dataclass(shape: type) -> Make:
    """Return what makes a dataclass; TypeError names a key that is no field, or a field without a key, and its file."""
    converters: list[tuple[str, Make]] | None = None

    def make(raw: Mapping[str, Any]) -> Any:
        nonlocal converters
        if converters is None:  # not before the first value, for a condition may hold conditions
            hints = typing.get_type_hints(shape).items()
            converters = [(name, to) for name, hint in hints if (to := _maker(hint))]
        values = dict(raw)
        for name, to in converters:
            if name in raw:
                values[name] = to(raw[name])
        try:
            return shape(**values)
        except TypeError as error:
            raise TypeError(f"{error} (in {shape.__module__.replace('.', '/')}.py)") from error

    return make


def _enum(kind: type[Enum]) -> Make:
    """Content files name a level in words: its value, or its name where the value is a number."""
    return _words(kind).__getitem__


def _words(kind: type[Enum]) -> dict[str | None, Enum | None]:
    return {member.name.lower() if issubclass(kind, IntEnum) else member.value: member for member in kind}


def _tuple(make: Make | None) -> Make:
    return tuple if make is None else lambda raw: tuple([make(part) for part in raw])


def _mapping(make: Make | None) -> Make | None:
    return make and (lambda raw: {key: make(part) for key, part in raw.items()})


def _union(parts: list[Any]) -> Make | None:
    """Return the maker of the one type, or of the one whose fields a value has; None stays None."""
    if len(parts) > 1:
        return _one_of(parts) if all(map(is_dataclass, parts)) else None
    if isinstance(parts[0], type) and issubclass(parts[0], Enum):
        return {None: None, **_words(parts[0])}.__getitem__
    make = _maker(parts[0])
    return make and (lambda raw: None if raw is None else make(raw))


def _one_of(shapes: list[type]) -> Make:
    by_keys = {frozenset(field.name for field in fields(shape)): _dataclass(shape) for shape in shapes}

    def make(raw: Mapping[str, Any]) -> Any:
        for keys, make_shape in by_keys.items():
            if raw.keys() <= keys:
                return make_shape(raw)
        names = " or ".join(shape.__name__ for shape in shapes)
        raise TypeError(f"{', '.join(map(repr, raw))}: these are not the fields of {names}")

    return make
