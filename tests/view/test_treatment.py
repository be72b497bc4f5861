"""No count is shown without the treatment it comes from, and readers of heated needles are told about heat."""

import pytest

from tests.content.compiled import CONTENT
from tests.view.parsed import Elements
from tests.view.sample import ASSESSMENTS
from widgets.core.assessment import Assessment
from widgets.core.findings import Finding
from widgets.core.treatment import shown_on
from widgets.view.base.count_html import count_html
from widgets.view.base.wording import other_treatment_note, treatment_sentence
from widgets.view.card.card_html import card_html
from widgets.view.card.card_text import card_text
from widgets.view.card.cards_page import cards_html
from widgets.view.charts.chart import ChartContent, chart_text
from widgets.view.charts.healing import healing_chart
from widgets.view.charts.skin_types import skin_types_chart
from widgets.view.charts.studies import SAME, UNLIKE, studies_chart
from widgets.view.compare.compare_html import compare_html, concern_html
from widgets.view.compare.compare_text import compare_text

WORDS = CONTENT.words
HEATED, UNSURE, PLAIN, NOBODY = (
    ASSESSMENTS[name]
    for name in ("heated needles", "needles not known", "needles without heat", "nothing answered")
)
NAMES = ("heated", "unsure", "plain", "nobody")
HEAT_WORDS = [WORDS(f"cards.treatment.{key}") for key in ("no_heat", "no_heat_but", "no_heat_unsure")]
FINDINGS = pytest.mark.parametrize("finding", CONTENT.findings.values(), ids=CONTENT.findings)
CHARTS = {"studies": studies_chart, "skin_types": skin_types_chart, "healing": healing_chart}


def flat(markup: object) -> str:
    return " ".join(Elements(markup).text.split())


def without_treatment(findings, reader: Assessment, page: str) -> list[str]:
    """Return the counts whose treatment, or whose note on it, is not on a page."""
    return [
        item.id
        for item in findings
        if any(
            text not in page for text in (item.treatment, other_treatment_note(item, reader, CONTENT) or "")
        )
    ]


@FINDINGS
@pytest.mark.parametrize("reader", [HEATED, UNSURE, PLAIN, NOBODY], ids=NAMES)
def test_each_count_says_what_was_done(finding: Finding, reader: Assessment) -> None:
    """
    The treatment is beside each count, in bold where it is not that of the reader and no line says more.
    """
    page = count_html(finding, "here", reader, CONTENT)
    bold = f"<strong>{finding.treatment}</strong>" in str(page).replace("&quot;", '"')

    assert finding.treatment in flat(page)
    assert bold == (
        reader.unlike(finding.treatment_kind) is not None
        and other_treatment_note(finding, reader, CONTENT) is None
    )


@FINDINGS
def test_heat_is_mentioned_to_whom_it_concerns(finding: Finding) -> None:
    """
    Any count of needles without heat says so to a reader of heated needles, with an if to one who is
    not sure, and to no one else.
    """
    without = finding.treatment_kind in ("plain_needling", "needling_with_more")
    notes = [
        other_treatment_note(finding, reader, CONTENT) or "" for reader in (HEATED, UNSURE, PLAIN, NOBODY)
    ]

    assert [without, without, False, False] == [any(words in note for words in HEAT_WORDS) for note in notes]
    assert not without or notes[0] in flat(count_html(finding, "here", HEATED, CONTENT))


@pytest.mark.parametrize(
    "finding",
    [
        item
        for item in CONTENT.findings.values()
        if item.treatment_kind in ("plain_needling", "needling_with_more")
    ],
    ids=lambda finding: finding.id,
)
def test_no_count_with_heat_is_mentioned_only_where_none_is(finding: Finding) -> None:
    """
    Where another count of the same card or concern has heat, the note says so and does not deny it.
    """
    with_heat = [
        item
        for item in CONTENT.findings.values()
        if item.treatment_kind == "radiofrequency"
        and (item.card, item.concern) == (finding.card, finding.concern)
    ]
    note = other_treatment_note(finding, HEATED, CONTENT)

    assert WORDS(f"cards.treatment.{'no_heat_but' if with_heat else 'no_heat'}") == note


@pytest.mark.parametrize("reader", [HEATED, UNSURE, PLAIN], ids=["heated", "unsure", "plain"])
def test_no_card_has_a_count_without_its_treatment(reader: Assessment) -> None:
    """
    On each card, as HTML and as text, each count is followed by its treatment and whose it is.
    """
    for card in CONTENT.cards.values():
        ids = shown_on(card, CONTENT.findings, reader.treatments_sure)
        page, text = flat(card_html(card, reader, CONTENT)), card_text(card, reader, CONTENT)

        assert ([], []) == (without_treatment(ids, reader, page), without_treatment(ids, reader, text)), (
            card.id
        )


@pytest.mark.parametrize(
    ("reader", "key"),
    [(HEATED, "no_heat"), (UNSURE, "no_heat_unsure"), (PLAIN, None), (NOBODY, None)],
    ids=NAMES,
)
def test_above_cards_and_options_is_a_line_on_heat(reader: Assessment, key: str | None) -> None:
    """
    What the prose of cards and options says is about needles without heat, and readers with other needles are told so.
    """
    pages = {"cards": flat(cards_html(reader, CONTENT)), "compare": flat(compare_html(reader, CONTENT))}

    for page, text in pages.items():
        for words, line in CONTENT.words.under(f"{page}.heat").items():
            assert (words == key) == (line in text), (page, words)


