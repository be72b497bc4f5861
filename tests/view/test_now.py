"""The panel beside the questions: the reader's own cards in order, and what the last answer changed."""

from itertools import pairwise

import pytest

from tests.content.compiled import CONTENT
from tests.view.parsed import Elements
from tests.view.sample import ASSESSMENTS
from widgets.core.assessment import Assessment, assess
from widgets.core.finding_out import stands_at
from widgets.core.profile import clean
from widgets.view.base.verdict import verdict
from widgets.view.card.now_html import IN_SIGHT, changes, now_html, now_status
from widgets.view.card.signs import may_lead

WORDS = CONTENT.words.under("now")
BELOW = assess(CONTENT, clean(CONTENT.questions, {"vitiligo": ["growing"], "skin_type": ["not_sure"]}))
READERS = {**ASSESSMENTS, "what to find out is less urgent": BELOW}
EXAMPLES = pytest.mark.parametrize("assessment", READERS.values(), ids=READERS)
TO_FIND_OUT = "now-find-out"


def reader(**answers: str) -> Assessment:
    return assess(CONTENT, clean(CONTENT.questions, {id: [answer] for id, answer in answers.items()}))


NOBODY, VITILIGO, GROWING = reader(), reader(vitiligo="growth_not_known"), reader(vitiligo="growing")


def entries(page: Elements) -> list[str]:
    return [one["data-key"] for one in page.all("li") if "mw-now-card" in one.get("class", "")]


def marks(page: str) -> dict[str, str]:
    """Return the mark of each card that has one."""
    return {
        entry.partition('"')[0]: entry.split('class="mw-now-mark">')[1].partition("<")[0]
        for entry in page.split('data-key="now-card-')[1:]
        if "mw-now-mark" in entry.partition("</summary>")[0]
    }


@EXAMPLES
def test_the_panel_lists_the_own_cards_in_order(assessment: Assessment) -> None:
    """
    Each of the reader's own cards has one line, in the order of the page of cards, with what is to be found out
    in its place among them; cards for everyone have none.
    """
    expected = [f"now-{card.id}" for card in assessment.personal]
    if assessment.unsure:
        expected.insert(stands_at(assessment.unsure, assessment.personal), TO_FIND_OUT)

    assert expected == entries(Elements(now_html(None, assessment, CONTENT)))


@EXAMPLES
def test_the_most_urgent_lines_are_in_sight(assessment: Assessment) -> None:
    """
    The first lines are outside the fold, only the first card is open, and the strip counts every line.
    """
    page = Elements(now_html(None, assessment, CONTENT))
    lines = entries(page)
    in_sight = [one["data-key"] for one in page.outside("li", "now-more") if "data-key" in one]
    opened = [one["data-key"] for one in page.all("details") if "open" in one]
    number = WORDS["count_one" if len(lines) == 1 else "count_many"].format(n=len(lines))

    assert lines[:IN_SIGHT] == in_sight
    assert opened in ([], [f"now-card-{card.id}" for card in assessment.personal[:1]])
    assert bool(assessment.personal) == bool(opened)
    assert (number in page.text) == bool(lines) != (WORDS["nothing"] in page.text)


@EXAMPLES
def test_a_line_opens_to_what_matters_most(assessment: Assessment) -> None:
    """
    A line has the verdict and the title, and opens to the first reason, the deciding fact, the first step, the most
    urgent sign, and the way to the whole card.
    """
    page = str(now_html(None, assessment, CONTENT))
    for card in assessment.personal:
        entry = page.split(f'data-key="now-card-{card.id}"')[1].partition("</details>")[0]
        text = " ".join(Elements(f"<i {entry}").text.split())
        signs = may_lead(card, (*assessment.personal, *assessment.gathered))
        sign = signs[0] if signs else None
        parts = [
            *(verdict(card, CONTENT).text, card.title, card.reasons[0].text, card.fact.text),
            *(card.first.what, card.first.how),
            *([f"{CONTENT.words(f'cards.speeds.{sign.when}')} {sign.text}"] if sign else []),
        ]
        places = [text.find(" ".join(part.split())) for part in parts]

        assert -1 not in places, (card.id, parts, text)
        assert [] == [pair for pair in pairwise(places) if pair[0] > pair[1]], card.id
        assert f'data-card="{card.id}"' in entry


