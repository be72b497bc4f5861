"""The heads of requests, looked at as they come: tornado reads each of them whole, however it is made up.

A head of a thousand short lines takes twenty times as long to read as a browser's, and one that comes in single bytes
is searched anew at each of them. Both would be paid for by everybody, before anyone knows whose request it is.
"""

from typing import Any

from tornado.iostream import IOStream, StreamClosedError, UnsatisfiableReadError

from .refusals import TOO_LONG, refuse

# A browser's has some 20 lines and comes in one piece, or in a few where it carries the cookies of other servers.
MOST_LINES = 80
MOST_PIECES = 16


def watch_heads(stream: IOStream) -> None:
    """Refuse a head of a kind that no browser sends, and close its connection."""
    Watch(stream)


class Watch:
    """Stands between one connection and what reads its heads; what follows them, such as messages, passes freely."""

    def __init__(self, stream: IOStream) -> None:
        self._stream, self._pieces, self._in_head = stream, 0, False
        self._read_head, self._read, self._close = stream.read_until_regex, stream.read_from_fd, stream.close
        to_replace: Any = stream
        to_replace.read_until_regex, to_replace.read_from_fd = self.read_until_regex, self.read_from_fd
        to_replace.close = self.close

    async def read_until_regex(self, regex: bytes, max_bytes: int | None = None) -> bytes:
        """Read a head, as tornado asks for it; StreamClosedError when it has too many lines or pieces."""
        self._pieces, self._in_head = 0, True
        try:
            head = await self._read_head(regex, max_bytes)
        finally:
            self._in_head = False
        if head.count(b"\n") > MOST_LINES:
            refuse(self._stream, TOO_LONG)
            raise StreamClosedError
        return head

    def read_from_fd(self, buffer: bytearray | memoryview) -> int | None:
        """Read what has come; as if the peer had closed, when a head comes in too many pieces."""
        size = self._read(buffer)
        if self._in_head and size:
            self._pieces += 1
            if self._pieces > MOST_PIECES:
                return 0
        return size

    def close(self, exc_info: Any = False) -> None:
        """Close, as tornado does; when that is because a head is too long, whoever sent it is told."""
        if self._in_head and isinstance(exc_info, UnsatisfiableReadError):
            self._in_head = False
            refuse(self._stream, TOO_LONG)
        self._close(exc_info)
