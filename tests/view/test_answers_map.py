"""The map of answers and cards: each mark is a rule that fired, and the words say the same as the marks."""

import re
from html import unescape
from pathlib import Path

import pytest
import yaml

from tests.content.compiled import CONTENT
from tests.view.parsed import Elements
from tests.view.sample import ASSESSMENTS
from widgets.core.assessment import Assessment, assess
from widgets.core.finding_out import FIND_OUT, stands_at
from widgets.core.influences import influences
from widgets.core.profile import clean
from widgets.view.charts.answers_map import map_chart
from widgets.view.charts.chart import ChartContent, chart_text, notes_html

SCENARIOS = Path(__file__).parent.parent / "scenarios"
ANSWERED = {name: item for name, item in ASSESSMENTS.items() if item.personal or item.unsure}
EACH = pytest.mark.parametrize("assessment", ANSWERED.values(), ids=ANSWERED)


@EACH
def test_there_is_a_number_for_each_answer_that_affects_a_card(assessment: Assessment) -> None:
    """
    Card by card, the numbers are those of the answers, with the sign of their urgency.
    """
    chart, items = map_chart(assessment, CONTENT), influences(assessment, CONTENT)
    rows = str(chart.picture).split("<li>")[-len(chart.rows) :]
    questions = [id for id in CONTENT.questions if id in {item.question for item in items}]
    cards = list(dict.fromkeys(item.card for item in items))
    by_title = {
        (CONTENT.words("cards.find_out.title") if card == FIND_OUT else assessment.card(card).title): card
        for card in cards
    }

    assert len(assessment.personal) + bool(assessment.unsure) == len(chart.rows) == len(by_title)
    for title, row in zip((row[0] for row in _in_groups(chart, assessment)), rows, strict=True):
        own = [item for item in items if item.card == by_title[title]]
        assert title.split(" (")[0] in unescape(row)
        assert [
            (
                CONTENT.words("cards.find_out.mark")
                if item.card == FIND_OUT
                else CONTENT.urgency[item.urgency.id]["shape"],
                str(questions.index(item.question) + 1),
            )
            for item in own
        ] == re.findall(r"<b[^>]*><span[^>]*>(.)</span> (\d+)</b>", row)


def _in_groups(chart: ChartContent, assessment: Assessment) -> list[tuple[str, ...]]:
    """Return the rows of the table in the order of the groups: by verdict, as each first comes."""
    urgency = {card.title: card.urgency for card in assessment.personal}
    first = list(dict.fromkeys(urgency.get(row[0]) for row in chart.rows))
    return sorted(chart.rows, key=lambda row: first.index(urgency.get(row[0])))


@EACH
def test_a_number_has_the_colours_of_its_urgency(assessment: Assessment) -> None:
    """
    The map and the cards share one palette: each number has the class of its level, and what is only to be
    found out has one of its own.
    """
    page = Elements(map_chart(assessment, CONTENT).picture)
    levels = [
        "mw-unsure" if item.card == FIND_OUT else f"mw-u{int(item.urgency)}"
        for item in influences(assessment, CONTENT)
    ]

    assert sorted(f"mw-mark-number {level}" for level in levels) == sorted(
        item["class"] for item in page.all("b")
    )


def test_many_cards_arrive_in_folds() -> None:
    """
    With everything answered the first verdict is open and the others say how many cards they hold;
    with few cards all is open.
    """
    answers = yaml.safe_load((SCENARIOS / "everything-answered.yaml").read_text("utf-8"))["answers"]
    everything = assess(CONTENT, clean(CONTENT.questions, answers))
    page = Elements(map_chart(everything, CONTENT).picture)
    key, *groups = page.all("details")
    few = Elements(map_chart(ASSESSMENTS["growing vitiligo"], CONTENT).picture)

    assert "open" not in key
    assert [True, *[False] * (len(groups) - 1)] == ["open" in group for group in groups]
    assert len(everything.personal) == sum(map(int, re.findall(r"(\d+) cards?", page.text)))
    assert all("open" in item for item in few.all("details"))


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


def test_nothing_answered_is_a_calm_sentence() -> None:
    """
    Without answers there is no figure, no empty table and no number, only what will be there.
    """
    chart = map_chart(ASSESSMENTS["nothing answered"], CONTENT)

    assert (None, (), ()) == (chart.picture, chart.rows, chart.key)
    assert CONTENT.words("charts.map.so_what_nothing") == chart.so_what
    assert [] == Elements(notes_html(chart, CONTENT)).found
    assert f"{chart.title}\n{chart.so_what}" == chart_text(chart)


def test_the_key_comes_before_the_map() -> None:
    """
    The numbered answers are the first list of the picture: whoever goes on to the cards has passed them.
    """
    chart = map_chart(ASSESSMENTS["everything"], CONTENT)
    key = str(chart.picture).split("</ol>")[0]

    assert len(chart.key) == key.count("<li>")


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
    assert f"{mark} {CONTENT.words('charts.map.marks_unsure')}: 1" in Elements(chart.picture).text
