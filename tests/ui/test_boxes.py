"""Parts in a box: a saved notebook and an export show what is in it."""

from collections.abc import Callable
from datetime import date

import ipywidgets as ipw
import nbformat
import pytest

from tests.content.compiled import CONTENT
from tests.notebooks.refresh import EXAMPLES
from tests.ui.pages import Page as Browser
from tests.ui.test_still_copies import VIEW, output
from widgets.export.handout import handout
from widgets.export.pieces import shown
from widgets.export.slides import slides
from widgets.export.subjects import subject
from widgets.ui.boxes import CLASS
from widgets.ui.one_way import OneWay
from widgets.workbook import Page, beside, tabs

QUESTION = CONTENT.questions["vitiligo"].legend
TODAY = date(2026, 11, 27)
CARD = CONTENT.cards["vitiligo"].title


def test_a_box_has_the_copies_of_its_parts() -> None:
    """Side by side, in tabs, and in a box in a box: each part is there, each tab with its title, beside the widget."""
    page = Page("vitiligo", CONTENT)
    form, cards = page.questions(), page.cards()
    inner = tabs({"In short": page.now(), "All cards": cards})
    data = output(beside(form, inner, ipw.Button()))

    assert VIEW in data and "Beside()" == data["text/plain"]
    for part in (form, cards):
        assert output(part)["text/html"] in data["text/html"]
    assert "<strong>All cards</strong>" in data["text/html"]
    assert "text/html" not in output(beside(ipw.Button()))


def test_a_box_holds_text() -> None:
    """What a page says stands beside what it shows, and both are in the copy."""
    page = Page("vitiligo", CONTENT)
    text, cards = page.more("my-vitiligo"), page.cards()
    box = beside(text, cards)

    assert text.data == box.children[0].value
    assert f"<div>{text.data}</div>" in output(box)["text/html"]
    assert text.data in output(tabs({"Text": text}))["text/html"]


@pytest.mark.parametrize(
    "call, says",
    [
        (lambda page: tabs([page.cards()]), "Each tab needs a title"),
        (
            lambda page: tabs({"Text": "cards"}),
            "A box holds parts of a page, such as page.cards\\(\\), and no str",
        ),
        (lambda page: beside(page.questions, page.cards()), "and no method"),
    ],
)
def test_what_is_no_part_of_a_page_is_an_error(call: Callable, says: str) -> None:
    """It says what a box takes."""
    with pytest.raises(TypeError, match=says):
        call(Page("vitiligo", CONTENT))


def test_no_tick_is_in_the_copy_of_a_box() -> None:
    """A box keeps of its parts what each would keep alone."""
    page = Page("vitiligo", CONTENT)
    form = page.questions()
    before = output(beside(form, page.cards()))["text/html"]
    Browser(form).change(value={"vitiligo": ["growing"]}, asked=1)

    assert before == output(beside(form, page.cards()))["text/html"]


def test_the_app_sends_no_copy_of_a_box(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither of a box nor of what is in it."""
    monkeypatch.setattr(OneWay, "is_copied", False)

    assert "text/html" not in output(beside(Page("vitiligo", CONTENT).cards()))


def test_an_export_has_what_is_in_a_box() -> None:
    """The example as it is saved: questions and cards are pieces of their own, so that slides have both."""
    own = subject(str(EXAMPLES / "make-it-your-own.ipynb"), None, {}, CONTENT)
    result = shown(own)
    page = handout(own, result.pieces, CONTENT, TODAY)

    assert not result.left_out
    assert QUESTION in page and CARD in page and "<strong>A short check</strong>" in page
    page = slides(own, shown(own).pieces, CONTENT, TODAY)
    assert QUESTION in page and CARD in page
    assert not any(piece.body.first("div", class_=CLASS) for piece in result.pieces)


def test_the_example_shows_its_boxes_without_a_kernel() -> None:
    """In the file as it is kept, the cells with boxes show the parts and not the name of a box."""
    cells = {cell.id: cell for cell in nbformat.read(EXAMPLES / "make-it-your-own.ipynb", as_version=4).cells}

    for id in ("side-by-side", "link"):
        (kept,) = cells[id].outputs
        assert 'class="mw-still"' in kept.data["text/html"]
        # Which version of the content it is would change with each word of it, and turn nbval red.
        assert CONTENT.version not in kept.data["text/html"]
        assert "Box(" not in kept.data["text/plain"] and "Tab(" not in kept.data["text/plain"]
