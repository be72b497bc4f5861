"""What `make test` leaves out never takes a behaviour with it."""

from types import SimpleNamespace

import pytest

from tests.again import WHOLLY, again, chosen, complaints

ONE, OTHER = "tests/test_a.py::test_one", "tests/test_b.py::test_other"


def item(nodeid: str, is_again: bool):
    return SimpleNamespace(nodeid=nodeid, get_closest_marker=lambda name: is_again or None)


def test_a_behaviour_without_a_case_is_named() -> None:
    """A function of which every case is marked is a complaint, unless it has a reason; one case keeps it."""
    lone = [item(f"{ONE}[1]", True), item(f"{ONE}[2]", True)]

    assert [f"{ONE}: make test runs no case of it"] == complaints([*lone, item(OTHER, False)], [])
    assert [] == complaints(lone, [ONE])
    assert [] == complaints([item(f"{ONE}[1]", True), item(f"{ONE}[2]", False)], [])


def test_a_reason_for_nothing_is_named() -> None:
    """A reason whose function has a case again, or is gone, is a complaint where its file is looked at."""
    [line] = complaints([item(ONE, False)], [ONE])
    [gone] = complaints([item(ONE, False)], [f"{ONE}_gone"])

    assert line.startswith(ONE) and gone.startswith(f"{ONE}_gone")
    assert [] == complaints([item(OTHER, False)], [ONE])


def test_the_first_cases_are_those_that_are_named() -> None:
    """All others are marked; a case that is not there ends the run."""
    cases = chosen(["a", "b", ("c", "d")], "b")

    assert [again("a"), "b", again("c", "d")] == cases
    with pytest.raises(AssertionError):
        chosen(["a", "b"], "c")


def test_few_functions_are_left_out_whole() -> None:
    """The list is short, and each reason says something."""
    assert len(WHOLLY) <= 16
    assert [] == [name for name, reason in WHOLLY.items() if len(reason.split()) < 4 or "::" not in name]
