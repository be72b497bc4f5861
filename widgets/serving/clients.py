"""Who asks: the one place that says by what visitors are told apart when places are shared out."""

from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network

from tornado.httputil import HTTPServerRequest

# Whoever has an IPv6 address has all those that begin alike, at home mostly a /56.
IPV6_PREFIX = 56


def client_of(request: HTTPServerRequest) -> str:
    """Return whom a request counts for: an address, or the network of an IPv6 address. It is never logged.

    Behind a proxy, front_door.py has put the reader's address in place of the proxy's.
    """
    return client_at(request.remote_ip or "")


@lru_cache(maxsize=1_000)
def client_at(text: str) -> str:
    """Return the same for an address; "" when there is none, as for a local socket."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return ""
    if not isinstance(address, IPv6Address):
        return str(address)
    return str(address.ipv4_mapped or ip_network((address, IPV6_PREFIX), strict=False))
