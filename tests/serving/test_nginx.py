"""Behind a real nginx, with the files that we publish and with proxies that are set up as they often are."""

import asyncio
import gzip
import http.client
import os
import re
import resource
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.serving.conftest import PATIENCE, Answer, Server, eventually, running
from tests.serving.nginx import PUBLISHED, Nginx, run_nginx
from tests.serving.ports import free_ports
from tests.serving.wire import frame, hang_up, parts
from widgets.serving.frames import PROTOCOL
from widgets.serving.headers import FOREVER
from widgets.serving.open_files import MOST_CONNECTIONS

SITE, CLINIC = "skin.example.org", "clinic.example.org"
QUIET = 0.2  # seconds until the servers send something on a quiet line
CUT = "2000ms"  # when the impatient proxy cuts such a line

SERVERS = f"""
# A clinic's own site, which shows the workbook below a path as we publish it.
server {{
    listen 127.0.0.1:{{clinic}} ssl;
    ssl_certificate {{folder}}/workbook.crt;
    ssl_certificate_key {{folder}}/workbook.key;
    location / {{ return 200 "the clinic"; }}
    include {{folder}}/workbook-sub-path.conf;
}}
# The sub-path is removed, and the Host is replaced: what one line of nginx does.
server {{
    listen 127.0.0.1:{{strips}};
    location /skin/ {{
        proxy_pass http://127.0.0.1:{{below}}/;
        proxy_http_version 1.1;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $workbook_connection;
    }}
}}
# Nothing is set at all, but that requests came through here.
server {{
    listen 127.0.0.1:{{bare}};
    location / {{ proxy_pass http://127.0.0.1:{{default}}; proxy_set_header X-Forwarded-For $remote_addr; }}
}}
# The socket passes, but neither its Host nor a word about proxies.
server {{
    listen 127.0.0.1:{{renames}};
    location / {{
        proxy_pass http://127.0.0.1:{{default}};
        proxy_http_version 1.1;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $workbook_connection;
    }}
}}
# It collects what it passes on, compresses it itself and cuts quiet lines.
server {{
    listen 127.0.0.1:{{gathers}};
    gzip on;
    gzip_proxied any;
    gzip_types *;
    location / {{
        proxy_http_version 1.1;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $workbook_connection;
        proxy_set_header X-Forwarded-Host $http_host;
        proxy_set_header X-Forwarded-Proto https;
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_set_header Accept-Encoding "";
        proxy_read_timeout {CUT};
        proxy_pass http://127.0.0.1:{{first}};
    }}
}}
"""


@dataclass(frozen=True)
class World:
    """An nginx, and the servers behind it."""

    nginx: Nginx
    servers: dict[str, Server]

    def connect(self, port: str) -> http.client.HTTPConnection:
        """Open a connection to a port of nginx, which the caller closes."""
        number = self.nginx.ports[port]
        if port in ("tls", "clinic"):
            return http.client.HTTPSConnection("127.0.0.1", number, timeout=PATIENCE, context=trusting())
        return http.client.HTTPConnection("127.0.0.1", number, timeout=PATIENCE)

    def send(self, port: str, request: bytes, address: str) -> int:
        """Send bytes as they are from an address of this machine, and return the number of the answer; 0 for none."""
        answer = b""
        with socket.create_connection(("127.0.0.1", self.nginx.ports[port]), PATIENCE, (address, 0)) as raw:
            line = trusting().wrap_socket(raw)
            with suppress(OSError):
                line.sendall(request)
            with suppress(OSError):
                while piece := line.recv(65536):
                    answer += piece
            line.close()
        return int(answer[9:12] or 0)

    def ask(self, port: str, path: str, method: str = "GET", host: str = SITE, **headers: str) -> Answer:
        """Send one request; header names are written with underscores."""
        connection = self.connect(port)
        words = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, headers={"Host": host, **words})
            reply = connection.getresponse()
            found = {name.lower(): value for name, value in reply.getheaders()}
            body = reply.read()
            if found.get("content-encoding") == "gzip":
                body = gzip.decompress(body)
            return Answer(reply.status, found, body.decode("utf-8", "replace"))
        finally:
            connection.close()

    def socket(self, port: str, path: str, host: str, origin: str, quiet: float = 0) -> str:
        """Open a page's socket, leave it quiet for a while, and return the kind of the kernel's first reply."""
        scheme = "wss" if port in ("tls", "clinic") else "ws"
        url = f"{scheme}://127.0.0.1:{self.nginx.ports[port]}{path}?session_id=test"
        headers = {"Host": host, "Origin": origin}

        async def talk() -> str:
            request = HTTPRequest(url, headers=headers, validate_cert=False)
            socket = await websocket_connect(request, subprotocols=[PROTOCOL])
            try:
                kinds = asyncio.create_task(read_on(socket))
                await asyncio.sleep(quiet)
                await socket.write_message(frame(), binary=True)
                return await asyncio.wait_for(kinds, PATIENCE)
            finally:
                await hang_up(socket)

        return asyncio.run(talk())


