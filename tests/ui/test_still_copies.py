"""Each widget leaves a still copy beside itself in the output of its cell, but in the app."""

import ipywidgets as ipw
import pytest
from ipywidgets.widgets.widget import _instances

from tests.content.compiled import CONTENT
from tests.ui.pages import Page as Browser
from widgets.ui.one_way import OneWay
from widgets.workbook import Page

VIEW = "application/vnd.jupyter.widget-view+json"
CALLS = (
    "questions",
    "now",
    "cards",
    "compare",
    "values",
    "takeaway",
    "own_check",
    "questions_asked",
)


def output(widget: OneWay) -> dict:
    """Return what a cell with this widget keeps, by its type."""
    bundle = widget._repr_mimebundle_()
    return bundle[0] if isinstance(bundle, tuple) else bundle


@pytest.mark.parametrize("call", CALLS)
def test_every_part_has_a_still_copy(call: str) -> None:
    """Whatever a page shows as a widget, an output without its kernel shows as markup."""
    data = output(getattr(Page("your-skin", CONTENT), call)())

    assert data["text/html"].startswith('<div class="mw-still"><')
    assert VIEW in data and "text/plain" in data


@pytest.mark.parametrize("name", ["studies", "skin_types", "healing", "map"])
def test_every_chart_has_a_still_copy(name: str) -> None:
    """A chart is its title, its rows and its table."""
    chart = Page("your-skin", CONTENT).chart(name)

    assert "<h3>" in output(chart)["text/html"]
    assert ("<table" in chart.notes_html) == ("<table" in output(chart)["text/html"])


FOLLOWING = ("questions", "now", "cards", "compare", "takeaway", "own_check")
CHARTS = ("studies", "skin_types", "healing", "map")
SHOWN = [*((call, ()) for call in FOLLOWING), *(("chart", (name,)) for name in CHARTS)]
EACH = pytest.mark.parametrize(("call", "given"), SHOWN, ids=lambda value: value if value else None)
TICKED = {"skin_type": ["V"], "vitiligo": ["growing"], "purpose": ["scars"]}
WORKED = {"skin_type": ["VI"], "eczema": ["active_there"], "cold_sores": ["past"]}


@EACH
@pytest.mark.parametrize("case", [{}, WORKED], ids=["no case", "a case"])
@pytest.mark.parametrize("is_cleared", [False, True], ids=["ticked", "ticked and cleared"])
def test_what_a_reader_ticks_is_in_no_copy(call: str, given: tuple, case: dict, is_cleared: bool) -> None:
    """A cell that is run again after a tick keeps what it would keep without the tick, of a worked case as well. What
    is on the screen follows the tick."""
    page = Page("your-skin", CONTENT)
    page.step("about-you")
    form = page.questions()
    page.answer(**case)
    before = output(getattr(page, call)(*given))["text/html"]
    browser = Browser(form)
    browser.change(value=TICKED, asked=1)
    if is_cleared:
        browser.change(value={}, asked=2)
    again = getattr(page, call)(*given)

    assert before == output(again)["text/html"]
    assert is_cleared or again.still_html() != before


@EACH
def test_a_worked_case_is_in_each_copy(call: str, given: tuple) -> None:
    """What a cell answers on purpose stays in the copies, also where somebody ticked something before."""
    page, other = Page("your-skin", CONTENT), Page("your-skin", CONTENT)
    Browser(page.questions()).change(value=TICKED, asked=1)
    nothing = output(getattr(other, call)(*given))["text/html"]
    for one in (page, other):
        one.answer(**WORKED)

    assert nothing != output(getattr(page, call)(*given))["text/html"]
    assert (
        output(getattr(other, call)(*given))["text/html"] == output(getattr(page, call)(*given))["text/html"]
    )


def test_a_linked_form_keeps_no_tick_either() -> None:
    """A tick that reaches another page by a link or an observer of the first form is a reader's there, too."""
    page, linked, watching = (Page("your-skin", CONTENT) for _ in range(3))
    form, same_form = page.questions(), linked.questions()
    ipw.link((form, "value"), (same_form, "value"))
    form.observe(lambda change: watching.answer(vitiligo=["growing"]), "value")
    before = output(linked.cards())["text/html"]
    Browser(form).change(value=TICKED, asked=1)

    for other in (linked, watching):
        assert "vitiligo-growing" in other.cards().html
        assert before == output(other.cards())["text/html"]


def test_a_copy_without_a_tick_leaves_no_widget_behind() -> None:
    """What was made for the copy alone is closed again."""
    page = Page("your-skin", CONTENT)
    Browser(page.questions()).change(value=TICKED, asked=1)
    cards = page.cards()
    before = set(_instances)

    assert output(cards)["text/html"] and before == set(_instances)


def test_the_app_sends_no_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of the app has its widgets, or says that it has not: a copy would be bytes for nothing, and stale."""
    monkeypatch.setattr(OneWay, "is_copied", False)

    assert "text/html" not in output(Page("vitiligo", CONTENT).cards())
