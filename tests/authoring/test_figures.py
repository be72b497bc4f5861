"""Laws of tracing: every figure that reaches a reader is in an extract of a source that its text cites."""

import pytest

from widgets.authoring.checks.figures import check_figures, figures_in, together, traced_figures
from widgets.authoring.reading.complaint import Complaint
from widgets.authoring.reading.content_folder import read_content
from widgets.authoring.schema.medicine import Source

from .small import FILES, Folder, complete

OUTCOME, SOURCE = "outcomes/redness.yaml", "sources/smith-2020.yaml"
POINT = (
    "20 adults, 12 of them of type IV. 5 of 20 were red, for 2 days. 12 of 20 had fewer spots after 2 months."
)


def complaints(folder: Folder) -> list[Complaint]:
    found = complete(check_figures(read_content(folder.path)))
    assert all("figures" == one.about for one in found)
    return found


def add_jones(folder: Folder, point: str) -> None:
    """Add a second source whose extract is one sentence."""
    folder.put(
        "sources/jones-2021.yaml", FILES[SOURCE].replace("smith-2020", "jones-2021").replace(POINT, point)
    )


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
        ("It went in 1 day.", "1"),
        ("3 trials counted it.", "3"),
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
        "It went in 2.0 days.",
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


@pytest.mark.parametrize(
    ("point", "follow", "others"),
    [
        ("All 20 of 20 had it.", {"0", "100"}, {"19"}),
        ("It came to 0 of 39 people.", {"39", "0", "9", "100"}, {"38"}),
        ("It came to 250 of 1,000 people.", {"750", "25", "75"}, set()),
        ("It came to 250 of 1,001 people.", {"751"}, {"25", "75"}),
        ("It came to 1,001 of 1,001 people.", {"0"}, {"100"}),
        ("It came to 1 of 1.", {"0", "100"}, set()),
        ("It came to 0 of 0.", {"0"}, {"100"}),
        ("It came to 30 in 20 visits.", {"30", "20"}, {"10", "-10"}),
    ],
)
def test_counts_at_the_edges(folder: Folder, point: str, follow: set[str], others: set[str]) -> None:
    """None, all, and as many as we draw are counts like others; of a larger group only the other side follows."""
    held = held_with(folder, point)

    assert follow <= held
    assert not others & held


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("We read 5 articles, 5 web articles and 5 pens.", ["5"]),
        ("We read 20 articles.", ["20"]),
        ("On 2 May 2020 it was 2020.", ["2020"]),
        ("It was 5 in 100, not 100 people.", ["5", "100"]),
        ("5 were red.", ["5"]),
    ],
)
def test_which_numbers_are_figures(folder: Folder, text: str, figures: list[str]) -> None:
    """The 100 of a share, a date and the number of articles that we began from are none; all others are."""
    say(folder, text)

    found = traced_figures(read_content(folder.path))
    assert figures == [one.figure for one in found if one.text == text]


def test_a_source_that_is_not_there_holds_nothing(folder: Folder) -> None:
    """A figure whose one source has no file is in no extract."""
    folder.change(
        OUTCOME,
        "text: It went in 2 days.\n    sources: [smith-2020]",
        "text: It went in 2 days.\n    sources: [smith-2002]",
    )

    assert ["2"] == [one.wrong.split()[2] for one in complaints(folder)]


def test_a_step_answers_to_its_action(folder: Folder) -> None:
    """Each step of an action is traced to the sources of the action, and not to all of the card."""
    add_jones(folder, "Cool cloths helped.")
    folder.change(
        OUTCOME,
        "[Use a cool cloth.]\n    sources: [smith-2020]",
        "[Wait 12 days.]\n    sources: [jones-2021]",
    )

    assert ["12"] == [one.wrong.split()[2] for one in complaints(folder) if "jones-2021" in one.allowed]


