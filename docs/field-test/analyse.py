"""The analysis of the field test, written before there are any data. It needs nothing but Python.

    python docs/field-test/analyse.py answers.csv         the report on the answers of real people
    python docs/field-test/analyse.py --made-up 40        made-up answers, to try it with
    python docs/field-test/analyse.py --size 6.5 20       how many people a group needs: difference, standard deviation

A line of the file is a person. Its columns: `id`, `group` (workbook or usual), `skin` (I-III, IV-VI or not_sure),
`before_1` to `before_10` and `after_1` to `after_10` (the letter of the answer, or nothing), `sure_1` to `sure_4`
(yes, no or nothing). The right letters are in knowledge-items.csv beside this file.
"""

import argparse
import csv
import math
import random
import statistics
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ITEMS = range(1, 11)
SURE = range(1, 5)
GROUPS = ("workbook", "usual")
SKIN = ("I-III", "IV-VI", "not_sure")
LETTERS = ("", "a", "b", "c", "d")
COLUMNS = [
    "id",
    "group",
    "skin",
    *(f"before_{n}" for n in ITEMS),
    *(f"after_{n}" for n in ITEMS),
    *(f"sure_{n}" for n in SURE),
]
KEY = Path(__file__).with_name("knowledge-items.csv")


class NotAsDescribed(ValueError):
    """The file is not as the first lines of this script say; the message has every line that is not."""


@dataclass(frozen=True)
class Person:
    """One person: knowledge before and after in points of 100, and whether SURE was answered yes four times.

    `sure` is None when one of its four questions has no answer. Who answered nothing afterwards has left.
    """

    group: str
    skin: str
    before: float
    after: float
    sure: bool | None
    left: bool = False

    @property
    def gain(self) -> float:
        """Points of knowledge after, less those before."""
        return self.after - self.before


@dataclass(frozen=True)
class Estimate:
    """A value with its 95 % interval, and of how many people it is."""

    value: float
    low: float
    high: float
    people: int


def read_key(path: Path = KEY) -> dict[int, str]:
    """Return the right letter of each knowledge item."""
    with path.open(encoding="utf-8", newline="") as file:
        return {int(row["item"]): row["right"] for row in csv.DictReader(file)}


def read_people(lines: Iterable[str], key: dict[int, str]) -> list[Person]:
    """Return the people of a file; NotAsDescribed with all that is wrong in it."""
    reader = csv.DictReader(lines)
    if list(reader.fieldnames or ()) != COLUMNS:
        raise NotAsDescribed(f"The columns should be: {', '.join(COLUMNS)}")
    rows = list(reader)
    ids = [row["id"] for row in rows]
    wrong = [
        f"line {number}: {name} is {row[name]!r}, and may be {', '.join(filter(None, allowed))} or nothing"
        if "" in allowed
        else f"line {number}: {name} is {row[name]!r}, and may be {', '.join(allowed)}"
        for number, row in enumerate(rows, start=2)
        for name, allowed in _allowed()
        if row[name] not in allowed
    ]
    wrong += [f"{one} is there {ids.count(one)} times" for one in sorted({*ids}) if ids.count(one) > 1]
    if wrong:
        raise NotAsDescribed("\n".join(wrong))
    return [_person(row, key) for row in rows]


def _allowed() -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "group", GROUPS
    yield "skin", SKIN
    yield from ((f"{when}_{n}", LETTERS) for when in ("before", "after") for n in ITEMS)
    yield from ((f"sure_{n}", ("", "yes", "no")) for n in SURE)


def _person(row: dict[str, str], key: dict[int, str]) -> Person:
    """Return a person; an item without an answer counts as not known, as the protocol says before any data."""
    points = {
        when: 100 * sum(row[f"{when}_{n}"] == key[n] for n in ITEMS) / len(ITEMS)
        for when in ("before", "after")
    }
    sure = [row[f"sure_{n}"] for n in SURE]
    return Person(
        row["group"],
        row["skin"],
        **points,
        sure=None if "" in sure else sure == ["yes"] * len(SURE),
        left=not any(row[f"after_{n}"] for n in ITEMS),
    )


def t_quantile(freedom: float, share: float = 0.975) -> float:
    """Return the quantile of Student's t distribution, by Simpson's rule and bisection."""
    scale = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(freedom * math.pi)

    def below(t: float) -> float:
        steps = 400
        width = t / steps
        heights = [(1 + (width * i) ** 2 / freedom) ** (-(freedom + 1) / 2) for i in range(steps + 1)]
        area = heights[0] + heights[-1] + 4 * sum(heights[1:-1:2]) + 2 * sum(heights[2:-1:2])
        return 0.5 + scale * area * width / 3

    low, high = 0.0, 700.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) < share else (low, middle)
    return (low + high) / 2


def mean(values: list[float]) -> Estimate:
    """Return the mean with the interval of Student's t; without one for fewer than two people."""
    if len(values) < 2:
        return Estimate(values[0] if values else math.nan, math.nan, math.nan, len(values))
    middle = statistics.fmean(values)
    half = t_quantile(len(values) - 1) * statistics.stdev(values) / math.sqrt(len(values))
    return Estimate(middle, middle - half, middle + half, len(values))


