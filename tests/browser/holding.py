"""What a running workbook holds at a moment: descriptors, processes and places."""

import re
import urllib.request
from collections import Counter
from pathlib import Path

from tests.browser.app import PATIENCE, App, children


def numbers(app: App) -> dict[str, float]:
    """Return what `/metrics` says."""
    with urllib.request.urlopen(f"{app.origin}/metrics", timeout=PATIENCE) as answer:
        lines = answer.read().decode().splitlines()
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines if line[0] != "#")}


def descriptors(pid: int) -> Counter[str]:
    """Count the open descriptors of a process by their kind."""
    kinds: Counter[str] = Counter()
    for link in Path(f"/proc/{pid}/fd").iterdir():
        try:
            kind = str(link.readlink())
        except FileNotFoundError:
            continue  # closed meanwhile
        kinds[re.sub(r":\[\d+\]$", "", kind)] += 1
    return kinds


def held(app: App) -> dict[str, float]:
    """Return all that pages take and give back."""
    now = numbers(app)
    places = {
        name: now[f"workbook_{name}"] for name in ("kernels", "places", "pages_starting", "pages_waiting")
    }
    return {**places, **descriptors(app.process.pid), "processes": len(children(app.process.pid))}


def kept(app: App, before: dict[str, float]) -> dict[str, float]:
    """Return what is held now and was not before."""
    return {key: value for key, value in held(app).items() if value > before.get(key, 0)}
