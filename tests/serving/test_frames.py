"""A frame is checked before anything is built from it."""

import json
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.serving.wire import frame, pack
from widgets.serving.frames import CONTROL_COMM, LACK, BadFrame, Kind, kind_of
from widgets.ui.page_contract import ANSWERS
from widgets.ui.page_contract import LACK as LACK_OF_A_PART

CONTROL = "jupyter.widget.control"
LINE = "x\n[workbook] ERROR | forged failed: KeyError in a (b.py:1)"
UPDATE = {"method": "update", "state": {"value": {"vitiligo": ["growing"]}, "asked": 1}, "buffer_paths": []}
GOOD = frame("comm_msg", {"comm_id": "a", "data": UPDATE})


@pytest.mark.parametrize(
    "good",
    [
        frame(),
        frame("comm_info_request", {"target_name": "jupyter.widget"}),
        frame("comm_open", {"comm_id": "a", "target_name": CONTROL, "data": {}}),
        frame("comm_msg", {"comm_id": "a", "data": {"method": "request_states"}}),
        frame("comm_close", {"comm_id": "a", "data": {}}),
        frame("comm_msg", {"comm_id": "a", "data": UPDATE | {"state": {"note": "Zoë 🙂 ‏مرحبا"}}}),
        GOOD,
    ],
)
def test_what_a_page_sends_passes(good: bytes) -> None:
    """Each kind of message that a page sends reaches its kernel."""
    assert kind_of(good)


def numbers(*values: int) -> bytes:
    """Write what a frame may begin with."""
    return struct.pack(f"<{len(values)}Q", *values)


def with_part(number: int, part: bytes) -> bytes:
    """Put something else in the place of one part of a good frame: 1 is its header, 4 its content."""
    header = json.dumps({"msg_id": "a", "msg_type": "comm_msg", "session": "a", "version": "5.4"}).encode()
    parts = [b"shell", header, b"{}", b"{}", b"{}"]
    parts[number] = part
    return pack(*parts)


def nested(depth: int) -> bytes:
    """Write an object with lists in lists."""
    return b'{"comm_id":"a","data":{"a":' + b"[" * depth + b"]" * depth + b"}}"


BROKEN = {
    "text": '{"channel": "shell"}',
    "nothing": b"",
    "a bit": b"\x06",
    "as many parts as fit in a number": b"\xff" * 8,
    "2^28 parts": numbers(2**28),
    "2^22 parts": numbers(2**22),
    "no parts": numbers(0),
    "few parts": pack(b"shell", b"{}", b"{}", b"{}"),
    "many parts": pack(b"shell", *[b"{}"] * 16),
    "parts that are not there": numbers(6, 56, 61, 63, 65, 67, 69),
    "falling offsets": numbers(6, 56, 58, 57, 56, 56, 56),
    "offsets in the offsets": numbers(6, 0, 8, 16, 24, 32, 56),
    "huge offsets": numbers(6, 56, 2**64 - 1, 2**64 - 1, 2**64 - 1, 2**64 - 1, 2**64 - 1),
    "more than it says": GOOD + b"x",
    "less than it says": GOOD[:-1],
    "not JSON": with_part(4, b"{"),
    "not an object": with_part(4, b"[]"),
    "a header that is no object": with_part(1, b"1"),
    "not UTF-8": with_part(4, b'{"comm_id":"\xff"}'),
    "UTF-16": with_part(4, '{"comm_id":"a"}'.encode("utf-16")),
    "a byte order mark": with_part(4, b"\xef\xbb\xbf{}"),
    "half a surrogate pair": with_part(4, b'{"comm_id":"a","data":{"a":"\\ud800"}}'),
    "half a surrogate pair as a key": with_part(4, b'{"comm_id":"a","data":{"\\udfff":1}}'),
    "not a number": with_part(4, b'{"comm_id":"a","data":{"a":NaN}}'),
    "infinite": with_part(4, b'{"comm_id":"a","data":{"a":-Infinity}}'),
    "5,000 digits": with_part(4, b'{"a":' + b"1" * 5_000 + b"}"),
    "20 deep": with_part(4, nested(20)),
    "900 deep": with_part(4, nested(900)),
    "30,000 deep": with_part(4, nested(30_000)),
    "no header": with_part(1, b"{}"),
    "a long header": with_part(
        1,
        json.dumps(
            {"msg_id": "a", "msg_type": "comm_msg", "session": "a", "version": "5.4", "username": "a" * 1_000}
        ).encode(),
    ),
    "a header without a version": with_part(1, b'{"msg_id":"a","msg_type":"comm_msg","session":"a"}'),
    "another version": frame(version="4.0"),
    "a version in another script": frame(version="5.٣"),
    "an id that is a list": frame(msg_id=["a"]),
    "an endless id": frame(msg_id="a" * 10_000),
    "an id with a line in it": frame(msg_id=LINE),
    "a session with a line in it": frame(session=LINE),
    "an endless kind": frame("k" * 10_000),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_frame_is_refused(name: str) -> None:
    """What no page sends is refused, by a reason that repeats nothing of it."""
    with pytest.raises(BadFrame) as refusal:
        kind_of(BROKEN[name])

    assert str(refusal.value).isascii()
    assert len(str(refusal.value)) < 60


FORBIDDEN = {
    "code": frame("execute_request", {"code": "1"}),
    "an end": frame("shutdown_request", {"restart": False}),
    "an interruption": frame("interrupt_request"),
    "an input": frame("input_reply", {"value": "a"}, channel="stdin"),
    "a kind with a line in it": frame("comm_msg\n2026-11-26 ERROR forged"),
    "another channel": frame(channel="control"),
    "the channel of outputs": frame(channel="iopub"),
    "no channel": frame(channel=""),
    "a thread of its own": frame("comm_msg", {"comm_id": "a", "data": UPDATE}, subshell_id="a"),
    "a widget of its own": frame("comm_open", {"comm_id": "a", "target_name": "jupyter.widget", "data": {}}),
    "a comm without an id": frame("comm_msg", {"data": {}}),
    "a comm whose id is a list": frame("comm_msg", {"comm_id": [], "data": {}}),
    "a comm whose id has a line in it": frame("comm_msg", {"comm_id": LINE, "data": UPDATE}),
    "a comm that begins with a line": frame(
        "comm_open", {"comm_id": LINE, "target_name": CONTROL, "data": {}}
    ),
    "a comm that ends with a line": frame("comm_close", {"comm_id": LINE, "data": {}}),
    "a method of its own": frame("comm_msg", {"comm_id": "a", "data": {"method": "display"}}),
    "a method with a line in it": frame("comm_msg", {"comm_id": "a", "data": {"method": LINE}}),
    "a method with a line after it": frame("comm_msg", {"comm_id": "a", "data": {"method": "update\n"}}),
    "what only kernels send": frame("comm_msg", {"comm_id": "a", "data": {"method": "echo_update"}}),
    "a method that is a list": frame("comm_msg", {"comm_id": "a", "data": {"method": ["update"]}}),
    "no method": frame("comm_msg", {"comm_id": "a", "data": {"state": {}}}),
    "no data": frame("comm_msg", {"comm_id": "a"}),
    "data that are no object": frame("comm_msg", {"comm_id": "a", "data": [1]}),
}


@pytest.mark.parametrize("name", FORBIDDEN)
def test_a_whole_frame_of_another_kind_does_not_pass(name: str) -> None:
    """A message that is well-formed and none of a page's does not reach the kernel."""
    assert kind_of(FORBIDDEN[name]) is None


@given(
    st.one_of(
        st.binary(max_size=200),
        st.tuples(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=9)).map(
            lambda change: GOOD[: change[0]] + change[1] + GOOD[change[0] + len(change[1]) :]
        ),
        st.lists(st.integers(0, 400), min_size=1, max_size=8).map(
            lambda values: numbers(6, *values) + GOOD[56:]
        ),
    )
)
def test_any_bytes_pass_or_are_refused(frame: bytes) -> None:
    """Whatever bytes come, the check says yes or no, and fails in no other way."""
    try:
        passed = kind_of(frame)
    except BadFrame:
        passed = None

    assert passed is None or isinstance(passed, Kind)


