"""How handlers fail: a friendly page for the reader, a discreet line for the operator."""

from typing import Any

from tornado.web import HTTPError, RequestHandler

from .log_rules import log
from .page_chrome import notice_html


class Calm(RequestHandler):
    """Mixed into every handler, Voila's included."""

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Answer with a page that has a way home and a way to help, and no trace of the fault."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(notice_html(self, status_code))

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """Log faults of ours with their trace; requests that were merely wrong are not worth a line."""
        if not isinstance(value, HTTPError):
            log.error("%s %s failed", self.request.method, self.request.path, exc_info=(typ, value, tb))


class CalmFiles(Calm):
    """Mixed into the handlers that look for files."""

    def parse_url_path(self, url_path: str) -> str:
        """Refuse paths that climb or that no file can have, before a library stumbles over them."""
        if ".." in url_path.split("/") or "\0" in url_path:
            raise HTTPError(404)
        return super().parse_url_path(url_path)
