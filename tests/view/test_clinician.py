"""The clinician's page: none of the reader's answers, and nothing that follows from them, is left out."""

import re

import pytest
from hypothesis import given

from tests.content.compiled import CONTENT
from tests.content.test_laws import profiles
from tests.view.parsed import Elements
from widgets.core.assessment import assess
from widgets.core.profile import Profile, clean
from widgets.core.rules import fire
from widgets.core.shapes import Card, Reason, Source, Urgency
from widgets.view.takeaway.short_names import short_name, verdict_source
from widgets.view.takeaway.takeaway_html import takeaway_html

WORDS = CONTENT.words
SECOND = WORDS("journey.takeaway.for_clinician")
RAISED_SCARS = {
    "skin_type": ["IV"],
    "raised_scars": ["yes"],
    "needles": ["radiofrequency"],
    "medicines": ["blood_thinners"],
    "health": ["diabetes"],
    "melasma": ["yes"],
    "who": ["salon"],
}
GROWING = {
    "skin_type": ["V"],
    "vitiligo": ["growing"],
    "eczema": ["active_there"],
    "cold_sores": ["past"],
    "medicines": ["blood_thinners"],
    "on_skin": ["numbing_cream"],
}


def both_pages(profile: Profile) -> tuple[str, str]:
    """The words of page 1 and of page 2."""
    first, _, second = Elements(takeaway_html(assess(CONTENT, profile), CONTENT)).text.partition(SECOND)
    return first, second


def reasons_of(profile: Profile) -> list[tuple[Card, Reason]]:
    """Every reason that a rule gives this reader, asked of the rules alone, with its card."""
    reasons = (
        (CONTENT.cards[rule.card], fire(rule, profile, CONTENT.questions)) for rule in CONTENT.rules.values()
    )
    return [(card, reason) for card, reason in reasons if reason]


def name(card: Card) -> str:
    return card.clinical or card.title


@pytest.mark.parametrize("answers", [RAISED_SCARS, GROWING], ids=["raised scars", "growing vitiligo"])
def test_a_reader_with_many_answers_is_described_in_full(answers: dict) -> None:
    """
    Each answer is on the second page in clinical terms, and so does each situation,
    though many harms come before it.
    """
    profile = clean(CONTENT.questions, answers)
    _, second = both_pages(profile)
    terms = [
        option.clinical
        for id, question in CONTENT.questions.items()
        for option in question.options
        if option.id in profile.chosen(id)
    ]
    situations = {card.title for card, _ in reasons_of(profile) if not card.is_outcome}

    assert len(terms) == sum(map(len, answers.values()))
    assert [] == [term for term in terms if term not in second]
    assert len(answers) == len(situations)
    assert [] == [title for title in situations if title not in second]


@given(profiles())
def test_every_answer_is_on_the_second_page(profile: Profile) -> None:
    """
    Whatever was ticked, "none" and "not sure" too, is there once as a clinician would write it;
    what was skipped is there by its subject.
    """
    _, second = both_pages(profile)
    answers = {
        (id, item.id): item.clinical
        for id, question in CONTENT.questions.items()
        for item in (*question.options, question.none, question.not_sure)
        if item
    }
    texts_given = {text for (id, item), text in answers.items() if item in profile.chosen(id)}
    topics_skipped = [
        question.clinical for id, question in CONTENT.questions.items() if not profile.chosen(id)
    ]
    topics_listed = re.search(
        re.escape(WORDS("journey.takeaway.clinician.skipped", topics="(.*)")).replace(r"\(\.\*\)", "(.*)"),
        second,
    )

    assert bool(profile.answers) == bool(second)
    if second:
        assert [] == [text for text in texts_given if text not in second]
        assert ("; ".join(topics_skipped) or None) == (topics_listed[1] if topics_listed else None)


@given(profiles())
def test_nothing_that_answers_bring_up_is_left_out(profile: Profile) -> None:
    """
    Each card that a rule brings up or raises is named on the second page, with the sources behind each reason;
    on the first too, except for what depends on "not sure" alone, which is named there as a thing to find out.
    """
    first, second = both_pages(profile)
    reasons = reasons_of(profile)
    sources = {id for _, reason in reasons for id in reason.sources}

    assert [] == [card.id for card, reason in reasons if card.title not in first and not reason.find_out]
    assert [] == [card.id for card, _ in reasons if name(card) not in second]
    assert [] == [id for id in sources if short_name(CONTENT.sources[id], CONTENT) not in second]


@given(profiles())
def test_every_emergency_of_the_reader_is_on_both_pages(profile: Profile) -> None:
    """
    Each sign of the reader's cards that calls for the emergency number is on each page, in one list.
    """
    pages = [page for page in both_pages(profile) if page]
    signs = {
        sign.text
        for card, _ in reasons_of(profile)
        for sign in card.warning_signs
        if sign.when == "emergency"
    }
    lists = Elements(takeaway_html(assess(CONTENT, profile), CONTENT)).all("ul")

    assert [] == [sign for sign in signs for page in pages if sign not in page]
    assert len(pages) == sum(item.get("class") == "mw-emergencies" for item in lists)


