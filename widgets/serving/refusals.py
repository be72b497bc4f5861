"""The end of a connection whose request is not read: in words, so that a proxy in front can pass them on.

Closing while something is unread resets the connection. A proxy then reads no answer, and may take the whole server for
dead because of one request of a stranger.
"""

from contextlib import suppress
from typing import Any

NO_BODY = b"HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
TOO_LONG = b"HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"

UNREAD = 65_536
"""Bytes of such a request that are thrown away: proxies take heads half as long. Who sends more is cut off."""
thrown_away = bytearray(UNREAD)


def refuse(stream: Any, answer: bytes) -> None:
    """Send this answer, unless another is being sent, throw away what has come, and close; nothing is waited for."""
    if stream.socket is not None and not stream.writing():
        with suppress(OSError):  # the peer has gone, or has sent no more
            stream.socket.send(answer)
            left = UNREAD
            while left > 0 and (size := stream.socket.recv_into(thrown_away, left)):
                left -= size
    stream.close()
