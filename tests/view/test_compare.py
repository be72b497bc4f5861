"""The options side by side: four of them, the same six rows, and the reader's own concerns first."""

from dataclasses import replace
from datetime import date

import pytest

from tests.content.compiled import CONTENT
from tests.view.in_sight import words_in_sight
from tests.view.parsed import Elements
from widgets.core.assessment import Assessment, assess
from widgets.core.concerns import Concern
from widgets.core.content import Content
from widgets.core.findings import Count, Patches
from widgets.core.profile import clean
from widgets.core.shapes import OPTIONS, ROWS, SHORT_ROWS
from widgets.view.base.folds import spoken
from widgets.view.base.sources import is_ours
from widgets.view.chapter_html import step_html
from widgets.view.compare.compare_html import (
    STAR,
    all_rows,
    compare_html,
    concern_html,
    short_table,
    unstudied_skin_note,
)
from widgets.view.compare.compare_text import compare_text, options_status

WORDS = CONTENT.words
MOST_WORDS = 450
EACH = pytest.mark.parametrize("concern", CONTENT.concerns.values(), ids=CONTENT.concerns)


def reader(content=CONTENT, **answers: list[str]) -> Assessment:
    return assess(content, clean(content.questions, answers))


NOBODY, LINES, NOT_SURE = reader(), reader(purpose=["lines"]), reader(purpose=["not_sure"])


def page(assessment: Assessment, content=CONTENT) -> Elements:
    return Elements(compare_html(assessment, content))


def concerns(elements: Elements) -> list[tuple[str, bool]]:
    """Return the concerns in the order of the page, and whether each is open."""
    return [
        (item["id"].removeprefix("concern-"), "open" in item)
        for item in elements.all("details")
        if item.get("class") == "mw-concern"
    ]


def of_scars(skin_types: tuple[str, ...] | None, content=CONTENT) -> tuple[Concern, Content]:
    """Return the scars with one count in it, of people with these skin types,
    and the content that it belongs to."""
    finding = replace(
        content.findings["dogra-dark-marks"], id="only", skin_types=skin_types, measure=Count(5, 36)
    )
    scars = content.concerns["scars"]
    options = {id: replace(option, findings={}) for id, option in scars.options.items()}
    options["wait"] = replace(options["wait"], findings={"harms": ("only",)})
    return replace(scars, options=options), replace(content, findings={**content.findings, "only": finding})


@EACH
def test_each_concern_is_a_real_table(concern: Concern) -> None:
    """
    Four options are the heads of the columns, the rows that decide have their own heads,
    and each cell repeats its option, also by a short name.
    """
    table = Elements(short_table(concern, CONTENT))
    cells = [cell for cell in table.all("td") if "data-head" in cell]

    assert (["col"] * 4, ["row"] * 4) == tuple(
        [item["scope"] for item in table.all("th") if item["scope"] == scope] for scope in ("col", "row")
    )
    assert [WORDS(f"compare.options.{id}") for id in OPTIONS] * 4 == [cell["data-head"] for cell in cells]
    assert [WORDS(f"compare.short_options.{id}") for id in OPTIONS] * 4 == [
        cell["data-option"] for cell in cells
    ]
    assert 1 == len(table.all("caption"))


@EACH
def test_a_comparison_can_be_finished(concern: Concern) -> None:
    """
    All that step 4 has in sight for one concern is at most 450 words, with its notes and headings.
    """
    journey = CONTENT.chapters["your-skin"]
    step = step_html(journey, next(one for one in journey.sections if one.id == "compare"), CONTENT)
    answers = {"skin_type": ["VI"], "needles": ["radiofrequency"]}
    one = replace(reader(**answers), concerns=(concern,))

    assert words_in_sight(step + compare_html(one, CONTENT, date(2026, 11, 26))) <= MOST_WORDS


@EACH
def test_the_options_are_equally_long_in_short(concern: Concern) -> None:
    """
    In each row of the short table, no option has half as many words more than another of its gains or harms,
    unless too little is known.
    """
    for row in ("benefits", "harms"):
        texts = [" ".join(item.text for item in concern.options[id].in_short[row]) for id in OPTIONS]
        words = [len(text.split()) for text in texts if "Too little is known" not in text]
        assert max(words) <= 1.5 * min(words), (row, texts)


