"""Charts: valid figures, the same facts as a table, and never a chart of what was not counted."""

from dataclasses import replace
from math import inf

import plotly.graph_objects as go
import pytest

from tests.content.compiled import CONTENT
from tests.view.parsed import Elements
from tests.view.sample import ASSESSMENTS
from widgets.core.assessment import Assessment
from widgets.view.charts import studies as studies_module
from widgets.view.charts.answers_map import map_chart
from widgets.view.charts.by_name import CHARTS
from widgets.view.charts.chart import LINE_HEIGHT, ChartContent, chart_text, notes_html
from widgets.view.charts.healing import healing_chart
from widgets.view.charts.skin_types import skin_types_chart, studies
from widgets.view.charts.studies import studies_chart

EACH = pytest.mark.parametrize(
    ("draw", "assessment"),
    [(draw, item) for draw in CHARTS.values() for item in ASSESSMENTS.values()],
    ids=[f"{chart}: {name}" for chart in CHARTS for name in ASSESSMENTS],
)


@EACH
def test_plotly_itself_accepts_the_figure(draw, assessment: Assessment) -> None:
    """
    The plain dict is a figure that Plotly's own validator accepts.
    """
    figure = draw(assessment, CONTENT).figure or {"data": []}

    assert len(figure["data"]) == len(go.Figure(figure).data)


@EACH
def test_a_bar_leaves_its_label_clear(draw, assessment: Assessment) -> None:
    """
    No bar reaches into the label of a row, whose box would cut a notch out of it. Without a width a bar fills its row.
    """
    figure = draw(assessment, CONTENT).figure or {"data": []}
    bars = [trace for trace in figure["data"] if trace["type"] == "bar"]
    labels = [item for item in figure["layout"]["annotations"] if item.get("xref") == "paper"] if bars else []
    boxes = [(item["y"] - LINE_HEIGHT * (1 + item["text"].count("<br>")), item["y"]) for item in labels]
    half = max((trace.get("width", inf) / 2 for trace in bars), default=0)

    assert [] == [
        (y, box)
        for trace in bars
        for y in trace["y"]
        for box in boxes
        if y - half < box[1] and box[0] < y + half
    ]


@EACH
def test_the_table_says_what_the_chart_says(draw, assessment: Assessment) -> None:
    """
    Each chart has a table whose rows match its heads, a title, and a line on what it means.
    """
    chart = draw(assessment, CONTENT)
    table = Elements(notes_html(chart, CONTENT))

    assert [len(chart.headers)] * len(chart.rows) == [len(row) for row in chart.rows]
    assert ([], []) == (table.broken, table.open)
    assert all(text.strip() for text in (chart.title, chart.so_what, chart.alt))
    assert [] == [cell for row in chart.rows for cell in row if not cell.strip()]


def _marks(chart: ChartContent) -> list[float]:
    return list(chart.figure["data"][0]["x"])


def test_each_study_is_drawn_once_and_nothing_is_pooled() -> None:
    """
    There is one dot a count of people, at its own share, with its own range.
    """
    chart = studies_chart(ASSESSMENTS["nothing answered"], CONTENT)
    counts = [finding for finding in ASSESSMENTS["nothing answered"].findings if finding.drawable]

    assert sorted(finding.measure.share * 100 for finding in counts) == sorted(_marks(chart))


def test_patches_are_described_and_never_drawn() -> None:
    """
    A count of patches is in the table and in a note, and has no dot.
    """
    vitiligo = studies_chart(ASSESSMENTS["growing vitiligo"], CONTENT, {"vitiligo"})
    patches = [
        finding
        for finding in CONTENT.findings.values()
        if finding.card == "vitiligo" and not finding.drawable
    ]

    assert patches
    assert 50 not in _marks(vitiligo)
    assert [] == [item.label for item in patches if not any(item.label in note for note in vitiligo.notes)]


def test_drawing_patches_is_an_error() -> None:
    """
    Drawing a finding that did not count people is refused.
    """
    patches = next(finding for finding in CONTENT.findings.values() if not finding.drawable)

    with pytest.raises((TypeError, AttributeError)):
        studies_module._figure([patches], ASSESSMENTS["nothing answered"], CONTENT)


def test_nothing_counted_gives_no_picture() -> None:
    """
    Where no one has counted people there is no figure; the table is open,
    or is not there when it would be empty.
    """
    patches = {id: item for id, item in CONTENT.findings.items() if item.card and not item.drawable}
    assessments = [
        replace(ASSESSMENTS["nothing answered"], findings=tuple(findings))
        for findings in (patches.values(), ())
    ]
    charts = [studies_chart(assessment, CONTENT) for assessment in assessments]
    tables = [Elements(notes_html(chart, CONTENT)).all("details") for chart in charts]

    assert [None, None] == [chart.figure for chart in charts]
    assert [[True], []] == [["open" in table for table in assessments] for assessments in tables]


