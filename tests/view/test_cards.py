"""Cards as a reader sees them: nothing of the assessment is lost on the way to the page."""

import itertools
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.content.compiled import CONTENT
from tests.view.parsed import Elements
from tests.view.sample import ASSESSMENTS
from widgets.core.assessment import Assessment, assess
from widgets.core.dates import day
from widgets.core.finding_out import FIND_OUT, stands_at
from widgets.core.profile import clean
from widgets.core.shapes import Notice, Urgency
from widgets.view.base.review_dates import overdue_card, overdue_concern
from widgets.view.base.verdict import verdict
from widgets.view.base.wording import lower_first
from widgets.view.card.card_html import card_html, urgency_chip
from widgets.view.card.card_parts import warnings
from widgets.view.card.card_text import card_text, cards_text
from widgets.view.card.cards_page import cards_html, cards_status
from widgets.view.card.find_out_html import cards_in_sight
from widgets.view.compare.compare_html import concern_html
from widgets.view.form_html import asked_in_front

EXAMPLES = pytest.mark.parametrize("assessment", ASSESSMENTS.values(), ids=ASSESSMENTS)


@EXAMPLES
def test_markup_is_whole(assessment: Assessment) -> None:
    """
    Every element of the page of cards is closed in its order, and no id is used twice.
    """
    page = Elements(cards_html(assessment, CONTENT))
    ids = [attributes["id"] for _, attributes in page.found if "id" in attributes]

    assert ([], []) == (page.broken, page.open)
    assert sorted(set(ids)) == sorted(ids)


@EXAMPLES
def test_every_card_shows_its_urgency_its_reasons_and_its_facts(assessment: Assessment) -> None:
    """
    Title, urgency, reasons, every statement, every action,
    every warning sign and the dates are all on the page.
    """
    text = " ".join(Elements(cards_html(assessment, CONTENT)).text.split())
    parts = [
        part
        for card in (*assessment.cards, *assessment.gathered)
        for part in (
            card.title,
            *(card.fact.text, card.unknown.text),
            *(card.first.what, card.first.how, card.first.why, *card.first.steps),
            verdict(card, CONTENT).text[1:],
            card.certainty.sentence,
            *(reason.text for reason in card.reasons),
            *(item.text for item in (*card.known, *card.not_known)),
            *(action.what for action in card.actions),
            *(sign.text for sign in card.warning_signs),
        )
    ]

    assert [] == [part for part in parts if " ".join(part.split()) not in text]


@EXAMPLES
def test_what_a_reader_is_not_sure_of_is_not_stated_as_fact(assessment: Assessment) -> None:
    """
    A card that only "I am not sure" has raised says "if so"; a card that is the reader's own does not.
    """
    for card in (*assessment.personal, *assessment.gathered):
        chip = str(urgency_chip(card, CONTENT))
        unsure = all(reason.unsure for reason in card.reasons if reason.urgency == card.urgency)
        if card.urgency.value:
            assert unsure == (CONTENT.words("cards.if_so") in chip), card.id


@EXAMPLES
def test_text_and_page_agree(assessment: Assessment) -> None:
    """
    The plain text lists the same cards in the same order as the page, and names what is to be found out.
    """
    page = Elements(cards_html(assessment, CONTENT))
    on_page = [attributes["data-key"] for attributes in page.outside("article", FIND_OUT)]
    text = cards_text(assessment, CONTENT)
    lines = [line for line in text.splitlines() if line.startswith("[")]
    at = stands_at(assessment.unsure, assessment.personal)

    shown = (*assessment.personal, *assessment.general)
    assert on_page == [card.id for card in shown]
    assert len(on_page) == len(lines) - bool(assessment.unsure)
    assert not assessment.unsure or lines[at].endswith(CONTENT.words("cards.find_out.title"))
    assert [] == [
        card.id
        for item in assessment.unsure
        for card in item.cards
        if f"[{verdict(card, CONTENT).marked}] {card.title}" not in text
    ]


