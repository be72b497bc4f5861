"""What every response carries, and how long a browser may keep it."""

from types import SimpleNamespace

import pytest
from tornado.httputil import HTTPHeaders

from widgets.serving.headers import (
    AN_HOUR,
    FIXED,
    FOREVER,
    NEVER,
    SecurityHeaders,
    cache_control,
    content_security_policy,
)
from widgets.serving.settings import Settings


@pytest.mark.parametrize(
    ("path", "query", "status", "expected"),
    [
        ("/welcome", "", 200, NEVER),
        ("/welcome", "v=1", 200, NEVER),
        ("/help", "", 200, NEVER),
        ("/alive/x", "", 204, NEVER),
        ("/assets/page.js", "v=abc", 200, FOREVER),
        ("/assets/page.js", "", 200, AN_HOUR),
        ("/assets/page.js", "v=abc", 404, NEVER),
        ("/voila/static/voila.js", "", 304, AN_HOUR),
        ("/voila/labextensions/x/static/651.d9c6fa52270ea21fdf9e.js", "", 200, FOREVER),
        ("/voila/labextensions/x/static/remoteEntry.698dcaf7.js", "", 200, FOREVER),
        ("/voila/labextensions/x/static/style.js", "", 200, AN_HOUR),
        ("/voila/static/72bc573386dd1d48c5bb.woff", "", 200, FOREVER),
        ("/x/assets/page.js", "v=abc", 200, NEVER),
    ],
)
def test_only_named_versions_of_static_files_are_kept(
    path: str, query: str, status: int, expected: str
) -> None:
    """Pages and errors are never kept, versions for good, other files for an hour; below a sub-path, too."""

    assert expected == cache_control(path, query, status)
    assert expected == cache_control(f"/skin{path}", query, status, "/skin/")


def test_a_forged_host_adds_nothing_to_the_policy() -> None:
    """An invalid host name is left out of the policy."""
    policy = content_security_policy("good.example; script-src *")

    assert "connect-src 'self' data: blob:" in policy
    assert "*" not in policy


def test_the_sites_of_the_operators_choice_may_embed_a_page_and_no_others() -> None:
    """The policy names each site; the older header, which can name none, is left out."""
    request = SimpleNamespace(host="here:1", path="/help", query="")
    sites = ("https://clinic.example", "https://*.clinic.example:8443")
    headers = SecurityHeaders(request, Settings(embed_from=sites)).transform_first_chunk(
        200, HTTPHeaders(), b"", True
    )[1]

    policy = headers["Content-Security-Policy"]
    assert f"; frame-ancestors {' '.join(sites)};" in policy
    assert "X-Frame-Options" not in headers


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/", "GET", 302),
        ("/help", "GET", 200),
        ("/health", "HEAD", 200),
        ("/robots.txt", "GET", 200),
        ("/assets/page.css", "GET", 200),
        ("/assets/none.js", "GET", 404),
        ("/assets/plotly.min.js", "HEAD", 200),
        ("/voila/static/voila.js", "GET", 200),
        ("/voila/templates/workbook/static/theme-light.css", "GET", 200),
        ("/voila/templates/nonsense", "GET", 404),
        ("/voila/api/themes/@jupyterlab/theme-light-extension/index.css", "GET", 404),
        ("/voila/labextensions/anywidget/package.json", "GET", 200),
        ("/voila/labextensions/none.js", "GET", 404),
        ("/alive/a-a-a-a-a", "GET", 410),
        ("/api/kernels/a-a-a-a-a", "GET", 404),
        ("/none", "GET", 404),
        ("/voila/render/none.ipynb", "GET", 404),
        ("/voila/render/welcome.ipynb", "GET", 301),
        ("/Welcome", "GET", 302),
        ("/favicon.ico", "GET", 200),
        ("/sitemap.xml", "GET", 404),
        ("/welcome", "HEAD", 200),
        ("/welcome", "POST", 403),
        ("/voila/api/shutdown/a-a-a-a-a", "POST", 403),
        ("/any/thing", "PUT", 404),
    ],
)
def test_every_kind_of_response_carries_the_headers(server, path: str, method: str, status: int) -> None:
    """No handler, ours or Voila's, success or failure, answers without the protecting headers."""
    answer = server.ask(path, method)

    assert status == answer.status
    assert FIXED == {name: answer.headers.get(name.lower()) for name in FIXED}
    assert "DENY" == answer.headers["x-frame-options"]
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert f"ws://127.0.0.1:{server.port} " in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"]
    assert "server" not in answer.headers


def test_no_response_sets_a_cookie(server) -> None:
    """Nothing distinguishes one visitor from another."""
    with server.page("welcome") as page:
        answers = [page, server.ask("/"), server.ask("/help"), server.ask(f"/api/kernels/{page.kernel_id}")]

    assert [200, 302, 200, 200] == [answer.status for answer in answers]
    assert [None] * 4 == [answer.headers.get("set-cookie") for answer in answers]
