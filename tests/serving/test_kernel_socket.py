"""What comes through a page's socket stops nobody, and an honest page notices nothing of the limits."""

import asyncio
import struct
import time
import uuid
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import cast

import psutil
import pytest
from tornado.httpclient import HTTPClientError

from tests.serving.conftest import KEEP_ALIVE, eventually
from tests.serving.test_frames import BROKEN, FORBIDDEN
from tests.serving.wire import closing, connect, frame, hang_up, reply
from widgets.serving import kernel_socket
from widgets.serving.drawing import UNHEARD
from widgets.serving.frames import CONTROL_COMM, PROTOCOL, Kind
from widgets.serving.kernel_socket import (
    CLIENT_STATES,
    FRAMES,
    FRAMES_A_SOCKET,
    KEPT,
    OPENINGS,
    POLICY,
    SMALL,
    UNSENT,
    KernelSocket,
    Line,
    Share,
    ShortBuffer,
    drawing,
)

LAST_PING, LAST_PONG = b"\x89\x84\0\0\0\0last", b"\x8a\x04last"
PING, PIECE, EMPTY = (
    b"\x89\x80\0\0\0\0",
    b"\x00\x80\0\0\0\0",
    b"\x02\x80\0\0\0\0",
)  # empty frames, masked with zeros


@pytest.fixture(name="page", scope="module")
def _page(server):
    """Return the page of one visitor, and see that all others can be answered when it is left."""
    with server.page("welcome") as page:
        yield page
        assert 200 == server.ask("/health").status


def lines(server, words: str) -> list[str]:
    """Return the lines of the log that have these words in them."""
    return [line for line in server.log.read_text(encoding="utf-8").splitlines() if words in line]


@pytest.mark.parametrize(
    "name", ["text", "as many parts as fit in a number", "2^28 parts", "falling offsets"]
)
def test_a_broken_frame_closes_its_own_socket_alone(server, page, name: str) -> None:
    """The sender's socket is closed at once; the kernel, and who else is connected, go on."""

    async def attack() -> tuple[int | None, str]:
        socket, other = await connect(server, page.kernel_id), await connect(server, page.kernel_id)
        await socket.write_message(BROKEN[name], binary=isinstance(BROKEN[name], bytes))
        code, answer = await closing(socket), await reply(other)
        await hang_up(other)
        return code, answer

    assert (POLICY, "kernel_info_reply") == asyncio.run(attack())


def test_the_log_says_it_once(server, page) -> None:
    """However many frames are broken or forbidden, the log has one line for each of the two, and no traceback."""

    async def attack() -> str:
        for name in ("few parts", "900 deep", "half a surrogate pair"):
            socket = await connect(server, page.kernel_id)
            await socket.write_message(BROKEN[name], binary=isinstance(BROKEN[name], bytes))
            await closing(socket)
        socket = await connect(server, page.kernel_id)
        for name in FORBIDDEN:
            await socket.write_message(FORBIDDEN[name], binary=True)
        answer = await reply(socket)
        await hang_up(socket)
        return answer

    assert "kernel_info_reply" == asyncio.run(attack())
    assert [1, 1] == [len(lines(server, words)) for words in ("a frame was broken", "was dropped")]
    assert [] == lines(server, "forged") + lines(server, "Traceback") + lines(server, page.kernel_id)


def test_what_a_kernel_complains_of_is_one_line(server, page) -> None:
    """The same message again and again makes a kernel complain each time; the log says so once, and quotes nothing."""

    async def attack() -> str:
        socket, again = await connect(server, page.kernel_id), frame()
        for _ in range(10):
            await socket.write_message(again, binary=True)
        answer = await reply(socket)
        await hang_up(socket)
        return answer

    assert "kernel_info_reply" == asyncio.run(attack())
    assert eventually(lambda: 1 == len(lines(server, "A kernel: [IPKernelApp] ERROR | Invalid message")))
    assert [] == lines(server, "Traceback") + lines(server, "Signature")


def refused(server, kernel_id: str, **how: object) -> int:
    """Return the status of a socket that is refused."""
    with pytest.raises(HTTPClientError) as refusal:
        asyncio.run(connect(server, kernel_id, **how))
    return refusal.value.code


