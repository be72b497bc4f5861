"""Which addresses exist, and what the ones without a kernel say."""

import gzip
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from tornado.httputil import HTTPHeaders

from tests.serving.conftest import PROJECT, make_content
from widgets.chart_library import plotly_file
from widgets.serving import addresses
from widgets.serving.addresses import meant, page_names, robots, sitemap
from widgets.serving.assets import asset_path
from widgets.serving.compressed_files import compress
from widgets.serving.hosts import is_same_origin

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
    "/voila/templates/workbook/static/./theme-light.css",
    "/voila/templates/workbook/static//theme-light.css",
    "/voila/templates/nbconvert/static/theme-light.css",
    f"/{'a/' * 200}",
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
    assert 'href="/welcome"' in answer.body


def test_the_root_leads_to_the_welcome_page(server) -> None:
    """`/` is a redirect that browsers do not keep."""
    answer = server.ask("/")

    assert (302, "/welcome") == (answer.status, answer.headers["location"])


@pytest.mark.parametrize("query", ["", "?a=b&c=%2F%2Fx"])
def test_the_old_address_of_a_page_leads_to_the_new_one(server, query: str) -> None:
    """For good, with the query; a browser keeps what follows the # itself, and the answer is not stored."""
    answer = server.ask(f"/voila/render/chapter.ipynb{query}")

    assert (301, f"/chapter{query}") == (answer.status, answer.headers["location"])
    assert "no-store" == answer.headers["cache-control"]


@pytest.mark.parametrize("path", ["/Chapter", "/chapter/", "/CHAPTER/"])
def test_capitals_and_a_slash_at_the_end_do_no_harm(server, path: str) -> None:
    """An address that was said aloud is typed in many ways; a page has one address all the same."""
    answer = server.ask(path)

    assert (302, "/chapter") == (answer.status, answer.headers["location"])


@pytest.mark.parametrize("path", ["/help/", "/Help"])
def test_help_comes_at_once_however_its_address_is_typed(server, path: str) -> None:
    """Whoever needs help is not sent elsewhere first."""

    assert 200 == server.ask(path).status


@pytest.mark.parametrize("path", ["/halp", "/helpp", "/help.html", "/get-help"])
def test_a_wrong_address_offers_the_page_that_was_meant(server, path: str) -> None:
    """The page for a wrong address links to the one that comes near it, by its title."""
    answer = server.ask(path)

    assert 404 == answer.status
    assert '<a href="/help">Get help now (/help)</a>' in answer.body


def test_a_wrong_address_is_not_repeated_and_not_listed(server) -> None:
    """What was typed is not written into the page, and search engines leave the page alone."""
    body = server.ask("/nothing-like-it%3Cb%3E").body

    assert "nothing-like-it" not in body
    assert "Did you mean" not in body
    assert '<meta name="robots" content="noindex">' in body


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/vitilgo", ["vitiligo"]),
        ("/Your_Skin", ["your-skin"]),
        ("/yourskin", ["your-skin"]),
        ("/voila/render/your-skin", ["your-skin"]),
        ("/eczema.html", ["eczema"]),
        ("/exzema", ["eczema"]),
        ("/keratosis", ["keratosis-pilaris"]),
        ("/skin", ["your-skin", "skin-colour-changes"]),
        ("/skin%20color%20changes", ["skin-colour-changes"]),
        ("/what-can-go-wrong?", ["what-can-go-wrong"]),
        ("/wp-login.php", []),
        ("/", []),
        ("/%ff%00", []),
        ("/" + "a" * 5000, []),
    ],
)
def test_what_an_address_may_have_meant(path: str, expected: list[str]) -> None:
    """Slips of the finger, other spellings and a word of the name find the page; nothing else finds any."""
    names = page_names(PROJECT / "notebooks") | {"help"}

    assert set(expected) == set(meant(path, names))