@pytest.mark.parametrize("card", CONTENT.cards.values(), ids=lambda card: card.id)
def test_every_source_of_a_card_can_be_opened_on_it(card) -> None:
    """
    Each source behind a statement is named on the card, and its address is a link when it has one.
    """
    page = Elements(card_html(card, ASSESSMENTS["nothing answered"], CONTENT))
    ids = {
        id
        for item in (
            *(card.fact, card.first, card.unknown),
            *(*card.known, *card.not_known, *card.how_long, *card.actions, *card.warning_signs),
        )
        for id in item.sources
    }
    links = {attributes.get("href") for attributes in page.all("a")}

    assert [] == [id for id in ids if CONTENT.sources[id].url and CONTENT.sources[id].url not in links]
    assert [] == [id for id in ids if CONTENT.sources[id].title not in page.text]


@pytest.mark.parametrize("card", CONTENT.cards.values(), ids=lambda card: card.id)
def test_a_card_as_text_is_whole(card) -> None:
    """
    The plain text of a card has every statement and the ids of its sources.
    """
    text = card_text(card, ASSESSMENTS["nothing answered"], CONTENT)

    statements = (card.fact, card.unknown, *card.known, *card.not_known)
    first = (card.first.what, card.first.how, card.first.why, *card.first.steps)
    assert [] == [item.text for item in statements if item.text not in text]
    assert [] == [words for words in first if words not in text]
    assert [] == [id for item in (*statements, card.first) for id in item.sources if id not in text]


def test_the_overdue_banner_follows_the_date() -> None:
    """
    A card whose review is past says so from the next day on, and not before.
    """
    card = CONTENT.cards["redness"]
    due = date.fromisoformat(card.next_review)
    late = date(due.year + 1, due.month, due.day)
    banners = [
        ("mw-overdue" in card_html(card, ASSESSMENTS["nothing answered"], CONTENT, today))
        for today in (due, late)
    ]

    assert [False, True] == banners


@pytest.mark.parametrize(
    "item", [*CONTENT.cards.values(), *CONTENT.concerns.values()], ids=lambda item: item.id
)
def test_cards_and_concerns_say_when_they_are_checked(item) -> None:
    """
    Each card and each concern has the day of its last check, and that of its next one.
    """
    nobody = ASSESSMENTS["nothing answered"]
    page = (
        card_html(item, nobody, CONTENT)
        if item.id in CONTENT.cards and item is CONTENT.cards[item.id]
        else concern_html(item, nobody, CONTENT, None, False)
    )
    line = page.rpartition('<p class="mw-dates')[2].partition("</p>")[0]

    assert [] == [date for date in (item.last_checked, item.next_review) if day(date) not in line]


def test_a_notice_makes_a_card_overdue() -> None:
    """
    A card that a regulator's notice names, and that was not checked since, says so after 30 days,
    with the notice's date.
    """
    card = CONTENT.cards["redness"]
    day_of_notice = date.fromisoformat(card.last_checked) + timedelta(days=1)
    notice = Notice("office", "fda-rf-2025", day_of_notice.isoformat(), "Said.", ("redness",))
    content = replace(CONTENT, notices={"office": notice})
    banners = [overdue_card(card, content, day_of_notice + timedelta(days=days)) for days in (30, 31)]

    assert None is banners[0]
    assert "mw-overdue" in banners[1] and day(notice.date) in banners[1]
    assert banners[1] in card_html(
        card, ASSESSMENTS["nothing answered"], content, day_of_notice + timedelta(days=31)
    )


def test_an_overdue_concern_says_so() -> None:
    """
    A concern has the banner from the day after its review, and no notice for a card of its name touches it.
    """
    concern = CONTENT.concerns["scars"]
    due = date.fromisoformat(concern.next_review)
    notice = Notice("office", "fda-rf-2025", due.isoformat(), "Said.", ("scars",))
    content = replace(CONTENT, notices={"office": notice})

    assert None is overdue_concern(concern, content, due)
    assert day(concern.next_review) in overdue_concern(concern, content, due + timedelta(days=1))


def test_only_a_judgement_is_marked_as_ours() -> None:
    """
    A verdict of our own says "our view" beside it, and a label's verdict does not.
    """
    everything = ASSESSMENTS["everything"]
    chips = {
        id: card_html(everything.card(id), everything, CONTENT).split("</p>")[0]
        for id in ("vitiligo-growing", "cold-sore-now")
    }
    mark = CONTENT.words("cards.own_judgement")

    assert {"vitiligo-growing": True, "cold-sore-now": False} == {
        id: mark in chip for id, chip in chips.items()
    }


