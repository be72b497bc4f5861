"""The record of the articles, the glossary and the list of sources: all is on the page,
one step from its sources."""

import re
from dataclasses import replace

import pytest

from tests.content.compiled import CONTENT
from tests.view.parsed import Elements
from widgets.core.articles import Claim
from widgets.core.dates import day
from widgets.core.shapes import Place
from widgets.view.base.markup import html
from widgets.view.base.places import chapter_of, place_link
from widgets.view.reference.articles_html import claims_html, conflicts_html, gaps_html
from widgets.view.reference.reference_html import DESIGNS, glossary_html, notices_html, sources_html
from widgets.view.reference.reference_text import (
    claims_text,
    conflicts_text,
    gaps_text,
    glossary_text,
    notices_text,
    sources_text,
)

RECORD = CONTENT.articles
CLAIMS: list[Claim] = [claim for group in RECORD.groups.values() for claim in group.claims]
PARTS = {
    "claims": claims_html,
    "conflicts": conflicts_html,
    "gaps": gaps_html,
    "glossary": glossary_html,
    "sources": sources_html,
    "notices": notices_html,
}
PAGES = {f"{id}.ipynb" for id in CONTENT.chapters}


def page(name: str) -> Elements:
    return Elements(PARTS[name](CONTENT))


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", PARTS)
def test_each_part_is_whole_html_and_leads_somewhere(name: str) -> None:
    """
    Every element is closed, every id is used once, and every link goes to a page of the workbook or to a
    source.
    """
    elements = page(name)
    ids = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
    links = {attributes["href"].split("#")[0] for attributes in elements.all("a")}

    assert ([], []) == (elements.broken, elements.open)
    assert len(ids) == len(set(ids))
    assert set() == {link for link in links if not link.startswith("http")} - PAGES


def test_every_claim_is_there_with_its_answer_and_its_place() -> None:
    """
    Each claim is on the page with its reason, and each doubtful one with what became of it.
    """
    text = folded(page("claims").text)
    ids = {attributes.get("id") for attributes in page("claims").all("li")}

    assert [] == [claim.id for claim in CLAIMS if claim.claim not in text or claim.reason not in text]
    assert [] == [
        doubt.id for doubt in RECORD.doubtful if doubt.said not in text or doubt.handled not in text
    ]
    assert {one.id for one in (*CLAIMS, *RECORD.doubtful)} <= ids


def test_the_sources_of_a_claim_are_one_step_away() -> None:
    """
    Each source of each answer is named behind it, in a fold that the reader can open.
    """
    number = sum(len(one.sources) for one in (*CLAIMS, *RECORD.doubtful))
    folds = re.findall(r'<details class="mw-source">.*?</details>', claims_html(CONTENT))

    assert number == sum(fold.count("<li>") for fold in folds)
    assert sum(bool(one.sources) for one in (*CLAIMS, *RECORD.doubtful)) == len(folds)


def test_the_counts_of_answers_add_up() -> None:
    """
    The line above the claims counts all of them, each under one answer.
    """
    numbers = [int(number) for number in re.findall(r"\d+", claims_text(CONTENT).split("\n")[0])]

    assert [len(CLAIMS), len(CLAIMS)] == [numbers[0], sum(numbers[1:])]


def test_every_conflict_has_both_sides_and_a_sourced_summary() -> None:
    """
    Each conflict is folded behind its question, with both sides,
    and each sentence of its summary opens to its sources.
    """
    elements = page("conflicts")
    text = folded(elements.text)

    assert [] == [
        one.id
        for one in RECORD.conflicts
        if not {one.question, one.one_side, one.other_side}
        <= {part for part in (one.question, one.one_side, one.other_side) if part in text}
    ]
    assert [] == [item.text for one in RECORD.conflicts for item in one.summary if item.text not in text]
    assert [] == [
        id
        for one in RECORD.conflicts
        for item in one.summary
        for id in item.sources
        if CONTENT.sources[id].title not in text
    ]


def test_every_gap_is_filled_or_admitted() -> None:
    """
    Each gap is on the page, those that nobody can fill separate from those that this workbook fills.
    """
    text = folded(page("gaps").text)

    assert [] == [gap.id for gap in RECORD.gaps if gap.question not in text or gap.summary not in text]
    keys = [fold["data-key"] for fold in page("gaps").all("details")]
    assert ["fold-gaps", "fold-gaps-told", "fold-gaps-not_known"] == keys


def test_the_glossary_puts_the_plain_word_first() -> None:
    """
    Each word of the glossary is a term of a real list, the plain word before the medical one.
    """
    words = re.findall(r"<summary><strong>(.*?)</strong> \((.*?)\)</summary>", glossary_html(CONTENT))

    in_order = sorted(CONTENT.glossary.values(), key=lambda term: term.plain.casefold())
    assert [(html(term.plain), html(term.term)) for term in in_order] == words


