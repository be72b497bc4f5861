"""Laws of the still copy: it says what the live part says, and waits for no click."""

import re
from html.parser import HTMLParser

import pytest

from tests.content.compiled import CONTENT
from tests.view.every_view import every_view
from widgets.core.assessment import assess
from widgets.core.profile import Profile
from widgets.view.base.markup import VOID
from widgets.view.base.still_copy import GONE, LEFT_OUT, still_copy
from widgets.view.card.cards_page import cards_html
from widgets.view.form_html import form_html

NOBODY = assess(CONTENT, Profile())
VIEWS = dict(every_view())
OTHERS = [pick.says.question for pick in CONTENT.picks.picks if pick.says.question != "vitiligo"]
CARDS = cards_html(NOBODY, CONTENT)


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
