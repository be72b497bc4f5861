"""Each widget leaves a still copy beside itself in the output of its cell, but in the app."""

import pytest

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


def test_a_copy_shows_the_answers_of_its_moment() -> None:
    """A widget that is shown after an answer has the answer marked in its copy, and the cards that follow."""
    page = Page("vitiligo", CONTENT)
    form, cards = page.questions(), page.cards()
    before = output(cards)["text/html"]
    Browser(form).change(value={"vitiligo": ["growing"]}, asked=1)

    assert "● " in output(form)["text/html"]
    assert CONTENT.cards["vitiligo-growing"].title in output(cards)["text/html"]
    assert CONTENT.cards["vitiligo-growing"].title not in before


def test_the_app_sends_no_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of the app has its widgets, or says that it has not: a copy would be bytes for nothing, and stale."""
    monkeypatch.setattr(OneWay, "is_copied", False)

    assert "text/html" not in output(Page("vitiligo", CONTENT).cards())
