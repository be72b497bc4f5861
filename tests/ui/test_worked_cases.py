"""Answers that somebody writes in a cell: page and form follow, and a slip is an error that names what is allowed."""

from collections.abc import Callable
from typing import Any

import ipywidgets as ipw
import pytest
from plotly.graph_objects import Figure

from tests.content.compiled import CONTENT
from tests.ui.pages import Page as Browser
from widgets import workbook
from widgets.core.profile import InvalidAnswer, Profile
from widgets.ui.plotly_figure import LINE_LETTERS, ROW
from widgets.view.charts.by_name import CHARTS
from widgets.workbook import Page, open_chapter


@pytest.fixture(name="page")
def _page() -> Page:
    return Page("your-skin", CONTENT)


@pytest.fixture(autouse=True)
def _load_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "load", lambda: CONTENT)


def test_a_worked_case_is_answered_everywhere(page: Page) -> None:
    """Forms of the page tick it, and its cards follow; without answers the page is as at first."""
    form, cards = page.questions(), page.cards()
    at_first = cards.html
    page.answer(vitiligo=["growing"])
    later = page.questions()

    assert Profile({"vitiligo": ("growing",)}) == form.value == later.value
    assert 'data-key="vitiligo-growing"' in cards.html
    page.answer()
    assert (at_first, Profile()) == (cards.html, form.value)


def test_a_page_without_a_form_is_answered_too(page: Page) -> None:
    """A case may come before its form, or without one."""
    cards = page.cards()
    page.answer(vitiligo=["growing"])

    assert 'data-key="vitiligo-growing"' in cards.html


def test_the_value_of_a_form_can_be_set_watched_and_linked(page: Page) -> None:
    """A form is a widget like any other: an answer written to it, or ticked in another one, moves the page."""
    form, cards = page.questions(), page.cards()
    other = Page("vitiligo", CONTENT)
    ticked = other.questions()
    ipw.link((ticked, "value"), (form, "value"))
    seen: list[Profile] = []
    form.observe(lambda change: seen.append(change["new"]), "value")
    Browser(ticked).change(value={"vitiligo": ["growing"]}, asked=1)

    assert 'data-key="vitiligo-growing"' in cards.html
    form.value = {"skin_type": ["V"]}
    assert [{"vitiligo": ("growing",)}, {"skin_type": ("V",)}] == [dict(profile.answers) for profile in seen]
    assert 'data-key="skin-type-4-6"' in cards.html
    assert form.value == ticked.value == other.session.profile


def test_boxes_of_ipywidgets_hold_the_parts(page: Page) -> None:
    """Each part is a widget, so a box takes it; a text is one in an Output or as HTML."""
    box = ipw.HBox([page.questions(), page.cards(), page.chart("studies")])

    assert 3 == len(box.children)


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_a_figure_of_plotlys_own(page: Page, name: str) -> None:
    """Every chart can be had as a figure: Plotly accepts it, and its title says the finding."""
    page.answer(skin_type=["V"], vitiligo=["growing"])
    figure = page.figure(name)

    assert isinstance(figure, Figure)
    title = figure.layout.title.text.replace("<br>", " ")
    assert page.chart(name).title_html.startswith(f"<h3>{title}</h3>")
    assert "var(--" not in figure.to_json()
    assert figure.data


def test_the_figure_of_studies_names_its_rows(page: Page) -> None:
    """Without the rows of text beside it, each mark has its study and its count as the label of its row."""
    figure = page.figure("studies")
    rows = [row for trace in figure.data if trace.mode == "markers" for row in trace.y]

    assert sorted(rows) == list(figure.layout.yaxis.tickvals)
    assert all(" of " in label for label in figure.layout.yaxis.ticktext)