async def read_on(socket: WebSocketClientConnection) -> str:
    """Read until the kernel replies, and return the kind of its reply. Pings are answered only meanwhile."""
    while message := await socket.read_message():
        _, kind = parts(message)
        if kind.endswith("_reply"):
            return kind
    return "closed"


def trusting() -> ssl.SSLContext:
    """Return what accepts the certificate of the tests."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


@pytest.fixture(name="world", scope="module")
def _world(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    home = tmp_path_factory.mktemp("proxies")
    quiet = ("--keep-alive", str(QUIET))
    own = ("--public-url", f"https://{SITE}", "--behind-proxy", *quiet)
    with (
        running(home / "first", *own) as first,
        running(home / "second", *own) as second,
        running(home / "below", "--public-url", f"https://{CLINIC}/skin", "--behind-proxy") as below,
    ):
        servers = {"first": first, "second": second, "below": below, "default": server}
        ports = {name: one.port for name, one in servers.items()}
        ports |= free_ports("plain", "tls", "clinic", "strips", "bare", "renames", "gathers")
        with run_nginx(home / "nginx", SERVERS, ports) as nginx:
            yield World(nginx, servers)


def free(world: World, port: str, page: Answer, base: str = "/", host: str = SITE) -> int:
    """Send the beacon of a closing page, as browsers do."""
    path = f"{base}voila/api/shutdown/{page.kernel_id}"
    return world.ask(port, path, "POST", host, Origin=f"https://{host}").status


def test_the_published_block_serves_a_page_and_its_socket(world: World) -> None:
    """At an address of its own, with TLS: page, style sheet, socket and farewell; the policy names this host."""
    plain = world.ask("plain", "/vitiligo")
    page = world.ask("tls", "/welcome")
    sheet = re.search(r'href="(/assets/workbook\.css\?v=\w+)"', page.body)[1]
    kind = world.socket("tls", f"/api/kernels/{page.kernel_id}/channels", SITE, f"https://{SITE}")

    assert (301, f"https://{SITE}/vitiligo") == (plain.status, plain.headers["location"])
    assert (200, FOREVER) == (page.status, world.ask("tls", sheet).headers["cache-control"])
    assert f" wss://{SITE} " in page.headers["content-security-policy"]
    assert "strict-transport-security" in page.headers
    assert "kernel_info_reply" == kind
    assert 204 == free(world, "tls", page)


def test_another_site_is_refused_behind_a_proxy_too(world: World) -> None:
    """Neither a socket nor a farewell is taken from a page of another site, whatever it forwards."""
    page = world.ask("tls", "/welcome")
    path = f"/voila/api/shutdown/{page.kernel_id}"
    elsewhere = "https://elsewhere.example"
    headers = {"Origin": elsewhere, "X_Forwarded_Host": "elsewhere.example"}
    with pytest.raises(HTTPClientError, match="403"):
        world.socket("tls", f"/api/kernels/{page.kernel_id}/channels", SITE, elsewhere)

    assert 403 == world.ask("tls", path, "POST", **headers).status
    assert 204 == free(world, "tls", page)


@pytest.mark.parametrize(("port", "replaced"), [("clinic", False), ("strips", True)])
def test_everything_works_below_a_sub_path(world: World, port: str, replaced: bool) -> None:
    """Below the path of a clinic's site each address has that path, also where the proxy removes it and replaces
    the Host."""
    home = world.ask(port, "/skin/", host=CLINIC)
    page = world.ask(port, "/skin/welcome", host=CLINIC)
    scripts = re.findall(r'(?:src|href)="(/[^"]*)"', page.body)
    path = f"/skin/api/kernels/{page.kernel_id}/channels"

    assert (302, "/skin/welcome") == (home.status, home.headers["location"])
    assert scripts
    assert [] == [one for one in scripts if not one.startswith("/skin/")]
    files = {one for one in scripts if "/assets/" in one or "/static/" in one}
    assert {200} == {world.ask(port, one, host=CLINIC).status for one in files}
    assert '"baseUrl": "/skin/"' in page.body
    assert 200 == world.ask(port, "/skin/help", host=CLINIC).status
    assert "kernel_info_reply" == world.socket(port, path, CLINIC, f"https://{CLINIC}")
    assert 204 == free(world, port, page, "/skin/", CLINIC)
    assert replaced == (port == "strips")


def test_the_way_in_leads_below_the_sub_path(world: World) -> None:
    """Without the slash at its end the path still leads there, and the clinic's other pages are its own."""
    answer = world.ask("clinic", "/skin", host=CLINIC)

    assert (301, "/skin/") == (answer.status, answer.headers["location"])
    assert "the clinic" == world.ask("clinic", "/", host=CLINIC).body


