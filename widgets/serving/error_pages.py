"""How handlers fail: a friendly page for the reader, and a line in the log that says nothing about them."""

from typing import Any, cast

from tornado.web import HTTPError, RequestHandler, StaticFileHandler

from .kept_pages import SendsKept
from .log_rules import log
from .page_chrome import notice_page


def close_after(handler: RequestHandler) -> None:
    """Close a connection once its answer is sent: what else has come on it is not read. Tornado takes the header for
    advice to the browser alone."""
    handler.set_header("Connection", "close")
    cast("Any", handler.request.connection)._disconnect_on_finish = True


class FriendlyErrors(SendsKept):
    """A mixin for every handler, Voila's included."""

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Answer with a page that links to the welcome page and to help, and shows no trace of the fault."""
        self.send_kept(notice_page(self, status_code))

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """Log our own faults with their traceback; a bad request is not worth a line."""
        if not isinstance(value, HTTPError):
            log.error("%s %s failed", self.request.method, self.request.path, exc_info=(typ, value, tb))


class FriendlyFileErrors(FriendlyErrors, StaticFileHandler):
    """A mixin for the handlers that serve files."""

    def parse_url_path(self, url_path: str) -> str:
        """Refuse paths that climb, that no file can have, or that spell one in another way, before a library raises an
        error or keeps each spelling for good."""
        if {"", ".", ".."} & {*url_path.split("/")} or "\0" in url_path:
            raise HTTPError(404)
        return super().parse_url_path(url_path)