def test_a_long_address_is_compared_with_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparing costs more with each letter, and anybody may send thousands."""
    compared: list[str] = []
    monkeypatch.setattr(addresses, "get_close_matches", lambda wanted, *_: compared.append(wanted) or [])
    for path in ("/" + "help-" * 1000, "/what-can-go-wong"):
        meant(path, page_names(PROJECT / "notebooks"))

    assert ["what-can-go-wong"] == compared


def test_a_page_that_comes_or_goes_is_known_at_once(tmp_path: Path) -> None:
    """The folder is read again only then; a folder that is not there has no page."""
    seen = []
    page = tmp_path / "mine.ipynb"
    for change in (lambda: None, page.touch, lambda: None, page.unlink):
        change()
        seen.append(sorted(page_names(tmp_path)))

    assert [[], ["mine"], ["mine"], []] == seen
    assert page_names(tmp_path) is page_names(tmp_path)
    assert frozenset() == page_names(tmp_path / "none")


def test_a_public_address_opens_the_pages_to_search_engines() -> None:
    """With it there is a site map of every page; without it only help may be read."""
    pages = sitemap("https://skin.example", {"vitiligo"})

    assert ["https://skin.example/help", "https://skin.example/vitiligo"] == re.findall(
        "<loc>(.*)</loc>", pages
    )
    assert "Sitemap: https://skin.example/sitemap.xml" in robots("https://skin.example")
    assert ["Allow: /help", "Disallow: /"] == robots("").splitlines()[1:]


def test_the_picture_and_the_icon_are_pictures(server) -> None:
    """They come as what they are, of the size that the page says."""
    picture, icon = asset_path("preview.png").read_bytes(), asset_path("favicon.ico").read_bytes()

    assert (1200, 630) == (int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big"))
    assert len(picture) < 300_000
    assert icon.startswith(b"\0\0\1\0")
    assert "image/png" == server.ask("/assets/preview.png").headers["content-type"]
    assert "image/x-icon" == server.ask("/favicon.ico").headers["content-type"]


@pytest.mark.parametrize(
    "path", ["/health", "/help", "/robots.txt", "/favicon.ico", "/assets/plotly.min.js", "/assets/mark.svg"]
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_addresses_without_a_kernel_answer_when_every_place_is_taken(server, path: str, method: str) -> None:
    """Help and health never wait for a kernel: they answer 200 to a look as to a read."""

    assert 200 == server.ask(path, method).status


def test_help_needs_no_script_and_names_each_source(server) -> None:
    """One script of the help page reads it aloud, and waits until the page is there; two more, at its end, carry
    the answers on and say whose they are. The page escapes its texts, and says once who chose the
    speeds without a source."""
    body = server.ask("/help").body
    page = make_content()["help"]
    with_source = [item for group in page["groups"] for item in group["signs"] if item["sources"]]

    assert ["listen.js"] == re.findall(r'<script defer src="/assets/([\w.]+)\?', body)
    assert ["keeping.js", "worked_case.js"] == re.findall(
        r'<script src="/assets/([\w.]+)\?', body.partition("<footer")[2]
    )
    assert 4 == body.count("<script")  # one is a line in the head, which shows a page to a room
    assert "local emergency number" in body
    assert 1 + len(with_source) == body.count('class="page-source"')  # and the one of what is expected
    assert '<a href="https://x.example/" rel="noreferrer">A spa &lt;report&gt;, CDC, 2024</a>' in body
    assert 1 == body.count("Where no source says how soon to act, we played it safe.")
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


def test_a_part_of_what_is_compressed_is_not_compressed_anew(server) -> None:
    """That took the server most of a second for each part of a large file: whoever asks for one gets all of it."""
    connection = server.connect()
    bodies = []
    for asked in ({}, {"Range": "bytes=1-"}):
        connection.request("GET", "/voila/static/voila.js", headers={"Accept-Encoding": "gzip", **asked})
        reply = connection.getresponse()
        bodies.append((reply.status, reply.getheader("Content-Length"), reply.read()))
    connection.close()

    assert bodies[0] == bodies[1]
    assert 200 == bodies[1][0]


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
