"""The plain files as `make site` writes them, once for all tests of a run, and a web space that holds them."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml

from widgets.own_files import PROJECT

SCENARIOS = sorted((PROJECT / "tests" / "scenarios").glob("*.yaml"))
OPENED = {
    "chapter": "your-skin",
    "parts": [["now"], ["cards"], ["compare"], ["takeaway"], ["chart", "studies"]],
}
# Has the page's own Python draw each reader's parts, and returns a digest of each.
DRAW_ALL = """async ([opened, readers]) => {
  const { python } = JSON.parse(document.getElementById("site-words").textContent);
  const sum = (text) => crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const digest = async (text) => [...new Uint8Array(await sum(text))]
    .map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const first = `import ${JSON.stringify(new URL(python, location.href).href)};`; // as site.js starts it
  const bound = URL.createObjectURL(new Blob([first], { type: "text/javascript" }));
  const worker = new Worker(bound, { type: "module" });
  const answered = (message) => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      if (!data.heard) (data.failed ? reject(new Error(data.failed)) : resolve(data.drawn));
    };
    worker.onerror = () => reject(new Error("the worker"));
    worker.postMessage(message);
  });
  const found = [];
  for (const reader of readers) {
    worker.postMessage({ open: JSON.stringify(opened) });
    found.push(await digest(await answered({ answer: JSON.stringify(reader), revision: 1 })));
  }
  worker.terminate();
  return found;
}"""

BELOW = "a-clinic/microneedling/"
"""Below which address the files are tried: a web space seldom has them at its root."""


def readers_of_scenarios() -> list[dict[str, list[str]]]:
    """Return the answers of every scenario that a clinician wrote."""
    return [yaml.safe_load(path.read_text(encoding="utf-8"))["answers"] or {} for path in SCENARIOS]


def build(folder: Path) -> Path:
    """Write the files, as `make site` does."""
    subprocess.run(
        [sys.executable, "-m", "widgets.site", str(folder)], cwd=PROJECT, check=True, capture_output=True
    )
    return folder


def drawn(pages: str, visits: list[Any]) -> list[Any]:
    """Return what visits show, drawn by this Python with the links of `site` or `served` pages: in a process of its
    own, since links are settled when the views are imported."""
    result = subprocess.run(
        [sys.executable, "-m", "tests.site.visits"],
        cwd=PROJECT,
        env={**os.environ, "WORKBOOK_PAGES": pages},
        input=json.dumps(visits),
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(result.stdout)


class _Quiet(SimpleHTTPRequestHandler):
    """A plain web space: it packs nothing and sets no headers."""

    asked: list[str]

    def do_GET(self) -> None:
        """Note what is asked for."""
        self.asked.append(self.path)
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


@contextmanager
def web_space(root: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve a folder on this machine; yields its address and what has been asked for."""
    asked: list[str] = []
    kind = type("Noting", (_Quiet,), {"asked": asked})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(kind, directory=str(root))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/", asked
        server.shutdown()
        thread.join()
