"""What a page may send to its kernel, checked before anything is built from it.

A frame of the one protocol that our pages use is: how many offsets; the offsets, 8 bytes each, the lowest first; then a
channel and the parts of a message, each from one offset to the next. Jupyter's own reader trusts all of these numbers.
"""

import json
import re
import struct
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise
from typing import Any, NoReturn

PROTOCOL = "v1.kernel.websocket.jupyter.org"
# The whole set of answers is some 5,000 bytes at most, and a page sends nothing longer.
LARGEST_FRAME = 65_536
NUMBER = 8  # bytes
# Channel, header, parent header, metadata, content and the end of it; then as many buffers as there is room for.
FEWEST_OFFSETS, MOST_OFFSETS = 6, 16
DEEPEST = 16
LONGEST_ID = 200
LONGEST_HEADER = 1_000
"""A kernel says all of it again with each word of its own."""
# As pages make them. A kernel repeats some in its log, where a line that is begun in one would pass for its own.
ID = re.compile(rf"[\w-]{{1,{LONGEST_ID}}}", re.ASCII)

CHANNEL = b"shell"
MESSAGES = {"kernel_info_request", "comm_info_request", "comm_open", "comm_msg", "comm_close"}
IDS = ("msg_id", "session")
# Messages of other versions would be rewritten by the kernel.
VERSION = re.compile(r"5\.\d", re.ASCII)
# The only comm that begins in a page: it fetches the state of all widgets. The widgets themselves begin in the kernel.
CONTROL_COMM = "jupyter.widget.control"


class BadFrame(ValueError):
    """A frame that is broken; the message says how, and repeats nothing of it."""


class Kind(Enum):
    """What a message costs, for those who count."""

    STATES = "asks for the state of all widgets"
    STATE = "asks for all of one widget again"
    OPENING = "begins to talk to the kernel, which keeps note of it"
    ANSWER = "is for a widget, which may draw anew"
    OTHER = "is quick to answer"


KINDS = {
    "request_states": Kind.STATES,
    "request_state": Kind.STATE,
    "update": Kind.ANSWER,
}
"""By the method of a message to a widget, for each that a page has; ipywidgets writes any other into its log as it is.
What a page sends besides, as a message of its own, is told by its content."""
OWN = "custom"
LACK = {"want": "all parts"}  # as ui/markup_in_parts.py hears it


def kind_of(frame: str | bytes) -> Kind | None:
    """Return what kind of message a whole frame is, None for one that our pages do not send; BadFrame when it is
    broken."""
    if isinstance(frame, str):
        raise BadFrame("it is text")
    channel, header, parent, metadata, content, *_buffers = split(frame)
    values = [_read_object(part) for part in (header, parent, metadata, content)]
    _check_header(values[0])
    if len(header) > LONGEST_HEADER:
        raise BadFrame("its header is too long")
    if channel != CHANNEL or not _is_allowed(values[0], values[3]):
        return None
    if values[0]["msg_type"] == "comm_open":
        return Kind.OPENING
    if values[0]["msg_type"] != "comm_msg":
        return Kind.OTHER
    data = values[3].get("data", {})
    method = data.get("method")
    if method == OWN:
        return _kind_of_own(data.get("content"))
    return KINDS.get(method) if isinstance(method, str) else None


def _kind_of_own(content: Any) -> Kind | None:
    """Return what kind a message of our own is: answers, or the word that a part is missing.

    A chart of ours can ask its kernel for plotly.js as well. Here it has an address, which costs nothing to ask again.
    """
    if content == LACK:
        return Kind.STATE
    return Kind.ANSWER if isinstance(content, dict) and "want" not in content else None


def split(frame: bytes) -> list[bytes]:
    """Cut a frame at its offsets; BadFrame unless they add up to exactly this frame."""
    count = int.from_bytes(frame[:NUMBER], "little")
    if not FEWEST_OFFSETS <= count <= MOST_OFFSETS:
        raise BadFrame("it has too few or too many parts")
    start = NUMBER * (count + 1)
    if len(frame) < start:
        raise BadFrame("it ends before its parts begin")
    offsets: Sequence[int] = struct.unpack_from(f"<{count}Q", frame, NUMBER)
    if (
        offsets[0] != start
        or offsets[-1] != len(frame)
        or any(end < begin for begin, end in pairwise(offsets))
    ):
        raise BadFrame("its parts do not add up")
    return [frame[begin:end] for begin, end in pairwise(offsets)]


def _read_object(part: bytes) -> dict[str, Any]:
    try:
        value = json.loads(part.decode("utf-8"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise BadFrame("a part is not JSON") from None
    if not isinstance(value, dict):
        raise BadFrame("a part is not an object")
    _check_value(value, DEEPEST)
    return value


def _refuse_constant(_name: str) -> NoReturn:
    raise ValueError  # NaN and Infinity are not JSON, and Python reads them all the same


def _check_value(value: Any, deepest: int) -> None:
    if isinstance(value, str):
        # Half a surrogate pair cannot be sent on: the kernel would fail when it answers.
        if not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
            raise BadFrame("a text is not Unicode")
    elif isinstance(value, dict | list):
        if deepest == 0:
            raise BadFrame("it is nested too deeply")
        inner = [*value.keys(), *value.values()] if isinstance(value, dict) else value
        for one in inner:
            _check_value(one, deepest - 1)


def _check_header(header: dict[str, Any]) -> None:
    is_whole = all(_is_id(header.get(name)) for name in IDS) and _is_short(header.get("msg_type"))
    if not is_whole or not VERSION.fullmatch(str(header.get("version"))):
        raise BadFrame("its header is not whole")


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and ID.fullmatch(value) is not None


def _is_short(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_ID


def _is_allowed(header: dict[str, Any], content: dict[str, Any]) -> bool:
    kind = header["msg_type"]
    if kind not in MESSAGES or header.get("subshell_id") is not None:
        return False
    if kind.startswith("comm_") and kind != "comm_info_request":
        is_whole = _is_id(content.get("comm_id")) and isinstance(content.get("data", {}), dict)
        return is_whole and (kind != "comm_open" or content.get("target_name") == CONTROL_COMM)
    return True
