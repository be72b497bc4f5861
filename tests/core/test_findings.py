"""Counts and their exact ranges."""

from dataclasses import replace

import pytest

from tests.core.small import CONTENT
from widgets.core.findings import Count, Finding, Patches, exact_interval, in_hundred
from widgets.core.shapes import Certainty

FINDING = CONTENT.findings["f1"]


@pytest.mark.parametrize(
    ("n", "of", "low", "high"),
    [
        (5, 36, 4.7, 29.5),  # the evidence's own figures, worked out independently of this code
        (5, 30, 5.6, 34.7),
        (0, 39, 0.0, 9.0),
        (0, 41, 0.0, 8.6),
        (0, 31, 0.0, 11.2),
        (1, 49, 0.1, 10.9),
        (2, 49, 0.5, 14.0),
        (22, 30, 54.1, 87.7),
        (3, 3, 29.2, 100.0),
    ],
)
def test_the_range_agrees_with_published_values(n: int, of: int, low: float, high: float) -> None:
    """
    The exact interval gives the values that others worked out for the same counts.
    """
    worked_out = exact_interval.__wrapped__(n, of)  # and not the one that an earlier call left in the cache

    assert (low, high) == tuple(round(end * 100, 1) for end in worked_out)


def test_zero_of_some_people_is_never_no_risk() -> None:
    """
    A count of none still has a range that reaches above zero.
    """
    assert Count(0, 39).interval[1] > 0.05


def test_all_of_some_people_is_a_count() -> None:
    """
    A result that everyone had is counted like any other.
    """
    assert (1.0, 1.0) == (Count(3, 3).share, Count(3, 3).interval[1])


@pytest.mark.parametrize(("n", "of"), [(-1, 10), (11, 10), (0, 0)])
def test_an_impossible_count_is_refused(n: int, of: int) -> None:
    """
    More people affected than there were, or none at all, is an error.
    """
    with pytest.raises(ValueError, match="cannot be"):
        Count(n, of)


def test_patches_are_not_people() -> None:
    """
    A finding that counted patches of skin cannot be drawn, and has neither a share nor a range.
    """
    finding = Finding(
        "f",
        "c",
        "l",
        "s",
        "r",
        "c",
        Patches(50, 20, "patches", None),
        "w",
        None,
        "t",
        "t",
        "plain_needling",
        Certainty.VERY_LOW,
        None,
    )

    assert (False, False, False) == (
        finding.drawable,
        hasattr(finding.measure, "share"),
        hasattr(finding.measure, "interval"),
    )


@pytest.mark.parametrize(("share", "expected"), [(0.0, 0), (0.045, 5), (0.139, 14), (0.285, 29), (1.0, 100)])
def test_people_in_a_hundred_are_rounded_half_up(share: float, expected: int) -> None:
    """
    A share becomes whole people in 100, halves upwards.
    """
    assert expected == in_hundred(share)


def test_only_people_have_a_share_and_a_range() -> None:
    """
    Patches have no share of people and no range, so nothing that draws one can take them by mistake.
    """
    patches = Patches(50, 20, "patches", None)

    assert [] == [name for name in ("share", "interval", "n", "of") if hasattr(patches, name)]
    assert not replace(FINDING, measure=patches).drawable
    assert replace(FINDING, measure=Count(5, 36)).drawable


@pytest.mark.parametrize("measure", [None, 0.5, 50, (5, 36), "5 of 36"])
def test_what_was_not_counted_is_not_a_finding(measure: object) -> None:
    """
    A share, a ratio or a number of nothing cannot be made into a finding at all.
    """
    with pytest.raises(TypeError, match="counts neither people nor patches"):
        replace(FINDING, measure=measure)
