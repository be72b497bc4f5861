"""W3C WebDriver over HTTP: a request a command."""

import http.client
import json

from tests.engines.window import Refused

PATIENCE = 60  # seconds


class WebDriver:
    """One session with a driver that listens on this machine."""

    def __init__(self, host: str, capabilities: dict, patience: float = PATIENCE) -> None:
        self._host = host
        self._patience = patience
        self._path = "/session"
        session = self.ask("POST", "", {"capabilities": {"alwaysMatch": capabilities}})
        self._path = f"/session/{session['sessionId']}"
        self.capabilities = session["capabilities"]

    def ask(self, method: str, path: str, body: dict | None = None) -> object:
        """Send a command of this session and return the value of its answer."""
        return ask(self._host, method, self._path + path, body, self._patience)

    def close(self) -> None:
        """End the session, and the browser with it."""
        self.ask("DELETE", "")


def ask(host: str, method: str, path: str, body: dict | None = None, patience: float = PATIENCE) -> object:
    """Send one request to a driver and return the value of its answer; Refused if it says no."""
    connection = http.client.HTTPConnection(host, timeout=patience)
    try:
        connection.request(
            method,
            path,
            None if body is None else json.dumps(body),
            {"Content-Type": "application/json; charset=utf-8"},
        )
        answer = connection.getresponse()
        value = json.loads(answer.read())["value"]
    except (http.client.HTTPException, ValueError) as error:
        raise ConnectionError(f"The driver's answer to {method} {path} makes no sense.") from error
    finally:
        connection.close()
    if answer.status >= 400:
        raise Refused(f"{value['error']}: {value['message']}")
    return value
