"""`make load`: the three parts one after the other, then the report; see the docstring of the folder."""

import argparse
import asyncio
import os
import re
import resource
import sys
import tempfile
from pathlib import Path

from tests.browser.app import App, run_app
from tests.endurance.load.kernel_socket import Fault
from tests.endurance.load.machine import Use
from tests.endurance.load.phases import Phase, Run, at_rest
from tests.endurance.load.report import PAGE, as_markdown, publish

COMPLAINT = re.compile(r"^.*\b(?:WARNING|ERROR|CRITICAL|Traceback)\b.*$", re.MULTILINE)


def main(words: list[str]) -> int:
    """Run, print the figures, publish them if asked, and return 1 if there was any fault."""
    options = _parser().parse_args(words)
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # for the clients; the server inherits it
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        serve = ["--kernels", str(options.kernels or options.visitors + 10), *options.serve.split()]
        with run_app(Path(place), *serve) as app:
            measured = asyncio.run(measure(app, options))
            complaints = COMPLAINT.findall(app.log())
    rush, crowd, one, others, idle, after = measured
    settings = (
        f"{options.visitors} visitors, {min(options.tabs, options.visitors)} of them tabs of Chromium, "
        f"on the same machine as the server (`{' '.join(serve)}`). Times in seconds."
    )
    figures = as_markdown(settings, rush, crowd, one, others, idle, after)
    print(figures)
    if options.publish:
        publish(figures)
        print(f"\nWritten to {PAGE.name}.")
    for line in complaints:
        print(f"In the server's log: {line}", file=sys.stderr)
    faults = sum(sum(phase.figures.faults.values()) for phase in (rush, crowd, others))
    return 1 if faults or complaints else 0


async def measure(app: App, options: argparse.Namespace) -> tuple[Phase, Phase, Phase, Phase, Use, Use]:
    """Go through the parts; between them everybody has left."""
    run = Run(app, options.seed)
    idle = await at_rest(app, options.warm)
    _say(f"The rush: {options.arrivals} arrivals in 10 s ...")
    rush = await run.rush(options.arrivals, 10)
    await _rest(rush, app, options.warm)
    _say(f"The crowd: {options.visitors} for {options.minutes:g} minutes ...")
    crowd = await run.crowd(options.visitors, min(options.tabs, options.visitors), options.minutes * 60)
    await _rest(crowd, app, options.warm)
    if not any(use.running for use in crowd.uses):
        crowd.figures.faults["no kernel was found while visitors were there"] += 1
    _say(f"One client: {options.reloads} reloads ...")
    one, others = await run.reloads(options.reloads)
    after = await _rest(others, app, options.warm)
    return rush, crowd, one, others, idle, after


async def _rest(phase: Phase, app: App, kernels: int) -> Use:
    try:
        return await at_rest(app, kernels)
    except Fault as fault:
        phase.figures.faults[str(fault)] += 1
        return phase.uses[-1]


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make load", description=__doc__)
    add = parser.add_argument
    add("--minutes", type=float, default=10, help="how long the crowd stays")
    add("--visitors", type=int, default=50, help="how many there are at any time")
    add("--tabs", type=int, default=3, help="how many of them are tabs of a real Chromium")
    add("--arrivals", type=int, default=30, help="how many arrive in ten seconds")
    add("--reloads", type=int, default=100, help="how often one client reloads")
    add("--kernels", type=int, help="the server's limit of open pages; as a rule visitors + 10")
    add("--warm", type=int, default=0, help="kernels that the server keeps ready when nobody is there")
    add("--serve", default="", metavar="OPTIONS", help="further options of the server, in one word")
    add("--seed", type=int, default=1, help="another crowd for another number")
    add("--publish", action="store_true", help="write the figures into docs/capacity.md")
    return parser


if __name__ == "__main__":
    os.environ["WORKBOOK_PAGES"] = "served"
    sys.exit(main(sys.argv[1:]))
