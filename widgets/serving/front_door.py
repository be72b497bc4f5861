"""Each request as its reader sent it, whatever proxies are in between: host, scheme, address and path.

Everything behind this module, libraries included, reads these from the request and needs no word about proxies.
Where the way in front of the server is not set up as it must be, the log says once what to set.
"""

import re
from functools import partial
from typing import Any

from tornado.httputil import HTTPMessageDelegate, HTTPServerRequest
from tornado.routing import Router

from .addresses import page_names
from .clients import client_of
from .gate import Gate
from .hosts import is_address, name_of
from .proxy_advice import Advice
from .request_shares import PAGE, InShare, RequestShares
from .settings import Settings

HOST = re.compile(r"[a-z0-9._-]+(:\d{1,5})?|\[[0-9a-f:.]+\](:\d{1,5})?", re.IGNORECASE)

LONGEST_PATH = 300
"""Of what addresses there are, none is half as long; looking for a file costs more with each part of its path."""
HEAD = 1_500
"""Characters of a head that count for one more small request; a browser's own is shorter."""


class FrontDoor(Router):
    """Passes each request on to the app, as its reader sent it, when its client may ask for more."""

    def __init__(self, app: Gate, options: Settings) -> None:
        self.app, self.options = app, options
        self.advice = Advice(options)
        self.shares = RequestShares()

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> HTTPMessageDelegate | None:
        """Return the app's handler, behind what its client may ask for."""
        self.advice.on_arrival(request)
        as_sent(request, self.options)
        self.advice.on_entry(request)
        long = len(request.path) > LONGEST_PATH
        handler = self.app.too_long(request) if long else self.app.find_handler(request, **kwargs)
        client, connection = client_of(request), request.connection
        if handler is None or not client:  # a local socket is a proxy's, which has its own limits
            return handler
        stream = getattr(connection, "stream", None)
        is_gone = partial(_is_closed, stream)
        turn = partial(self.shares.take, client, connection, self._cost(request), is_gone)
        refused = partial(self.app.too_many, request)
        return InShare(handler, refused, turn, stream, connection)

    def _cost(self, request: HTTPServerRequest) -> float:
        """Return how many small requests this one counts for: a long head takes long to read."""
        is_page = request.path.removeprefix(self.options.base) in page_names(self.options.notebooks)
        head = sum(len(name) + len(value) for name, value in request.headers.get_all())
        return (PAGE if is_page else 1) + head // HEAD


def _is_closed(stream: Any) -> bool:
    return stream is not None and stream.closed()


def as_sent(request: HTTPServerRequest, options: Settings) -> None:
    """Change a request to what its reader sent; headers of proxies count only as far as the operator says."""
    if options.behind_proxy:
        _undo_proxies(request, options)
    # Where a proxy replaces the Host, the browser still says which page this comes from.
    if options.public_url and request.headers.get("Origin", "").lower() == options.public_origin:
        _set_host(request, options.public_host)
    _set_host(request, _without_usual_port(request.host))
    _set_path(request, options.base)


def _undo_proxies(request: HTTPServerRequest, options: Settings) -> None:
    way = _values(request, "X-Forwarded-For")
    if len(way) < options.behind_proxy:
        return  # it came past the proxy, as health checks do
    request.remote_ip = _address(way[-options.behind_proxy]) or request.remote_ip
    host = _of_first_proxy(request, "X-Forwarded-Host", options.behind_proxy) or options.public_host
    if HOST.fullmatch(host):
        _set_host(request, host)
    scheme = _of_first_proxy(request, "X-Forwarded-Proto", options.behind_proxy).lower()
    if scheme in ("http", "https"):
        request.protocol = scheme


def _values(request: HTTPServerRequest, name: str) -> list[str]:
    return [value.strip() for value in request.headers.get(name, "").split(",") if value.strip()]


def _of_first_proxy(request: HTTPServerRequest, name: str, proxies: int) -> str:
    """Return what the proxy nearest to the reader wrote; some proxies add to such a header, some replace it."""
    values = _values(request, name)
    return values[-min(proxies, len(values))] if values else ""


def _address(text: str) -> str:
    """Return an address without the port that some proxies write behind it; "" when it is none."""
    bare = re.sub(r"^\[(.*)\](:\d+)?$|^([\d.]+):\d+$", r"\1\3", text)
    return bare if is_address(bare) else ""


def _set_host(request: HTTPServerRequest, host: str) -> None:
    request.host = request.headers["Host"] = host
    request.host_name = name_of(host)


def _without_usual_port(host: str) -> str:
    """Return a host as browsers write it in `Origin`: proxies add the port that goes without saying."""
    return re.sub(r":(80|443)$", "", host)


def _set_path(request: HTTPServerRequest, base: str) -> None:
    """Put the sub-path back that some proxies remove."""
    if request.path.startswith(base) or request.path == base.rstrip("/"):
        return
    request.path = base + request.path.lstrip("/")
    request.uri = request.path + (f"?{request.query}" if request.query else "")