def test_a_socket_that_no_page_opens_is_refused(server, page) -> None:
    """Another protocol, none, an odd session, an unknown kernel: refused before anything is opened."""
    kernel, nobody = page.kernel_id, str(uuid.uuid4())
    refusals = [
        refused(server, kernel, protocols=[]),
        refused(server, kernel, protocols=["v2.kernel.websocket.jupyter.org"]),
        refused(server, kernel, session="a" * 300),
        refused(server, kernel, session="%C3%A4"),
        refused(server, nobody),
        refused(server, kernel, Origin="http://elsewhere.example"),
        server.ask(f"/api/kernels/{kernel}/channels?session_id=a", Sec_WebSocket_Protocol=PROTOCOL).status,
    ]

    assert [400, 400, 400, 400, 404, 403, 400] == refusals


def test_a_third_socket_takes_the_place_of_the_first(server, page) -> None:
    """A page whose line was cut can always come back, and nobody can heap up sockets."""

    async def open_three() -> tuple[int | None, list[str]]:
        first, *others = [await connect(server, page.kernel_id) for _ in range(3)]
        code = await closing(first)
        answers = [await reply(socket) for socket in others]
        for socket in others:
            await hang_up(socket)
        return code, answers

    assert (POLICY, ["kernel_info_reply"] * 2) == asyncio.run(open_three())


def test_a_page_that_comes_back_takes_its_own_place(server, page) -> None:
    """The same session replaces its old socket, whose closing the server has not heard of."""

    async def come_back() -> tuple[str, str]:
        session = uuid.uuid4().hex
        old = await connect(server, page.kernel_id, session)
        new = await connect(server, page.kernel_id, session)
        await closing(old)
        answer = await reply(new)
        await hang_up(new)
        return "closed", answer

    assert ("closed", "kernel_info_reply") == asyncio.run(come_back())


def masked(message: bytes) -> bytes:
    """Make a frame of the web's sockets, whose mask is zero."""
    return b"\x82\xfe" + struct.pack("!H", len(message)) + b"\0\0\0\0" + message


FLOODS = {
    "pings": lambda: PING * 200,
    "pieces": lambda: EMPTY + PIECE * 200,
    "messages": lambda: b"".join(masked(frame()) for _ in range(200)),
    "forbidden": lambda: masked(frame("execute_request")) * 200,
}


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_waits_and_nobody_else_does(server, page, name: str) -> None:
    """Frames that come faster than they may are left unread, while somebody else on another socket is answered."""

    async def attack() -> tuple[str, bool]:
        other = await connect(server, page.kernel_id)
        reader, writer = await raw(server, page.kernel_id)
        writer.write(FLOODS[name]() + LAST_PING)
        status = await asyncio.to_thread(lambda: server.ask("/health").status)
        answer = await reply(other)
        is_read = LAST_PONG in reader._buffer
        writer.close()
        await hang_up(other)
        return answer if status == 200 else str(status), is_read

    assert ("kernel_info_reply", False) == asyncio.run(attack())


def test_sockets_that_gave_way_hold_nothing(server) -> None:
    """A page that opens one socket after the other, and reads none, holds no more files than two sockets need."""
    process = psutil.Process(server.process.pid)

    async def open_many(kernel_id: str) -> int:
        writers = []
        for _ in range(8):
            writers.append((await raw(server, kernel_id))[1])
            if len(writers) == 2:
                await asyncio.sleep(0.5)  # their channels open a moment later
                two = process.num_fds()
        # ZeroMQ closes in its own time; after three seconds an unanswered ping would close them all.
        end = time.monotonic() + 2
        while (more := process.num_fds() - two) > 4 and time.monotonic() < end:
            await asyncio.sleep(0.1)
        for writer in writers:
            writer.close()
        return more

    with server.page("welcome") as page:
        assert asyncio.run(open_many(page.kernel_id)) <= 4  # files that are open for a moment


