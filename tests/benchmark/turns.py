"""The turns: in each, every contestant is served afresh, measured in every part, and stopped."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.benchmark import memory, visits
from tests.benchmark.contestants import PEERS_ENVIRONMENT, Contestant, free_port
from tests.benchmark.samples import Samples
from tests.benchmark.tab import Tab, chromium, newcomer
from tests.browser.app import PROJECT

HERE = Path(__file__).parent
PARTS = ("memory", "look", "arrive", "count", "phone", "bursts", "assess")
BURST_PATIENCE = 300  # seconds
REST = 3  # seconds after a burst, in which the server puts away what is over


@dataclass(frozen=True)
class Settings:
    """How much is measured."""

    turns: int
    answers: int
    """In one turn."""
    counted: int
    bursts: tuple[int, ...]
    parts: tuple[str, ...] = PARTS
    first_port: int | None = None


@dataclass
class Turns:
    """All turns of a run."""

    contestants: Sequence[Contestant]
    settings: Settings
    say: Callable[[str], None] = lambda line: None
    chromium: str = ""
    _plans: dict[tuple[Path, int], dict[str, Any]] = field(default_factory=dict)

    def run(self) -> Iterator[dict[str, Any]]:
        """Yield each turn when it is over. Each begins with another contestant."""
        for number in range(self.settings.turns):
            at = number % len(self.contestants)
            turn: dict[str, Any] = {"load": {}}
            for one in [*self.contestants[at:], *self.contestants[:at]]:
                turn["load"][one.name] = round(os.getloadavg()[0], 2)
                began = time.monotonic()
                turn[one.name] = self._measure(one, number).as_json()
                self.say(
                    f"Turn {number + 1} of {self.settings.turns}: {one.title}, {time.monotonic() - began:.0f} s, "
                    f"faults: {sum(turn[one.name]['faults'].values())}"
                )
            yield turn

    def _measure(self, app: Contestant, number: int) -> Samples:
        samples, plan = Samples(), self._plan(app.checkout, number)
        port = free_port(self.settings.first_port)
        host = f"127.0.0.1:{port}"
        with (
            tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place,
            app.served(port, Path(place)) as process,
        ):
            with chromium() as browser:
                self.chromium = browser.version
                for part, measure in self._browser_parts(browser, app, host, plan, process.pid):
                    self._take(samples, part, measure)
            if "bursts" in self.settings.parts:
                for size in self.settings.bursts:
                    self._take(samples, "bursts", lambda size=size: _burst(app, host, size))
        if "assess" in self.settings.parts and app.is_ours and app.name != "equal":
            self._take(samples, "assess", lambda: _assess(app.checkout))
        return samples

    def _browser_parts(
        self, browser: Browser, app: Contestant, host: str, plan: dict[str, Any], pid: int
    ) -> Iterator[tuple[str, Callable[[], Samples]]]:
        """Yield what is measured with a browser; whatever comes first, somebody has been there before."""
        parts = self.settings.parts
        if "memory" in parts:
            yield "memory", lambda: memory.visitors(browser, app, host, plan, pid)
        else:
            yield "warming up", lambda: _warm(browser, app, host, plan)
        for part, measure in (
            ("look", visits.look),
            ("arrive", visits.arrive),
            ("count", visits.count),
            ("phone", visits.phone),
        ):
            if part in parts:
                yield part, lambda measure=measure: measure(browser, app, host, plan)

    def _take(self, samples: Samples, part: str, measure: Callable[[], Samples]) -> None:
        """Take what a part measures. A part that fails is a fault, and the others go on."""
        began = time.monotonic()
        try:
            samples.take(measure())
        except Exception as error:
            samples.fault(f"{part}: {_in_short(error)}")
        self.say(f"    {part}: {time.monotonic() - began:.0f} s")

    def _plan(self, checkout: Path, number: int) -> dict[str, Any]:
        """Return the clicks of a turn, the same for all who show the same cards."""
        key = (checkout, number)
        if key not in self._plans:
            self._plans = {kept: plan for kept, plan in self._plans.items() if kept[1] == number}
            words = [
                "--answers",
                self.settings.answers,
                "--counted",
                self.settings.counted,
                "--seed",
                number + 1,
            ]
            self._plans[key] = script(checkout, "plan.py", *map(str, words))
        return self._plans[key]


def script(checkout: Path, name: str, *words: str) -> dict[str, Any]:
    """Run a script of this folder with the packages of a checkout, and return what it prints."""
    environment = {**os.environ, "PYTHONPATH": str(checkout), "WORKBOOK_PAGES": "served"}
    command = [sys.executable, "-P", str(HERE / name), *words]
    done = subprocess.run(command, cwd=checkout, env=environment, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def _warm(browser: Browser, app: Contestant, host: str, plan: dict[str, Any]) -> Samples:
    with newcomer(browser) as context:
        tab = Tab(context, app, host)
        tab.wait_for(plan["nothing"])
        tab.leave()
    return Samples()


def _assess(checkout: Path) -> Samples:
    samples = Samples()
    for times, rate in script(checkout, "assess_alone.py")["rates"].items():
        samples.add(f"assess_{times}", rate)
    return samples


def _burst(app: Contestant, host: str, size: int) -> Samples:
    python = sys.executable if app.is_ours else str(PEERS_ENVIRONMENT / "bin/python")
    module = "tests.benchmark.arriving" if app.is_ours else "tests.benchmark.peers.arriving"
    client = "workbook" if app.is_ours else app.name
    done = subprocess.run(
        [python, "-m", module, client, host, str(size)],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "WORKBOOK_PAGES": "served"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=BURST_PATIENCE,
        check=True,
    )
    found = json.loads(done.stdout)
    samples = Samples()
    for seconds in found["seconds"]:
        samples.add(f"burst_{size}", seconds)
    for fault, number in found["faults"].items():
        samples.faults[f"{size} at once: {fault}"] += number
    time.sleep(REST)
    return samples


def _in_short(error: Exception) -> str:
    """Return an error in one line, without the paths that a command has in it."""
    if isinstance(error, subprocess.SubprocessError):
        return f"a command ended with {type(error).__name__}"
    return (str(error) or type(error).__name__).splitlines()[0]