def test_the_meter_counts_people_of_plain_needling_only() -> None:
    """
    For each type the striped bar is the sum of people in plain-needling studies that took the type in,
    and the full bar those whom a study counted by type.
    """
    chart = skin_types_chart(ASSESSMENTS["nothing answered"], CONTENT)
    at_most, exact = (list(bars["x"]) for bars in chart.figure["data"])
    sources = [
        source.study
        for source in CONTENT.sources.values()
        if source.study and source.study.people and source.study.treatment == "plain_needling"
    ]
    skin_types = CONTENT.questions["skin_type"].named

    assert [
        sum(study.people for study in sources if type_ in (study.skin_types or ())) for type_ in skin_types
    ] == at_most
    assert [sum(study.people_by_type.get(type_, 0) for study in sources) for type_ in skin_types] == exact
    assert {"plain_needling"} == {source.study.treatment for source in studies(CONTENT)}


def test_the_two_bars_of_the_meter_differ_without_colour() -> None:
    """
    What is only the most there can have been is striped; what was counted is full.
    """
    at_most, exact = skin_types_chart(ASSESSMENTS["nothing answered"], CONTENT).figure["data"]

    assert ("/", None) == (at_most["marker"]["pattern"]["shape"], exact["marker"].get("pattern"))


@pytest.mark.parametrize(
    ("reader", "content", "key"),
    [
        ("skin type VI", CONTENT, "title_one"),
        (
            "skin type VI",
            replace(CONTENT, sources={"one": CONTENT.sources["ishfaq-2022"]}),
            "title_one_study",
        ),
        ("skin type VI", replace(CONTENT, sources={}), "title_nobody"),
        ("nothing answered", CONTENT, "title_all"),
    ],
)
def test_the_meter_says_its_finding(reader: str, content, key: str) -> None:
    """
    The title names the reader's type, how many of how many studies took it in,
    and the most people there can have been.
    """
    with_type_vi = [source for source in studies(content) if "VI" in (source.study.skin_types or ())]
    expected = CONTENT.words(
        f"charts.skin_types.{key}",
        type="VI",
        n=len(with_type_vi),
        of=len(studies(content)),
        people=sum(source.study.people for source in with_type_vi),
    )

    assert expected == skin_types_chart(ASSESSMENTS[reader], content).title


def test_the_meter_says_who_was_not_studied() -> None:
    """
    Where no study took in the reader's type, the line below says that these studies cannot tell.
    """
    chart = skin_types_chart(ASSESSMENTS["skin type VI"], replace(CONTENT, sources={}))

    assert CONTENT.words("charts.skin_types.so_what_nobody", type="VI") == chart.so_what


@pytest.mark.parametrize(
    ("reader", "names"),
    [("skin type VI", ["pick"]), ("skin type IV, not sure", ["yours"] * 3), ("nothing answered", [])],
)
def test_the_meter_marks_the_readers_rows(reader: str, names: list[str]) -> None:
    """
    A sure pick is called a pick, and types that are only possible "may be yours".
    """
    assessment = ASSESSMENTS[reader]
    rows = [row[0] for row in skin_types_chart(assessment, CONTENT).rows]
    expected = [
        CONTENT.words(f"charts.skin_types.{name}", type=type_)
        for name, type_ in zip(names, assessment.skin_types, strict=True)
    ]

    assert expected == [row for row in rows if "(" in row]


def test_the_time_line_marks_what_concerns_the_reader() -> None:
    """
    A reader who has cold sores sees a note that others do not.
    """
    plain, with_answers = (
        healing_chart(ASSESSMENTS[name], CONTENT) for name in ("nothing answered", "everything")
    )

    assert [] == [step for step in plain.steps if step.notes]
    assert 2 <= len([step for step in with_answers.steps if step.notes])


@pytest.mark.parametrize("reader", ["nothing answered", "everything"])
def test_each_step_of_the_time_line_gives_the_page_its_hours(reader: str) -> None:
    """
    List and table carry the hours of each stage, and a hidden place for the date that only the page knows.
    """
    page = Elements(notes_html(healing_chart(ASSESSMENTS[reader], CONTENT), CONTENT))
    hours = [(f"{stage.from_hours:g}", f"{stage.to_hours:g}") for stage in CONTENT.timeline]
    dates = [cell for cell in (*page.all("td"), *page.all("th")) if cell.get("class") == "mw-when"]

    for name in ("li", "tr"):
        assert hours == [
            (item["data-from-hours"], item["data-to-hours"])
            for item in page.all(name)
            if "data-from-hours" in item
        ]
    assert [True] * (len(hours) + 1) == ["hidden" in cell for cell in dates]


def test_a_step_without_a_remark_waits_for_its_date() -> None:
    """
    Without a date the list has the stages with a remark for this reader, and no bare names.
    """
    page = Elements(notes_html(healing_chart(ASSESSMENTS["nothing answered"], CONTENT), CONTENT))

    assert [True] * len(CONTENT.timeline) == ["hidden" in item for item in page.all("li")]


@pytest.mark.parametrize("draw", [studies_chart, skin_types_chart, map_chart])
def test_only_a_time_line_has_a_place_for_dates(draw) -> None:
    """
    No other chart has steps, and so none offers a date.
    """
    assert "data-from-hours" not in notes_html(draw(ASSESSMENTS["everything"], CONTENT), CONTENT)


def test_chart_text_has_every_row() -> None:
    """
    The plain text of a chart has its title and every cell of its table.
    """
    chart = studies_chart(ASSESSMENTS["nothing answered"], CONTENT)
    text = chart_text(chart)

    assert [] == [cell for row in chart.rows for cell in row if cell not in text]
