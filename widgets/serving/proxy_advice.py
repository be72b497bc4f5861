"""What the log says, once each, where a proxy and this server do not fit together: what to set."""

import re

from tornado.httputil import HTTPServerRequest

from .addresses import HELP, page_names
from .hosts import is_same_origin
from .log_rules import log
from .settings import ORIGIN, Settings

FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto")
# What may be repeated in the log: nothing else that a stranger sends is.
BELOW_SUB_PATH = re.compile(r"/([\w-]{1,40})/([\w-]*)", re.ASCII)
LONGEST_ORIGIN = 100
MOST = 8
OWN_FOLDERS = ("assets", "voila", "api", "alive")


class Advice:
    """Says in the log, once each, what to set where a proxy and this server do not fit together."""

    def __init__(self, options: Settings) -> None:
        self.options = options
        self.given: set[str] = set()

    def _give(self, key: str, sentence: str) -> None:
        if key not in self.given and len(self.given) < MOST:
            self.given.add(key)
            log.warning(sentence)

    def on_arrival(self, request: HTTPServerRequest) -> None:
        """Look at a request as it came."""
        header = next((name for name in FORWARDED if name in request.headers), None)
        if header is None or self.options.behind_proxy:
            return
        self._give(
            "proxy",
            f"A request has the header {header}. If a proxy is in front of this server, start it with "
            "--behind-proxy: until then all visitors count as one, and share one visitor's share.",
        )
        self._look_for_sub_path(request.path)

    def on_entry(self, request: HTTPServerRequest) -> None:
        """Look at a request as its reader sent it."""
        if request.path.endswith("/channels") and "Upgrade" not in request.headers:
            self._give(
                "upgrade",
                "A page's socket came without the header Upgrade, so pages stay without answers. The proxy must "
                "pass it on. In nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; "
                'proxy_set_header Connection "upgrade";',
            )
        origin = request.headers.get("Origin", "null").lower()
        if request.method == "OPTIONS" or origin == "null" or is_same_origin(request):
            return
        if ORIGIN.fullmatch(origin) and len(origin) <= LONGEST_ORIGIN and "*" not in origin:
            self._give(
                f"origin {origin}",
                f"A page at {origin} was refused, because the server takes itself for another host. If that is "
                f"where readers find the workbook, start it with --public-url {origin}, or let the proxy send "
                "X-Forwarded-Host and start it with --behind-proxy.",
            )

    def _look_for_sub_path(self, path: str) -> None:
        found = BELOW_SUB_PATH.fullmatch(path)
        if self.options.base != "/" or not found or found[1] in OWN_FOLDERS:
            return
        names = page_names(self.options.notebooks) | {HELP, ""}
        if found[1] not in names and found[2] in names:
            self._give(
                "sub-path",
                f"A request came for {path}. If readers find the workbook below /{found[1]}/, start it with "
                f"--base-url /{found[1]}/.",
            )