def said(world: World, *words: str) -> int:
    """Return how many lines of the default server's log have all these words, once there is one."""
    lines = lambda: [  # noqa: E731
        line
        for line in world.servers["default"].log.read_text().splitlines()
        if all(w in line for w in words)
    ]
    eventually(lambda: bool(lines()))
    return len(lines())


def test_a_proxy_that_is_not_set_up_is_named_in_the_log(world: World) -> None:
    """With nginx as it comes the text is there, and the log says at once and once what to set: for the visitors'
    addresses, for the socket and for the sub-path."""
    origin = f"https://{SITE}"
    for _ in range(2):
        page = world.ask("bare", "/welcome")
        below = world.ask("bare", "/learn/welcome")
        with pytest.raises(HTTPClientError):
            world.socket("bare", f"/api/kernels/{page.kernel_id}/channels", SITE, origin)
        world.servers["default"].free(page.kernel_id)
        assert (200, 404) == (page.status, below.status)

    assert 1 == said(world, "--behind-proxy", "X-Forwarded-For")
    assert 1 == said(world, "--base-url /learn/")
    assert 1 == said(world, "proxy_set_header Upgrade")


def test_a_replaced_host_is_named_in_the_log(world: World) -> None:
    """A page whose socket is refused because the proxy replaced the Host gets a line that says what to set."""
    origin = "https://renamed.example.org:8443"
    with world.servers["default"].page("welcome") as page, pytest.raises(HTTPClientError, match="403"):
        world.socket("renames", f"/api/kernels/{page.kernel_id}/channels", "renamed.example.org", origin)

    assert 1 == said(world, f"--public-url {origin}")


def test_the_first_piece_of_a_page_passes_a_proxy_that_gathers(world: World) -> None:
    """A proxy that collects and compresses passes the text on while the kernel is held back, and does not cut the
    line that is quiet until the cells come."""
    server = world.servers["first"]
    connection = world.connect("gathers")
    try:
        connection.request("GET", "/held", headers={"Host": SITE})
        reply = connection.getresponse()
        first = reply.read(500)
        held_back = not (server.flags / "kernel").exists()
        (server.flags / "kernel").touch()
        rest = (first + reply.read()).decode()
    finally:
        connection.close()
    kernel = re.search(r'"kernelId": "([^"]+)"', rest)[1]

    assert held_back
    assert b"<!DOCTYPE html>" in first
    assert rest.rstrip().endswith("</html>")
    assert (
        204 == world.ask("gathers", f"/voila/api/shutdown/{kernel}", "POST", Origin=f"https://{SITE}").status
    )


