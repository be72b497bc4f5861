"""A request as its reader sent it: what a proxy says of it counts only as far as the operator says."""

from types import SimpleNamespace

import pytest
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine

from widgets.serving.clients import client_of
from widgets.serving.front_door import as_sent
from widgets.serving.hosts import address_to_open, allowed_names, is_expected, is_same_origin, name_of
from widgets.serving.proxy_advice import MOST, Advice
from widgets.serving.settings import Settings

PUBLIC = "https://skin.example.org"


def request(
    path: str = "/help", peer: str = "192.0.2.1", method: str = "GET", **headers: str
) -> HTTPServerRequest:
    """Make a request that has just come; header names are written with underscores."""
    line = RequestStartLine(method, path, "HTTP/1.1")
    context = SimpleNamespace(remote_ip=peer, protocol="http")
    words = HTTPHeaders({"Host": "inner:8866", **{k.replace("_", "-"): v for k, v in headers.items()}})
    return HTTPServerRequest(start_line=line, headers=words, connection=SimpleNamespace(context=context))


def sent(options: Settings, **headers: str) -> tuple[str, str, str]:
    """Return the host, scheme and address of a request's reader."""
    one = request(**headers)
    as_sent(one, options)
    assert one.host == one.headers["Host"]
    return one.host, one.protocol, one.remote_ip


ONE = {"X_Forwarded_For": "203.0.113.7", "X_Forwarded_Host": "skin.example.org", "X_Forwarded_Proto": "https"}
INNER = ("inner:8866", "http", "192.0.2.1")
READER = ("skin.example.org", "https", "203.0.113.7")


@pytest.mark.parametrize(
    ("proxies", "headers", "expected"),
    [
        (0, ONE, INNER),
        (1, ONE, READER),
        (1, {}, INNER),
        (2, ONE, INNER),
        (2, {**ONE, "X_Forwarded_For": "203.0.113.7, 198.51.100.1"}, READER),
        (1, {**ONE, "X_Forwarded_For": "10.9.9.9, 203.0.113.7"}, READER),
        (2, {**ONE, "X_Forwarded_For": "10.9.9.9, 203.0.113.7, 198.51.100.1"}, READER),
        (1, {**ONE, "X_Forwarded_Host": "evil.example, skin.example.org"}, READER),
        (1, {**ONE, "X_Forwarded_Host": "skin.example.org:443"}, READER),
        (1, {**ONE, "X_Forwarded_Host": "a b; script-src *"}, ("inner:8866", "https", "203.0.113.7")),
        (1, {**ONE, "X_Forwarded_Proto": "gopher"}, ("skin.example.org", "http", "203.0.113.7")),
        (1, {**ONE, "X_Forwarded_For": "somebody"}, ("skin.example.org", "https", "192.0.2.1")),
        (1, {**ONE, "X_Forwarded_For": "203.0.113.7:5050"}, READER),
        (1, {**ONE, "X_Forwarded_For": "[2001:db8::7]:5050"}, ("skin.example.org", "https", "2001:db8::7")),
    ],
)
def test_a_proxy_is_believed_as_far_as_the_operator_says(
    proxies: int, headers: dict, expected: tuple
) -> None:
    """Of each header only what the trusted proxies wrote counts; what cannot be true changes nothing."""
    assert expected == sent(Settings(behind_proxy=proxies), **headers)