@pytest.mark.parametrize("concern", CONTENT.concerns.values(), ids=CONTENT.concerns)
def test_no_option_has_a_count_without_its_treatment(concern) -> None:
    """
    Beside the options of each concern, each count says to a reader of heated needles what was done.
    """
    counts = [
        CONTENT.findings[id]
        for option in concern.options.values()
        for row in option.findings.values()
        for id in row
    ]
    page = flat(concern_html(concern, HEATED, CONTENT, None, True))

    assert [] == without_treatment(counts, HEATED, page)


def test_compared_counts_say_it_as_text_too() -> None:
    """
    The plain text of the options has the treatment of each count of the reader's concerns.
    """
    counts = [
        CONTENT.findings[id]
        for concern in HEATED.concerns
        for option in concern.options.values()
        for row in option.findings.values()
        for id in row
    ]
    text = compare_text(HEATED, CONTENT)

    assert counts
    assert [] == without_treatment(counts, HEATED, text)


@pytest.mark.parametrize("reader", [HEATED, UNSURE], ids=["heated", "unsure"])
def test_each_study_is_marked_in_chart_and_table(reader: Assessment) -> None:
    """
    A count that is not of the reader's treatment has another mark, a word in its row, and its note in the
    table.
    """
    picture = studies_chart(reader, CONTENT)
    findings = [item for item in _in_order(picture) if item.drawable]
    dots = [trace for trace in picture.figure["data"] if trace["mode"] == "markers"]
    symbols = {row: dot["marker"]["symbol"] for dot in dots for row in dot["y"]}
    rows = str(picture.picture).split("<li")[1:]
    first = findings[0].treatment_kind

    assert SAME != UNLIKE
    assert {
        row: SAME if item.treatment_kind == first else UNLIKE for row, item in enumerate(findings)
    } == symbols
    assert [] == [
        row
        for item, row in zip(findings, rows, strict=True)
        if (how := reader.unlike(item.treatment_kind))
        and WORDS(f"charts.studies.kinds.{how.value}") not in row
    ]
    assert [] == [
        item.id
        for item in reader.findings
        if treatment_sentence(item, reader, CONTENT) not in chart_text(picture)
    ]
    assert WORDS("charts.studies.other_mark") in picture.notes


def _in_order(picture: ChartContent) -> list[Finding]:
    return [CONTENT.findings[id] for id in picture.keys]


@pytest.mark.parametrize("chart", ["skin_types", "healing"])
@pytest.mark.parametrize("reader", [HEATED, UNSURE], ids=["heated", "unsure"])
def test_each_row_of_a_chart_says_that_it_is_without_heat(chart: str, reader: Assessment) -> None:
    """
    Title, meaning, rows and table all say so, and the marks are others too.
    """
    plain, with_heat = (CHARTS[chart](who, CONTENT) for who in (NOBODY, reader))
    mark = WORDS("charts.without_heat", label="").strip()
    key = "no_heat" if reader is HEATED else "no_heat_unsure"

    assert len(with_heat.rows) <= str(with_heat.picture).count(mark)
    assert [] == [row for row in with_heat.rows if not any(mark in cell for cell in row)]
    assert mark in with_heat.title and WORDS(f"charts.{chart}.{key}") in with_heat.so_what
    assert _marks(plain) != _marks(with_heat)


def _marks(drawn: ChartContent) -> list[str]:
    bars = [
        item["class"] for item in Elements(drawn.picture).all("span") if "mw-bar" in item.get("class", "")
    ]
    return [bar for bar in bars if bar != "mw-bar mw-full"] or bars[:1]


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("reader", [PLAIN, NOBODY], ids=["plain", "nobody"])
def test_a_reader_without_heat_is_not_told_of_it(chart: str, reader: Assessment) -> None:
    """
    For anyone else no chart speaks of needles without heat.
    """
    assert "without heat" not in chart_text(CHARTS[chart](reader, CONTENT))


@pytest.mark.parametrize(
    ("reader", "has_notes"), [(HEATED, True), (UNSURE, True), (PLAIN, False), (NOBODY, False)], ids=NAMES
)
def test_the_time_line_has_notes_on_heat(reader: Assessment, has_notes: bool) -> None:
    """
    The first stage tells a reader whose needles are heated, or may be, where its times come from.
    """
    notes = healing_chart(reader, CONTENT).steps[0].notes

    assert has_notes == any("needles without heat" in note for note in notes)


def test_the_meter_says_who_was_studied_with_heat() -> None:
    """
    Below the meter a reader of heated needles reads how many people were studied with such needles,
    of their skin type too.
    """
    with_heat = [
        source.study
        for source in CONTENT.sources.values()
        if source.study and source.study.people and source.study.treatment == "radiofrequency"
    ]
    mine = [study for study in with_heat if "V" in (study.skin_types or ())]
    notes = skin_types_chart(HEATED, CONTENT).notes
    people = [sum(item.people for item in some) for some in (with_heat, mine)]

    assert mine
    assert WORDS("charts.skin_types.heated", n=len(with_heat), people=people[0]) in notes
    assert WORDS("charts.skin_types.heated_type", type="V", n=len(mine), people=people[1]) in notes
