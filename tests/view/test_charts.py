"""Charts: valid figures, the same facts as a table, and never a chart of what was not counted."""

import re
from dataclasses import replace
from html import unescape

import plotly.graph_objects as go
import pytest

from tests.content.compiled import CONTENT
from tests.view.parsed import Elements
from tests.view.sample import ASSESSMENTS
from widgets.core.assessment import Assessment
from widgets.theme.colours import properties
from widgets.view.charts import studies as studies_module
from widgets.view.charts.answers_map import map_chart
from widgets.view.charts.by_name import CHARTS
from widgets.view.charts.chart import ChartContent, chart_text, notes_html, token
from widgets.view.charts.healing import healing_chart
from widgets.view.charts.skin_types import skin_types_chart, studies
from widgets.view.charts.studies import studies_chart

EACH = pytest.mark.parametrize(
    ("draw", "assessment"),
    [(draw, item) for draw in CHARTS.values() for item in ASSESSMENTS.values()],
    ids=[f"{chart}: {name}" for chart in CHARTS for name in ASSESSMENTS],
)


def coloured(value):
    """Look up the colours of a figure, as the page does."""
    if isinstance(value, dict):
        return {key: coloured(one) for key, one in value.items()}
    if isinstance(value, list):
        return [coloured(one) for one in value]
    return (
        re.sub(r"^var\(--mw-(.*)\)$", lambda match: properties()[match[1]], value)
        if isinstance(value, str)
        else value
    )


@EACH
def test_plotly_itself_accepts_the_figure(draw, assessment: Assessment) -> None:
    """
    With its colours looked up, the plain dict is a figure that Plotly's own validator accepts.
    """
    figure = coloured(draw(assessment, CONTENT).figure or {"data": []})

    assert len(figure["data"]) == len(go.Figure(figure).data)


def test_only_the_chart_of_studies_needs_plotly() -> None:
    """
    Whoever opens a page without that chart does not fetch plotly.js.
    """
    with_figure = {
        name for name, draw in CHARTS.items() for item in ASSESSMENTS.values() if draw(item, CONTENT).figure
    }

    assert {"studies"} == with_figure


def test_a_colour_of_a_figure_is_one_of_the_theme() -> None:
    """
    A figure names colours, so that the page can look them up in the theme that is on; it names no other.
    """
    colours = set(
        re.findall(
            r"#[0-9a-f]{6}|rgb|var\([^)]*\)", str(studies_chart(ASSESSMENTS["everything"], CONTENT).figure)
        )
    )

    assert colours == {"var(--mw-strong)", "var(--mw-mid)"}
    with pytest.raises(KeyError):
        token("red")


@EACH
def test_each_bar_is_within_its_lane(draw, assessment: Assessment) -> None:
    """
    A bar begins and ends within its lane, and has a pattern of its own besides its colour.
    """
    page = Elements(notes_html(draw(assessment, CONTENT), CONTENT))
    bars = [item for item in page.all("span") if item.get("class", "").startswith("mw-bar")]
    spans = [[float(number) for number in re.findall(r"([\d.]+)%", bar["style"])] for bar in bars]

    assert [] == [(left, width) for left, width in spans if not 0 <= left <= left + width <= 100.01]
    assert {bar["class"].removeprefix("mw-bar ") for bar in bars} <= {"mw-full", "mw-striped", "mw-upright"}


@EACH
def test_the_table_says_what_the_chart_says(draw, assessment: Assessment) -> None:
    """
    Each chart has a table whose rows match its heads, a title, and a line on what it means.
    """
    chart = draw(assessment, CONTENT)
    table = Elements(notes_html(chart, CONTENT))

    assert [len(chart.headers)] * len(chart.rows) == [len(row) for row in chart.rows]
    assert ([], []) == (table.broken, table.open)
    assert all(text.strip() for text in (chart.title, chart.so_what))
    assert [] == [cell for row in chart.rows for cell in row if not cell.strip()]


def _marks(chart: ChartContent) -> dict[int, float]:
    """Return the dots: where each is drawn, by its row."""
    dots = [trace for trace in chart.figure["data"] if trace["mode"] == "markers"]
    return {row: x for trace in dots for row, x in zip(trace["y"], trace["x"], strict=True)}


def _buttons(chart: ChartContent) -> list[str]:
    """Return the id of the count in each row, from the top."""
    return [item["data-key"] for item in Elements(chart.picture).all("li")]


