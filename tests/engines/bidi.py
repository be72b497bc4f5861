"""WebDriver BiDi over one websocket: a command at a time, and events as they come."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress

from tornado.websocket import WebSocketClientConnection, WebSocketClosedError, websocket_connect

from tests.engines.window import Refused

PATIENCE = 60  # seconds
LARGEST = 100_000_000  # bytes: a message may hold a picture


class Bidi:
    """One connection. Each event goes to `hear` while some command waits for its answer."""

    def __init__(self, url: str, hear: Callable[[str, dict], None], patience: float = PATIENCE) -> None:
        self._hear = hear
        self._patience = patience
        self._last = 0
        self._gone = False
        self._runner = asyncio.Runner()
        try:
            self._socket = self._runner.run(self._open(url))
        except BaseException:
            self._runner.close()
            raise

    def ask(self, method: str, **parameters: object) -> dict:
        """Send a command and return its result."""
        return self._runner.run(self._within_patience(self._ask(method, parameters), method))

    def close(self) -> None:
        """Hang up."""
        try:
            self._runner.run(self._hang_up())
        finally:
            self._runner.close()

    async def _open(self, url: str) -> WebSocketClientConnection:
        return await self._within_patience(websocket_connect(url, max_message_size=LARGEST), "the connection")

    async def _ask(self, method: str, parameters: dict) -> dict:
        self._last += 1
        try:
            await self._socket.write_message(
                json.dumps({"id": self._last, "method": method, "params": parameters})
            )
        except WebSocketClosedError as error:
            self._gone = True
            raise ConnectionError(f"The browser hung up before {method}.") from error
        while True:
            text = await self._socket.read_message()
            if text is None:
                self._gone = True
                raise ConnectionError(f"The browser hung up during {method}.")
            message = json.loads(text)
            if message.get("id") == self._last:
                return _result(message)
            if message["type"] == "event":
                self._hear(message["method"], message["params"])

    async def _within_patience(self, waiting: object, what: str) -> object:
        try:
            return await asyncio.wait_for(waiting, self._patience)
        except TimeoutError as error:
            message = f"The browser gave no answer to {what} in {self._patience} seconds."
            raise TimeoutError(message) from error

    async def _hang_up(self) -> None:
        self._socket.close()
        with suppress(
            TimeoutError
        ):  # the browser says goodbye too; the loop, which reads that, ends right after
            while not self._gone:
                self._gone = await asyncio.wait_for(self._socket.read_message(), self._patience) is None


def _result(message: dict) -> dict:
    if message["type"] == "error":
        raise Refused(f"{message['error']}: {message['message']}")
    return message["result"]
