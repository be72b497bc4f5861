"""What a visit sends over the wire, and what the browser complains about meanwhile."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page

# JupyterLab's widgets were built against other versions of its parts than Voila brings; they work.
# While axe keeps a page busy, its socket may be lost and found again: tested elsewhere.
KNOWN = re.compile(r"^(Unsatisfied version|No satisfying version|Connection lost, reconnecting)")
LOCAL = ("data", "blob", "about")
POLICY = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error("The page's policy was broken:", event.violatedDirective, event.blockedURI));
"""


@dataclass
class Watch:
    """What went over the wire, and what the browser complained about."""

    urls: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    policies: dict[str, str | None] = field(default_factory=dict)

    def follow(self, context: BrowserContext) -> None:
        """Look at everything that the pages of a visitor do."""
        context.add_init_script(POLICY)
        context.on("request", lambda request: self.urls.append(request.url))
        context.on(
            "response",
            lambda response: self.policies.update(
                {response.url: response.headers.get("content-security-policy")}
            ),
        )
        context.on("console", self.hear)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("page", self.follow_page)

    def forget(self) -> None:
        """Begin afresh."""
        for kept in (self.urls, self.complaints, self.policies):
            kept.clear()

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