def test_a_quiet_socket_outlives_a_proxy_that_cuts(world: World) -> None:
    """A page that is only read keeps its socket, and so does a page whose cell takes long, although the proxy cuts
    lines on which nothing is sent."""
    (world.servers["first"].flags / "cell").unlink(missing_ok=True)
    page = world.ask("gathers", "/welcome", Accept_Encoding="gzip")
    quiet = 2 * float(CUT.removesuffix("ms")) / 1000
    kind = world.socket(
        "gathers", f"/api/kernels/{page.kernel_id}/channels", SITE, f"https://{SITE}", quiet=quiet
    )

    assert "gzip" == page.headers["content-encoding"]
    assert "kernel_info_reply" == kind
    assert (
        204
        == world.ask(
            "gathers", f"/voila/api/shutdown/{page.kernel_id}", "POST", Origin=f"https://{SITE}"
        ).status
    )


HEAD = f" HTTP/1.1\r\nHost: {SITE}\r\nConnection: close\r\n"
ODD = [
    ("many lines", 431, f"GET /help{HEAD}" + "".join(f"a{n}: 1\r\n" for n in range(90)) + "\r\n"),
    ("a long head", 431, f"GET /help{HEAD}A: {'a' * 7000}\r\nB: {'b' * 7000}\r\n\r\n"),
    ("a body", 413, f"POST /help{HEAD}Content-Length: 900000\r\n\r\n{'x' * 900_000}"),
    ("a short body", 413, f"POST /help{HEAD}Content-Length: 1\r\n\r\nx"),
    ("pieces", 413, f"GET /help{HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\nxxxxx\r\n0\r\n\r\n"),
]
WHILE = 1.5  # seconds


@pytest.mark.parametrize(("number", "request_"), [one[1:] for one in ODD], ids=[one[0] for one in ODD])
def test_one_stranger_does_not_take_the_servers_from_everybody(
    world: World, number: int, request_: str
) -> None:
    """What a server refuses is refused to whoever sent it, in words, and nginx takes no server for dead by it."""
    ended, got = threading.Event(), []

    def bother() -> None:
        while not ended.wait(0.1):
            got.append(world.send("tls", request_.encode(), "127.0.0.66"))

    stranger = threading.Thread(target=bother)
    stranger.start()
    try:
        end = time.monotonic() + WHILE
        found = []
        while time.monotonic() < end:
            found += [
                world.send("tls", f"GET /help{HEAD}\r\n".encode(), f"127.0.0.{n}") for n in range(20, 26)
            ]
    finally:
        ended.set()
        stranger.join()

    assert {200} == set(found)
    assert {number} == set(got)


def test_cookies_of_other_pages_lock_nobody_out(world: World) -> None:
    """A clinic's other pages may have left a browser more of them than a head may have here, where none is read."""
    cookies = "; ".join(f"a{n}={'b' * 90}" for n in range(80))
    request = f"GET /help{HEAD}Cookie: {cookies}\r\nX-Of-Others: {'c' * 900}\r\n\r\n"

    assert 200 == world.send("tls", request.encode(), "127.0.0.1")


def test_a_reader_stays_with_a_server_until_it_ends(world: World) -> None:
    """The server that made a page answers for it; when it is killed the other one says that the page is gone, and
    makes the next."""
    page = world.ask("tls", "/welcome")
    alive = {world.ask("tls", f"/alive/{page.kernel_id}").status for _ in range(6)}
    assert {204} == alive

    pair = (world.servers["first"], world.servers["second"])
    mine, other = sorted(pair, key=lambda one: one.ask(f"/alive/{page.kernel_id}").status)
    for process in [*psutil.Process(mine.process.pid).children(recursive=True), mine.process]:
        os.kill(process.pid, 9)

    assert 410 == world.ask("tls", f"/alive/{page.kernel_id}").status
    again = world.ask("tls", "/welcome")
    assert 204 == other.ask(f"/alive/{again.kernel_id}").status
    assert 204 == free(world, "tls", again)


def test_nginx_writes_down_no_page_and_no_address(world: World) -> None:
    """What nginx keeps has neither the id of a page, which would let others read along, nor a reader's address or
    query; the last test has left it a server that does not answer."""
    page = world.ask("tls", "/welcome?skin=V")
    free(world, "tls", page)
    logs = world.nginx.logs()

    assert "GET /alive/(page)" in logs
    assert "POST /voila/api/shutdown/(page) 204" in logs
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-|127\.0\.0\.1|skin=", logs)