def test_a_card_that_came_is_marked_as_new() -> None:
    """
    Right after an answer its cards are new; without earlier answers known, or with the same cards, nothing is.
    """
    own = {card.id: WORDS["new"] for card in VITILIGO.personal}

    assert own and own == marks(str(now_html(NOBODY, VITILIGO, CONTENT)))
    assert {} == marks(str(now_html(None, VITILIGO, CONTENT)))
    assert {} == marks(str(now_html(VITILIGO, VITILIGO, CONTENT)))


def test_a_card_that_rose_is_marked_as_raised() -> None:
    """
    A card that was there and is more urgent now says so, and is not new.
    """
    calm = {"eczema": "calm_there"}
    before, after = reader(**calm), reader(**calm, cold_sores="now")
    rose = changes(before, after).raised

    assert (
        rose
        and dict.fromkeys(rose, WORDS["raised"]).items()
        <= marks(str(now_html(before, after, CONTENT))).items()
    )
    assert set() == changes(after, before).raised
    assert WORDS["rose"].partition("{")[0] in now_status(before, after, CONTENT)


def test_the_status_says_what_came() -> None:
    """
    The most urgent card that came is named with its verdict, the others are counted.
    """
    home = reader(who="home", vitiligo="growing")
    top = home.personal[0]
    came = WORDS["came"].format(title=top.title, verdict=verdict(top, CONTENT).after_title)
    more = WORDS["came_more"].format(n=len(home.personal) - 1)

    assert f"{came} {more}" == now_status(NOBODY, home, CONTENT)


def test_an_outcome_that_goes_into_another_card_is_neither_new_nor_gone() -> None:
    """
    Where an answer brings the situation of an outcome, the outcome is now inside its card, and back again.
    """
    alone, inside = (
        reader(eczema="state_not_known"),
        reader(eczema="state_not_known", on_skin="numbing_cream"),
    )

    assert "numbing-cream-harm" in {card.id for card in alone.personal}
    assert "numbing-cream-harm" not in {card.id for card in inside.personal}
    assert ({"numbing-cream"}, ()) == (set(changes(alone, inside).new), changes(alone, inside).gone)
    assert set() == changes(inside, alone).new
    assert ["numbing-cream"] == [card.id for card in changes(inside, alone).gone]


def test_the_status_says_what_went() -> None:
    """
    One card that went is named, several are counted, and an answer that changes no card says so.
    """
    one, no_more = reader(skin_type="II"), reader(vitiligo_family="none")
    [card] = one.personal

    assert () == no_more.personal
    assert WORDS["went_one"].format(title=card.title, n=1) == now_status(one, no_more, CONTENT)
    both = reader(who="home", vitiligo="growing")
    assert WORDS["went_many"].format(title="", n=len(both.personal)) == now_status(both, no_more, CONTENT)
    assert WORDS["same"] == now_status(VITILIGO, GROWING, CONTENT) == now_status(no_more, no_more, CONTENT)
    assert CONTENT.words("page.bar.cleared") == now_status(VITILIGO, NOBODY, CONTENT)


def test_a_card_that_is_to_be_found_out_is_not_gone() -> None:
    """
    "Not sure" takes cards into what is to be found out: the status says how much that is, and that nothing went.
    """
    unsure = reader(vitiligo="not_sure")
    status = now_status(GROWING, unsure, CONTENT)

    assert {card.id for card in GROWING.personal} <= {
        card.id for item in unsure.unsure for card in item.cards
    }
    assert () == unsure.personal
    assert CONTENT.words("cards.find_out.status_one", n=1) == status
    assert () == changes(GROWING, unsure).gone