@pytest.mark.parametrize(
    ("kind", "method"),
    [
        (Kind.STATES, "request_states"),
        (Kind.STATE, "request_state"),
        (Kind.ANSWER, "update"),
    ],
)
def test_a_message_is_what_it_says_however_it_is_written(kind: Kind, method: str) -> None:
    """JSON can be written in many ways, and the kernel reads them all: what counts is what is read."""
    plain = frame("comm_msg", {"comm_id": "a", "data": {"method": method}})
    letter = method[1].encode()
    escaped = frame("comm_msg", {"comm_id": "a", "data": {"method": "?" * (len(method) + 5)}}).replace(
        b"?" * (len(method) + 5), method.encode().replace(letter, f"\\u{ord(method[1]):04x}".encode(), 1)
    )

    assert len(plain) + 5 == len(escaped)
    assert kind == kind_of(plain) == kind_of(escaped)


def test_a_page_of_the_app_is_sent_no_file_by_its_kernel() -> None:
    """plotly.js is 4.8 MB and has an address; a message that asks for it is one of some 300 bytes."""
    asks = frame("comm_msg", {"comm_id": "a", "data": {"method": "custom", "content": {"want": "plotly.js"}}})
    lacks = frame(
        "comm_msg", {"comm_id": "a", "data": {"method": "custom", "content": {"want": "all parts"}}}
    )

    both = frame(
        "comm_msg",
        {"comm_id": "a", "data": {"method": "custom", "content": {"want": "all parts", "asked": 1}}},
    )

    assert (None, Kind.STATE, None) == (kind_of(asks), kind_of(lacks), kind_of(both))


def test_an_answer_as_a_page_sends_it_counts_as_one() -> None:
    """It is a message of our own; counted as a widget's whole state, a class behind one address would wait."""
    content: dict[str, object] = dict.fromkeys(ANSWERS, 1)
    data = {"method": "custom", "content": content}

    assert Kind.ANSWER == kind_of(frame("comm_msg", {"comm_id": "a", "data": data}))
    assert {"want": LACK_OF_A_PART.value} == LACK


def test_a_page_that_begins_to_talk_is_told_from_others() -> None:
    """The kernel keeps note of each, so they are counted by themselves."""
    assert Kind.OPENING == kind_of(
        frame("comm_open", {"comm_id": "a", "target_name": CONTROL_COMM, "data": {}})
    )
