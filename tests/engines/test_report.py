"""The report: what counts as a difference, how it reads, and the exit code that follows."""

import pytest

from tests.engines.journey import Seen
from tests.engines.report import Difference, Run, as_markdown, differences, verdict

CARDS = ["Dark marks", "Scars"]
GIVEN = {"vitiligo": ["growing"]}
CALM = (Seen("journey: cards", CARDS), Seen("journey: answers", GIVEN, GIVEN))


def run(engine: str, *sights: Seen, failure: str | None = None) -> Run:
    return Run(engine, "1.0", sights, failure)


def test_what_is_the_same_everywhere_is_no_difference() -> None:
    """Engines that say the same, and what they must, differ in nothing."""
    assert [] == differences([run("A", *CALM), run("B", *CALM)])


@pytest.mark.parametrize(
    ("other", "difference"),
    [
        (["Scars", "Dark marks"], "2 of them, in another order or number"),
        (["Scars"], "1 of them, lacks ['Dark marks']"),
        (["Dark marks", "Scars", "Redness"], "3 of them, has ['Redness']"),
    ],
)
def test_lists_are_reported_by_what_differs(other: list[str], difference: str) -> None:
    """Of two lists only what is missing, extra or out of order is reported."""
    runs = [run("A", Seen("cards", CARDS)), run("B", Seen("cards", other))]

    assert [Difference("cards", {"A": "2 of them", "B": difference})] == differences(runs)


def test_what_is_not_as_it_must_be_is_reported_even_if_all_agree() -> None:
    """What is wanted is held against each engine alone: all wrong in the same way is still wrong."""
    bad = Seen("answers", {}, GIVEN)

    assert [Difference("answers", {"A": "{}", "B": "{}", "wanted": str(GIVEN)})] == differences(
        [run("A", bad), run("B", bad)]
    )


def test_an_engine_that_stopped_is_compared_as_far_as_it_came() -> None:
    """A journey that stopped is a difference; what it did not see any more is none."""
    runs = [run("A", *CALM), run("B", CALM[0], failure="waited in vain")]

    assert [Difference("the journey stopped", {"B": "waited in vain"})] == differences(runs)


GOOD = [run("A", *CALM), run("B", *CALM)]
LABELS = [run(name, Seen("chart: words in the chart", [label])) for name, label in (("A", "0"), ("B", "5"))]
BAD = [run("A", Seen("controls", 1)), run("B", Seen("controls", 2))]


@pytest.mark.parametrize(
    ("runs", "absent", "strict", "code"),
    [
        (GOOD, [], False, 0),
        (GOOD, ["B is not there"], False, 0),
        (GOOD, ["B is not there"], True, 1),
        (LABELS, [], True, 0),
        (BAD, [], False, 1),
        ([], ["A is not there", "B is not there"], False, 1),
    ],
    ids=["the same", "one missing", "one missing, strictly", "labels", "a difference", "none at all"],
)
def test_the_exit_code_says_what_matters(runs: list[Run], absent: list[str], strict: bool, code: int) -> None:
    """A difference that matters and no engine at all fail; a missing engine fails only in strict mode."""
    assert code == verdict(runs, absent, strict)


def test_the_report_names_engines_differences_and_absences() -> None:
    """The report has a line for each engine that ran or did not, and each difference under its heading."""
    text = as_markdown([*BAD, *LABELS], ["C is not here; copy this line: get C"])

    above, below = text.split("## Differences to know of")
    lines = [
        "- A 1.0: 1 things seen",
        "- not run: C is not here; copy this line: get C",
        "- controls",
        "  - A: 1",
        "  - B: 2",
    ]
    assert [] == [line for line in lines if line not in above.splitlines()]
    assert "- chart: words in the chart" in below.splitlines()
