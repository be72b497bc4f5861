"""The first thing that a request meets: only the names that this server is known by lead on to the app."""

from typing import Any

from tornado.httputil import HTTPMessageDelegate, HTTPServerRequest
from tornado.routing import Router
from tornado.web import Application, HTTPError

from .error_pages import FriendlyErrors, close_after
from .hosts import is_expected
from .log_rules import log
from .settings import Settings


class Gate(Router):
    """Passes on to the app what names this server."""

    def __init__(self, app: Application, options: Settings) -> None:
        self.app, self.options = app, options

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> HTTPMessageDelegate | None:
        """Return the app's handler, or one that refuses."""
        if is_expected(request.host, self.options):
            return self.app.find_handler(request, **kwargs)
        return self.app.get_handler_delegate(request, UnknownName)

    def too_many(self, request: HTTPServerRequest) -> HTTPMessageDelegate:
        """Return a handler that refuses a request of a client that asks for too much."""
        return self.app.get_handler_delegate(request, TooMany)

    def too_long(self, request: HTTPServerRequest) -> HTTPMessageDelegate:
        """Return a handler that refuses an address longer than any that there is."""
        return self.app.get_handler_delegate(request, TooLong)


class UnknownName(FriendlyErrors):
    """Every address under a name that is not ours."""

    def prepare(self) -> None:
        """Refuse; the log says what to do if the name is right, but not the name, which a stranger chose."""
        log.warning(
            "A request was refused: it names a host that this server is not known by. "
            "If readers use that name, start it with --public-url; if it is a proxy's, with --behind-proxy"
        )
        raise HTTPError(421)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Close the connection as well: they are kept for those who are in the right place."""
        close_after(self)
        super().write_error(status_code, **kwargs)


class TooMany(UnknownName):
    """Every address for a client that asks for more than a share; others behind its address may be honest readers."""

    def prepare(self) -> None:
        """Refuse calmly."""
        log.warning("A request was refused: one client asks for more than its share")
        self.set_header("Retry-After", "10")
        raise HTTPError(429)


class TooLong(UnknownName):
    """Every address that is longer than any that there is."""

    def prepare(self) -> None:
        """Answer as for any other address that is none."""
        raise HTTPError(404)
