"""The names by which readers reach this server, and whether a request comes from one of its own pages."""

import ipaddress
from urllib.parse import urlsplit

from tornado.httputil import HTTPServerRequest

from .settings import LOCAL_NAMES, Settings


def name_of(host: str) -> str:
    """Return the name or address in a `Host` header, in lower case, without port and brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return (host if host.count(":") > 1 else host.partition(":")[0]).lower()


def is_address(name: str) -> bool:
    """Return whether a name is an address in figures."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def allowed_names(options: Settings) -> frozenset[str]:
    """Return the names by which readers may reach this server, in lower case and without port.

    Besides these any address in figures is safe, see `is_expected`.
    """
    return frozenset({*LOCAL_NAMES, options.host.lower(), name_of(options.public_host)} - {""})


def is_expected(host: str, options: Settings) -> bool:
    """Return whether a reader's `Host` names this server.

    A page of another site can be given this server's address under its own name (DNS rebinding), and then sends
    that name. Figures cannot be given to anyone.
    """
    name = name_of(host)
    return name in allowed_names(options) or name.endswith(".localhost") or is_address(name)


def is_same_origin(request: HTTPServerRequest) -> bool:
    """Return whether one of our pages sent this; our referrer policy makes some browsers hide the origin of
    beacons."""
    origin = request.headers.get("Origin", "null")
    if origin == "null":
        return request.headers.get("Sec-Fetch-Site") == "same-origin"
    try:
        return urlsplit(origin).netloc.lower() == request.host.lower()
    except ValueError:
        return False  # no browser sends such a one


def address_to_open(host: str, port: int, base: str) -> str:
    """Return an address for the browser of the person who starts the server, whatever it listens on."""
    # These two and "" mean every address that this computer has, and cannot be opened as they are.
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "": "127.0.0.1"}.get(host, host)
    return f"http://{f'[{host}]' if host.count(':') > 1 and '[' not in host else host}:{port}{base}"