def difference(ones: list[float], others: list[float]) -> Estimate:
    """Return the difference of two means with Welch's interval, which does not take the spreads for equal."""
    if min(len(ones), len(others)) < 2:
        return Estimate(math.nan, math.nan, math.nan, len(ones) + len(others))
    parts = [statistics.variance(values) / len(values) for values in (ones, others)]
    middle, error = statistics.fmean(ones) - statistics.fmean(others), math.sqrt(sum(parts))
    if error == 0:
        return Estimate(middle, middle, middle, len(ones) + len(others))
    freedom = sum(parts) ** 2 / sum(
        part**2 / (len(values) - 1) for part, values in zip(parts, (ones, others), strict=True)
    )
    half = t_quantile(freedom) * error
    return Estimate(middle, middle - half, middle + half, len(ones) + len(others))


def share(yes: int, people: int) -> Estimate:
    """Return a share in 100 with Wilson's interval."""
    if not people:
        return Estimate(math.nan, math.nan, math.nan, 0)
    z = statistics.NormalDist().inv_cdf(0.975)
    p, weight = yes / people, 1 + z * z / people
    middle = (p + z * z / (2 * people)) / weight
    half = z * math.sqrt(p * (1 - p) / people + z * z / (4 * people * people)) / weight
    return Estimate(100 * p, 100 * max(0, middle - half), 100 * min(1, middle + half), people)


def people_in_a_group(
    points: float, deviation: float, power: float = 0.8, level: float = 0.05, correlation: float = 0.0
) -> int:
    """Return how many people each of two groups needs to show a difference of so many points.

    With a correlation between before and after, the baseline is adjusted for and (1 - correlation squared) of them do.
    """
    normal = statistics.NormalDist()
    z = normal.inv_cdf(1 - level / 2) + normal.inv_cdf(power)
    return math.ceil(2 * (z * deviation / points) ** 2 * (1 - correlation**2))


def report(everyone: list[Person]) -> str:
    """Return what the protocol promises, in its order, and nothing more."""
    people = [one for one in everyone if not one.left]
    left = [one for one in everyone if one.left]
    lines = [f"{len(people)} people: " + ", ".join(f"{_count(people, group)} {group}" for group in GROUPS)]
    lines.append("Left before the end: " + ", ".join(f"{_count(left, group)} {group}" for group in GROUPS))
    lines.append("Skin: " + ", ".join(f"{sum(one.skin == skin for one in people)} {skin}" for skin in SKIN))
    for group in GROUPS:
        mine = [one for one in people if one.group == group]
        if mine:
            sure = [one.sure for one in mine if one.sure is not None]
            lines += [
                f"\n{group}",
                f"  knowledge before  {_shown(mean([one.before for one in mine]))}",
                f"  knowledge after   {_shown(mean([one.after for one in mine]))}",
                f"  gain              {_shown(mean([one.gain for one in mine]))}",
                f"  four times yes (SURE), in 100  {_shown(share(sum(sure), len(sure)))}",
            ]
            lines += [
                f"  gain, skin {skin:<9}{_shown(mean([one.gain for one in mine if one.skin == skin]))}"
                for skin in SKIN
            ]
    if all(_count(people, group) for group in GROUPS):
        gains = [[one.gain for one in people if one.group == group] for group in GROUPS]
        lines.append(f"\nDifference in gain, workbook less usual: {_shown(difference(*gains))}")
    else:
        lines.append(
            "\nOne group only: a gain may come from the questions, from time, or from anything else."
        )
    return "\n".join(lines)


def _count(people: list[Person], group: str) -> int:
    return sum(one.group == group for one in people)


def _shown(one: Estimate) -> str:
    if math.isnan(one.value):
        return f"not to be had from {one.people} people"
    if math.isnan(one.low):
        return f"{one.value:.1f} (no interval from {one.people} person)"
    return f"{one.value:.1f} (95 % interval {one.low:.1f} to {one.high:.1f}; {one.people} people)"


def made_up(people: int, key: dict[int, str], seed: int = 1, gain: float = 0.2) -> Iterator[dict[str, str]]:
    """Yield made-up people: each knows an item with a chance of 0.5 before, and of `gain` more after the workbook."""
    chance = random.Random(seed)

    def answer(knows: float, right: str) -> str:
        return right if chance.random() < knows else chance.choice([one for one in LETTERS if one != right])

    for n in range(people):
        group = GROUPS[n % 2]
        after = 0.5 + (gain if group == "workbook" else 0)
        yield {
            "id": f"made-up-{n + 1}",
            "group": group,
            "skin": chance.choice(SKIN),
            **{f"before_{i}": answer(0.5, key[i]) for i in ITEMS},
            **{f"after_{i}": answer(after, key[i]) for i in ITEMS},
            **{f"sure_{i}": chance.choice(["yes", "yes", "yes", "no"]) for i in SURE},
        }


def main(arguments: list[str]) -> int:
    """Print the report, made-up answers, or the size of a group."""
    parser = argparse.ArgumentParser(description="Analyse the field test.")
    parser.add_argument("answers", nargs="?", type=Path, help="the file with a line for each person")
    parser.add_argument(
        "--made-up", type=int, metavar="PEOPLE", help="print made-up answers of so many people"
    )
    parser.add_argument(
        "--size", nargs=2, type=float, metavar=("POINTS", "DEVIATION"), help="people a group needs"
    )
    options = parser.parse_args(arguments)
    if options.size:
        print(people_in_a_group(*options.size))
    elif options.made_up:
        writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(made_up(options.made_up, read_key()))
    elif options.answers:
        try:
            with options.answers.open(encoding="utf-8", newline="") as file:
                print(report(read_people(file, read_key())))
        except (OSError, NotAsDescribed) as problem:
            print(problem, file=sys.stderr)
            return 1
    else:
        parser.print_help()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
