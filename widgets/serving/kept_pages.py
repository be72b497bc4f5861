"""Pages that are the same for everybody, rendered and compressed once: rendering them is most of what they cost.

What is kept depends on its key alone, which holds everything that a page is made of. Nothing of a request is in it but
what the caller names there, so that nothing of one visitor can reach another.
"""

import gzip
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from tornado.web import GZipContentEncoding, RequestHandler

MOST = 64
"""So many pages are kept, of some tens of kilobytes each; the one that was asked for longest ago goes first."""


@dataclass(frozen=True)
class KeptPage:
    """A page ready to send, plain and compressed."""

    body: bytes
    compressed: bytes
    version: str


def kept_page(body: bytes) -> KeptPage:
    """Make a page ready to send."""
    compressed = gzip.compress(body, GZipContentEncoding.GZIP_LEVEL, mtime=0)
    return KeptPage(body, compressed, sha256(body).hexdigest()[:16])


class KeptPages:
    """The pages that were asked for last."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self._pages: OrderedDict[Hashable, KeptPage] = OrderedDict()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Hashable, render: Callable[[], str]) -> KeptPage:
        """Return the page of a key, rendered now if it is not kept."""
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = kept_page(render().encode())
            if len(self._pages) > self.most:
                self._pages.popitem(last=False)
        self._pages.move_to_end(key)
        return page


class SendsKept(RequestHandler):
    """A mixin for handlers that send such pages."""

    kept_etag: str | None = None

    def send_kept(self, page: KeptPage) -> None:
        """Send a page, compressed if the browser accepts that; 304 if it is the one that the browser names."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        # Weak, because compressed and plain are the same page in different bytes.
        self.kept_etag = f'W/"{page.version}"'
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(page.compressed)
        else:
            self.finish(page.body)

    def compute_etag(self) -> Any:
        """Use the version that a kept page already has, without reading it again."""
        return self.kept_etag or super().compute_etag()
