"""Laws of the dates at the foot of a page: the oldest look and the earliest next check
of what is on it."""

import pytest

from widgets.authoring.page_reviews import page_reviews
from widgets.authoring.reading.content_folder import read_content

from .small import Folder

LOOKED, DUE = "2026-11-20", "2027-11-20"


def reviews(folder: Folder) -> dict:
    """What a folder's pages say of their checks."""
    return page_reviews(read_content(folder.path))


def test_every_chapter_and_the_help_page_have_dates(folder: Folder) -> None:
    """Each chapter and the help page say when they were looked at and when the next check is due."""
    both = {"looked": LOOKED, "due": DUE}

    assert {"chapters": {"sores": both}, "help": both} == reviews(folder)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "outcomes/redness.yaml",
            f'last_checked: "{LOOKED}"',
            'last_checked: "2026-10-01"',
            ("2026-10-01", DUE),
        ),
        (
            "situations/cold-sore-now.yaml",
            f'next_review: "{DUE}"',
            'next_review: "2027-02-03"',
            (LOOKED, "2027-02-03"),
        ),
        ("sources/smith-2020.yaml", f'seen_on: "{LOOKED}"', 'seen_on: "2026-09-08"', ("2026-09-08", DUE)),
    ],
)
def test_the_oldest_counts(folder: Folder, file: str, old: str, new: str, expected: tuple[str, str]) -> None:
    """One card that was looked at long ago or is due soon, or one old source, dates the whole page."""
    folder.change(file, old, new)
    chapter = reviews(folder)["chapters"]["sores"]

    assert expected == (chapter["looked"], chapter["due"])


def test_a_source_of_a_card_dates_the_page_that_shows_it(folder: Folder) -> None:
    """A source that only a card names counts like one that the chapter names."""
    folder.change("chapters/sores.yaml", "sources: [smith-2020]", "sources: []")
    folder.change("sources/smith-2020.yaml", f'seen_on: "{LOOKED}"', 'seen_on: "2026-09-08"')

    assert "2026-09-08" == reviews(folder)["chapters"]["sores"]["looked"]


def test_a_chapter_is_dated_by_its_own_cards(folder: Folder) -> None:
    """A card that a chapter does not show does not affect its date; the help page covers all of them."""
    folder.change("chapters/sores.yaml", "cards: [cold-sore-now, redness]", "cards: [cold-sore-now]")
    folder.change("outcomes/redness.yaml", f'next_review: "{DUE}"', 'next_review: "2027-02-03"')
    dates = reviews(folder)

    assert (DUE, "2027-02-03") == (dates["chapters"]["sores"]["due"], dates["help"]["due"])


def test_a_page_without_cards_of_its_own_covers_all(folder: Folder) -> None:
    """A chapter that names no cards is dated by every card and every concern."""
    folder.change("chapters/sores.yaml", "cards: [cold-sore-now, redness]", "cards: []")
    folder.change("concerns/spots.yaml", f'next_review: "{DUE}"', 'next_review: "2027-02-03"')

    assert "2027-02-03" == reviews(folder)["chapters"]["sores"]["due"]
