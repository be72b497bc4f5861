"""Laws of the still copy: it says what the live part says, and waits for no click."""

import re
from html.parser import HTMLParser

import pytest

from tests.content.compiled import CONTENT
from tests.view.every_view import every_view
from widgets.core.assessment import assess
from widgets.core.profile import Profile
from widgets.view.base.markup import VOID
from widgets.view.base.still_copy import GONE, LEFT_OUT, REST, still_copy
from widgets.view.card.cards_page import cards_html
from widgets.view.form_html import form_html

NOBODY = assess(CONTENT, Profile())
VIEWS = dict(every_view())
OTHERS = [pick.says.question for pick in CONTENT.picks.picks if pick.says.question != "vitiligo"]
CARDS = cards_html(NOBODY, CONTENT)
LINE = CONTENT.words("cards.rest")


class Elements(HTMLParser):
    """What a text is made of, and whether each element is closed in its order."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.classes: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.classes |= {name for key, value in attrs if key == "class" for name in (value or "").split()}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("name", VIEWS)
def test_nothing_in_a_copy_waits_for_a_click(name: str) -> None:
    """
    Of every view: no control, no hidden part, no hook for a script; and each element is closed.
    """
    copy = Elements(still_copy(VIEWS[name]))

    assert [] == copy.open
    assert set() == copy.names & {*GONE, "input", "label"}
    assert set() == copy.classes & LEFT_OUT
    assert [] == [attribute for attribute in copy.attributes if attribute.startswith("data-")]
    assert "hidden" not in copy.attributes


@pytest.mark.parametrize("part", ["p", "h2", "h3", "h4", "figcaption", "summary"])
def test_a_copy_says_what_the_part_says(part: str) -> None:
    """
    Each sentence, heading, count and question stands in the copy as on the page.
    """
    form = form_html(list(CONTENT.questions.values()), CONTENT)
    live = re.sub(r'<div data-only="app">.*?</div>', "", form) + CARDS
    copy = still_copy(form + CARDS)
    said = re.findall(rf"<{part}(?: [^>]*)?>([^<]+)</{part}>", live)

    assert [] == [text for text in said if text not in copy and f'mw-overdue">{text}' not in live]
    assert said


def test_chosen_options_are_marked() -> None:
    """
    Options are a list, and those chosen are marked: one with a doubt beside it, and one of several.
    """
    asked = [CONTENT.questions[id] for id in ("skin_type", "eczema")]
    answers = {"skin_type": ("IV", "not_sure"), "eczema": ("calm_there",)}
    copy = still_copy(form_html(asked, CONTENT), answers)

    assert ["Type IV", "I am not sure", "Yes, on that skin before, but calm now"] == re.findall(
        r"[●☑] (?:<[^>]+>)*([^<]+)", copy
    )
    assert not re.search("[●☑]", still_copy(form_html(asked, CONTENT)))


def test_a_copy_says_nothing_that_is_true_in_the_app_alone() -> None:
    """
    A copy is in no tab, and no server forgets it.
    """
    form = form_html(list(CONTENT.questions.values()), CONTENT)

    assert CONTENT.words("form.kept") in form
    assert CONTENT.words("form.kept") not in still_copy(form)
    assert CONTENT.words("form.not_kept") in still_copy(form)


@pytest.mark.parametrize(
    ("answers", "ticked"),
    [
        ({"skin_type": ("V",), "vitiligo": ("growing",)}, ["Type V", "Vitiligo"]),
        ({"vitiligo": ("growth_not_known",), "raised_scars": ("yes",)}, ["Vitiligo", "Raised scars"]),
        ({"vitiligo": ("none",)}, []),
        ({"vitiligo": ("growing",), **dict.fromkeys(OTHERS, ("not_sure",))}, ["Vitiligo", "I am not sure"]),
        (dict.fromkeys(("vitiligo", *OTHERS), ("none",)), ["None of these"]),
        (dict.fromkeys(("vitiligo", *OTHERS), ("not_sure",)), ["I am not sure"]),
    ],
)
def test_the_first_tiles_are_ticked_as_on_the_page(answers: dict, ticked: list[str]) -> None:
    """
    A pick is ticked whichever answer its question has; "none" and "not sure" when they hold for all that is left.
    """
    copy = still_copy(form_html(list(CONTENT.questions.values()), CONTENT, True), answers)
    tiles, after_picks = copy.split('<div class="mw-follow">', 1)

    assert ticked == [text.strip() for text in re.findall(r"[●☑] (?:<[^>]+>)*([^<]+)", tiles)]
    assert ("☑" in after_picks or "●" in after_picks) == bool(answers.keys() & {"vitiligo"})


def test_a_source_is_told_whole_once() -> None:
    """
    The first time it has its title and its address; after that its authors and its year.
    """
    source = '<li>Chu S (2021). <a href="https://x.example/" rel="noopener">A title</a>. A review.</li>'
    sure = '<p class="mw-sure">High</p>'
    fold = f'<details class="mw-source"><summary>Sources</summary><ul>{source}</ul>{sure}</details>'
    first, second = still_copy(fold + fold).split("</details>")[:2]

    assert '<a href="https://x.example/">A title</a></li></ul><p class="mw-sure">High</p>' in first
    assert '<ul><li>Chu S (2021). </li></ul><p class="mw-sure">High</p>' in second


def rests(copy: str) -> list[str]:
    """Return what stands for each rest that is left out."""
    return re.findall(rf'<p class="{REST}([0-9a-f]{{8}})">{LINE}</p>', copy)


def test_sources_that_look_alike_keep_their_titles() -> None:
    """
    Two sources of the same authors and year could not be told apart by these alone.
    """
    source = '<details class="mw-source"><summary>Sources</summary><ul>{}</ul></details>'
    one, other, third = (
        f'<li>{who}. <a href="https://example.org/{n}">Title {n}</a>, read whole</li>'
        for n, who in enumerate(("NHS (not dated)", "NHS (not dated)", "Chu (2021)"))
    )
    copy = still_copy(source.format(one + other + third) + source.format(one + other + third))

    assert [2, 2, 1] == [copy.count(f"Title {n}") for n in range(3)]


def test_the_rest_of_a_card_is_a_line() -> None:
    """
    A copy in short has of each card what the page shows at first, and one line for the rest, within the card.
    """
    copy = still_copy(CARDS, rest=LINE)
    cards = re.findall("<article .*?</article>", copy, re.DOTALL)

    assert cards and [1] * len(cards) == [len(rests(card)) for card in cards]
    assert len(cards) == len(rests(copy))
    assert "mw-deep" not in copy and "mw-deep" in still_copy(CARDS)
    assert [] == [
        card.title for card in NOBODY.general if card.title not in copy or card.fact.text not in copy
    ]
    assert Elements(copy).open == []


def test_the_rest_of_what_is_compared_is_a_line() -> None:
    """
    The short table of each concern stays, with its sources; the rows in full are one line.
    """
    copy = still_copy(VIEWS["compare_html, nothing answered"], rest=LINE)

    assert len(CONTENT.concerns) == len(rests(copy)) == copy.count("<table")
    assert copy.count("mw-source") >= len(CONTENT.concerns)


@pytest.mark.parametrize(
    ("before", "after"), [("<svg", "<i"), ("certainty</strong>", "</strong>"), ("See", "Do not see")]
)
def test_what_is_left_out_is_seen_to_change(before: str, after: str) -> None:
    """
    A count that is no longer drawn, or a word that changes, in the rest of any card or concern, gives another copy.
    """
    for markup in (CARDS, VIEWS["compare_html, nothing answered"]):
        copy = still_copy(markup, rest=LINE)
        at = [place.start() for place in re.finditer(re.escape(before), markup)]
        changed = {
            markup[:one] + after + markup[one + len(before) :] for one in (at[0], at[len(at) // 2], at[-1])
        }

        assert [] == [one for one in changed if still_copy(one, rest=LINE) == copy]


def test_a_source_that_only_the_rest_names_counts_as_unnamed() -> None:
    """
    A source has its title and address where the copy first names it, whatever was named in what is left out.
    """
    source = '<details class="mw-source"><ul><li>Chu S. <a href="https://x.example/">A title</a></li></ul></details>'
    copy = still_copy(f'<div class="mw-body"><div class="mw-deep">{source}</div>{source}</div>', rest=LINE)

    assert '<a href="https://x.example/">A title</a></li>' in copy and 1 == len(rests(copy))


def test_a_whole_copy_leaves_nothing_out() -> None:
    """
    Handouts and slides have all of a card.
    """
    copy = still_copy(CARDS, whole=True, rest=LINE)

    assert "mw-deep" in copy and LINE not in copy


def test_a_picture_has_its_own_size() -> None:
    """
    Without the style sheet it would fill the page.
    """
    sizes = [
        re.search(r'\swidth="[\d.]+" height="[\d.]+">', start)
        for start in re.findall("<svg[^>]*>", still_copy(CARDS))
    ]

    assert sizes and all(sizes)


def test_text_stays_escaped() -> None:
    """
    What is escaped on the page is escaped in the copy.
    """
    assert "a &lt;b&gt; &amp; &#39;c" in still_copy('<p title="x">a &lt;b&gt; &amp; &#39;c</p>')
