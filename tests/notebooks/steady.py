"""Runs nbval over every notebook again and again, and counts its false alarms: `make steady`, or `ARGS='--runs 3'`.

A check that is red now and then for no reason is one that people stop reading. First each notebook is run once by
nbclient, which says how long it takes.
"""

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from tests.notebooks.refresh import FOLDER, PROJECT, PROOFS, all_notebooks, refresh

NBVAL = ("-m", "pytest", "--nbval", "--nbval-current-env", "--nbval-cell-timeout", "60", "-q")
FOLDERS = tuple(str(folder.relative_to(PROJECT)) for folder in (FOLDER, PROOFS))


@dataclass(frozen=True)
class Run:
    """One run of nbval over all notebooks."""

    code: int
    last_line: str
    seconds: float

    @property
    def is_red(self) -> bool:
        """Whether it found a fault: with notebooks that have none, a false alarm."""
        return self.code != 0


def run() -> Run:
    """Run nbval once."""
    began = monotonic()
    result = subprocess.run([sys.executable, *NBVAL, *FOLDERS], cwd=PROJECT, capture_output=True, text=True)
    last = result.stdout.strip().splitlines()[-1:] or [f"it ended with {result.returncode}"]
    return Run(result.returncode, re.sub(r" in [\d.]+s.*", "", last[0]), monotonic() - began)


def summary(runs: Sequence[Run]) -> str:
    """Say how many runs there were, how many were red, and how long they took."""
    seconds = sorted(one.seconds for one in runs)
    return (
        f"{len(runs)} runs, {sum(one.is_red for one in runs)} red; {seconds[0]:.0f} to {seconds[-1]:.0f} seconds each, "
        f"{seconds[len(seconds) // 2]:.0f} in the middle."
    )


def main(arguments: Sequence[str]) -> int:
    """Run, print a line for each, and return 1 when any was red."""
    parser = argparse.ArgumentParser(prog="make steady", description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    count = max(1, parser.parse_args(arguments).runs)
    for path in all_notebooks():
        began = monotonic()
        is_same = path.read_text(encoding="utf-8") == refresh(path)
        print(
            f"nbclient, {path.relative_to(PROJECT)}: {monotonic() - began:.1f} s{'' if is_same else ', changed'}"
        )
    runs = []
    for number in range(1, count + 1):
        runs.append(run())
        load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
        print(f"nbval {number}: {runs[-1].last_line}, {runs[-1].seconds:.0f} s{load}", flush=True)
    print(summary(runs))
    return int(any(one.is_red for one in runs))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