@EACH
def test_our_own_view_has_a_star_in_short(concern: Concern) -> None:
    """
    Each cell that ends in our own view has a star, which is read out in words and explained below the table.
    """
    cells = [concern.options[id].in_short[row] for id in OPTIONS for row in SHORT_ROWS]
    ours = sum(
        is_ours(item) and not (n + 1 < len(cell) and is_ours(cell[n + 1]))
        for cell in cells
        for n, item in enumerate(cell)
    )
    markup = short_table(concern, CONTENT)

    assert ours == markup.count(f">{STAR}<") == markup.count(str(spoken(WORDS("cards.own_judgement"))))
    assert f"{STAR} {WORDS('compare.star')}" in concern_html(concern, NOBODY, CONTENT, None, True)


@EACH
def test_nothing_of_a_concern_is_lost(concern: Concern) -> None:
    """
    Every statement and every count is on the page, with the sources of each.
    """
    elements = Elements(concern_html(concern, NOBODY, CONTENT, None, True))
    text = " ".join(elements.text.split())
    items = [
        *concern.lead,
        *(item for option in concern.options.values() for row in ROWS for item in option.rows[row]),
        *(item for option in concern.options.values() for row in SHORT_ROWS for item in option.in_short[row]),
    ]
    counts = [
        CONTENT.findings[id]
        for option in concern.options.values()
        for row in option.findings.values()
        for id in row
    ]
    sources = {id for item in items for id in item.sources} | {count.source for count in counts}

    assert [] == [item.text for item in items if " ".join(item.text.split()) not in text]
    assert [] == [count.id for count in counts if count.result not in text]
    assert [] == [id for id in sources if CONTENT.sources[id].title not in elements.text]
    assert sum(count.drawable for count in counts) == len(elements.all("figure"))


@EACH
def test_rows_are_in_the_same_order_for_each_concern(concern: Concern) -> None:
    """
    What it is, what may get better, what can go wrong, when to judge it, what comes later, what it costs: each
    is folded under its name, and names all four options.
    """
    rows = Elements(all_rows(concern, NOBODY, CONTENT))
    places = [rows.text.index(WORDS(f"compare.rows.{row}")) for row in ROWS]
    folds = [item["data-key"] for item in rows.all("details") if item.get("class") == "mw-section-fold"]

    assert sorted(places) == places
    assert [f"row-{concern.id}-{row}" for row in ROWS] == folds
    assert [len(ROWS)] * 4 == [rows.text.count(WORDS(f"compare.options.{id}")) for id in OPTIONS]


def test_what_may_get_better_and_what_can_go_wrong_look_alike() -> None:
    """
    A count among the benefits has the same elements and classes as one among the harms.
    """
    scars, content = of_scars(("IV", "V"))
    benefit = replace(scars.options["wait"], findings={"benefits": ("only",)})
    altered_scars = replace(scars, options={**scars.options, "wait": benefit})
    looks = [
        [(name, item.get("class")) for name, item in Elements(all_rows(one, NOBODY, content)).found]
        for one in (scars, altered_scars)
    ]

    assert sorted(looks[0], key=str) == sorted(looks[1], key=str)


def test_the_readers_concern_comes_first_and_is_open() -> None:
    """
    A named concern comes before all others and is open; the others are folded, and none is left out.
    """
    sections = concerns(page(LINES))

    assert ("lines", True) == sections[0]
    assert [(id, False) for id in CONTENT.concerns if id != "lines"] == sections[1:]


def test_of_several_concerns_one_is_open() -> None:
    """
    However many a reader names, they come first and only the first is open,
    so that a phone shows where the next is.
    """
    sections = concerns(page(reader(purpose=["scars", "lines", "eczema"])))

    assert [("scars", True), ("lines", False), ("eczema", False)] == sections[:3]