@EXAMPLES
def test_thirty_answers_still_give_a_page_that_can_be_read(assessment: Assessment) -> None:
    """
    Outside the folds are at most seven of the reader's cards, with what is to be found out among them,
    and the main points have all that speaks against needling or for a specialist: at least three, at most six.
    """
    page = str(cards_html(assessment, CONTENT))
    in_sight = Elements(page).outside("article", "fold-")
    points = (
        re.findall(r"<li[^>]*><strong><a[^>]*>(.*?)</a></strong>", page.split('data-key="for-you"')[0])
        if assessment.personal
        else []
    )
    own = [card for card in assessment.personal if not card.is_outcome or card.urgency >= 2]
    titles = [card.title for card in own]
    pressing = [card.title for card in own if card.urgency >= 2]
    if assessment.unsure:
        at = stands_at(assessment.unsure, own)
        titles.insert(at, CONTENT.words("cards.find_out.title"))
        pressing += titles[at : at + 1] if at < len(pressing) else []
    expected = titles[: min(6, max(3, len(pressing)))] if len(titles) >= 3 else []
    heading = re.search(r'<section class="mw-main-points"[^>]*><h2>(.*?)</h2>', page)
    number = min(7, len(assessment.personal)) or (0 if assessment.unsure else len(assessment.general))

    assert number == len(in_sight)
    assert bool(assessment.unsure) == (
        [FIND_OUT]
        == [
            attributes.get("id")
            for attributes in Elements(page).outside("section", "fold-")
            if attributes.get("id")
        ]
    )
    assert expected == points
    assert bool(expected) == bool(heading)
    assert heading is None or (str(len(points)) in heading[1]) == (len(pressing) <= 6)


def test_what_was_not_answered_is_said() -> None:
    """
    While a group of questions has no answer, a line names it and leads to its first question that step 1 has in a
    fold; it is not there without any answer, on a chapter, or once each group has one, "not sure" included.
    """
    by_group: dict[str, str] = {}
    for question in CONTENT.questions.values():
        by_group.setdefault(question.group, question.id)
    names = {group: lower_first(CONTENT.words(f"form.groups.{group}")) for group in by_group}
    answers: dict[str, list[str]] = {}
    assert "mw-not-answered" not in cards_html(assess(CONTENT, clean(CONTENT.questions, {})), CONTENT)
    for group, question in by_group.items():
        answers[question] = ["not_sure"]
        assessment = assess(CONTENT, clean(CONTENT.questions, answers))
        line = re.search(r'<p class="mw-not-answered".*?</p>', cards_html(assessment, CONTENT))
        missing = [one for one in by_group if by_group[one] not in answers]

        assert bool(missing) == bool(line), group
        if line:
            listed = ", ".join(names[one] for one in missing)
            link = re.search(r'data-question="(\w+)"', line[0])
            assert CONTENT.words("cards.not_answered", groups=listed) in line[0]
            assert link and missing[0] == CONTENT.questions[link[1]].group
            assert link[1] not in asked_in_front(CONTENT)
        assert "mw-not-answered" not in cards_html(assessment, CONTENT, only=["vitiligo-growing"])


def test_nothing_answered_has_no_reason_and_no_personal_heading() -> None:
    """
    Without answers the page shows what can happen to anyone and nothing about the reader.
    """
    text = Elements(cards_html(ASSESSMENTS["nothing answered"], CONTENT)).text

    assert CONTENT.words("cards.for_everyone") in text
    assert CONTENT.words("cards.for_you") not in text
    assert CONTENT.words("cards.more_reasons_none") not in text


def test_skin_types_that_were_not_studied_are_named_to_those_who_have_them() -> None:
    """
    A count from skin types IV and V tells a reader with type II, and not one with type V,
    that theirs was not among them.
    """
    card = CONTENT.cards["scars"]
    two, everything = (card_html(card, ASSESSMENTS[name], CONTENT) for name in ("skin type II", "everything"))

    label = f"<li>{CONTENT.words('cards.unlike.skin_type')}</li>"
    assert (True, False) == (label in two, label in everything)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("nothing answered", "growing vitiligo", ("new_one", 1)),
        ("growing vitiligo", "skin type II", ("gone_one", 1)),
        ("growing vitiligo", "nothing answered", ("cleared", len(ASSESSMENTS["nothing answered"].cards))),
    ],
)
def test_the_status_line_counts_what_changed(before: str, after: str, expected: tuple) -> None:
    """
    The status says how many cards came and went, and how many there are now.
    """
    status = cards_status(ASSESSMENTS[before], ASSESSMENTS[after], CONTENT)
    key, n = expected

    assert CONTENT.words(f"cards.status.{key}", n=n) in status
    shown = (*ASSESSMENTS[after].personal, *ASSESSMENTS[after].general)
    assert CONTENT.words("cards.status.total", n=len(shown)) in status