# Servers that answer at once stand behind the published files, and one which sees the addresses that a test names.
NAMED = """
server {
    listen 127.0.0.1:{named};
    set_real_ip_from 127.0.0.1;
    real_ip_header X-Real-IP;
    include {folder}/workbook-busy.conf;
    location / { include {folder}/workbook-proxy.conf; proxy_pass http://workbook; }
}
"""
AT_ONCE = (
    """
server { listen 127.0.0.1:{first}; listen 127.0.0.1:{second}; location / { return 200 "here"; } }
"""
    + NAMED
)
STARVING = (
    900  # more than the 768 connections of Debian's nginx.conf, fewer than the files a process may open
)
CLASS, FILES = 30, 100


def at_once(home: Path, lower: dict[str, str] | None = None) -> AbstractContextManager[Nginx]:
    """Run nginx as published, with servers behind it that answer at once."""
    ports = free_ports("plain", "tls", "first", "second", "named")
    return run_nginx(home / "nginx", AT_ONCE, ports, lower)


def status(nginx: Nginx, port: str, address: str = "") -> int:
    """Ask for a page and return the number of the answer; 0 where there is none."""
    kind = http.client.HTTPSConnection if port == "tls" else http.client.HTTPConnection
    more = {"context": trusting()} if port == "tls" else {}
    connection = kind("127.0.0.1", nginx.ports[port], timeout=10, **more)
    try:
        connection.request("GET", "/", headers={"Host": SITE, "X-Real-IP": address})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


def test_half_sent_requests_of_one_address_starve_nobody(tmp_path: Path) -> None:
    """While somebody holds more connections than Debian's nginx.conf has, everybody else is answered."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with ExitStack() as stack:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard if hard > 0 else 4096, hard))
        stack.callback(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        nginx = stack.enter_context(at_once(tmp_path))
        for _ in range(STARVING):
            one = stack.enter_context(socket.create_connection(("127.0.0.1", nginx.ports["plain"]), PATIENCE))
            one.sendall(b"GET / HTTP/1.1\r\nHost: sk")
        found = [status(nginx, "tls") for _ in range(20)]

    assert [200] * 20 == found


def test_a_request_sent_by_drops_is_let_go(tmp_path: Path) -> None:
    """Whoever does not finish a request's head loses the connection, in both published blocks."""
    lower = {"client_header_timeout 10s": "client_header_timeout 300ms"}
    with at_once(tmp_path, lower) as nginx, ExitStack() as stack:
        for port in ("plain", "tls"):
            one = stack.enter_context(socket.create_connection(("127.0.0.1", nginx.ports[port]), PATIENCE))
            if port == "tls":
                one = stack.enter_context(trusting().wrap_socket(one))
            one.sendall(b"GET / HTTP/1.1\r\nHost: sk")
            with suppress(ConnectionResetError):  # which is what the published files ask for
                assert b"" == one.recv(100)


def test_a_class_behind_one_address_is_not_limited(tmp_path: Path) -> None:
    """Thirty visitors of one address who open a page with all its files in the same moment get every one."""
    request = f"GET / HTTP/1.1\r\nHost: {SITE}\r\n\r\n".encode()
    last = f"GET / HTTP/1.1\r\nHost: {SITE}\r\nConnection: close\r\n\r\n".encode()
    with at_once(tmp_path) as nginx, ExitStack() as stack:
        lines = []
        for _ in range(CLASS):
            raw = stack.enter_context(socket.create_connection(("127.0.0.1", nginx.ports["tls"]), PATIENCE))
            lines.append(stack.enter_context(trusting().wrap_socket(raw)))
        for line in lines:
            line.sendall(request * FILES + last)
        got = [b"".join(iter(lambda line=line: line.recv(65536), b"")) for line in lines]

    assert CLASS * (FILES + 1) == sum(one.count(b"HTTP/1.1 200 ") for one in got)


def test_some_addresses_together_do_not_fill_a_server() -> None:
    """A class whose browsers ask for all they may stays below what one address may hold, and six addresses that hold
    all of it leave room in the server."""
    files = "".join(path.read_text() for path in PUBLISHED.glob("*.conf"))
    streams, held = (
        int(re.search(rf"^\s*{name} (\d+);", files, re.M)[1])
        for name in ("http2_max_concurrent_streams", "limit_conn workbook_open")
    )

    assert CLASS * (streams + 1) <= held
    assert 6 * held < MOST_CONNECTIONS


