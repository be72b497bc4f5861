"""Few requests open a page, none of them twice, and without the joined file more do."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Request

from tests.browser.app import App
from tests.browser.front_end_files import lone_files
from tests.browser.reader import Reader

# Requests: the page, its icon, 3 style sheets, 2 typefaces, scripts (that of early answers is one), and two about its
# kernel.
MOST = 17
KEPT = ("/assets/", "/voila/")
LISTED = "**/voila/static/front-end.*.js"


def test_few_requests_open_a_page_and_none_are_made_twice(
    new_context: Callable[..., BrowserContext], app: App
) -> None:
    """A first visit asks for little, no file of JupyterLab's by itself; a second one for no file at all."""
    context, asked = new_context(), []
    context.on("requestfinished", lambda request: asked.append(request))
    Reader(context.new_page(), app).open("vitiligo")
    first = [one.url for one in asked if one.url.startswith(app.origin)]
    sent = [one.url for one in asked if _was_sent(one)]
    asked.clear()
    Reader(context.new_page(), app).open("vitiligo")

    assert any("/front-end." in url for url in sent)
    assert ([], True) == (lone_files(first, app), len(first) <= MOST), first
    assert [] == [
        one.url for one in asked if any(f"{app.host}{kept}" in one.url for kept in KEPT) and _was_sent(one)
    ]


def test_a_page_opens_without_the_joined_file(new_context: Callable[..., BrowserContext], app: App) -> None:
    """Where the server could not join them, Voila's own script asks for each."""
    context, urls = new_context(), []
    context.on("request", lambda request: urls.append(request.url))
    context.route(
        LISTED, lambda route: route.fulfill(response=route.fetch(url=app.url("voila/static/voila.js")))
    )
    Reader(context.new_page(), app).open("vitiligo")

    assert 50 < len(lone_files(urls, app))


def _was_sent(request: Request) -> bool:
    return request.sizes()["responseBodySize"] > 0