@pytest.mark.parametrize(
    "reader", ["nothing answered", "growing vitiligo", "heated needles", "needles not known"]
)
def test_each_study_is_drawn_once_and_nothing_is_pooled(reader: str) -> None:
    """
    There is one row and one dot a count of people, in the same place, at its own share, with its own range.
    """
    chart = studies_chart(ASSESSMENTS[reader], CONTENT)
    rows = [CONTENT.findings[id] for id in _buttons(chart)]
    lines = [trace for trace in chart.figure["data"] if trace["mode"] != "markers"]
    ends = {
        row: (low, high)
        for trace in lines
        for row, low, high in zip(trace["y"][::3], trace["x"][::3], trace["x"][1::3], strict=True)
    }

    assert sorted(item.id for item in ASSESSMENTS[reader].findings if item.drawable) == sorted(
        _buttons(chart)
    )
    assert {row: item.measure.share * 100 for row, item in enumerate(rows)} == _marks(chart)
    assert {row: tuple(end * 100 for end in item.measure.interval) for row, item in enumerate(rows)} == ends


@pytest.mark.parametrize(
    ("reader", "first"),
    [
        ("nothing answered", "plain_needling"),
        ("growing vitiligo", "plain_needling"),
        ("heated needles", "radiofrequency"),
    ],
)
def test_the_readers_treatment_comes_first(reader: str, first: str) -> None:
    """
    Counts of the reader's treatment are the first group, whatever the card; those of another come after it,
    and what was no needling at all comes last.
    """
    chart = studies_chart(ASSESSMENTS[reader], CONTENT)
    kinds = [CONTENT.findings[id].treatment_kind for id in _buttons(chart)]
    own = kinds.count(first)

    assert [first] * own == kinds[:own]
    assert "other" == kinds[-1]
    assert 2 == len(Elements(chart.picture).all("section"))
    assert [True, False] == [
        CONTENT.words(f"charts.studies.{key}") in str(chart.picture).split("</section>")[0]
        for key in (f"group_{first}", "group_other")
    ]


def test_another_treatment_looks_different_without_colour() -> None:
    """
    Another treatment than the reader's has a mark of another shape on a line of another pattern.
    """
    lines, dots, other_lines, other_dots = studies_chart(ASSESSMENTS["skin type VI"], CONTENT).figure["data"]

    assert ("solid", "circle") == (lines["line"]["dash"], dots["marker"]["symbol"])
    assert ("dot", "diamond-open") == (other_lines["line"]["dash"], other_dots["marker"]["symbol"])


@pytest.mark.parametrize(
    ("reader", "offered"),
    [("nothing answered", 0), ("skin type not known", 0), ("skin type VI", 1), ("skin type IV, not sure", 1)],
)
def test_the_switch_is_there_for_a_skin_type(reader: str, offered: int) -> None:
    """
    With a skin type there is a switch that says how many rows it keeps; without one, the chart asks for it.
    """
    chart = studies_chart(ASSESSMENTS[reader], CONTENT)
    page = Elements(chart.picture)
    kept = sum("data-own" in item for item in page.all("li"))

    assert offered == len(page.all("input"))
    assert bool(offered) == bool(kept)
    assert not offered or f"{kept} of {len(page.all('li'))}" in page.text
    assert offered or CONTENT.words("charts.studies.so_what_no_type") in chart.so_what


@EACH
def test_each_row_leads_to_its_row_of_the_table(draw, assessment: Assessment) -> None:
    """
    What a row tells when it is chosen is the row of the table with its key, and it is there.
    """
    chart = draw(assessment, CONTENT)
    page = Elements(notes_html(chart, CONTENT))
    rows = {item["data-key"] for item in page.all("tr") if "data-key" in item}
    keys = [f"row-{item['data-key']}" for item in page.all("li") if "data-key" in item]

    assert set(keys) <= rows
    assert len(keys) == len(set(keys))


