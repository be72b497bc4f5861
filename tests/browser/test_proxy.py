"""Behind a real nginx, with TLS and below a path: as a clinic shows the workbook on its own site."""

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.app import App, children, run_app
from tests.browser.reader import SETTLED, WORDS, Reader
from tests.serving.nginx import run_nginx
from tests.serving.ports import free_ports

# Two names of this machine: to a browser, another site each.
WORKBOOK, CLINIC = "localhost", "127.0.0.1"
SERVERS = f"""
server {{
    listen 127.0.0.1:{{workbook}} ssl http2;
    ssl_certificate {{folder}}/workbook.crt;
    ssl_certificate_key {{folder}}/workbook.key;
    include {{folder}}/workbook-sub-path.conf;
}}
server {{
    listen 127.0.0.1:{{clinic}} ssl;
    ssl_certificate {{folder}}/workbook.crt;
    ssl_certificate_key {{folder}}/workbook.key;
    default_type text/html;
    location / {{ return 200
        "<title>The clinic</title><iframe src=https://{WORKBOOK}:{{workbook}}/skin/welcome></iframe>";
    }}
}}
"""
GIVEN = {"skin_type": ["VI"]}


@dataclass(frozen=True)
class Site(App):
    """Two servers behind one address."""

    public: str
    second: App

    @property
    def origin(self) -> str:
        """Where the addresses of the site begin."""
        return self.public.removesuffix("/skin")

    def url(self, name: str) -> str:
        """Return the address of a page."""
        return f"{self.public}/{name}"

    def owner(self, kernel_id: str) -> App:
        """Return the server that made a page."""
        return self if self.kernel(kernel_id) else self.second


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, str]]:
    """Return the workbook behind nginx, and the address of a clinic's page that shows it in a frame."""
    home = tmp_path_factory.mktemp("proxy")
    ports = free_ports("plain", "tls", "workbook", "clinic", "first", "second")
    public, clinic = f"https://{WORKBOOK}:{ports['workbook']}/skin", f"https://{CLINIC}:{ports['clinic']}"
    options = ("--public-url", public, "--behind-proxy", "--embed-from", clinic)
    (home / "first").mkdir()
    (home / "second").mkdir()
    with (
        run_app(home / "first", *options, "--port", str(ports["first"])) as first,
        run_app(home / "second", *options, "--port", str(ports["second"])) as second,
        run_nginx(home / "nginx", SERVERS, ports),
    ):
        yield Site(first.process, first.host, first.output, public, second), f"{clinic}/"


@pytest.fixture(name="page")
def _page(new_context: Callable[..., BrowserContext]) -> Page:
    """Return a tab of somebody who trusts the certificate of the tests."""
    return new_context(ignore_https_errors=True).new_page()


def test_a_clinic_shows_the_workbook_in_its_own_page(site: tuple[Site, str], page: Page) -> None:
    """In the frame of a site that may embed it, a page below a path gets whole and follows an answer."""
    workbook, clinic = site
    page.goto(clinic)
    frame = page.frames[1]
    frame.wait_for_function(SETTLED, arg=1)
    frame.locator('label.mw-option:has(input[value="V"])').click()
    frame.wait_for_function(SETTLED, arg=1)

    assert frame.url == workbook.url("welcome")
    expect(frame.locator('input[value="V"]')).to_be_checked()
    assert frame.evaluate("() => window.told.answered") > 0


def test_answers_outlive_the_server_that_had_them(site: tuple[Site, str], page: Page) -> None:
    """One of two servers is killed: the next answer of its reader leads to the other server, with one press at most,
    with all answers, and on to the next page."""
    workbook, _ = site
    reader = Reader(page, workbook)
    reader.open("welcome")
    reader.answer("skin_type", "V")
    before = reader.kernel_id()
    lost = workbook.owner(before)
    for process in [*children(lost.process.pid), lost.process]:
        os.kill(process.pid, signal.SIGKILL)

    button = reader.lost.get_by_role("button", name=WORDS("page.lost.button"))

    def is_elsewhere() -> bool:
        if button.is_visible():
            button.click()
        return reader.kernel_id() not in (None, before)

    reader.tick("skin_type", "VI")
    reader.wait_until(is_elsewhere)
    reader.wait_for_page()
    assert reader.answers() == GIVEN
    expect(reader.lost).to_be_empty()
    reader.follow("your-skin")
    assert reader.answers() == GIVEN