@given(profiles())
def test_what_is_surest_and_most_urgent_comes_first(profile: Profile) -> None:
    """
    The rows are in the order of their urgency, and what depends on "not sure" is separate, below.
    """
    labels = {urgency: CONTENT.urgency[urgency.id]["label"] for urgency in Urgency}
    labels[Urgency.CAN_HAPPEN_TO_ANYONE] = WORDS("cards.good_to_know")
    _, second = both_pages(profile)
    mildest_first = sorted(reasons_of(profile), key=lambda one: one[1].urgency)
    sure = {
        card.title: reason.urgency
        for card, reason in mildest_first
        if not reason.unsure and not card.is_outcome
    }
    unsure = WORDS("journey.takeaway.clinician.if_so_caption")
    sure_part = second.partition(unsure)[0]
    places = sorted(sure, key=lambda title: sure_part.index(title + labels[sure[title]]))

    assert [sure[title] for title in places] == sorted(sure.values(), reverse=True)


def test_numbing_cream_brings_its_own_signs() -> None:
    """
    A reader who ticked numbing cream sees on both pages what to call for after it.
    """
    cards = [CONTENT.cards[id] for id in ("numbing-cream", "numbing-cream-harm")]
    signs = {sign.text for card in cards for sign in card.warning_signs if sign.when == "emergency"}
    pages = both_pages(Profile({"on_skin": ("numbing_cream",)}))

    assert signs
    assert [] == [sign for sign in signs for page in pages if sign not in page]


def test_not_sure_is_listed_separately_and_never_as_no() -> None:
    """
    What the reader was not sure of reads as not known, with what it would mean, below all that is sure.
    """
    _, second = both_pages(Profile({"vitiligo": ("not_sure",), "medicines": ("blood_thinners",)}))
    above, heading, below = second.partition(WORDS("journey.takeaway.clinician.not_known"))

    assert heading
    assert CONTENT.cards["blood-thinners"].title in above
    assert CONTENT.questions["vitiligo"].not_sure.clinical in heading + below
    assert (
        CONTENT.cards["vitiligo-growing"].title
        in below.partition(WORDS("journey.takeaway.clinician.if_so_caption"))[2]
    )
    assert CONTENT.cards["vitiligo-growing"].title not in above


def test_the_second_page_says_what_it_is() -> None:
    """
    Its first lines say who wrote it, who has not checked it, which content it is from and how old that is.
    """
    _, second = both_pages(Profile({"vitiligo": ("growing",)}))
    opening = second.partition(WORDS("journey.takeaway.clinician.answers"))[0]
    parts = [WORDS(f"journey.takeaway.clinician.{key}") for key in ("told_by", "unchecked", "by_hand")]

    assert [] == [part for part in (*parts, CONTENT.version) if part not in opening]
    assert re.search(r"\d{1,2} [A-Z][a-z]+ 20\d\d", opening)


def source(who: str, year: str = "2020", **more: str) -> Source:
    values = {
        "title": "A title that is long and goes on for more than one line: and more",
        "design": "trial",
        "how_known": "abstract",
    } | more
    return Source(id="s", who=who, year=year, url=None, seen_on=None, note="", **values)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (source("Chu S, Foulad DP, Mesinkovska NA", "2021"), "Chu 2021"),
        (source("Al Qarqaz F, Al-Yousef A (names from memory)"), "Al Qarqaz 2020"),
        (source("Stadelman-Behar AM et al., CDC"), "Stadelman-Behar 2020"),
        (source("Sasaki GH"), "Sasaki 2020"),
        (source("UC San Diego Health", "not dated"), "UC San Diego Health, n.d."),
        (source("Blood Cancer UK", "about 2018"), "Blood Cancer UK, about 2018"),
        (source("US FDA"), "US FDA 2020"),
        (source("US FDA, as reported by a journal", how_known="second_hand"), "US FDA 2020 [second-hand]"),
        (
            source("Bellus Medical", design="maker_label", how_known="recalled"),
            "Bellus Medical (label) 2020 [from memory]",
        ),
        (source("authors not shown (a journal)"), "“A title that is long and goes on for more …” 2020"),
        (source("authors not shown", title="Short: and more"), "“Short” 2020"),
    ],
)
def test_sources_are_named_shortly(one: Source, expected: str) -> None:
    """
    A source is named by its first author or organisation and its year; what was not seen itself is marked.
    """
    assert expected == short_name(one, CONTENT)


def test_each_verdict_says_whose_it_is() -> None:
    """
    A verdict is that of its sources, or our own with what it draws on; one that is ours alone says so.
    """

    def reason(own: bool, *sources: str) -> Reason:
        return Reason("r", Urgency.USUALLY_NOT_DONE, "", (), False, own, sources)

    own = WORDS("journey.takeaway.own_judgement")
    assert "Chu 2021" == verdict_source([reason(False, "chu-2021")], CONTENT)
    assert f"{own}, from Chu 2021" == verdict_source([reason(True, "chu-2021")], CONTENT)
    assert own == verdict_source([reason(True)], CONTENT)