@pytest.mark.parametrize(
    ("proxies", "headers", "host"),
    [
        (0, {"Origin": PUBLIC}, "skin.example.org"),
        (0, {"Origin": "https://evil.example"}, "inner:8866"),
        (0, {"Origin": "http://[x"}, "inner:8866"),
        (0, {}, "inner:8866"),
        (1, {"X_Forwarded_For": "203.0.113.7"}, "skin.example.org"),
        (0, {"Host": "skin.example.org:443", "Origin": PUBLIC}, "skin.example.org"),
    ],
)
def test_a_replaced_host_does_no_harm_at_a_public_address(proxies: int, headers: dict, host: str) -> None:
    """A request from a page of the public address counts as one to it, whatever Host a proxy wrote; another site's
    never does."""
    options = Settings(public_url=PUBLIC, behind_proxy=proxies)
    one = request(method="POST", **headers)
    as_sent(one, options)

    assert host == one.host
    assert (headers.get("Origin") == PUBLIC) == is_same_origin(one)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/skin/help", "/skin/help"),
        ("/skin", "/skin"),
        ("/skin/", "/skin/"),
        ("/help?a=b", "/skin/help?a=b"),
        ("/", "/skin/"),
        ("/skinny", "/skin/skinny"),
        ("//evil.example/help", "/skin/evil.example/help"),
    ],
)
def test_a_removed_sub_path_comes_back(path: str, expected: str) -> None:
    """A request has its sub-path, whether the proxy removes it or not; it never leads to another host."""
    one = request(path)
    as_sent(one, Settings(base_url="/skin/"))

    assert (expected, expected.partition("?")[0]) == (one.uri, one.path)


@pytest.mark.parametrize(
    ("host", "name", "expected"),
    [
        ("skin.example.org", "skin.example.org", True),
        ("Skin.Example.org:8443", "skin.example.org", True),
        ("localhost:8866", "localhost", True),
        ("127.0.0.1:8866", "127.0.0.1", True),
        ("192.168.1.20:8866", "192.168.1.20", True),
        ("[::1]:8866", "::1", True),
        ("[2001:db8::7]", "2001:db8::7", True),
        ("wb.localhost:1", "wb.localhost", True),
        ("evil.example", "evil.example", False),
        ("skin.example.org.evil.example", "skin.example.org.evil.example", False),
        ("127.0.0.1.evil.example:80", "127.0.0.1.evil.example", False),
        ("", "", False),
    ],
)
def test_only_names_of_this_server_and_figures_are_expected(host: str, name: str, expected: bool) -> None:
    """A name that another site may have given to this server's address is not one of its own."""
    options = Settings(public_url=f"{PUBLIC}/learn")

    assert name == name_of(host)
    assert expected == is_expected(host, options)
    assert {"skin.example.org", "localhost", "127.0.0.1", "::1"} == allowed_names(options)


@pytest.mark.parametrize(
    ("peer", "expected"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/56"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1::/56"),
        ("", ""),
    ],
)
def test_a_client_is_an_address_or_a_household(peer: str, expected: str) -> None:
    """One who changes the address within its own network is still one client."""
    assert expected == client_of(request(peer=peer))


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", "http://127.0.0.1:8866/skin/"),
        ("::1", "http://[::1]:8866/skin/"),
        ("::", "http://[::1]:8866/skin/"),
        ("0.0.0.0", "http://127.0.0.1:8866/skin/"),
        ("", "http://127.0.0.1:8866/skin/"),
        ("localhost", "http://localhost:8866/skin/"),
    ],
)
def test_the_address_that_is_printed_can_be_opened(host: str, expected: str) -> None:
    """Figures of version 6 are in brackets, and what means every address is replaced by one."""
    assert expected == address_to_open(host, 8866, "/skin/")


def test_advice_is_given_once_and_repeats_nothing_that_a_stranger_writes(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """However many requests come, from however many origins, there are few lines, each one line, and none has a path
    or an origin that is not plainly one."""
    advice = Advice(Settings())
    odd = ["https://a\nb.example", "https://" + "a" * 200, "javascript:alert(1)", "https://*.example"]
    with caplog.at_level("WARNING", logger="workbook"):
        for origin in [*odd, *(f"https://{n}.example" for n in range(50))]:
            advice.on_entry(request(method="POST", Origin=origin))
        for path in ("/a\nb/help", "/<b>/help", "/" + "a" * 99 + "/help"):
            advice.on_arrival(request(path, X_Forwarded_For="1.2.3.4"))

    said = [record.getMessage() for record in caplog.records]
    assert len(said) <= MOST
    assert not any("\n" in line or "1.2.3.4" in line or "<b>" in line or "a" * 99 in line for line in said)
