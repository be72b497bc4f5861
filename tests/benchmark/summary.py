"""From samples to figures and ratios. A result is plain data, as it is kept in JSON."""

import statistics
from collections import Counter
from dataclasses import dataclass
from typing import Any

from tests.benchmark.measures import MEDIAN, Measure
from tests.endurance.load.figures import percentile

Result = dict[str, Any]


@dataclass(frozen=True)
class Ratio:
    """A ratio of two figures: the median of the turns' ratios, and the smallest and the largest of them."""

    median: float
    least: float
    most: float


def statistic(values: list[float], which: str) -> float | None:
    """Return the median or p95 of samples; None of none."""
    if not values:
        return None
    return statistics.median(values) if which == MEDIAN else percentile(values, 95)


def samples(result: Result, name: str, measure: Measure) -> list[float]:
    """Return the samples of all turns of one contestant."""
    return [value for turn in _turns_of(result, name) for value in turn["values"].get(measure.name, [])]


def figure(result: Result, name: str, measure: Measure, which: str) -> float | None:
    """Return one figure over all turns; None where nothing was measured."""
    return statistic(samples(result, name, measure), which)


def best_peer(result: Result, measure: Measure, which: str) -> str | None:
    """Return the peer whose figure is the best; None where no peer has one."""
    figures = {
        one["name"]: value
        for one in result["contestants"]
        if not one["is_ours"] and (value := figure(result, one["name"], measure, which)) is not None
    }
    choose = max if measure.more_is_better else min
    return choose(figures, key=figures.__getitem__) if figures else None


def ratio(result: Result, one: str, other: str, measure: Measure, which: str) -> Ratio | None:
    """Return a contestant's figure to another's, taken in each turn that has both; None where none can be taken."""
    ratios = []
    for turn in result["turns"]:
        pair = [
            statistic(turn[name]["values"].get(measure.name, []), which)
            for name in (one, other)
            if name in turn
        ]
        if len(pair) == 2 and pair[0] is not None and pair[1] is not None and pair[1] > 0:
            ratios.append(pair[0] / pair[1])
    return Ratio(statistics.median(ratios), min(ratios), max(ratios)) if ratios else None


def faults(result: Result, name: str) -> dict[str, int]:
    """Return what went wrong for one contestant, and how often."""
    counted: Counter[str] = Counter()
    for turn in _turns_of(result, name):
        counted.update(turn["faults"])
    return dict(counted)


def kinds(result: Result, name: str, beginning: str) -> dict[str, int]:
    """Return how many samples there are under each name with this beginning, by the rest of the name."""
    counted: Counter[str] = Counter()
    for turn in _turns_of(result, name):
        for measure, values in turn["values"].items():
            if measure.startswith(beginning):
                counted[measure.removeprefix(beginning)] += len(values)
    return dict(counted.most_common())


def _turns_of(result: Result, name: str) -> list[dict[str, Any]]:
    return [turn[name] for turn in result["turns"] if name in turn]
