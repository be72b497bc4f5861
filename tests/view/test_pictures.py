"""Charts: lawful figures, the same facts as a table, and never a picture of what was not counted."""

from dataclasses import replace

import plotly.graph_objects as go
import pytest

from tests.content.compiled import CONTENT
from tests.view.parsed import Elements
from tests.view.sample import ASSESSMENTS
from widgets.core.assessment import Assessment
from widgets.view import studies_picture as studies_module
from widgets.view.healing_picture import healing_picture
from widgets.view.picture import Picture, notes_html, picture_text
from widgets.view.skin_types_picture import skin_types_picture, studies
from widgets.view.studies_picture import studies_picture

CHARTS = {"studies": studies_picture, "skin_types": skin_types_picture, "healing": healing_picture}
EACH = pytest.mark.parametrize(("draw", "assessment"), [(draw, item) for draw in CHARTS.values() for item in
                                                        ASSESSMENTS.values()],
                               ids=[f"{chart}: {name}" for chart in CHARTS for name in ASSESSMENTS])


@EACH
def test_plotly_itself_accepts_the_figure(draw, assessment: Assessment) -> None:
    """
    The plain dict is a figure that Plotly's own validator takes without complaint.
    """
    figure = draw(assessment, CONTENT).figure

    assert len(figure["data"]) == len(go.Figure(figure).data)


@EACH
def test_the_table_says_what_the_chart_says(draw, assessment: Assessment) -> None:
    """
    Each chart has a whole table of as many cells as it has heads, a title, and a line on what it means.
    """
    picture = draw(assessment, CONTENT)
    table = Elements(notes_html(picture, CONTENT))

    assert {len(picture.headers)} == {len(row) for row in picture.rows}
    assert ([], []) == (table.broken, table.open)
    assert all(text.strip() for text in (picture.title, picture.so_what, picture.alt))
    assert [] == [cell for row in picture.rows for cell in row if not cell.strip()]


def _marks(picture: Picture) -> list[float]:
    return list(picture.figure["data"][0]["x"])


def test_each_study_is_drawn_once_and_nothing_is_pooled() -> None:
    """
    There is one dot a count of people, at its own share, with its own range.
    """
    picture = studies_picture(ASSESSMENTS["nothing answered"], CONTENT)
    counts = [finding for finding in ASSESSMENTS["nothing answered"].findings if finding.drawable]

    assert sorted(finding.measure.share * 100 for finding in counts) == sorted(_marks(picture))


def test_patches_are_told_and_never_drawn() -> None:
    """
    A count of patches is in the table and in a note, and has no dot.
    """
    vitiligo = studies_picture(ASSESSMENTS["growing vitiligo"], CONTENT, {"vitiligo"})
    patches = [finding for finding in CONTENT.findings.values() if finding.card == "vitiligo" and not finding.drawable]

    assert patches
    assert 50 not in _marks(vitiligo)
    assert [] == [item.label for item in patches if not any(item.label in note for note in vitiligo.notes)]


def test_drawing_patches_is_an_error() -> None:
    """
    Whoever tries to draw a finding that did not count people is refused.
    """
    patches = next(finding for finding in CONTENT.findings.values() if not finding.drawable)

    with pytest.raises((TypeError, AttributeError)):
        studies_module._figure([patches], ASSESSMENTS["nothing answered"], CONTENT)


def test_nothing_counted_gives_no_picture() -> None:
    """
    Where no one has counted people there is no figure, and the table stands open.
    """
    picture = studies_picture(ASSESSMENTS["nothing answered"], CONTENT, {"infection"})

    assert picture.figure is None
    assert "<details open" in notes_html(picture, CONTENT).replace(' class="mw-table-twin"', "")


def test_the_meter_counts_people_of_plain_needling_only() -> None:
    """
    For each type the bar is the sum of people in plain-needling studies that took the type in.
    """
    picture = skin_types_picture(ASSESSMENTS["nothing answered"], CONTENT)
    expected = [sum(source.study.people for source in CONTENT.sources.values() if source.study and source.study.people
                    and source.study.treatment == "plain_needling" and type_ in (source.study.skin_types or ()))
                for type_ in CONTENT.questions["skin_type"].named]

    assert expected == _marks(picture)
    assert {"plain_needling"} == {source.study.treatment for source in studies(CONTENT)}


def test_the_meter_names_the_readers_own_type() -> None:
    """
    The title speaks of the reader's type, and says so when no study took it in.
    """
    own = skin_types_picture(ASSESSMENTS["skin type VI"], CONTENT)
    nobody = replace(CONTENT, sources={})
    unstudied = skin_types_picture(ASSESSMENTS["skin type VI"], nobody)

    assert "VI" in own.title
    assert CONTENT.words("charts.skin_types.so_what_nobody", type="VI") == unstudied.so_what


def test_the_time_line_marks_what_concerns_the_reader() -> None:
    """
    A reader who has cold sores sees a note that others do not.
    """
    plain, answered = (healing_picture(ASSESSMENTS[name], CONTENT) for name in ("nothing answered", "everything"))

    assert plain.notes == ()
    assert len(answered.notes) >= 2


def test_chart_text_holds_every_row() -> None:
    """
    The plain text of a chart has its title and every cell of its table.
    """
    picture = studies_picture(ASSESSMENTS["nothing answered"], CONTENT)
    text = picture_text(picture)

    assert [] == [cell for row in picture.rows for cell in row if cell not in text]
