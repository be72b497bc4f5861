"""The first thing that a request meets: only the names that this server is known by lead on to the app."""

import ipaddress
from typing import Any
from urllib.parse import urlsplit

from tornado.httputil import HTTPMessageDelegate, HTTPServerRequest
from tornado.routing import Router
from tornado.web import Application, HTTPError

from .error_pages import FriendlyErrors
from .log_rules import log
from .settings import Settings

LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")


class Gate(Router):
    """Passes on to the app what names this server."""

    def __init__(self, app: Application, options: Settings) -> None:
        self.app, self.options = app, options

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> HTTPMessageDelegate | None:
        """Return the app's handler, or one that refuses."""
        if is_expected(request.host, self.options):
            return self.app.find_handler(request, **kwargs)
        return self.app.get_handler_delegate(request, UnknownName)


class UnknownName(FriendlyErrors):
    """Every address under a name that is not ours."""

    def prepare(self) -> None:
        """Refuse; the log says what to do if the name is right, but not the name, which a stranger chose."""
        log.warning(
            "A request was refused: it names a host that this server is not known by. "
            "If readers use that name, start the server with --public-url"
        )
        raise HTTPError(421)


def name_of(host: str) -> str:
    """Return the name or address in a `Host` header, in lower case, without port and brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return (host if host.count(":") > 1 else host.partition(":")[0]).lower()


def is_expected(host: str, options: Settings) -> bool:
    """Return whether a `Host` header names this server.

    A page of another site can be given this server's address under its own name (DNS rebinding), and then sends
    that name. Figures cannot be given to anyone.
    """
    name = name_of(host)
    public = name_of(urlsplit(options.public_url).netloc)
    return name in {*LOCAL_NAMES, options.host.lower(), public} - {""} or _is_local(name)


def _is_local(name: str) -> bool:
    if name.endswith(".localhost"):
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