@pytest.mark.parametrize(
    "assessment", [NOBODY, NOT_SURE, reader(purpose=["none"])], ids=["nobody", "not sure", "none"]
)
def test_without_a_concern_all_are_folded_under_a_calm_line(assessment: Assessment) -> None:
    """
    Where no concern is named, or any may be, all are folded in their order, with a way to the question.
    """
    elements = page(assessment)

    assert [(id, False) for id in CONTENT.concerns] == concerns(elements)
    assert WORDS("compare.not_named") in elements.text
    assert WORDS("compare.mine") not in elements.text
    assert ["purpose"] == [link["data-question"] for link in elements.all("a") if "data-question" in link]


@pytest.mark.parametrize("assessment", [NOBODY, LINES], ids=["nobody", "lines"])
def test_the_page_is_whole(assessment: Assessment) -> None:
    """
    Every element is closed, and no id is used twice.
    """
    elements = page(assessment)
    ids = [item["id"] for _, item in elements.found if "id" in item]

    assert ([], []) == (elements.broken, elements.open)
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize(
    ("types", "skin_type", "expected"),
    [(("IV", "V"), ["II"], True), (("IV", "V"), ["V"], False), (("IV", "V"), [], False), (None, ["V"], True)],
)
def test_a_note_says_who_was_not_among_those_counted(
    types: tuple | None, skin_type: list, expected: bool
) -> None:
    """
    A concern says when none of its counts states that the reader's skin type took part.
    """
    concern, content = of_scars(types)
    text = Elements(concern_html(concern, reader(content, skin_type=skin_type), content, None, True)).text
    line = WORDS("compare.not_yours", type=skin_type[0] if skin_type else "")

    assert expected == (line in text)


def test_a_share_of_patches_does_not_say_who_was_counted() -> None:
    """
    Patches are not people: without a count of people there is no note on whose skin was in it.
    """
    concern, content = of_scars(("IV", "V"))
    patches = replace(content.findings["only"], measure=Patches(50, 20, "patches", None))
    content = replace(content, findings={**content.findings, "only": patches})

    assert unstudied_skin_note(concern, reader(content, skin_type=["II"]), content) is None


def test_beside_each_count_is_whose_skin_was_not_in_it() -> None:
    """
    A count of types IV and V tells a reader with type II that theirs was not among them.
    """
    concern, content = of_scars(("IV", "V"))
    text = [
        Elements(all_rows(concern, reader(content, skin_type=[type_]), content)).text for type_ in ("II", "V")
    ]

    assert [True, False] == [WORDS("cards.not_your_type", types="IV and V", type="II") in one for one in text]


@EACH
def test_each_concern_says_when_it_was_checked_and_when_that_is_overdue(concern: Concern) -> None:
    """
    The banner comes on the day after the review was due.
    """
    due = date.fromisoformat(concern.next_review)
    days = (due, date(due.year + 1, due.month, due.day))
    texts = [concern_html(concern, NOBODY, CONTENT, day, False) for day in days]

    assert [False, True] == ["mw-overdue" in text for text in texts]


@EACH
def test_the_plain_text_is_whole(concern: Concern) -> None:
    """
    The text for a named concern has every statement with the ids of its sources, and the others by title.
    """
    reader_of_concern = replace(NOBODY, concerns=(concern,))
    text = compare_text(reader_of_concern, CONTENT)
    items = [item for option in concern.options.values() for row in ROWS for item in option.rows[row]]

    assert [] == [item.text for item in items if item.text not in text]
    assert [] == [id for item in items for id in item.sources if id not in text]
    assert [] == [other.title for other in CONTENT.concerns.values() if other.title not in text]
    assert text.lstrip().startswith(f"{concern.title}\n")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (NOBODY, LINES, WORDS("compare.status.first", concerns=CONTENT.concerns["lines"].title)),
        (LINES, NOBODY, WORDS("compare.status.none")),
        (NOBODY, NOT_SURE, WORDS("compare.status.same")),
    ],
)
def test_an_answer_says_what_comes_first_now(before: Assessment, after: Assessment, expected: str) -> None:
    """
    The status line names the concerns that came to the front, and is never silent.
    """
    assert expected == options_status(before, after, CONTENT)
