"""Links between pages: made in one place, and right wherever the pages are."""

from pathlib import Path

import pytest

from tests.content.compiled import CONTENT
from widgets.core.shapes import Place
from widgets.view.base import places
from widgets.view.base.places import help_address, page_address, place_link

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


def test_a_link_to_a_chapter_in_parts_leads_to_the_very_text() -> None:
    """A part is reached by its heading and a folded section by its own id, which the page opens."""
    chapter = next(chapter for chapter in CONTENT.chapters.values() if chapter.parts)
    part, section = chapter.parts[0], chapter.sections[0]
    links = [place_link(Place("chapter", chapter.id, headed.id), CONTENT) for headed in (part, section)]

    assert f'#part-{part.id}"' in links[0] and part.heading in links[0]
    assert f'#section-{section.id}"' in links[1] and section.heading in links[1]