def test_an_answer_that_changes_nothing_says_so() -> None:
    """
    The status is never silent after an answer.
    """
    same = ASSESSMENTS["skin type II"]

    assert CONTENT.words("cards.status.same", n=len(same.cards)) == cards_status(same, same, CONTENT)


def test_what_is_felt_comes_before_how_each_skin_looks() -> None:
    """
    A card gives the feeling first, then white, brown and black skin, however the compiled content is sorted.
    """
    markup = card_html(CONTENT.cards["infection"], ASSESSMENTS["nothing answered"], CONTENT)
    words = [CONTENT.words(f"cards.looks.{key}") for key in ("feels", "white", "brown", "black")]

    assert sorted(words, key=lambda word: markup.index(f"<dt>{word}</dt>")) == words


GATHERED = 'data-key="fold-gathered"'
UNSURE = pytest.mark.parametrize(
    "assessment",
    [item for item in ASSESSMENTS.values() if item.unsure],
    ids=[name for name, item in ASSESSMENTS.items() if item.unsure],
)


@UNSURE
def test_each_thing_to_find_out_says_how_whom_to_ask_and_what_it_may_bring(assessment: Assessment) -> None:
    """
    Each question has its entry: what, how, whom to ask, the link to answer it, and every card that it may
    bring up or raise, with its urgency and whose view that is, the most urgent one in sight.
    """
    page, inside = str(cards_html(assessment, CONTENT)), {card.id for card in assessment.gathered}
    for item in assessment.unsure:
        advice = CONTENT.questions[item.question].find_out
        entry = page.split(f'data-key="find-{item.question}"')[1]
        text = " ".join(Elements(f"<li {entry.partition('</li><li data-key=')[0]}</li>").text.split())
        sight, rest = cards_in_sight(item)

        assert f"{advice.what}{advice.how} {advice.ask}" in text
        assert f'data-question="{item.question}"' in entry
        assert item.cards == () or item.urgency == sight[0].urgency
        assert sorted(card.id for card in item.cards) == sorted(card.id for card in (*sight, *rest))
        pairs = [(card.title, verdict(card, CONTENT).marked) for card in (*sight, *rest)]
        assert [] == [title for title, words in pairs if f"{title}: {lower_first(words)}" not in text]
        assert [] == [
            reason.text
            for card in rest
            for reason in card.reasons
            if card.id not in inside and reason.text not in text
        ]


@UNSURE
def test_no_fold_hides_what_is_most_urgent(assessment: Assessment) -> None:
    """
    Whatever could turn out to be a reason not to have needling is named outside every fold: by its situation,
    or by the harm where no situation of that thing says so.
    """
    card = str(cards_html(assessment, CONTENT)).split(f'id="{FIND_OUT}"')[1]
    page = Elements(f'<section class="mw-card">{card.partition(GATHERED)[0]}')
    sight = {
        attributes["data-card"]
        for (name, attributes), path in zip(page.found, page.paths, strict=True)
        if "data-card" in attributes and not any("mw-more" in (one.get("class") or "") for one in path)
    }

    for item in assessment.unsure:
        gravest = [card for card in item.cards if card.urgency is Urgency.USUALLY_NOT_DONE]
        situations = [card for card in gravest if not card.is_outcome]
        assert {card.id for card in situations or gravest} <= sight, item.question


@UNSURE
def test_a_card_that_is_named_can_be_reached(assessment: Assessment) -> None:
    """
    Each link to a card leads to one that is on this page, and the page knows which it is.
    """
    page = Elements(cards_html(assessment, CONTENT))
    ids = {attributes["id"] for _, attributes in page.found if "id" in attributes}
    links = [attributes for attributes in page.all("a") if "data-card" in attributes]

    assert [] == [
        link for link in links if link["href"] != f"#card-{link['data-card']}" or link["href"][1:] not in ids
    ]
    assert {card.id for item in assessment.unsure for card in item.cards} <= {
        link["data-card"] for link in links
    }


