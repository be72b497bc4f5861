"""Laws of duplicate sources: one paper never passes for two sources."""

import pytest

from widgets.authoring.checks.duplicate_sources import check_duplicate_sources
from widgets.authoring.reading.content_folder import read_content

from .small import FILES, Folder, complete

SOURCE = FILES["sources/smith-2020.yaml"].replace("id: smith-2020", "id: twin")
WHO, TITLE, YEAR, URL = (
    "Smith and others",
    "Needles and redness in 20 people",
    'year: "2020"',
    "https://example.org/smith",
)


def wrongs(folder: Folder, text: str) -> list[str]:
    folder.put("sources/twin.yaml", text)
    found = complete(check_duplicate_sources(read_content(folder.path)))
    assert all("same work" == one.about for one in found)
    return [one.wrong for one in found]


@pytest.mark.parametrize(
    "text",
    [
        SOURCE,
        SOURCE.replace(TITLE, "Something else").replace(WHO, "Jones"),
        SOURCE.replace(TITLE, "Something else")
        .replace(WHO, "Jones")
        .replace(URL, "http://www.example.org/smith/"),
        SOURCE.replace(URL, "https://elsewhere.org/1").replace(
            TITLE, "Needles and redness, a trial in 20 people"
        ),
        SOURCE.replace(URL, "null").replace(WHO, "Smith J, Jones K; and a textbook"),
        SOURCE.replace(URL, "https://elsewhere.org/1").replace(TITLE, "Redness in people"),
        SOURCE.replace(URL, "https://elsewhere.org/1").replace(TITLE, "Redness, needles"),
        SOURCE.replace(URL, "https://elsewhere.org/1").replace(TITLE, "People, redness and needles"),
        SOURCE.replace(URL, "https://elsewhere.org/1").replace(TITLE, "Needles and redness in 30 adults"),
    ],
)
def test_one_work_in_two_files(folder: Folder, text: str) -> None:
    """The same address, or the same first author and year with titles much alike: one complaint that names both."""
    complaints = wrongs(folder, text)

    assert 1 == len(complaints) and "same work as source" in complaints[0]


@pytest.mark.parametrize(
    "text",
    [
        SOURCE.replace(URL, "https://elsewhere.org/1").replace(
            TITLE, "What patients with eczema ask about laser"
        ),
        SOURCE.replace(URL, "https://elsewhere.org/1").replace(TITLE, "Redness"),
        SOURCE.replace(URL, "https://elsewhere.org/1").replace(WHO, "Jones and others"),
        SOURCE.replace(URL, "https://elsewhere.org/1").replace(YEAR, 'year: "2019"'),
    ],
)
def test_two_works(folder: Folder, text: str) -> None:
    """Another title, author or year makes another work."""
    assert [] == wrongs(folder, text)


def test_works_without_an_address(folder: Folder) -> None:
    """Two works that give no address are not the same for that."""
    folder.change("sources/smith-2020.yaml", URL, "null")

    assert [] == wrongs(folder, SOURCE.replace(URL, "null").replace(TITLE, "Laser").replace(WHO, "Jones"))


def test_undated_pages_of_one_organisation(folder: Folder) -> None:
    """Pages without a date are two works when their addresses differ, however alike their titles are."""
    folder.change("sources/smith-2020.yaml", YEAR, "year: not dated")

    assert [] == wrongs(
        folder, SOURCE.replace(YEAR, "year: not dated").replace(URL, "https://elsewhere.org/1")
    )


def test_a_doi_is_one_wherever_it_is_read(folder: Folder) -> None:
    """Two addresses with the same doi are one work."""
    folder.change("sources/smith-2020.yaml", URL, "https://doi.org/10.1000/ABC.1")
    text = (
        SOURCE.replace(URL, "https://journal.org/doi/10.1000/abc.1?via=x")
        .replace(TITLE, "Other")
        .replace(WHO, "Li")
    )

    assert ["the same address" in one for one in wrongs(folder, text)] == [True]