def test_what_leads_to_a_card_answers_to_the_card(folder: Folder) -> None:
    """A gap and a check of a chapter, which have no sources, are traced to those of the card that they lead to."""
    add_jones(folder, "There were 77 sores.")
    folder.change("articles/gaps.yaml", "{page: help}", "{card: redness}")
    folder.change("articles/gaps.yaml", "The page on help says it.", "It says 5 of 20, and 77.")
    folder.change("chapters/sores.yaml", "Can a sore spread?", "Can 5 or 77 spread?")
    folder.change(
        "chapters/sores.yaml",
        "sources: [smith-2020]\n          certainty: moderate",
        "sources: [jones-2021]\n          certainty: moderate",
    )

    assert [("content/articles/gaps.yaml", "77"), ("content/chapters/sores.yaml", "77")] == sorted(
        (one.file, one.wrong.split()[2]) for one in complaints(folder) if "figure" in one.wrong
    )


def test_a_lead_answers_to_its_own_chapter(folder: Folder) -> None:
    """The cards that a chapter lists lend it no figure."""
    add_jones(folder, "There were 77 sores.")
    folder.change(
        OUTCOME,
        "text: It went in 2 days.\n    sources: [smith-2020]",
        "text: There were 77.\n    sources: [jones-2021]",
    )
    folder.change("chapters/sores.yaml", "This page is about sores.", "This page is about 77 sores.")

    assert ["content/chapters/sores.yaml"] == [
        one.file for one in complaints(folder) if "figure 77" in one.wrong
    ]


def test_a_word_of_our_own_needs_no_extract(folder: Folder) -> None:
    """What cites no source is marked as ours, and so are its figures."""
    folder.change("timeline.yaml", "{text: Tell them., sources: []", "{text: Wait for 99 days., sources: []")

    assert [] == complaints(folder)


def test_a_title_answers_to_all_sources_of_its_file(folder: Folder) -> None:
    """A summary and a lead have no sources of their own, and still no figure of their own."""
    folder.change(
        OUTCOME, "summary: The skin may turn red for some days.", "summary: The skin may be red for 88 weeks."
    )
    folder.change(
        "chapters/sores.yaml", "lead: This page is about sores.", "lead: This page is about 77 sores."
    )

    assert ["77", "88"] == sorted(one.wrong.split()[2] for one in complaints(folder))


@pytest.mark.parametrize(
    ("name", "old", "new", "number", "place"),
    [
        (
            "findings/smith-redness.yaml",
            "count: {n: 5, of: 20}",
            "count: {n: 5, of: 21}",
            "21",
            'finding "smith-redness", count',
        ),
        (SOURCE, "people: 20", "people: 33", "33", 'source "smith-2020", study'),
        (SOURCE, "people_by_type: {IV: 12}", "people_by_type: {IV: 13}", "13", 'source "smith-2020", study'),
    ],
)
def test_numbers_that_are_drawn(
    folder: Folder, name: str, old: str, new: str, number: str, place: str
) -> None:
    """The counts of findings and of who was studied are traced like those of texts."""
    folder.change(name, old, new)

    assert [place] == [
        one.item
        for one in complaints(folder)
        if f"number {number} is in no extract of smith-2020" in one.wrong
    ]


def test_a_broken_file_is_not_traced(folder: Folder) -> None:
    """What does not fit its schema is reported by the schema alone."""
    folder.change("findings/smith-redness.yaml", "count: {n: 5, of: 20}", "count: {n: 5, of: 21}")
    folder.change("findings/smith-redness.yaml", "certainty: low", "certainty: some")

    assert [] == complaints(folder)


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


def test_people_are_added_only_when_all_are_known() -> None:
    """One study is no sum, and neither are several of which one does not state its people."""
    people = {"one": 20, "two": 33, "three": None}

    assert "53" == together(("one", "two"), people)
    assert ["", "", ""] == [together(ids, people) for ids in (("one",), ("one", "three"), ("one", "four"))]