@EXAMPLES
def test_headings_leave_no_gap(assessment: Assessment) -> None:
    """
    On the page of cards no heading is more than one level below the one before it.
    """
    levels = [
        int(name[1])
        for name, _ in Elements(cards_html(assessment, CONTENT)).found
        if re.fullmatch("h[1-6]", name)
    ]

    assert [] == [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1]


@UNSURE
def test_a_paragraph_contains_no_fold(assessment: Assessment) -> None:
    """
    No list of sources and no fold is inside a paragraph: a browser would end the paragraph before it.
    """
    page = str(cards_html(assessment, CONTENT))

    assert [] == re.findall(r"<p\b[^>]*>(?:(?!</p>).)*<(?:details|ul|div)", page)


def test_a_chapter_names_only_what_affects_its_cards() -> None:
    """
    A chapter shows the things to find out that affect its own cards, and no card for them when none does.
    """
    assessment = ASSESSMENTS["nothing known"]
    eczema, nothing = (
        str(cards_html(assessment, CONTENT, only=only))
        for only in (("eczema-calm-there", "cold-sores"), ("vitiligo-of-nobody",))
    )
    ids = {attributes["data-card"] for attributes in Elements(eczema).all("a") if "data-card" in attributes}

    assert {"eczema-calm-there", "cold-sores"} == ids
    assert ["find-cold_sores", "find-eczema"] == re.findall(r'<li data-key="(find-[a-z_]+)"', eczema)
    assert FIND_OUT not in nothing


def test_what_is_not_known_comes_first_where_it_may_matter_most() -> None:
    """
    For a reader who is sure of little, the things to find out come before their own answers, and are not a verdict.
    """
    reader = assess(CONTENT, clean(CONTENT.questions, {"skin_type": ["V"], "who": ["not_sure"]}))
    page = str(cards_html(reader, CONTENT))
    chip = page.split(f'id="{FIND_OUT}"')[1].split("</p>")[0]

    assert page.index(f'id="{FIND_OUT}"') < page.index('id="card-skin-type-4-6"')
    assert CONTENT.words("cards.find_out.chip") in chip
    assert [] == [
        words["label"] for words in CONTENT.urgency.values() if words["label"].lower() in chip.lower()
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, {"health": ["not_sure"]}, [("new_one", 1), ("total", 13)]),
        ({"who": ["not_sure"]}, {"who": ["not_sure"], "health": ["not_sure"]}, [("total", 13)]),
        ({"who": ["home"]}, {"who": ["not_sure"]}, [("new_one", 1), ("moved_many", 3), ("total", 13)]),
        ({"who": ["not_sure"]}, {"who": ["home"]}, [("gone_one", 1), ("moved_many", 3), ("total", 11)]),
        ({"who": ["not_sure"]}, {"who": ["not_sure"]}, [("same", 13)]),
        ({"who": ["not_sure"]}, {}, [("cleared", 12)]),
    ],
)
def test_the_status_line_counts_what_is_to_be_found_out(before: dict, after: dict, expected: list) -> None:
    """
    The things to find out are one card; a card that goes into it or comes out of it has moved, and is not
    gone; their number is announced when it changes.
    """
    old, new = (assess(CONTENT, clean(CONTENT.questions, answers)) for answers in (before, after))
    things = [
        CONTENT.words(
            "cards.find_out.status_one" if len(new.unsure) == 1 else "cards.find_out.status_many",
            n=len(new.unsure),
        )
    ]
    parts = [CONTENT.words(f"cards.status.{key}", n=n) for key, n in expected]
    sentences = [*parts[:-1], *(things if new.unsure and new.unsure != old.unsure else []), parts[-1]]

    assert " ".join(sentences) == cards_status(old, new, CONTENT)


@pytest.mark.parametrize("id", [id for id, card in CONTENT.cards.items() if card.warning_signs])
def test_no_sign_is_marked_as_our_view(id: str) -> None:
    """
    A note below the signs of a card says once, never at a sign, that one of their speeds is our own.
    """
    card = CONTENT.cards[id]
    block = warnings(card, CONTENT)

    assert "mw-own" not in block and CONTENT.words("cards.own_judgement") not in block
    assert any(sign.judgement for sign in card.warning_signs) == block.count(
        CONTENT.words("cards.signs_note")
    )
