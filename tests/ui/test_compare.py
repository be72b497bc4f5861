"""The options on a page: a click redraws them and says so,
and a proof prints them without touching the reader."""

import pytest

from tests.content.compiled import CONTENT
from tests.ui.pages import Page as Browser
from widgets import live_parts
from widgets.workbook import Page

LINES = CONTENT.concerns["lines"]


@pytest.fixture(name="page")
def _page() -> Page:
    return Page("your-choices", CONTENT)


def test_the_options_follow_the_answers(page: Page) -> None:
    """A click on a concern brings it to the front, and the page announces it in one line."""
    form, region = page.questions(), page.compare()
    before = region.html
    Browser(form).change(value={"purpose": ["lines"]}, asked=1)

    assert 'data-key="mine-lines"' in region.html
    assert 'data-key="other-lines"' in before
    assert CONTENT.words("compare.status.first", concerns=LINES.title) == region.announce
    assert 1 == form.answered


def test_the_options_are_left_alone_by_what_does_not_touch_them(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer that changes neither the concerns, the skin type nor the treatment redraws no options."""
    form = page.questions()
    page.compare()
    redraws = []
    monkeypatch.setattr(live_parts, "compare_html", lambda *_: redraws.append("options") or "")
    Browser(form).change(value={"cold_sores": ["now"]}, asked=1)
    assert [] == redraws

    Browser(form).change(value={"cold_sores": ["now"], "skin_type": ["V"]}, asked=2)
    assert ["options"] == redraws

    for revision, heat in enumerate(("not_sure", "radiofrequency"), 3):
        Browser(form).change(value={"skin_type": ["V"], "needles": [heat]}, asked=revision)
    assert ["options"] * 3 == redraws


def test_beside_cards_one_line_covers_both() -> None:
    """Where cards and options are on one page, one status line says what changed in either."""
    page = Page("your-skin", CONTENT)
    form, cards = page.questions(), page.cards()
    page.compare()
    Browser(form).change(value={"purpose": ["lines"]}, asked=1)

    assert CONTENT.words("compare.status.first", concerns=LINES.title) in cards.announce
    assert CONTENT.words("cards.status.same", n=len(page.session.assessment.cards)) in cards.announce
    Browser(form).change(value={"purpose": ["lines"], "skin_type": ["V"]}, asked=2)
    assert "options" not in cards.announce


def test_a_proof_prints_the_options(page: Page, capsys: pytest.CaptureFixture) -> None:
    """A proof cell prints the named concern in full and leaves the reader's session alone."""
    page.proof("compare", purpose=["lines"])

    assert LINES.options["needling"].rows["benefits"][0].text in capsys.readouterr().out
    assert page.session.profile.empty