def test_one_address_that_asks_without_end_is_answered_calmly_and_alone(tmp_path: Path) -> None:
    """Beyond the limit comes a 429 with a sentence, for this address and, with IPv6, for its neighbours of the same
    /56, as the server counts; others are answered, and no log has an address."""
    lower = {"rate=100r/s": "rate=1r/m", "burst=4000": "burst=4"}
    with at_once(tmp_path, lower) as nginx:
        four = [status(nginx, "named", "192.0.2.7") for _ in range(7)]
        six = [status(nginx, "named", f"2001:db8:0:{n:x}::1") for n in range(1, 8)]
        others = [status(nginx, "named", one) for one in ("192.0.2.8", "2001:db8:0:100::1")]
        logs = nginx.logs()

    assert [200] * 5 + [429] * 2 == four == six
    assert [200, 200] == others
    assert not re.search(r"192\.0\.2|2001:db8", logs)


def test_a_server_that_hangs_costs_its_readers_a_moment(tmp_path: Path) -> None:
    """Where one takes connections and says nothing, its readers come to the other one, each after a bounded time."""
    ports = free_ports("plain", "tls", "first", "second", "named")
    servers = AT_ONCE.replace("listen 127.0.0.1:{second}; ", "")
    lower = {"proxy_read_timeout 40s": "proxy_read_timeout 200ms"}
    with (
        socket.create_server(("127.0.0.1", ports["second"]), backlog=100),
        run_nginx(tmp_path / "nginx", servers, ports, lower) as nginx,
    ):
        begun = time.monotonic()
        found = [status(nginx, "named", f"192.0.2.{n}") for n in range(20)]

    assert [200] * 20 == found
    assert time.monotonic() - begun < 20 * 0.2 + 2


def test_a_request_travels_to_two_servers_at_most(tmp_path: Path) -> None:
    """Whatever makes a server hang up without an answer is tried once more, and not with every server there is; none of
    them is left out afterwards."""
    ports = free_ports("plain", "tls", "first", "second", "third", "named")
    more = "server 127.0.0.1:{first} max_fails=0;\n    server 127.0.0.1:{third} max_fails=0;"
    for name in ("first", "third"):
        more = more.replace(f"{{{name}}}", str(ports[name]))
    lower = {f"server 127.0.0.1:{ports['first']} max_fails=0;": more}
    asked = []

    def hang_up_on(listening: socket.socket) -> None:
        with suppress(OSError):
            while True:
                line, _ = listening.accept()
                asked.append(line.recv(65536))
                line.close()

    with ExitStack() as stack:
        nginx = stack.enter_context(run_nginx(tmp_path / "nginx", NAMED, ports, lower))
        for name in ("first", "second", "third"):
            one = socket.create_server(("127.0.0.1", ports[name]))
            thread = threading.Thread(target=hang_up_on, args=(one,))
            thread.start()
            stack.callback(thread.join)
            stack.callback(one.close)
            stack.callback(one.shutdown, socket.SHUT_RDWR)
        found = [(status(nginx, "named", f"192.0.2.{n}"), len(asked)) for n in range(1, 4)]

    assert [(502, 2), (502, 4), (502, 6)] == found


def test_what_has_no_page_is_not_written_down_either(tmp_path: Path) -> None:
    """Debian's nginx.conf keeps a log with addresses for all sites: neither who comes without https, with a query,
    nor who sends half a request gets into it."""
    lower = {"client_header_timeout 10s": "client_header_timeout 300ms"}
    with at_once(tmp_path, lower) as nginx, ExitStack() as stack:
        connection = http.client.HTTPConnection("127.0.0.1", nginx.ports["plain"], timeout=PATIENCE)
        stack.callback(connection.close)
        connection.request("GET", "/vitiligo?skin=V", headers={"Host": SITE})
        assert 301 == connection.getresponse().status
        for port in ("plain", "tls"):
            one = stack.enter_context(socket.create_connection(("127.0.0.1", nginx.ports[port]), PATIENCE))
            if port == "tls":
                one = stack.enter_context(trusting().wrap_socket(one))
            one.sendall(b"GET / HTTP/1.1\r\nHost: sk")
            with suppress(ConnectionResetError):
                assert b"" == one.recv(100)

    assert "" == (nginx.folder / "access.log").read_text()
