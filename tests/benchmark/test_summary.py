"""Figures and ratios follow from samples."""

import pytest

from tests.benchmark.made import result
from tests.benchmark.measures import MEDIAN, P95, Measure
from tests.benchmark.summary import Ratio, best_peer, faults, figure, ratio, statistic

LESS = Measure("ms", "Time", "")
MORE = Measure("ms", "Rate", "", more_is_better=True)


@pytest.mark.parametrize(
    ("values", "median", "p95"),
    [
        ([], None, None),
        ([7.0], 7.0, 7.0),
        ([1.0, 3.0], 2.0, 3.0),
        ([float(n) for n in range(1, 101)], 50.5, 95.0),
        ([5.0] * 19 + [900.0], 5.0, 5.0),
        ([5.0] * 18 + [900.0] * 2, 5.0, 900.0),
    ],
)
def test_median_and_p95(values: list[float], median: float | None, p95: float | None) -> None:
    """The median is the middle; p95 is the smallest sample that 95 in 100 do not exceed."""
    assert (median, p95) == (statistic(values, MEDIAN), statistic(values, P95))


def test_a_figure_is_over_the_samples_of_all_turns() -> None:
    """No turn counts more than its samples."""
    made = result({"dash": {"ms": [1.0, 2.0, 3.0]}}, {"dash": {"ms": [10.0]}})

    assert 2.5 == figure(made, "dash", LESS, MEDIAN)


def test_a_ratio_is_taken_within_each_turn() -> None:
    """A machine that is busy in one turn slows both, and changes no ratio."""
    made = result(
        {"workbook": {"ms": [1.0]}, "dash": {"ms": [2.0]}},
        {"workbook": {"ms": [30.0]}, "dash": {"ms": [60.0]}},
        {"workbook": {"ms": [3.0]}, "dash": {"ms": [4.0]}},
    )

    assert Ratio(0.5, 0.5, 0.75) == ratio(made, "workbook", "dash", LESS, MEDIAN)


def test_no_ratio_to_nothing() -> None:
    """Where the other has no sample, or takes nothing, there is no ratio."""
    made = result({"workbook": {"ms": [1.0]}, "dash": {}, "panel": {"ms": [0.0]}})

    assert [None, None] == [ratio(made, "workbook", name, LESS, MEDIAN) for name in ("dash", "panel")]


def test_a_turn_that_only_one_has_counts_for_no_ratio() -> None:
    """A contestant whose part failed once is compared in the other turns."""
    made = result({"workbook": {"ms": [9.0]}, "dash": {}}, {"workbook": {"ms": [1.0]}, "dash": {"ms": [4.0]}})

    assert Ratio(0.25, 0.25, 0.25) == ratio(made, "workbook", "dash", LESS, MEDIAN)


@pytest.mark.parametrize(("measure", "best"), [(LESS, "dash"), (MORE, "panel")])
def test_the_best_peer_is_none_of_ours(measure: Measure, best: str) -> None:
    """The best peer has the least, or the most where more is better; our own pages are no peers."""
    made = result(
        {
            "workbook": {"ms": [0.1]},
            "equal": {"ms": [99.0]},
            "dash": {"ms": [1.0]},
            "panel": {"ms": [2.0]},
            "gradio": {},
        }
    )

    assert best == best_peer(made, measure, MEDIAN)


def test_faults_of_all_turns_are_counted() -> None:
    """What was missed in any turn is in the sum."""
    made = result({"dash": {}}, {"dash": {}}, faults={"late": 2})

    assert {"late": 4} == faults(made, "dash")
