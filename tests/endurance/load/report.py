"""The figures as people read them: printed after each run, and kept in docs/capacity.md."""

import statistics
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tests.browser.app import PROJECT
from tests.endurance.load.machine import Use, commit, described
from tests.endurance.load.phases import Phase

PAGE = PROJECT / "docs/capacity.md"
BEGIN, END = "<!-- figures: written by `make load` -->", "<!-- end of figures -->"
HEADS = ("what a reader waits for", "times", "p50", "p95", "p99", "longest")


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def times(phase: Phase) -> str:
    """Return all times of one part, in seconds."""
    return table(HEADS, [[what, *phase.figures.row(what)] for what in sorted(phase.figures.times)])


def faults(phase: Phase) -> str:
    """Return what went wrong, or that nothing did, and how many replies were compared."""
    counted = [f"{number} × {fault}" for fault, number in phase.figures.faults.most_common()]
    return (
        f"Errors: {'; '.join(counted) or 'none'}. Replies compared with the rules: {phase.figures.checks:,}."
    )


def busiest(phase: Phase) -> list[Use]:
    """Return the looks at the machine while the place was about full."""
    most = max(one.running for one in phase.uses)
    return [one for one in phase.uses if one.running >= 0.8 * most]


def capacity(crowd: Phase, idle: Use) -> list[tuple[str, str]]:
    """Return what follows for planning: each visitor's share of memory and of a core."""
    full = busiest(crowd)
    each = statistics.median(one.each for one in full)
    present = statistics.mean(one.running for one in crowd.uses[1:-1] or crowd.uses)
    cores = crowd.cpu / crowd.seconds
    return [
        ("the server alone, nobody there", f"{idle.server:.0f} MiB"),
        (
            "the server with its visitors, at most",
            f"{max(one.server for one in crowd.uses):.0f} MiB, {max(one.files for one in crowd.uses)} open files",
        ),
        ("each visitor's kernel (PSS)", f"{each:.0f} MiB"),
        ("visitors a GiB", f"{1024 / each:.0f}" if each else "-"),
        ("visitors present, on average", f"{present:.0f}"),
        ("cores that the server and the kernels took", f"{cores:.2f}"),
        ("visitors a core, answering all the time", f"{present / cores:.0f}" if cores else "-"),
        ("CPU seconds a visit, with all its answers", f"{crowd.cpu / max(crowd.visits, 1):.1f}"),
    ]


def as_markdown(
    settings: str, rush: Phase, crowd: Phase, one: Phase, others: Phase, idle: Use, after: Use
) -> str:
    """Return everything that one run measured."""
    return "\n".join(
        [
            f"Measured on {date.today():%d %B %Y}, commit {commit()}, {described()}. {settings}",
            "",
            "### A crowd that stays",
            "",
            f"{crowd.visits} visits in {crowd.seconds / 60:.1f} minutes. {faults(crowd)}",
            "",
            times(crowd),
            "",
            table(("what it takes", ""), capacity(crowd, idle)),
            "",
            "### A rush",
            "",
            f"{rush.visits} arrivals. {faults(rush)}",
            "",
            times(rush),
            "",
            "### One who reloads all the time",
            "",
            f"{_count(one)} reloads in {one.seconds:.0f} s, at most {max(use.running for use in others.uses)} kernels "
            f"at once. What the others had meanwhile: {faults(others)}",
            "",
            times(one),
            "",
            times(others),
            "",
            f"Afterwards: {after.running} kernels, server {after.server:.0f} MiB, {after.files} open files "
            f"(before anybody came: {idle.running}, {idle.server:.0f} MiB, {idle.files}).",
        ]
    )


def publish(figures: str, page: Path = PAGE, begin: str = BEGIN, end: str = END) -> None:
    """Put the figures into a page, in the place of the last ones, between two lines."""
    before, _, rest = page.read_text("utf-8").partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"{page.name} has no place for figures: it needs the lines {begin} and {end}")
    page.write_text(f"{before}{begin}\n\n{figures}\n\n{end}{after}", "utf-8")


def _count(phase: Phase) -> int:
    return sum(len(values) for values in phase.figures.times.values())
