"""Tables and folds are made in one place: real heads, cells that repeat them, and nothing empty to open."""

import pytest

from tests.view.parsed import Elements
from widgets.view.base.folds import fold, spoken
from widgets.view.base.tables import Column, Row, scrolling_table, table, text_table


def test_each_cell_knows_its_column_and_its_row() -> None:
    """
    Columns and rows have heads with a scope, and each cell carries the head of its column for narrow screens.
    """
    page = Elements(text_table(["What", "When", "Why"], [("a", "b", "c"), ("d", "e", "f")], "A caption"))

    assert ([], []) == (page.broken, page.open)
    assert ["col"] * 3 + ["row"] * 2 == [head["scope"] for head in page.all("th")]
    assert ["When", "Why"] * 2 == [cell["data-head"] for cell in page.all("td")]
    assert ["mw-spoken"] == [caption["class"] for caption in page.all("caption")]
    assert ("A caption", "0") == tuple(page.all("div")[0][name] for name in ("aria-label", "tabindex"))


def test_a_column_dresses_its_head_and_its_cells() -> None:
    """
    Attributes of a column are on its head and on each of its cells; those of a row and of its head stay there.
    """
    columns = (Column("What"), Column("When", {"class_": "when", "hidden": True}))
    rows = [Row(("a", None), {"data_hours": "1"}, {"id": "first"})]
    page = Elements(scrolling_table(columns, rows, "A caption"))

    assert ["when", "when"] == [item["class"] for _, item in page.found if item.get("class") == "when"]
    assert ["1"] == [row["data-hours"] for row in page.all("tr") if "data-hours" in row]
    assert ["first"] == [head["id"] for head in page.all("th") if "id" in head]


def test_an_empty_corner_is_not_a_head() -> None:
    """
    A corner without words is a plain cell: an empty head would be read out as one.
    """
    page = Elements(
        table((Column(None), Column("Lasers")), [Row(("Costs", "much"))], "A caption", class_="x")
    )

    assert ["col", "row"] == [head["scope"] for head in page.all("th")]
    assert "x" == page.all("table")[0]["class"]


def test_a_row_of_the_wrong_length_is_an_error() -> None:
    """
    A row with more or fewer cells than there are columns is refused, and not shown under the wrong heads.
    """
    with pytest.raises(ValueError, match="zip"):
        text_table(["What", "When"], [("a", "b", "c")], "A caption")


def test_nothing_to_fold_gives_no_fold() -> None:
    """
    An empty fold would be a promise without content.
    """
    assert [None, None, None] == [fold("More", nothing) for nothing in ([], None, "")]
    assert '<details class="mw-more" data-key="k"><summary>More</summary>x</details>' == fold(
        "More", "x", "k"
    )


def test_spoken_words_are_text() -> None:
    """
    What only a screen reader gets is escaped like everything else.
    """
    assert '<span class="mw-spoken">: a &lt; b</span>' == spoken("a < b")
