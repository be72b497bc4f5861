"""Links between pages: made in one place, and right wherever the pages are."""

from pathlib import Path

import pytest

from widgets.view.base import places
from widgets.view.base.places import help_address, page_address

VIEW = Path(places.__file__).parents[1]


@pytest.mark.parametrize(
    ("served", "expected"),
    [
        (True, ["vitiligo", "your-skin#step-2", "help"]),
        (False, ["vitiligo.ipynb", "your-skin.ipynb#step-2", "healing.ipynb"]),
    ],
)
def test_a_page_is_addressed_as_where_it_is(served: bool, expected: list[str]) -> None:
    """The app's addresses can be said aloud; among notebooks, help is where its signs are told."""
    made = [page_address("vitiligo", served=served), page_address("your-skin", "step-2", served=served)]

    assert expected == [*made, help_address(served=served)]


def test_every_address_is_relative() -> None:
    """A page that is served under a path of a proxy still leads to its neighbours."""
    made = [page_address("vitiligo", served=served) for served in (True, False)]

    assert [] == [address for address in made if address.startswith(("/", ".", "http"))]


def test_no_other_view_writes_an_address_of_a_page() -> None:
    """One module knows how pages are addressed."""
    wrong = [path.name for path in VIEW.rglob("*.py") if ".ipynb" in path.read_text(encoding="utf-8")]

    assert ["places.py"] == wrong
