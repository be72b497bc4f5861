"""The report shows every figure, says where we lose, and hides no fault."""

from pathlib import Path

import pytest

from tests.benchmark.made import result
from tests.benchmark.measures import GROUPS
from tests.benchmark.report import BEGIN, END, PAGE, as_markdown
from tests.endurance.load.report import publish


def row(text: str, title: str, which: str = "median") -> list[str]:
    """Return the cells of one row."""
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines()]
    return next(cells for cells in rows if cells[:2] == [title, which])[2:]


def test_where_we_lose_is_bold() -> None:
    """A ratio above 1 is bold, one below is not, and each names the peer that it is to."""
    text = as_markdown(
        result(
            {
                "workbook": {"interactive_first": [300.0], "interactive_repeat": [50.0]},
                "dash": {"interactive_first": [200.0], "interactive_repeat": [100.0]},
                "panel": {"interactive_first": [900.0], "interactive_repeat": [900.0]},
            }
        )
    )

    assert ["300", "200", "900", "**1.50 (Dash)**"] == row(text, "First visit, ms")
    assert ["50", "100", "900", "0.50 (Dash)"] == row(text, "Repeat visit, ms")


def test_what_a_peer_has_none_of_is_lost_too() -> None:
    """Where the best peer takes nothing there is no ratio, and still we lose."""
    text = as_markdown(result({"workbook": {"memory_visitor": [20.0]}, "dash": {"memory_visitor": [-1.0]}}))

    assert ["20.0", "-1.0", "**Dash**"] == row(text, "A further visitor, MiB", "")


def test_the_range_of_a_ratio_is_told() -> None:
    """Of several turns, the smallest and the largest ratio stand beside the median."""
    turns = [{"workbook": {"first": [own]}, "dash": {"first": [10.0]}} for own in (5.0, 8.0, 20.0)]

    assert "0.80 [0.50 to 2.00] (Dash)" in as_markdown(result(*turns))


def test_without_peers_nothing_is_compared() -> None:
    """The workbook alone has figures and no ratios."""
    assert "best peer" not in as_markdown(result({"workbook": {"first": [1.0]}})).split("###", 1)[1]


def test_every_measure_that_was_taken_is_told_with_its_meaning() -> None:
    """Each has a row and a sentence; one that was not taken has neither."""
    measures = [measure for group in GROUPS for measure in group.measures]
    text = as_markdown(result({"workbook": {measure.name: [1.0] for measure in measures}}))
    none = as_markdown(result({"workbook": {}}))

    assert [] == [one.name for one in measures if f"- {one.title}: {one.meaning}" not in text]
    assert [] == [one.name for one in measures if one.title in none]


def test_measures_have_names_of_their_own() -> None:
    """No two measures share their samples."""
    names = [measure.name for group in GROUPS for measure in group.measures]

    assert sorted(set(names)) == sorted(names)


def test_faults_are_told() -> None:
    """What was missed stands in the report; where nothing was, it says so."""
    made = result({"workbook": {"answer_dom": [1.0, 2.0]}}, faults={"the cards after x: y": 3})

    assert "2 answers timed" in as_markdown(made)
    assert "missed or failed: 3 × the cards after x: y" in as_markdown(made)
    assert "missed or failed: none" in as_markdown(result({"workbook": {}}))


def test_kinds_of_answers_are_counted() -> None:
    """The report says how many answers of each kind were timed, over all turns."""
    turn = {"workbook": {"answer_dom": [1.0, 2.0], "kind of answer: changed": [1.0, 1.0]}}

    assert "4 answers timed (4 changed)" in as_markdown(result(turn, turn))


def test_an_earlier_commit_has_ratios_of_its_own() -> None:
    """A slower commit shows as a ratio above 1."""
    text = as_markdown(result({"workbook": {"first": [30.0]}, "earlier": {"first": [20.0]}}))

    assert "| Until a reader can do something: First text, ms | median | 1.50 |" in text


def test_the_page_has_a_place_for_the_figures(tmp_path: Path) -> None:
    """Publishing replaces what is between the two lines, and nothing else."""
    page = tmp_path / "benchmark.md"
    page.write_bytes(PAGE.read_bytes())
    publish("new figures", page, BEGIN, END)
    before, after = PAGE.read_text("utf-8"), page.read_text("utf-8")

    assert before.split(BEGIN)[0] == after.split(BEGIN)[0]
    assert "\n\nnew figures\n\n" == after.split(BEGIN)[1].split(END)[0]


def test_a_page_without_a_place_is_left_alone(tmp_path: Path) -> None:
    """A page whose lines are gone is refused."""
    page = tmp_path / "benchmark.md"
    page.write_text("no place")
    with pytest.raises(ValueError, match="has no place for figures"):
        publish("new figures", page, BEGIN, END)

    assert "no place" == page.read_text()
