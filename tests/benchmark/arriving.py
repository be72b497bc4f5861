"""Visitors of the workbook without a browser: the page, its files, its kernel's socket, the state of its widgets."""

import random
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.benchmark.together import run
from tests.endurance.load.figures import Figures
from tests.endurance.load.kernel_socket import KernelSocket
from tests.endurance.load.visitor import Visitor

JOURNEY = "your-skin"


@asynccontextmanager
async def workbook(host: str, number: int) -> AsyncIterator[None]:
    """Come from an address of one's own, and leave as a page does."""
    visitor = Visitor(host, f"127.0.{1 + number // 250}.{1 + number % 250}", Figures(), random.Random(number))
    kernel = await visitor.open(JOURNEY)
    try:
        page = await KernelSocket.open(host, kernel, visitor.source)
        yield
        await page.close()
    finally:
        await visitor.goodbye(kernel)


if __name__ == "__main__":
    sys.exit(run({"workbook": workbook}))
