"""The parts of `make load` that need no server: what it compares, how it counts, what it writes."""

from itertools import islice
from pathlib import Path

import pytest

from tests.endurance.load.figures import Figures, percentile
from tests.endurance.load.kernel_socket import Fault, markup
from tests.endurance.load.machine import Use
from tests.endurance.load.phases import Phase
from tests.endurance.load.report import BEGIN, END, PAGE, capacity, faults, publish
from tests.endurance.load.stories import pages_with_cards, stories
from tests.endurance.load.visitor import follows


def test_anothers_cards_are_noticed() -> None:
    """Cards that follow from other answers are not those of this reader."""
    mine, other = next(stories(7, 2)).steps

    assert follows(mine, mine.cards)
    assert mine.cards != other.cards
    assert not follows(mine, other.cards)


def test_visits_differ_and_can_be_repeated() -> None:
    """The same seed gives the same crowd, and in a crowd hardly two have the same cards."""
    crowd = [(story.page, story.steps[-1].cards) for story in islice(stories(3, 2), 5)]

    assert crowd == [(story.page, story.steps[-1].cards) for story in islice(stories(3, 2), 5)]
    assert len(set(crowd)) >= 4
    assert {page for page, _ in crowd} <= set(pages_with_cards())


@pytest.mark.parametrize(("percent", "expected"), [(50, 2), (75, 3), (95, 4), (99, 4), (100, 4), (1, 1)])
def test_a_percentile_is_a_value_that_was_measured(percent: int, expected: float) -> None:
    """So many percent of all values are no larger."""
    assert expected == percentile([3, 1, 4, 2], percent)


def test_a_part_that_did_not_come_is_a_fault() -> None:
    """A region is put together from its parts in order, of the right versions only."""
    state = {"order": [[1, 2], [0, 1]], "part:0": [1, "b"], "part:1": [2, "a"]}

    assert "ab" == markup(state)
    with pytest.raises(Fault):
        markup({**state, "part:1": [1, "old"]})


def test_capacity_follows_from_what_was_measured() -> None:
    """Memory is divided by the kernels that ran, and visitors by the cores that were used."""
    uses = [Use(100, 500, 10, 60, cpu) for cpu in (0, 5, 10, 15)]
    phase = Phase(uses=uses, seconds=30, visits=5)

    found = dict(capacity(phase, uses[0]))

    assert ("50 MiB", "20", "0.50", "20", "3.0") == (
        found["each visitor's kernel (PSS)"],
        found["visitors a GiB"],
        found["cores that the server and the kernels took"],
        found["visitors a core, answering all the time"],
        found["CPU seconds a visit, with all its answers"],
    )


def test_no_fault_is_left_out() -> None:
    """The report counts each kind of fault, and says so when there was none."""
    figures = Figures()
    assert "Errors: none." in faults(Phase(figures))

    figures.faults.update(["the socket closed", "the socket closed"])
    assert "Errors: 2 × the socket closed." in faults(Phase(figures))


def test_figures_take_the_place_of_the_last_ones(tmp_path: Path) -> None:
    """The rest of the page stays as it was; a page without their place is left alone."""
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")

    publish("new", page)
    assert f"before\n{BEGIN}\n\nnew\n\n{END}\nafter\n" == page.read_text()

    page.write_text("no place")
    with pytest.raises(ValueError, match="no place for figures"):
        publish("new", page)


def test_the_capacity_page_has_their_place() -> None:
    """`make load` has somewhere to write to."""
    text = PAGE.read_text("utf-8")

    assert text.index(BEGIN) < text.index(END)
