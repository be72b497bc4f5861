"""Laws of tracing: every figure that reaches a reader is in an extract of a source that its text cites."""

import pytest

from widgets.authoring.checks.figures import check_figures, figures_in, traced_figures
from widgets.authoring.reading.complaint import Complaint
from widgets.authoring.reading.content_folder import read_content
from widgets.authoring.schema.medicine import Source

from .small import FILES, Folder

OUTCOME, SOURCE = "outcomes/redness.yaml", "sources/smith-2020.yaml"
POINT = (
    "20 adults, 12 of them of type IV. 5 of 20 were red, for 2 days. 12 of 20 had fewer spots after 2 months."
)


def complaints(folder: Folder) -> list[Complaint]:
    return check_figures(read_content(folder.path))


def say(folder: Folder, text: str) -> None:
    """Let the card on redness say something that cites the trial."""
    folder.change(OUTCOME, "text: It went in 2 days.", f'text: "{text}"')


def held_with(folder: Folder, point: str) -> frozenset[str]:
    folder.change(SOURCE, POINT, f'"{point}"')
    [source] = [source for _, source in read_content(folder.path).models(Source)]
    return figures_in(source)


def test_the_smallest_content_is_traced(folder: Folder) -> None:
    """Every figure of the smallest content is in its extract."""
    assert [] == complaints(folder)
    assert all(figure.in_extract and figure.proven for figure in traced_figures(read_content(folder.path)))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("It went in 3 days.", "3"),
        ("6 of 20 people were red.", "6"),
        ("It costs 1,200 pounds.", "1200"),
        ("Needles of 1.5 mm were used.", "1.5"),
        ("About 31 in 100 were red.", "31"),
    ],
)
def test_a_figure_that_is_in_no_extract(folder: Folder, text: str, figure: str) -> None:
    """A figure that no cited source has is named, with its sources, file and line."""
    say(folder, text)
    (complaint,) = [one for one in complaints(folder) if f"figure {figure} " in one.wrong]

    assert (complaint.file, complaint.about) == (f"content/{OUTCOME}", "figures")
    assert "smith-2020" in complaint.allowed and complaint.line > 1


@pytest.mark.parametrize(
    "text",
    [
        "5 of 20 were red, 15 were not.",
        "That is 25 in 100, and 75 were not.",
        "Between 9 and 49 in 100.",
        "Smith and others told of it in 2020.",
        "We looked again on 26 November 2026.",
        "1 study counted it.",
        "The CO2 laser was not used.",
    ],
)
def test_what_follows_from_a_count_is_traced(folder: Folder, text: str) -> None:
    """The other side, people in 100, the exact interval, the year and the number of sources need no line."""
    say(folder, text)

    assert [] == complaints(folder)


def test_numbers_in_words_percents_and_commas(folder: Folder) -> None:
    """An extract may write five, 13.9 %, 4,480 or 1.50: pages write 5, 14 and 86, 4,480, and 1.5."""
    assert {"5", "14", "86", "4480", "1.5"} <= held_with(
        folder, "Five had it, 13.9 %, in 4,480 people, at 1.50 mm."
    )


def test_a_word_of_our_own_needs_no_extract(folder: Folder) -> None:
    """What cites no source is marked as ours, and so are its figures."""
    folder.change("timeline.yaml", "{text: Tell them., sources: []", "{text: Wait for 99 days., sources: []")

    assert [] == complaints(folder)


def test_a_title_answers_to_all_sources_of_its_file(folder: Folder) -> None:
    """A title and a lead have no sources of their own, and still no figure of their own."""
    folder.change(OUTCOME, "title: Redness", "title: Redness for 88 weeks")
    folder.change(
        "chapters/sores.yaml", "lead: This page is about sores.", "lead: This page is about 77 sores."
    )

    assert ["77", "88"] == sorted(one.wrong.split()[2] for one in complaints(folder))


@pytest.mark.parametrize(
    ("name", "old", "new", "number"),
    [
        ("findings/smith-redness.yaml", "count: {n: 5, of: 20}", "count: {n: 5, of: 21}", "21"),
        (SOURCE, "people: 20", "people: 33", "33"),
        (SOURCE, "people_by_type: {IV: 12}", "people_by_type: {IV: 13}", "13"),
    ],
)
def test_numbers_that_are_drawn(folder: Folder, name: str, old: str, new: str, number: str) -> None:
    """The counts of findings and of who was studied are traced like those of texts."""
    folder.change(name, old, new)

    assert any(f"number {number} is in no extract of smith-2020" in one.wrong for one in complaints(folder))


def test_a_source_without_an_extract(folder: Folder) -> None:
    """A source that carries no extract is a complaint, cited or not."""
    folder.put("sources/bare.yaml", FILES[SOURCE].replace("smith-2020", "bare").split("extract:")[0])

    assert ["the source has no extract"] == [
        one.wrong for one in complaints(folder) if '"bare"' in one.item and "number" not in one.wrong
    ]


def test_an_extract_that_repeats_our_pages_proves_nothing(folder: Folder) -> None:
    """Such a figure passes, so that a work out of reach fails nothing, but counts as not proven."""
    folder.change(SOURCE, "basis: read_again", "basis: our_pages")
    figures = list(traced_figures(read_content(folder.path)))

    assert all(figure.in_extract for figure in figures)
    assert not all(figure.proven for figure in figures)


def test_the_number_of_a_step_counts_nothing(folder: Folder) -> None:
    """A list number that opens a text is not a figure, but every other number in it is."""
    say(folder, "7. Was it 88 days?")

    assert ["88"] == [one.wrong.split()[2] for one in complaints(folder)]


def test_people_of_several_studies_together(folder: Folder) -> None:
    """How many people the cited studies had, taken together, follows from their data."""
    folder.put("sources/jones-2021.yaml", FILES[SOURCE].replace("smith-2020", "jones-2021"))
    folder.change(
        OUTCOME,
        "text: It went in 2 days.\n    sources: [smith-2020]",
        "text: They had 40 people.\n    sources: [smith-2020, jones-2021]",
    )

    assert [] == complaints(folder)