def test_a_handshake_that_failed_is_forgotten(server, page) -> None:
    """An extension that the server cannot do ends the handshake; a socket of the same session then replaces nothing."""
    session = uuid.uuid4().hex
    path = f"/api/kernels/{page.kernel_id}/channels?session_id={session}"
    handshake = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol": f"x ,\t{PROTOCOL}",
    }
    offer = {"Sec-WebSocket-Extensions": "permessage-deflate; server_max_window_bits=8"}
    before = len(lines(server, "Replacing stale connection"))

    assert 400 == server.ask(path, **handshake, **offer).status
    assert 101 == server.ask(path, **handshake).status
    assert before == len(lines(server, "Replacing stale connection"))
    assert [] == lines(server, "A page's socket failed")


async def raw(server, kernel_id: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Open a socket whose frames are written by hand."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    lines = [
        f"GET /api/kernels/{kernel_id}/channels?session_id={uuid.uuid4().hex} HTTP/1.1",
        f"Host: 127.0.0.1:{server.port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        f"Sec-WebSocket-Protocol: {PROTOCOL}",
    ]
    writer.write("\r\n".join([*lines, "", ""]).encode())
    assert b" 101 " in await reader.readuntil(b"\r\n\r\n")
    return reader, writer


def test_a_healthy_socket_stays_open(server, page) -> None:
    """A socket that answers pings is still open after three of them."""

    async def stay() -> bool:
        socket, pings = await connect(server, page.kernel_id), []
        enough = asyncio.Event()
        socket.on_ping = lambda _data: enough.set() if pings.append(1) or len(pings) == 3 else None
        reading = asyncio.ensure_future(
            closing(socket)
        )  # a ping is only seen by one who reads what comes before
        await asyncio.wait(
            {reading, asyncio.ensure_future(enough.wait())}, timeout=20, return_when="FIRST_COMPLETED"
        )
        is_open = not reading.done()
        socket.close()
        await reading
        return is_open and enough.is_set()

    assert asyncio.run(stay())


def test_a_socket_whose_page_is_gone_is_closed(server, page) -> None:
    """A socket that answers no ping is closed after a few of them, and not at the first."""

    async def be_gone() -> float:
        reader, writer = await raw(server, page.kernel_id)
        begin = asyncio.get_running_loop().time()
        while b"\x88" not in await asyncio.wait_for(reader.read(65_536), 20):
            pass  # until the frame that closes it
        writer.close()
        return asyncio.get_running_loop().time() - begin

    assert 2 * KEEP_ALIVE < asyncio.run(be_gone())


class Unread:
    """A page that takes nothing of what it is sent, until it is asked to."""

    def __init__(self) -> None:
        self.sending: list[asyncio.Future[None]] = []
        self.code: int | None = None

    def is_closing(self) -> bool:
        return self.code is not None

    def write_message(self, _message: bytes, binary: bool) -> "asyncio.Future[None]":
        self.sending.append(asyncio.get_running_loop().create_future())
        return self.sending[-1]

    def close(self, code: int | None, _reason: str | None = None) -> None:
        self.code = code or 1000


def with_socket(use: Callable[[KernelSocket, Unread], None]) -> None:
    """Use a socket that is connected to nothing."""

    async def run() -> None:
        socket, page = KernelSocket.__new__(KernelSocket), Unread()
        socket.line, socket.ws_connection = Line(Share()), page
        use(socket, page)

    asyncio.run(run())


BIG = (6).to_bytes(8, "little") + b"a" * 1_000_000


def test_what_a_page_does_not_read_is_not_heaped_up() -> None:
    """A page that reads nothing is cut off before it costs much memory, and later messages to it are no fault."""

    def use(socket: KernelSocket, page: Unread) -> None:
        for _ in range(300):
            socket.write_message(BIG, binary=True)

        assert len(page.sending) <= UNSENT // len(BIG)
        assert page.code is not None

    with_socket(use)


