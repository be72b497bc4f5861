"""A whole visit speaks to the workbook's own server only, and what was answered is in no address and no log."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

from tests.browser.reader import CONTENT, Reader
from tests.browser.sizes import BOTH_SIZES

# JupyterLab's widgets were built against other versions of its parts than Voila brings; they work all the same.
KNOWN = re.compile(r"^(Unsatisfied version|No satisfying version)")
LOCAL = ("data", "blob", "about")
# Answers whose ids are no plain words: should one of them be in a log or an address, it came from the answer.
TELLING = {"skin_type": "VI", "vitiligo": "not_growing", "vitiligo_family": "yes", "dark_marks": "yes",
           "raised_scars": "yes", "cold_sores": "past", "who": "salon", "on_skin": "own_blood"}
NAMES = sorted(id for question in CONTENT.questions.values() for id in (question.id, *question.named) if "_" in id)
CSP = "document.addEventListener('securitypolicyviolation', (e) => console.error('CSP', e.violatedDirective, e.blockedURI))"


@dataclass
class Watch:
    """What went over the wire, and what the browser complained about."""

    urls: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    policies: dict[str, str | None] = field(default_factory=dict)

    def follow(self, context: BrowserContext) -> None:
        """Look at everything that the pages of a visitor do."""
        context.add_init_script(CSP)
        context.on("request", lambda request: self.urls.append(request.url))
        context.on("response", lambda response: self.policies.update(
            {response.url: response.headers.get("content-security-policy")}))
        context.on("console", self.hear)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("page", self.follow_page)

    def follow_page(self, page: Page) -> None:
        """Look at the sockets of a page, too."""
        page.on("websocket", lambda socket: self.urls.append(socket.url))

    def hear(self, message: ConsoleMessage) -> None:
        """Keep errors and warnings."""
        if message.type in ("error", "warning") and not KNOWN.match(message.text):
            self.complaints.append(message.text)

    def hosts(self) -> set[str]:
        """Return the servers that were spoken to."""
        parts = map(urlsplit, self.urls)
        return {part.netloc for part in parts if part.scheme not in LOCAL}


def visit(reader: Reader) -> None:
    """Take the whole way: every page, every question, every chart, everything open."""
    reader.open("welcome")
    reader.open_everything()
    reader.follow("your-skin")
    for question, option in TELLING.items():
        reader.answer(question, option)
    reader.see_charts()
    expect(reader.page.locator(".modebar-btn, a[href*=plotly]")).to_have_count(0)  # no upload, no maker's link
    reader.open_everything()
    reader.follow("vitiligo")
    reader.see_charts()
    reader.open_everything()
    reader.follow("help")
    expect(reader.page.get_by_role("heading", level=1)).to_be_visible()


@BOTH_SIZES
def test_a_visit_stays_between_reader_and_workbook(new_context: Callable[..., BrowserContext], app) -> None:
    """In a whole visit no other host is asked for anything, no rule of the page's policy is broken, nothing is
    complained about, and no answer is in an address or in the server's log."""
    context, watch = new_context(), Watch()
    watch.follow(context)
    reader = Reader(context.new_page(), app)
    visit(reader)

    assert {app.host} == watch.hosts()
    assert any(url.startswith("ws:") for url in watch.urls) and any("plotly" in url for url in watch.urls)
    assert [] == watch.complaints
    assert [] == [url for url, policy in watch.policies.items()
                  if url.startswith("http") and "default-src 'self'" not in (policy or "")]
    assert [] == [name for name in NAMES for url in watch.urls if name in url]
    assert [] == [line for line in app.log().splitlines() if any(name in line for name in NAMES)]
