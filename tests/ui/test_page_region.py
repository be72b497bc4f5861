from hypothesis import given
from hypothesis import strategies as st

from tests.content.compiled import CONTENT
from tests.ui.pages import Page
from tests.view.sample import ASSESSMENTS
from widgets.ui.page_region import PageRegion
from widgets.ui.region_parts import PageParts, parts
from widgets.view.card.cards_page import cards_html
from widgets.view.compare.compare_html import compare_html
from widgets.view.takeaway.takeaway_html import takeaway_html

DRAWN = [
    str(draw(assessment, CONTENT))
    for assessment in ASSESSMENTS.values()
    for draw in (cards_html, compare_html, takeaway_html)
]
PIECES = st.sampled_from(
    ['<p data-key="a">', '<article data-key="a">', "</article>", "</section>", "<b>", "x", ' data-key="', "<"]
)


class Model:
    """The page's model of a region: it keeps what it was sent, and puts the markup together as the page does."""

    def __init__(self, region: PageRegion) -> None:
        self.page = Page(region)
        self.state = region.get_state()

    def hear(self) -> int:
        """Take in all messages, and return how much markup they brought."""
        states, self.page.received = self.page.states, []
        for state in states:
            self.state |= state
        return sum(len(v[1]) for state in states for name, v in state.items() if name.startswith("part:"))

    @property
    def html(self) -> str | None:
        """The markup; None when a part is missing or of another version."""
        parts_in_order = [(version, self.state.get(f"part:{name}")) for name, version in self.state["order"]]
        whole = all(part and part[0] == version for version, part in parts_in_order)
        return "".join(part[1] for _, part in parts_in_order) if whole else None


@given(st.lists(PIECES).map("".join))
def test_parts_are_the_markup_again(html: str) -> None:
    """Cutting loses nothing, whatever the markup is."""
    assert html == "".join(parts(html).values())


@given(st.lists(st.lists(PIECES).map("".join)))
def test_page_shows_each_redraw(redraws: list[str]) -> None:
    """A page that keeps what each redraw brings shows it, and keeps no more parts than there were names."""
    kept, page, names = PageParts(), {}, set()
    for html in redraws:
        order = kept.redraw(html)
        page |= kept.changed()
        names |= parts(html).keys()

        assert html == "".join(page[number][1] for number, _ in order)
        assert [version for _, version in order] == [page[number][0] for number, _ in order]
        assert len(page) <= len(names)


def test_a_row_brings_no_other_row() -> None:
    """A row put above others brings itself alone, though none of them has a key."""
    row = "<tr><th>{0}</th><td>{0} is advised</td></tr>"
    few, many = ("".join(row.format(id) for id in ids) for ids in ("bcd", "abcd"))
    kept = PageParts()
    kept.redraw(few)
    kept.redraw(many)
    brought = "".join(text for _, text in kept.changed().values())

    assert ["a"] == [id for id in "abcd" if f"{id} is advised" in brought]


def test_a_line_beside_a_drawing_does_not_bring_it() -> None:
    """A count whose note changes does not bring its picture of a hundred people again."""
    count = "<li><p>5 of 36.{}</p><figure>a hundred people</figure></li>"
    kept = PageParts()
    kept.redraw(count.format(""))
    kept.redraw(count.format(" Not your skin type."))

    assert ["<li><p>5 of 36. Not your skin type.</p>"] == [text for _, text in kept.changed().values()]


def test_a_card_changes_no_other_name() -> None:
    """A part keeps its name and its markup when another card comes, goes or moves."""
    card = '<article data-key="{0}"><p>{0}</p><details data-key="more">{0}</details></article>'
    few, many = ("".join(card.format(id) for id in ids) for ids in ("ab", "cbda"))

    assert set() == parts(few).items() - parts(many).items()


def test_page_has_what_python_has() -> None:
    """After any number of redraws, a page that kept what it was sent shows exactly the last one."""
    region = PageRegion(html=DRAWN[0])
    model = Model(region)
    for html in [*DRAWN, *DRAWN[::-1], "", DRAWN[0]]:
        region.html = html
        model.hear()

        assert html == region.html == model.html


def test_a_new_view_finds_everything() -> None:
    """The whole state, as a reload or a second view gets it, has every part, whenever it was last changed."""
    region = PageRegion()
    for html in DRAWN:
        region.html = html

    assert DRAWN[-1] == Model(region).html


def test_only_what_changed_travels() -> None:
    """A redraw with one card changed sends the part of it that changed, in one message, and an equal one nothing."""
    card = '<article data-key="{}"><h3>{}</h3><details data-key="card-{}">{}</details></article>'
    before = [card.format(id, id, id, id * 1000) for id in "abcd"]
    region = PageRegion(html="".join(before))
    page = Page(region)
    region.html = "".join([before[3], card.format("a", "A", "a", "a" * 1000), *before[1:3]])
    (state,) = page.states
    sent = [part[1] for name, part in state.items() if name.startswith("part:")]

    assert ["order"] == [name for name in state if not name.startswith("part:")]
    assert ['<article data-key="a"><h3>A</h3>'] == sent
    region.html = region.html
    assert 1 == len(page.states)


def test_a_part_that_comes_back_is_still_there() -> None:
    """A card that went and comes back unchanged does not travel again: the page kept it."""
    card, other = ('<article data-key="a">a</article>', '<article data-key="b">b</article>')
    region = PageRegion(html=card + other)
    model = Model(region)
    region.html = other
    model.hear()
    region.html = card + other

    assert 0 == model.hear()
    assert card + other == model.html


def test_page_that_lacks_a_part_asks_for_all() -> None:
    """When a message was lost, the page notices by the versions of the next, and gets the whole state."""
    region = PageRegion(html=DRAWN[0])
    model = Model(region)
    region.html = DRAWN[3]
    model.page.received.clear()  # lost
    region.html = DRAWN[6]
    model.hear()
    assert None is model.html

    model.page.ask({"want": "all parts"})
    model.hear()
    assert DRAWN[6] == model.html


def test_same_line_is_announced_again() -> None:
    """A line that equals the last one still changes, or a screen reader would stay silent."""
    it = PageRegion()
    page = Page(it)
    for _ in range(3):
        it.say("1 card changed.")

    assert 3 == len(page.states)
    assert ["1 card changed."] * 3 == [state["announce"].strip() for state in page.states]


def test_page_sets_nothing() -> None:
    """A forged message changes neither the cards nor what is announced."""
    it = PageRegion(html="<p>ours</p>", announce="ours")
    Page(it).change(html="<p>forged</p>", announce="forged", label="forged")

    assert ("<p>ours</p>", "ours", "") == (it.html, it.announce, it.label)
