"""What was measured: times of what a reader waits for, and faults, each counted under its kind."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field


def percentile(values: list[float], percent: float) -> float:
    """Return the smallest value that so many percent of all values do not exceed; nan for none."""
    ranked = sorted(values)
    if not ranked:
        return float("nan")
    return ranked[max(0, -(-len(ranked) * percent // 100).__int__() - 1)]


@dataclass
class Figures:
    """What happened to the visitors of one part of the run; times in seconds."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: Counter[str] = field(default_factory=Counter)
    checks: int = 0
    """How many replies were compared with what the rules give."""

    def took(self, what: str, seconds: float) -> None:
        """Note how long a reader waited."""
        self.times[what].append(seconds)

    def row(self, what: str) -> list[str]:
        """Return how often, and p50, p95, p99 and the longest in seconds."""
        values = self.times[what]
        shown = [percentile(values, percent) for percent in (50, 95, 99, 100)]
        return [f"{len(values):,}", *(f"{value:.2f}" for value in shown)]
