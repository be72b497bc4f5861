"""`make engines`: run the journey in each engine, keep its pictures, and report the differences."""

import os
import re
import shutil
import sys
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path

from tests.browser.app import App, run_app
from tests.engines.engines import ENGINES, Engine, absence, install
from tests.engines.journey import Seen, travel
from tests.engines.plain_files import look
from tests.engines.report import Run, as_markdown, verdict
from tests.engines.visitor import Visitor
from tests.engines.window import Refused, Stopped, Window

PLACE = Path(__file__).parent / "seen"


class NotStarted(Exception):
    """An engine that is there did not start; the message is its sentence for the report."""


def main(names: list[str]) -> int:
    """Run the engines of these names (all, if none is named) one after the other."""
    engines = [engine for engine in ENGINES if not names or engine.name.lower() in names]
    install(engines)
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir()
    runs, absent = [], list(filter(None, map(absence, engines)))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place, run_app(Path(place)) as app:
        for engine in filter(lambda one: one.find(), engines):
            print(f"{engine.name} ...", flush=True)
            try:
                runs.append(run(engine, app, Path(place) / engine.name))
            except NotStarted as sentence:
                absent.append(str(sentence))
    return print_report(runs, absent)


def run(engine: Engine, app: App, place: Path) -> Run:
    """Start one engine, make the journey in it, and end it."""
    place.mkdir()
    with ExitStack() as stack:
        try:
            window = stack.enter_context(engine.start(place))
        except Exception as error:
            raise NotStarted(f"{engine.name} did not start ({_first_line(error)})") from error
        return journey(engine.name, window, app)


def journey(name: str, window: Window, app: App) -> Run:
    """Make the journey in a window, as far as it goes."""
    sights: list[Seen] = []
    failure = None

    def keep(station: str, width: int, png: bytes) -> None:
        plain = re.sub(r"\W+", "-", station)
        (PLACE / f"{plain}-{width}-{name.lower()}.png").write_bytes(png)

    try:
        travel(Visitor(window, app), keep, sights.append)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
            sights += look(window, Path(place))
    except (Stopped, Refused, OSError) as error:
        failure = _first_line(error)
        with suppress(Refused, OSError):
            (PLACE / f"stopped-{name.lower()}.png").write_bytes(window.picture())
    return Run(name, window.version, tuple(sights), failure)


def print_report(runs: list[Run], absent: list[str]) -> int:
    """Print and keep the report, and return the exit code."""
    text = as_markdown(runs, absent)
    (PLACE / "report.md").write_text(text, encoding="utf-8")
    print(f"\n{text}\nPictures and this report are in {PLACE.relative_to(Path.cwd())}/.")
    return verdict(runs, absent, os.environ.get("STRICT") == "1")


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]


if __name__ == "__main__":
    sys.exit(main([name.lower() for name in sys.argv[1:]]))
