"""The map of answers and cards: each mark is a rule that fired, and the words say the same as the marks."""

import pytest

from tests.content.compiled import CONTENT
from tests.view.parsed import Elements
from tests.view.sample import ASSESSMENTS
from widgets.core.assessment import Assessment
from widgets.core.finding_out import FIND_OUT, stands_at
from widgets.core.influences import influences
from widgets.theme import colours
from widgets.view.charts.answers_map import map_chart
from widgets.view.charts.chart import chart_text, notes_html, title_html

ANSWERED = {name: item for name, item in ASSESSMENTS.items() if item.personal or item.unsure}
EACH = pytest.mark.parametrize("assessment", ANSWERED.values(), ids=ANSWERED)


@EACH
def test_there_is_a_mark_for_each_answer_that_affects_a_card(assessment: Assessment) -> None:
    """
    Card by card, the marks are at the numbers of the answers, in the shape of their urgency.
    """
    chart, items = map_chart(assessment, CONTENT), influences(assessment, CONTENT)
    [marks] = chart.figure["data"]
    questions = [id for id in CONTENT.questions if id in {item.question for item in items}]

    assert [questions.index(item.question) + 1 for item in items] == marks["x"]
    assert [
        CONTENT.words("cards.find_out.mark")
        if item.card == FIND_OUT
        else CONTENT.urgency[item.urgency.id]["shape"]
        for item in items
    ] == marks["text"]
    assert len(assessment.personal) + bool(assessment.unsure) == len(set(marks["y"])) == len(chart.rows)


@EACH
def test_a_mark_has_the_colour_of_its_urgency(assessment: Assessment) -> None:
    """
    The map and the cards share one palette: each mark has the edge colour of its level, and what is only to be
    found out has that of its card.
    """
    [marks] = map_chart(assessment, CONTENT).figure["data"]

    assert [
        colours.ACCENT if item.card == FIND_OUT else colours.URGENCY[item.urgency].edge
        for item in influences(assessment, CONTENT)
    ] == marks["textfont"]["color"]


@EACH
def test_title_key_and_table_say_what_the_marks_say(assessment: Assessment) -> None:
    """
    The title counts answers and cards, the key names each answer, and each row of the table names its own.
    """
    chart, items = map_chart(assessment, CONTENT), influences(assessment, CONTENT)
    questions = [id for id in CONTENT.questions if id in {item.question for item in items}]
    numbers = [int(word) for word in chart.title.split() if word.isdigit()]

    rows = [(card.id, card.title) for card in assessment.personal]
    if assessment.unsure:
        rows.insert(
            stands_at(assessment.unsure, assessment.personal),
            (FIND_OUT, CONTENT.words("cards.find_out.title")),
        )

    assert [len(questions), len(rows)] == numbers
    assert [True] * len(questions) == [
        line.startswith(CONTENT.questions[id].legend) for line, id in zip(chart.key, questions, strict=True)
    ]
    for (id, title), row in zip(rows, chart.rows, strict=True):
        assert title == row[0]
        assert [] == [
            item
            for item in items
            if item.card == id and f"{questions.index(item.question) + 1}. " not in row[2]
        ]


def test_the_numbers_on_the_axis_do_not_touch() -> None:
    """
    With more answers than a narrow phone has room for, every second one has its number on the axis.
    """
    ticks = {
        name: map_chart(item, CONTENT).figure["layout"]["xaxis"]["tickvals"]
        for name, item in ANSWERED.items()
    }

    assert [1, 3, 5] == ticks["nothing known"][:3]
    assert [1, 2, 3] == ticks["everything"][:3]


@EACH
def test_the_text_alternative_names_each_card_with_its_numbers(assessment: Assessment) -> None:
    """
    A reader who cannot see the map hears each card and the numbers of its answers.
    """
    chart = map_chart(assessment, CONTENT)
    labels = [label["text"].replace("<br>", " ") for label in chart.figure["layout"]["annotations"]]

    assert [] == [label for label in labels if label not in chart.alt]
    assert all("answer" in label for label in labels)


def test_nothing_answered_is_a_calm_sentence() -> None:
    """
    Without answers there is no figure, no empty table and no number, only what will be there.
    """
    chart = map_chart(ASSESSMENTS["nothing answered"], CONTENT)

    assert (None, (), ()) == (chart.figure, chart.rows, chart.key)
    assert CONTENT.words("charts.map.so_what_nothing") == chart.so_what
    assert [] == Elements(notes_html(chart, CONTENT)).found
    assert f"{chart.title}\n{chart.so_what}" == chart_text(chart)


def test_the_key_comes_before_the_map() -> None:
    """
    The numbered answers are a list in the caption: whoever scrolls down the map has seen them.
    """
    chart = map_chart(ASSESSMENTS["everything"], CONTENT)
    caption = Elements(title_html(chart))

    assert len(chart.key) == len(caption.all("li"))


def test_the_answer_behind_most_cards_is_named_where_there_is_one() -> None:
    """
    "What this means for you" names the number of the answer that affects most cards.
    """
    reader = ASSESSMENTS["everything"]
    items = influences(reader, CONTENT)
    counts = {id: sum(item.question == id for item in items) for id in CONTENT.questions}
    ids = [id for id in CONTENT.questions if counts[id]]
    most = max(ids, key=counts.get)
    expected = CONTENT.words("charts.map.so_what_most", number=ids.index(most) + 1, cards=counts[most])

    assert 1 == list(counts.values()).count(counts[most])
    assert expected == map_chart(reader, CONTENT).so_what


def test_what_is_not_sure_has_a_mark_without_a_verdict() -> None:
    """
    An answer that is not sure is marked in its own row, as something to find out and not as advice.
    """
    chart = map_chart(ASSESSMENTS["vitiligo, not sure if it grows"], CONTENT)
    [row] = chart.rows
    mark = CONTENT.words("cards.find_out.mark")

    assert (CONTENT.words("cards.find_out.title"), CONTENT.words("cards.find_out.chip")) == row[:2]
    assert CONTENT.words("charts.map.marks_unsure", mark=mark) == chart.notes[-1]
