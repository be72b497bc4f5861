"""Requests with no reader behind them: pages fetched in advance, robots, and previews of shared links.

They get the text of a page without a kernel. A page that is fetched in advance is sent as one that cannot be used,
so that the browser asks again when its reader really comes.
"""

import re

from tornado.httputil import HTTPServerRequest

FETCHED_AHEAD = re.compile(r"\b(prefetch|prerender|preview)\b", re.IGNORECASE)
AHEAD_HEADERS = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")

# The words by which nearly all robots name themselves, and the services that show a preview of a shared link and do
# not use these words. Cubot makes telephones.
ROBOT = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|preview|monitor|facebookexternalhit|facebookcatalog|whatsapp/|embedly|vkshare|"
    r"mediapartners-google|google-(inspectiontool|read-aloud|pagerenderer)|googleother|apis-google|feedfetcher|"
    r"outbrain|ia_archiver|archive\.org|lighthouse",
    re.IGNORECASE,
)


def is_fetched_ahead(request: HTTPServerRequest) -> bool:
    """Return whether a browser asks for a page that its reader may never open."""
    return any(FETCHED_AHEAD.search(request.headers.get(name, "")) for name in AHEAD_HEADERS)


def is_robot(request: HTTPServerRequest) -> bool:
    """Return whether a program asks that reads pages by itself."""
    return ROBOT.search(request.headers.get("User-Agent", "")) is not None
