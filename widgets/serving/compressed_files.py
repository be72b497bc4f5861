"""JupyterLab's files, compressed once and not for every visitor: that would be most of the work of a page."""

import gzip
import inspect
from collections.abc import Callable, Generator
from functools import lru_cache
from pathlib import Path
from typing import Any

from tornado.web import GZipContentEncoding, StaticFileHandler

from .error_pages import FriendlyFileErrors

PIECE = 65_536


@lru_cache(maxsize=512)
def compress(path: str, _modified: Any) -> bytes:
    """Read and compress a file, again when it has changed."""
    return gzip.compress(Path(path).read_bytes(), GZipContentEncoding.GZIP_LEVEL, mtime=0)


class CompressedFiles(FriendlyFileErrors):
    """A mixin for the handlers that serve files; tornado leaves alone what is already compressed."""

    def set_extra_headers(self, path: str) -> None:
        """Choose the compressed file before tornado reads the size and the content."""
        super().set_extra_headers(path)
        if self._can_compress():
            # Whoever asks for a part gets all: to compress each part anew would cost more than anything else here.
            self.request.headers.pop("Range", None)
            body = compress(self.absolute_path, self.modified)
            self.set_header("Content-Encoding", "gzip")
            self.get_content_size = lambda: len(body)
            self.get_content = _content_of(body)

    def _can_compress(self) -> bool:
        if not inspect.ismethod(type(self).get_content) or (
            type(self).get_content.__func__ is not StaticFileHandler.get_content.__func__
        ):
            return False  # this handler changes what it sends
        headers = self.request.headers
        content_type = self.get_content_type()
        is_text = content_type.startswith("text/") or content_type in GZipContentEncoding.CONTENT_TYPES
        return is_text and "gzip" in headers.get("Accept-Encoding", "")


def _content_of(body: bytes) -> Callable[..., Generator[bytes, None, None]]:
    """Return what takes the place of `get_content`: the whole body, whatever file or range it is given."""

    def content(*_args: object, **_ranges: object) -> Generator[bytes, None, None]:
        yield from pieces(body)

    return content


def pieces(body: bytes) -> Generator[bytes, None, None]:
    """Cut what many read at the same time: tornado keeps a copy of what a slow reader has not taken yet."""
    for start in range(0, len(body), PIECE):
        yield body[start : start + PIECE]


def with_compression(handler: type) -> type:
    """Add our error pages and the compression to one of Voila's file handlers."""
    return type(handler.__name__, (CompressedFiles, handler), {})