def test_a_slow_page_gets_everything() -> None:
    """What has been read does not count: a page that takes its time is sent as much as it likes."""

    async def run() -> None:
        socket, page = KernelSocket.__new__(KernelSocket), Unread()
        socket.line, socket.ws_connection = Line(Share()), page
        for _ in range(40):
            socket.write_message(BIG, binary=True)
            page.sending[-1].set_result(None)
            await asyncio.sleep(0)

        assert (40, None, 0) == (len(page.sending), page.code, socket.unsent)

    asyncio.run(run())


def test_who_has_been_sent_much_waits_before_asking_for_more() -> None:
    """A page's state can be fetched many times, but not for ever at once."""

    def use(socket: KernelSocket, page: Unread) -> None:
        waits = []
        for _ in range(15):
            socket.write_message(BIG, binary=True)
            socket.unsent = 0  # it is read at once
            waits.append(socket.line.wait())

        assert 0 == waits[5]
        assert waits[14] > 5

    with_socket(use)


def test_many_pages_of_one_client_wait_and_another_client_does_not() -> None:
    """Each of eighteen pages keeps to what a page may send; together they take no more than a crowd of readers."""
    share, other = Share(), Line(Share())
    lines = [Line(share) for _ in range(18)]
    for line in lines:
        for _ in range(FRAMES // 4):
            line.take(Kind.ANSWER)

    assert all(line.wait() > 2 for line in lines)
    assert 0 == other.wait()


def test_pages_of_one_address_have_one_share() -> None:
    """Whoever opens more pages from the same address, or from the same IPv6 network, gets no second share."""
    kernels: dict[str, Kernel] = {}

    def line(number: int, address: str) -> Line:
        socket = KernelSocket.__new__(KernelSocket)
        kernel = kernels.setdefault(str(number), Kernel())
        manager = SimpleNamespace(get_kernel=lambda _id: kernel)
        socket.application = SimpleNamespace(settings={"kernel_manager": manager})
        socket.request = SimpleNamespace(remote_ip=address)
        return socket._line(str(number))

    addresses = ["198.51.100.7", "198.51.100.7", "2001:db8::1", "2001:db8::2", "198.51.100.8"]
    own = [line(number, address) for number, address in enumerate(addresses)]

    assert line(0, "198.51.100.7") is own[0]
    assert own[0].share is own[1].share and own[2].share is own[3].share
    assert 3 == len({id(one.share) for one in own})


class Kernel:
    """What stands for a kernel among the lines."""


def test_a_client_cannot_ask_for_all_states_on_many_pages() -> None:
    """The state of a page is the most that the server sends: asked for once and again by each page, it has to wait."""
    share = Share()
    lines = [Line(share) for _ in range(18)]
    for line in lines:
        for _ in range(3):
            line.take(Kind.STATES)

    assert share.wait() > 2


def test_an_answer_of_a_page_that_is_gone_comes_to_nothing() -> None:
    """Before its socket has closed: its kernel is heard to be at rest, and what still waits is not passed on."""
    passed = []

    async def run() -> None:
        socket, page = KernelSocket.__new__(KernelSocket), Unread()
        socket.line, socket.ws_connection, socket.is_open = Line(Share()), page, True
        socket.line.sockets.append(socket)
        socket.connection = SimpleNamespace(handle_incoming_message=passed.append)
        answer = frame("comm_msg", {"comm_id": "a", "data": {"method": "update"}})
        socket.on_message(answer)
        waits = asyncio.ensure_future(cast("Awaitable[None]", socket.on_message(answer)))
        await asyncio.sleep(0)
        page.code = 1006
        socket.write_message(b'{"execution_state": "idle"}', binary=True)
        await asyncio.wait_for(waits, 1)

        assert drawing.may_begin(socket.line, socket.line.share)
        drawing.end(socket.line)

    asyncio.run(run())
    assert 1 == len(passed)


def test_a_kernel_that_has_ended_keeps_nobody() -> None:
    """Its sockets are closed; the reading of one may wait for its own answer, and so not know of it for seconds."""

    async def run() -> None:
        socket = KernelSocket.__new__(KernelSocket)
        socket.line, socket.ws_connection, socket.is_open = Line(Share()), Unread(), True
        socket.line.sockets.append(socket)
        assert drawing.may_begin(socket.line, socket.line.share)
        socket.close()
        await asyncio.wait_for(drawing.begin(socket.line, socket.line.share), 2 * UNHEARD)
        drawing.end(socket.line)

    asyncio.run(run())


def test_what_each_socket_is_sent_counts() -> None:
    """What one of two sockets of a page asks for is packed and sent for both."""
    share = Share()
    line = Line(share)
    line.sockets = [cast("KernelSocket", SimpleNamespace(is_open=True))] * 2
    for _ in range(CLIENT_STATES // 2):
        line.take(Kind.STATES)

    assert 0 == share.states.wait()
    line.take(Kind.STATES)
    assert share.states.wait() > 1


def test_a_client_cannot_ask_for_large_widgets_without_end() -> None:
    """All of one widget is less than all of the page, and more than an answer."""
    share = Share()
    lines = [Line(share) for _ in range(5)]
    for line in lines:
        for _ in range(24):  # as many as a page has widgets
            line.take(Kind.STATE)
    assert 0 == Line(Share()).wait() < share.wait()
    one = Line(Share())
    for _ in range(24):
        one.take(Kind.STATE)
    assert 0 == one.wait()


def test_a_kernel_is_not_made_to_keep_note_without_end() -> None:
    """What it would keep until it ends is bounded; a page that comes back all the time is let in all the same."""
    passed = []

    def use(socket: KernelSocket, _page: Unread) -> None:
        socket.connection = SimpleNamespace(handle_incoming_message=passed.append)
        for number in range(100):
            opened = {"comm_id": f"a{number}", "target_name": CONTROL_COMM, "data": {}}
            socket.on_message(frame("comm_open", opened))
        socket.on_message(frame("comm_msg", {"comm_id": "a", "data": {"method": "update"}}))

    with_socket(use)
    assert OPENINGS <= len(passed) - 1 <= OPENINGS + 1


def test_a_class_behind_one_address_does_not_wait() -> None:
    """Thirty pages that open at once and answer: each socket, its state and an answer."""
    share = Share()
    lines = [Line(share) for _ in range(30)]
    for line in lines:
        line.frames.take(FRAMES_A_SOCKET)
        for message in (*[Kind.OTHER] * 4, Kind.STATES, Kind.ANSWER):
            line.take(message)

    assert 0 == max(line.wait() for line in lines)


def test_long_messages_count_for_more_than_short_ones() -> None:
    """Ten messages of the greatest length are as many as some hundred short ones."""

    def use(socket: KernelSocket, _page: Unread) -> None:
        passed = []
        socket.connection = SimpleNamespace(handle_incoming_message=passed.append)
        for _ in range(10):
            socket.on_message(
                frame("comm_msg", {"comm_id": "a", "data": {"method": "update", "a": "a" * 60_000}})
            )
            drawing.end(socket.line)  # it is worked out at once

        assert 10 == len(passed)
        assert socket.line.wait() > 5

    with_socket(use)


def test_a_page_that_comes_back_finds_how_its_requests_ended() -> None:
    """Of what a kernel says to nobody, short messages are kept, and of long ones only so many."""
    long, short = ("iopub", [b"a" * 1_000_000]), ("iopub", [b"a" * (SMALL // 2)])
    buffer = ShortBuffer([long, short])
    for _ in range(20):
        buffer.append(long)
        buffer.append(short)

    assert 21 == buffer.count(short)
    assert KEPT // 1_000_000 >= buffer.count(long) > 1


def test_a_fault_is_one_line() -> None:
    """A fault behind a socket is logged by its kind and place, without what it says."""
    seen: list[str] = []
    socket = KernelSocket.__new__(KernelSocket)
    log, kernel_socket.log = (
        kernel_socket.log,
        SimpleNamespace(error=lambda text, *args: seen.append(text % args)),
    )
    try:
        raise ValueError("PRIVATE\nforged")
    except ValueError as error:
        socket.log_exception(type(error), error, error.__traceback__)
    finally:
        kernel_socket.log = log

    assert 1 == len(seen)
    assert seen[0].startswith("A page's socket failed: ValueError in test_kernel_socket.py:")