def test_a_row_of_the_table_says_who_how_long_what_and_whence() -> None:
    """
    A reader of type V reads of each study whether skin like theirs took part, and its source.
    """
    reader = ASSESSMENTS["heated needles"]
    chart = studies_chart(reader, CONTENT)
    by_key = dict(zip(chart.keys, chart.rows, strict=True))
    yes, no, unknown = (by_key[id] for id in ("dogra-dark-marks", "vietnam-dark-marks", "amore-crusts"))

    for id, row in by_key.items():
        finding = CONTENT.findings[id]
        assert (finding.time_span, True) == (row[3], finding.who in row[2] and finding.treatment in row[0])
        assert CONTENT.sources[finding.source].title in row[5]
    assert CONTENT.words("charts.studies.yours_took_part", type="V") == yes[4]
    assert CONTENT.words("charts.studies.yours_not_told") == no[4]
    assert CONTENT.words("charts.studies.yours_not", types="I to IV") == unknown[4]


def test_what_is_no_needling_is_in_the_title() -> None:
    """
    Where the only count is of injuries, no title speaks of a study as if it were of needles.
    """
    chart = studies_chart(ASSESSMENTS["growing vitiligo"], CONTENT, {"vitiligo"})

    assert CONTENT.words("charts.studies.title_other") == chart.title


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
    assert 50 not in _marks(vitiligo).values()
    assert [] == [
        item.label for item in patches if not any(item.label in note for note in vitiligo.not_drawn)
    ]


def test_drawing_patches_is_an_error() -> None:
    """
    Drawing a finding that did not count people is refused.
    """
    patches = next(finding for finding in CONTENT.findings.values() if not finding.drawable)

    with pytest.raises((TypeError, AttributeError)):
        studies_module._figure([patches], ASSESSMENTS["nothing answered"])


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
    folds = [Elements(notes_html(chart, CONTENT)).all("details") for chart in charts]

    assert [None] * 4 == [drawn for chart in charts for drawn in (chart.figure, chart.picture)]
    assert [[True, True], []] == [["open" in fold for fold in of_chart] for of_chart in folds]


def _widths(assessment: Assessment, kind: str) -> list[float]:
    """Return how wide each bar of a kind is, in hundredths of its lane."""
    page = Elements(skin_types_chart(assessment, CONTENT).picture)
    bars = [item for item in page.all("span") if item.get("class") == f"mw-bar {kind}"]
    return [float(re.search(r"width: ([\d.]+)%", bar["style"])[1]) for bar in bars]


def test_the_meter_counts_people_of_plain_needling_only() -> None:
    """
    For each type the striped bar is the sum of people in plain-needling studies that took the type in,
    and the full bar those whom a study counted by type.
    """
    at_most, exact = (_widths(ASSESSMENTS["nothing answered"], kind) for kind in ("mw-striped", "mw-full"))
    sources = [
        source.study
        for source in CONTENT.sources.values()
        if source.study and source.study.people and source.study.treatment == "plain_needling"
    ]
    skin_types = CONTENT.questions["skin_type"].named

    included = [
        sum(study.people for study in sources if type_ in (study.skin_types or ())) for type_ in skin_types
    ]
    counted = [sum(study.people_by_type.get(type_, 0) for study in sources) for type_ in skin_types]
    assert [round(100 * people / max(included), 2) for people in included] == at_most
    assert [round(100 * people / max(included), 2) for people in counted] == exact
    assert {"plain_needling"} == {source.study.treatment for source in studies(CONTENT)}


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


def test_a_note_is_in_the_row_that_it_belongs_to() -> None:
    """
    Each stage has its row, and what concerns this reader at that stage is in it.
    """
    chart = healing_chart(ASSESSMENTS["everything"], CONTENT)
    rows = str(chart.picture).split("<li")[1:]

    assert len(CONTENT.timeline) == len(rows)
    for step, row in zip(chart.steps, rows, strict=True):
        assert step.label in row
        assert len(step.notes) == row.count("<p>")
        assert [] == [note for note in step.notes if note not in unescape(row)]


def test_both_time_scales_are_true() -> None:
    """
    On each scale a bar is as long as its stage and begins when it does: one hour is as wide in each row.
    """
    page = Elements(healing_chart(ASSESSMENTS["nothing answered"], CONTENT).picture)
    bars = [
        [float(number) for number in re.findall(r"([\d.]+)%", item["style"])]
        for item in page.all("span")
        if item.get("class", "").startswith("mw-bar")
    ]
    scales = [168 if stage.to_hours <= 168 else 4368 for stage in CONTENT.timeline]

    assert [
        [
            round(100 * stage.from_hours / scale, 2),
            round(100 * (stage.to_hours - stage.from_hours) / scale, 2),
        ]
        for stage, scale in zip(CONTENT.timeline, scales, strict=True)
    ] == bars


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
