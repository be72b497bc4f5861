"""`make bench`: the turns, then the report; see the docstring of the folder."""

import argparse
import json
import os
import re
import sys
import tempfile
from contextlib import ExitStack
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.benchmark.checkout import checkout_of, short
from tests.benchmark.contestants import Contestant, equal_work, locked_versions, peers, workbook
from tests.benchmark.measures import BURSTS
from tests.benchmark.report import BEGIN, END, PAGE, as_markdown
from tests.benchmark.turns import PARTS, Settings, Turns
from tests.browser.app import PROJECT
from tests.endurance.load.machine import commit, described
from tests.endurance.load.report import publish

OUT = PROJECT / "build/benchmark"
EVERY = ("workbook", "equal", "dash", "panel", "streamlit", "gradio")


def main(words: list[str]) -> int:
    """Run, keep and print the figures, and return 1 if anything was missed."""
    options = _parser().parse_args(words)
    kept = options.result
    result = json.loads(Path(kept).read_text("utf-8")) if kept else measured(options)
    figures = as_markdown(result)
    print(figures)
    if options.publish:
        publish(figures, PAGE, BEGIN, END)
        print(f"\nWritten to {PAGE.name}.")
    return 1 if any(one["faults"] for turn in result["turns"] for one in _of(turn)) else 0


def measured(options: argparse.Namespace) -> dict[str, Any]:
    """Take all turns. What is there is kept after each, so that a run that is broken off is not lost."""
    settings = _settings(options)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place, ExitStack() as stack:
        contestants = _contestants(options, Path(place), stack)
        turns = Turns(contestants, settings, _say)
        result: dict[str, Any] = {
            "date": f"{date.today():%d %B %Y}",
            "machine": {"described": described(), "commit": commit(), "chromium": ""},
            "settings": {"turns": settings.turns, "answers": settings.answers, "parts": settings.parts},
            "versions": _versions(contestants),
            "contestants": [
                {"name": one.name, "title": one.title, "is_ours": one.is_ours} for one in contestants
            ],
            "turns": [],
        }
        for turn in turns.run():
            result["turns"].append(turn)
            result["machine"]["chromium"] = turns.chromium
            _keep(result)
    return result


def _keep(result: dict[str, Any]) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "result.json").write_text(json.dumps(result, indent=1), "utf-8")
    (OUT / "result.md").write_text(as_markdown(result) + "\n", "utf-8")


def _contestants(options: argparse.Namespace, place: Path, stack: ExitStack) -> list[Contestant]:
    every = {one.name: one for one in peers()}
    every["workbook"] = workbook("workbook", "Workbook")
    every["equal"] = workbook("equal", "Workbook, equal work", notebooks=equal_work(place))
    chosen = [every[name] for name in options.only]
    if options.against:
        name = short(options.against)
        folder = stack.enter_context(checkout_of(options.against))
        chosen.insert(1, workbook("earlier", f"Workbook at {name}", folder))
    return chosen


def _settings(options: argparse.Namespace) -> Settings:
    turns = options.repeat or (1 if options.quick else 5)
    answers = options.answers or (20 if options.quick else 200)
    return Settings(
        turns=turns,
        answers=-(-answers // turns),
        counted=4 if options.quick else 10,
        bursts=tuple(size for size in BURSTS if size <= (10 if options.quick else max(BURSTS))),
        parts=tuple(options.parts),
        first_port=options.port,
    )


def _versions(contestants: list[Contestant]) -> dict[str, str]:
    locked = locked_versions()
    names = dict.fromkeys((name, one.is_ours) for one in contestants for name in one.packages)
    return {name: version(name) if ours else locked[name] for name, ours in names}


def _of(turn: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for name, one in turn.items() if name != "load"]


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _names(allowed: tuple[str, ...]) -> Any:
    def chosen(text: str) -> list[str]:
        names = [name for name in re.split(r"[,\s]+", text) if name]
        unknown = [name for name in names if name not in allowed]
        if unknown or not names:
            raise argparse.ArgumentTypeError(f"choose from {', '.join(allowed)}")
        return [name for name in allowed if name in names]

    return chosen


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    add = parser.add_argument
    add("--only", type=_names(EVERY), default=list(EVERY), help=f"some of {','.join(EVERY)}")
    add("--parts", type=_names(PARTS), default=list(PARTS), help=f"some of {','.join(PARTS)}")
    add("--quick", action="store_true", help="one turn of 20 answers, and small bursts")
    add("--repeat", type=int, help="how many turns (5)")
    add("--answers", type=int, help="how many answers are timed, all turns together (200)")
    add("--against", metavar="COMMIT", help="let an earlier commit of the workbook take turns, too")
    add("--publish", action="store_true", help="write the figures into docs/benchmark.md")
    add("--result", metavar="FILE", help="measure nothing: report this result.json again")
    add("--port", type=int, help="the first of the ports that servers may use; as a rule any that is free")
    return parser


if __name__ == "__main__":
    os.environ["WORKBOOK_PAGES"] = "served"
    sys.exit(main(sys.argv[1:]))
