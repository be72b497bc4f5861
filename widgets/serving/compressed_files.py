"""JupyterLab's files, packed once and not again for every visitor: packing is most of what a page costs the server."""

import gzip
from functools import lru_cache
from pathlib import Path
from typing import Any

from tornado.web import GZipContentEncoding, StaticFileHandler

from .error_pages import CalmFiles


@lru_cache(maxsize=512)
def pack(path: str, _modified: Any) -> bytes:
    """Read and pack a file, again when it has changed."""
    return gzip.compress(Path(path).read_bytes(), GZipContentEncoding.GZIP_LEVEL, mtime=0)


class PackedFiles(CalmFiles):
    """Mixed into the handlers that look for files; tornado leaves alone what is packed already."""

    def set_extra_headers(self, path: str) -> None:
        """Choose, before size and content are asked for, whether they are those of the packed file."""
        super().set_extra_headers(path)
        if self._packs():
            packed = pack(self.absolute_path, self.modified)
            self.set_header("Content-Encoding", "gzip")
            self.get_content_size = lambda: len(packed)
            self.get_content = lambda *_: packed

    def _packs(self) -> bool:
        if type(self).get_content.__func__ is not StaticFileHandler.get_content.__func__:
            return False  # a handler that changes what it sends
        asked = self.request.headers
        kind = self.get_content_type()
        text = kind.startswith("text/") or kind in GZipContentEncoding.CONTENT_TYPES
        return text and "gzip" in asked.get("Accept-Encoding", "") and "Range" not in asked


def packed(handler: type) -> type:
    """Give one of Voila's file handlers our way of failing, and of packing."""
    return type(handler.__name__, (PackedFiles, handler), {})