def test_every_source_is_listed_once_with_how_it_is_known() -> None:
    """
    Each source is in the list once, under its kind of work; those from memory say "not yet checked".
    """
    ids = [attributes["id"] for attributes in page("sources").all("li") if "id" in attributes]
    entries = re.findall(r'<li id="source-([^"]*)">(.*?)</li>', sources_html(CONTENT))

    assert sorted(f"source-{id}" for id in CONTENT.sources) == sorted(ids)
    assert {source.design for source in CONTENT.sources.values()} <= set(DESIGNS)
    assert {id for id, source in CONTENT.sources.items() if source.how_known == "recalled"} == {
        id for id, entry in entries if "not yet checked" in entry
    }


def test_a_study_gives_its_people_and_skin_types() -> None:
    """
    Beside a study of needling are its people and their skin types, or a note that what we read does not say.
    """
    entries = dict(re.findall(r'<li id="source-([^"]*)">(.*?)</li>', sources_html(CONTENT)))

    assert "36 people" in entries["dogra-2014"] and "IV and V" in entries["dogra-2014"]
    assert [] == [
        id for id, source in CONTENT.sources.items() if source.study and "kin type" not in entries[id]
    ]
    assert [] == [
        id for id, source in CONTENT.sources.items() if not source.study and "It took in" in entries[id]
    ]


def test_a_notice_names_its_cards_and_when_they_were_checked() -> None:
    """
    The notice of October 2025 on needles that heat is on the page with its date,
    its card and the card's last check.
    """
    text = page("notices").text
    cards = [CONTENT.cards[id] for notice in CONTENT.notices.values() for id in notice.cards]

    assert "15 October 2025" in text
    assert [] == [card.id for card in cards if card.title not in text or day(card.last_checked) not in text]


def test_the_newest_notice_comes_first() -> None:
    """
    Notices are in the order of their dates, whatever the order of the files.
    """
    first = next(iter(CONTENT.notices.values()))
    notices = {str(year): replace(first, date=f"{year}-01-02") for year in (2024, 2026, 2025)}
    text = Elements(notices_html(replace(CONTENT, notices=notices))).text

    assert sorted(notices, reverse=True) == re.findall(r"2 January (\d{4})", text)


@pytest.mark.parametrize(
    ("place", "address"),
    [
        (Place("chapter", "eczema", "what-it-is"), "eczema.ipynb#section-what-it-is"),
        (Place("card", "eczema-flare"), "eczema.ipynb#card-eczema-flare"),
        (Place("concern", "scars"), "your-choices.ipynb#concern-scars"),
        (Place("term", "keloid"), "words-and-sources.ipynb#term-keloid"),
        (Place("stage", CONTENT.timeline[0].id), "healing.ipynb"),
        (Place("page", "help"), "healing.ipynb"),
        (Place("card", "under-18"), "questions.ipynb#ask-too-young"),
        (Place("card", "vitiligo-stable"), "questions.ipynb#ask-vitiligo-calm"),
        (Place("card", "earlier-cold-sores"), "healing.ipynb"),
        (Place("card", "allergy-nickel"), "your-skin.ipynb"),
    ],
)
def test_each_kind_of_place_has_its_page(place: Place, address: str) -> None:
    """
    A card that only some readers' answers bring up is below a question that people ask about it, else where
    answers bring it up; every other place is on the page that has it, whatever the reader answered.
    """
    assert f'href="{address}"' in place_link(place, CONTENT)


def test_a_card_leads_to_a_chapter_that_asks() -> None:
    """
    A chapter that only draws the counts of a card, and asks nothing,
    is not where a reader is sent for that card.
    """
    assert [] == [
        card
        for card in CONTENT.cards
        if (own_chapter := chapter_of(card, CONTENT)) and not own_chapter.questions
    ]
    silent = {id: replace(chapter, questions=()) for id, chapter in CONTENT.chapters.items()}
    assert None is chapter_of("eczema-flare", replace(CONTENT, chapters=silent))


def test_a_new_page_does_not_take_over_a_card() -> None:
    """
    Of two chapters whose lists both begin with a card, the first in the menu is where readers are sent.
    """
    proper = chapter_of("eczema-active-there", CONTENT)
    new = replace(proper, id="a-new-page", order=90, cards=("eczema-active-there",))

    assert "eczema" == proper.id
    assert proper == chapter_of(
        "eczema-active-there", replace(CONTENT, chapters={new.id: new, **CONTENT.chapters})
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (claims_text, [one.id for one in (*CLAIMS, *RECORD.doubtful)]),
        (conflicts_text, [one.id for one in RECORD.conflicts]),
        (gaps_text, [one.id for one in RECORD.gaps]),
        (glossary_text, [term.plain for term in CONTENT.glossary.values()]),
        (sources_text, list(CONTENT.sources)),
        (notices_text, [notice.date for notice in CONTENT.notices.values()]),
    ],
)
def test_the_proofs_leave_nothing_out(text, lines: list[str]) -> None:
    """
    The plain text that the proof cells print has a line for each entry.
    """
    proof_lines = [line.strip() for line in text(CONTENT).split("\n")]

    assert [] == [start for start in lines if not any(line.startswith(start) for line in proof_lines)]
