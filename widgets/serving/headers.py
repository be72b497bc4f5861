"""The headers of every response, from any handler: what a page may load, and how long to keep it."""

import re
from collections.abc import Sequence
from urllib.parse import parse_qs

from tornado.httputil import HTTPHeaders, HTTPServerRequest
from tornado.web import OutputTransform

from .settings import Settings

STATIC = re.compile(r"^/(assets|voila/static|voila/templates|voila/labextensions)/")
# Extensions that are built with Rspack have shorter names.
HASHED = re.compile(r"[./-][0-9a-f]{16,}\.\w+$|^/voila/labextensions/.+\.[0-9a-f]{8,}\.js$")
HOST = re.compile(r"^[\w.:\[\]-]+$")

FOREVER = "public, max-age=31536000, immutable"
AN_HOUR = "public, max-age=3600"
NEVER = "no-store"
NOBODY = "'none'"

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def content_security_policy(host: str, embed_from: Sequence[str] = (), public_host: str = "") -> str:
    """Allow this server only, in a frame of the listed sites only; sockets are named by host because older
    browsers do not count them as 'self'. A proxy may hide the host by which readers know this server."""
    hosts = [one for one in dict.fromkeys((host, public_host)) if HOST.match(one)]
    sockets = "".join(f" ws://{one} wss://{one}" for one in hosts)
    return "; ".join(
        [
            "default-src 'self'",
            # Voila's page has inline scripts, and widgets load their modules from blob addresses.
            "script-src 'self' 'unsafe-inline' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets} data: blob:",
            "worker-src 'self' blob:",
            "form-action 'self'",
            f"frame-ancestors {' '.join(embed_from) or NOBODY}",
            "object-src 'none'",
            "base-uri 'self'",
        ]
    )


def cache_control(path: str, query: str, status: int, base: str = "/") -> str:
    """Keep versioned files forever, other static files for an hour, and pages not at all."""
    path = f"/{path.removeprefix(base).lstrip('/')}"
    if status not in (200, 206, 304) or not STATIC.match(path):
        return NEVER
    return FOREVER if HASHED.search(path) or "v" in parse_qs(query) else AN_HOUR


class SecurityHeaders(OutputTransform):
    """Set the headers last, so that no handler can forget or undo them."""

    def __init__(self, request: HTTPServerRequest, options: Settings) -> None:
        self.request = request
        self.options = options

    def transform_first_chunk(
        self, status_code: int, headers: HTTPHeaders, chunk: bytes, finishing: bool
    ) -> tuple[int, HTTPHeaders, bytes]:
        """Replace the headers of a response."""
        for name in ("Server", "Expires", "Pragma"):
            headers.pop(name, None)
        for name, value in FIXED.items():
            headers[name] = value
        request, options = self.request, self.options
        if not options.embed_from:  # it can name no site, so it would forbid what the policy allows
            headers["X-Frame-Options"] = "DENY"
        headers["Content-Security-Policy"] = content_security_policy(
            request.host, options.embed_from, options.public_host
        )
        headers["Cache-Control"] = cache_control(request.path, request.query, status_code, options.base)
        if headers.get("Content-Type", "").startswith("text/html"):
            # A page comes in pieces, and a proxy must pass on the first one at once.
            headers["X-Accel-Buffering"] = "no"
        return status_code, headers, chunk
