from tests.ui.pages import Page
from widgets.ui.page_region import PageRegion


def test_redraw_and_line_in_one_message() -> None:
    """New cards and the line about them travel together, so that neither is seen without the other."""
    it = PageRegion(label="Your cards")
    page = Page(it)
    it.show("<p>new</p>", say="2 cards changed.")

    assert [{"html": "<p>new</p>", "announce": "2 cards changed."}] == page.states


def test_same_line_is_said_again() -> None:
    """A line that equals the last one still changes, or a screen reader would stay silent."""
    it = PageRegion()
    page = Page(it)
    for _ in range(3):
        it.say("1 card changed.")

    assert 3 == len(page.states)
    assert ["1 card changed."] * 3 == [state["announce"].strip() for state in page.states]


def test_redraw_without_a_line_leaves_the_last() -> None:
    """Drawing for the first time announces nothing."""
    it = PageRegion()
    it.show("<p>first</p>")

    assert "" == it.announce


def test_page_sets_nothing() -> None:
    """A forged message changes neither the cards nor what is announced."""
    it = PageRegion(html="<p>ours</p>", announce="ours")
    Page(it).change(html="<p>forged</p>", announce="forged", label="forged")

    assert ("<p>ours</p>", "ours", "") == (it.html, it.announce, it.label)
