"""Which addresses exist, and what the ones without a kernel say."""

import gzip
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from tornado.httputil import HTTPHeaders

from tests.serving.conftest import make_content
from widgets.chart_library import plotly_file
from widgets.serving.assets import asset_path
from widgets.serving.compressed_files import compress
from widgets.serving.handlers import is_same_origin

PROBES = [
    "/voila/files/welcome.ipynb",
    "/voila/files/secret.py",
    "/voila/files/welcome.ipynb/.",
    "/voila/files/secret.py/.",
    "/voila/files/public/../secret.py",
    "/voila/files/WELCOME.IPYNB",
    "/files/welcome.ipynb",
    "/welcome.ipynb",
    "/voila/render/WELCOME.ipynb",
    "/voila/render/welcome.IPYNB",
    "/voila/render/secret.py",
    "/voila/render/welcome",
    "/voila/render/../notebooks/welcome.ipynb",
    "/voila/render/./welcome.ipynb",
    "/voila/render/%2e%2e/welcome.ipynb",
    "/voila/render/welcome.ipynb/.",
    "/voila/render/",
    "/voila/tree",
    "/voila/tree/",
    "/voila/api/contents",
    "/voila/api/contents/welcome.ipynb",
    "/api/kernels",
    "/api/contents",
    "/login",
    "/logout",
    "/voila/query/a-a-a-a-a",
    "/voila/static/../../../../../etc/passwd",
    "/voila/static/%2e%2e/%2e%2e/app.py",
    "/voila/static/%00",
    "/voila/templates/../static/x",
    "/voila/templates/workbook/static/../conf.json",
    "/voila/templates/%00/static/x",
    "/voila/templates/workbook/static/..%2f..%2findex.html.j2",
    "/assets/../settings.py",
    "/assets/..%2fsettings.py",
    "/voila/labextensions/../../../etc/passwd",
    "/voila/api/themes/../../../etc/passwd",
]


@pytest.mark.parametrize("path", PROBES)
def test_nothing_but_pages_and_our_own_files_can_be_read(server, path: str) -> None:
    """Sources, listings and files outside answer 403 or 404, with a friendly page and no content."""
    answer = server.ask(path)

    assert answer.status in (403, 404)
    assert not re.search(r"SECRET_SOURCE|root:|Traceback|Voil|nbformat", answer.body)
    assert '<html lang="en">' in answer.body
    assert 'href="/help"' in answer.body
    assert 'href="/voila/render/welcome.ipynb"' in answer.body


def test_the_root_leads_to_the_welcome_page(server) -> None:
    """`/` is a redirect that browsers do not keep."""
    answer = server.ask("/")

    assert (302, "/voila/render/welcome.ipynb") == (answer.status, answer.headers["location"])


@pytest.mark.parametrize(
    "path", ["/health", "/help", "/robots.txt", "/assets/plotly.min.js", "/assets/mark.svg"]
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_addresses_without_a_kernel_answer_when_every_place_is_taken(server, path: str, method: str) -> None:
    """Help and health never wait for a kernel: they answer 200 to a look as to a read."""

    assert 200 == server.ask(path, method).status


def test_help_works_without_scripts_and_names_each_source(server) -> None:
    """The help page has no script, escapes its texts, and says once who chose the speeds without a source."""
    body = server.ask("/help").body
    page = make_content()["help"]
    with_source = [item for group in page["groups"] for item in group["signs"] if item["sources"]]

    assert "<script" not in body
    assert "local emergency number" in body
    assert 1 + len(with_source) == body.count('class="page-source"')  # and the one of what is expected
    assert '<a href="https://x.example/" rel="noreferrer">A spa &lt;report&gt;, CDC, 2024</a>' in body
    assert 1 == body.count("Where no source says how soon to act, we chose the safer side.")
    assert "our view" not in body


def test_plotly_comes_compressed_out_of_the_installed_package(server) -> None:
    """The chart library is the installed one, compressed for browsers that accept it."""
    connection = server.connect()
    connection.request("GET", "/assets/plotly.min.js", headers={"Accept-Encoding": "gzip"})
    reply = connection.getresponse()
    body = reply.read()
    connection.close()

    assert "gzip" == reply.getheader("Content-Encoding")
    assert plotly_file().read_bytes() == gzip.decompress(body)


def test_jupyterlabs_files_come_compressed_to_browsers_that_accept_it(server) -> None:
    """Compressed or plain, whole or in part, the same bytes arrive."""
    path = "/voila/static/voila.js"
    plain = server.ask(path).body
    connection = server.connect()
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    reply = connection.getresponse()
    body = reply.read()
    connection.close()

    assert ("gzip", str(len(body))) == (
        reply.getheader("Content-Encoding"),
        reply.getheader("Content-Length"),
    )
    assert "Accept-Encoding" in reply.getheader("Vary")
    assert plain == gzip.decompress(body).decode()
    assert (206, plain[:100]) == (
        server.ask(path, Range="bytes=0-99").status,
        server.ask(path, Range="bytes=0-99").body,
    )


def test_a_file_is_compressed_once_until_it_changes(tmp_path: Path) -> None:
    """The same time stamp gives the same bytes again, a later one what the file contains then."""
    path = tmp_path / "a.js"
    path.write_text("one")
    first = compress(str(path), 1)
    path.write_text("two")

    assert (True, b"two") == (compress(str(path), 1) is first, gzip.decompress(compress(str(path), 2)))


def test_an_asset_that_the_browser_has_is_not_sent_again(server) -> None:
    """The version is the tag: a browser that names it gets 304."""
    tag = server.ask("/assets/page.css").headers["etag"]

    assert 304 == server.ask("/assets/page.css", If_None_Match=tag).status


def test_only_listed_names_are_assets() -> None:
    """A name outside the list has no file, whatever it spells."""

    assert [None, None, None] == [asset_path(name) for name in ("../settings.py", "settings.py", "")]


@pytest.mark.parametrize(
    ("headers", "expected", "why"),
    [
        ({"Origin": "http://here:1"}, True, "our own page"),
        ({"Origin": "http://HERE:1"}, True, "host names have no case"),
        ({"Origin": "http://elsewhere:1"}, False, "another site"),
        ({"Origin": "http://here:2"}, False, "another port is another site"),
        (
            {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
            True,
            "the referrer policy hides the origin of beacons",
        ),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, False, "a hidden origin from elsewhere"),
        (
            {"Origin": "http://elsewhere:1", "Sec-Fetch-Site": "same-origin"},
            False,
            "the origin decides where there is one",
        ),
        ({}, False, "nobody known"),
    ],
)
def test_a_shutdown_is_accepted_only_from_our_own_pages(headers: dict, expected: bool, why: str) -> None:
    """Another site cannot end a reader's page."""
    request = SimpleNamespace(headers=HTTPHeaders(headers), host="here:1")

    assert expected == is_same_origin(request), why
