"""`make mutants`: change the code in small ways, one at a time, and list the changes that no test notices.

It works on copies in `.mutants/`, which also keep what was already tried: after the time is up, the next run goes on.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
import venv
from pathlib import Path

from tests.mutants.results import report, results, score
from tests.mutants.suites import SUITES, Suite

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / ".mutants"
REQUIREMENTS = Path(__file__).with_name("requirements.txt")
COPIED = ("content", "notebooks", "tests", "widgets")
NOT_COPIED = shutil.ignore_patterns("__pycache__", "content.json", "failures", "seen", "*.png")


def main(arguments: list[str]) -> int:
    """Run the chosen suites within the time, and print the survivors and the score of each."""
    parser = argparse.ArgumentParser(
        prog="make mutants", description="Change the code, and see what notices."
    )
    parser.add_argument("suites", nargs="*", help=f"all by default, or parts of: {', '.join(SUITES)}")
    parser.add_argument("--minutes", type=float, default=60, help="how long to go on (60)")
    parser.add_argument("--processes", type=int, default=2, help="how many mutants to try at once (2)")
    parser.add_argument("--again", action="store_true", help="forget what earlier runs tried")
    options = parser.parse_args(arguments)
    parts = options.suites or [""]
    suites = {name: suite for name, suite in SUITES.items() if any(part in name for part in parts)}
    if options.again:
        shutil.rmtree(WORK / "copies", ignore_errors=True)

    python, end, mutants = _python(), time.monotonic() + options.minutes * 60, []
    for left, (name, suite) in zip(range(len(suites), 0, -1), suites.items(), strict=True):
        place = _copy(name, suite)
        _mutate(python, place, options.processes, (end - time.monotonic()) / left)
        suite_results = results(place)
        print(report(name, suite_results), flush=True)
        mutants += suite_results
    print(score("all together", mutants))
    return 0 if any(mutant.tried for mutant in mutants) else 1


def _python() -> Path:
    """Return the Python of an environment that has the mutation tool, and beside it what the tests need."""
    python = WORK / "venv/bin/python"
    mark = WORK / "venv/requirements.txt"
    if not (mark.exists() and mark.read_bytes() == REQUIREMENTS.read_bytes()):
        print("Setting up the mutation tool ...", flush=True)
        venv.create(WORK / "venv", with_pip=True, clear=True)
        purelib = next((WORK / "venv/lib").glob("python*/site-packages"))
        site_packages = next(path for path in sys.path if path.endswith("site-packages"))
        (purelib / "tests_of_workbook.pth").write_text(f"{site_packages}\n")
        install = [
            python,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "--no-deps",
            "-r",
            REQUIREMENTS,
        ]
        subprocess.run(install, check=True)
        shutil.copy(REQUIREMENTS, mark)
    return python


def _copy(name: str, suite: Suite) -> Path:
    """Bring the copy of the project for one suite up to date, and configure what the tool changes there."""
    place = WORK / "copies" / name.replace("/", "-")
    for folder in COPIED:
        shutil.rmtree(place / folder, ignore_errors=True)
        shutil.copytree(ROOT / folder, place / folder, ignore=NOT_COPIED)
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (place / "pyproject.toml").write_text(f"{settings}\n{_settings(suite)}", encoding="utf-8")
    for file in ROOT.glob("*.md"):
        shutil.copy2(file, place)
    return place


def _settings(suite: Suite) -> str:
    also = [folder for folder in (*COPIED, "README.md", "CONTRIBUTING.md") if folder != "widgets"]
    return "\n".join(
        [
            "[tool.mutmut]",
            'source_paths = ["widgets"]',
            f"only_mutate = {list(suite.modules)}",
            f"also_copy = {also}",
            f"pytest_add_cli_args_test_selection = {list(suite.tests)}",
            'pytest_add_cli_args = ["-p", "no:cacheprovider"]',
            "",
        ]
    )


def _mutate(python: Path, place: Path, processes: int, seconds: float) -> None:
    """Try mutants until all are tried or the time is up; what was tried is kept beside them."""
    command = ["nice", python, "-m", "mutmut", "run", "--max-children", str(processes)]
    with (place / "mutmut.log").open("w") as log:
        run = subprocess.Popen(command, cwd=place, stdout=log, stderr=log, start_new_session=True)
        try:
            run.wait(max(seconds, 1))
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGTERM)
            run.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
