"""Many visits at once without a browser: all begin together, and each stays until all are there."""

import argparse
import asyncio
import json
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse

Client = Callable[[str, int], AbstractAsyncContextManager[None]]
"""(host, number of the visitor) => a visit that is ready once it has been entered."""

FILE = re.compile(r'(?:src|href)="([^"\s:]+\.(?:js|css|svg|woff2)(?:\?[^"\s]*)?)"')
OPENING = 120


class Fault(Exception):
    """Something that a reader would notice."""


async def fetch(http: AsyncHTTPClient, address: str, **more: object) -> HTTPResponse:
    """Fetch something that must be there."""
    request = HTTPRequest(address, connect_timeout=30, request_timeout=OPENING, **more)  # pyright: ignore
    reply = await http.fetch(request, raise_error=False)
    if reply.code != 200:
        raise Fault(f"a reply with the status {reply.code}")
    return reply


async def page_with_files(http: AsyncHTTPClient, origin: str) -> str:
    """Fetch a page and the files that it names, as a browser does at once."""
    text = (await fetch(http, f"{origin}/", decompress_response=True)).body.decode()
    files = {file.removeprefix(".").lstrip("/") for file in FILE.findall(text)}
    await asyncio.gather(*(fetch(http, f"{origin}/{file}") for file in files))
    return text


async def arrive(client: Client, host: str, number: int) -> dict[str, object]:
    """Let so many come at once; return how many seconds each waited, and what went wrong."""
    seconds: list[float] = []
    faults: Counter[str] = Counter()
    settled = asyncio.Barrier(number)

    async def one(visitor: int) -> None:
        began, is_there = time.perf_counter(), False
        try:
            async with client(host, visitor):
                seconds.append(time.perf_counter() - began)
                is_there = True
                await settled.wait()
        except Exception as error:  # one visitor's bad luck does not end the run, and is never lost
            faults[str(error) or type(error).__name__] += 1
            if not is_there:
                await settled.wait()

    await asyncio.gather(*(one(visitor) for visitor in range(number)))
    return {"seconds": seconds, "faults": dict(faults)}


def run(clients: dict[str, Client]) -> int:
    """Let visitors arrive as the command says, and print what was measured as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("client", choices=clients)
    parser.add_argument("host")
    parser.add_argument("number", type=int)
    options = parser.parse_args()
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    json.dump(asyncio.run(arrive(clients[options.client], options.host, options.number)), sys.stdout)
    return 0