def test_the_figure_of_studies_fits_a_phone(page: Page) -> None:
    """The name of a row is above its mark, at the left of the plot, in lines that are short enough; so the marks have
    the whole width, and a restyled title keeps the room that it had."""
    figure = page.figure("studies")
    names, layout = figure.layout.annotations, figure.layout

    assert list(layout.yaxis.tickvals) == [name.y for name in names]
    assert list(layout.yaxis.ticktext) == [name.text.replace("<br>", " ") for name in names]
    assert {("paper", "left", "bottom")} == {(name.xref, name.xanchor, name.yanchor) for name in names}
    lines = [
        line for text in (layout.title.text, *(name.text for name in names)) for line in text.split("<br>")
    ]
    assert max(map(len, lines)) <= LINE_LETTERS
    assert layout.yaxis.showticklabels is False and layout.margin.l < 30
    assert len(names) * ROW < layout.height


@pytest.mark.parametrize(
    "call, says",
    [
        (lambda page: page.answer(vitiligo=["grow"]), "no answer 'grow', did you mean 'growing'?.*not_sure"),
        (lambda page: page.proof(vitiligo=["grow"]), "no answer 'grow', did you mean 'growing'"),
        (lambda page: page.answer(vitligo=["growing"]), "no question 'vitligo', did you mean 'vitiligo'"),
        (lambda page: page.answer(vitiligo="growing"), r"are a list: vitiligo=\['growing'\]"),
        (lambda page: page.answer(vitiligo=[7]), "no answer 7: there are growing"),
        (lambda page: page.answer(vitiligo=7), "are a list"),
        (
            lambda page: page.answer(vitiligo=["growing", "not_growing"]),
            "'vitiligo' that exclude each other: growing",
        ),
        (
            lambda page: page.answer(eczema=["calm_there", "none"]),
            "exclude each other: calm_there, none. Give one",
        ),
    ],
)
def test_a_slip_in_an_answer_is_an_error(page: Page, call: Callable, says: str) -> None:
    """No case turns silently into one of a reader who said nothing, and the page stays as it was."""
    page.answer(eczema=["calm_there"])

    with pytest.raises(InvalidAnswer, match=says):
        call(page)
    assert Profile({"eczema": ("calm_there",)}) == page.session.profile


@pytest.mark.parametrize(
    "call, says",
    [
        (lambda page: page.text("nope"), "no section 'nope' in your-skin: there are about-you"),
        (lambda page: page.step("nope"), "no step 'nope' in your-skin: there are about-you"),
        (lambda page: page.part("nope"), "no part 'nope'"),
        (lambda page: page.chart("nope"), "no chart 'nope': there are studies"),
        (lambda page: page.figure("nope"), "no chart 'nope': there are studies"),
        (lambda page: page.drawing("nope"), "no drawing 'nope': there are layers"),
        (lambda page: page.proof("nope"), "nothing called 'nope' to print: there are cards"),
        (lambda page: page.proof("vitiligo-growing"), "do not bring up the card 'vitiligo-growing'"),
        (lambda page: open_chapter("eczma"), "no chapter 'eczma', did you mean 'eczema'?"),
        (lambda page: open_chapter("xyz"), "no chapter 'xyz': there are"),
    ],
)
def test_a_slip_in_a_name_is_an_error(page: Page, call: Callable, says: str) -> None:
    """It names what there is."""
    with pytest.raises(KeyError, match=says):
        call(page)


def test_a_slip_in_a_call_is_an_error(page: Page) -> None:
    """It names the calls that there are, and what is asked of any object is not taken for a slip."""
    with pytest.raises(AttributeError, match="no call 'crads', did you mean 'cards'\\? There are aims, "):
        page.crads()  # pyright: ignore[reportAttributeAccessIssue]
    assert not hasattr(page, "_repr_html_")


@pytest.mark.parametrize("first", [99, 0, -1, "four", 2.5])
def test_a_check_asks_as_many_questions_as_there_are(page: Page, first: Any) -> None:
    """A slip in a number shows no empty sheet, and not all but the last question."""
    with pytest.raises(ValueError, match=r"The check has \d+ questions, so first is a number from 1 to \d+"):
        page.knowledge_check(first)


def test_what_a_page_sends_is_forgiven(page: Page) -> None:
    """A tab may hold answers of an older workbook: what is unknown is left out, and nobody gets an error."""
    form = page.questions()
    Browser(form).change(value={"vitiligo": ["growing"], "old": ["x"]}, asked=1)

    assert Profile({"vitiligo": ("growing",)}) == page.session.profile
