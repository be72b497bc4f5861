"""What a reader has in front of them before opening anything: little enough to be finished, and nothing twice."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from statistics import median

import pytest

from tests.content.compiled import CONTENT
from tests.scenarios.test_scenarios import FILES, assessed, read
from tests.view.in_sight import texts_in_sight, words_in_sight
from tests.view.parsed import Elements
from widgets.core.assessment import Assessment, assess
from widgets.core.profile import clean
from widgets.core.shapes import SPEEDS, Card, WarningSign
from widgets.view.card.card_html import card_html
from widgets.view.card.cards_page import cards_html
from widgets.view.card.signs import leads
from widgets.view.chapter_html import step_html
from widgets.view.charts.by_name import chart_by_name
from widgets.view.charts.chart import notes_html, title_html
from widgets.view.check_html import own_check_html

PLOT = Path(__file__).parents[2] / "widgets/ui/page/studies_plot.js"
MOST, MOST_ON_A_CARD = 1200, 120
SENTENCE = re.compile(r"(?<=[.!?])\s+")
READERS = {path.stem: assessed(read(path)) for path in FILES}
PAGES: dict[int, int] = {}  # counted once for each reader
SHORT: dict[int, dict[str, list[str]]] = {}  # drawn once for each reader
EACH = pytest.mark.parametrize("assessment", READERS.values(), ids=READERS)


def page(assessment: Assessment) -> str:
    """The cards under their step with the line of the check, the first chart, and the start of the next step."""
    journey = CONTENT.chapters["your-skin"]
    steps = {section.id: step_html(journey, section, CONTENT) for section in journey.sections}
    chart = chart_by_name(journey.charts[0], assessment, CONTENT, None)
    return "".join(
        [
            steps["your-cards"],
            cards_html(assessment, CONTENT),
            own_check_html(assessment, CONTENT),
            *(steps["your-charts"], title_html(chart), as_it_arrives(notes_html(chart, CONTENT))),
            steps["compare"],
        ]
    )


def as_it_arrives(chart: str) -> str:
    """The chart of studies with the rows that it shows at first: its script hides the others behind a button."""
    few = int(re.search(r"FEW = {[^}]*wide: (\d+)", PLOT.read_text("utf-8"))[1])
    rows = re.findall(r'<li data-key="[^"]*"[^>]*><button.*?</li>', chart)
    for row in rows[few:]:
        chart = chart.replace(row, "")
    return chart


def in_sight(assessment: Assessment) -> int:
    if id(assessment) not in PAGES:
        PAGES[id(assessment)] = words_in_sight(page(assessment))
    return PAGES[id(assessment)]


def short_cards(assessment: Assessment) -> dict[str, list[str]]:
    """The texts of each of the reader's own cards, opened in short; without any, those for everyone."""
    if id(assessment) in SHORT:
        return SHORT[id(assessment)]
    cards = (*assessment.personal, *assessment.gathered) or assessment.general
    led = leads(cards)
    drawn = SHORT[id(assessment)] = {
        card.id: texts_in_sight(card_html(card, assessment, CONTENT, open_=True, lead=led.get(card.id)))
        for card in cards
    }
    return drawn


def words(texts: list[str]) -> int:
    return sum(any(letter.isalnum() for letter in word) for text in texts for word in text.split())


@EACH
def test_what_is_in_sight_can_be_finished(assessment: Assessment) -> None:
    """
    Main points, cards, one chart and the next step are at most 1,200 words before anything is opened.
    """
    assert in_sight(assessment) <= MOST


def test_a_typical_reader_has_much_less() -> None:
    """
    Half of all readers have less than half of that in sight.
    """
    assert median(in_sight(one) for one in READERS.values()) <= MOST / 2


@EACH
def test_a_short_card_is_short(assessment: Assessment) -> None:
    """
    Each own card, opened in short, is at most 120 words with its headings, labels and buttons.
    """
    long = {
        id: words(texts) for id, texts in short_cards(assessment).items() if words(texts) > MOST_ON_A_CARD
    }

    assert {} == long


@EACH
def test_no_sentence_is_twice_in_the_short_cards(assessment: Assessment) -> None:
    """
    No sentence is on two of a reader's short cards, signs included.
    """
    sentences = Counter(
        sentence
        for texts in short_cards(assessment).values()
        for text in texts
        for sentence in SENTENCE.split(text)
        if sentence.endswith((".", "!", "?")) and len(sentence.split()) > 2
    )

    assert [] == [sentence for sentence, n in sentences.items() if n > 1]


@EACH
def test_each_card_says_or_folds_its_most_urgent_sign(assessment: Assessment) -> None:
    """
    A card leads with a sign of the highest speed of its matter: in full, or folded right below that speed where an
    earlier card has it in full.
    """
    cards = (*assessment.personal, *assessment.gathered) or assessment.general
    led, before = leads(cards), []
    for card in cards:
        if card.warning_signs:
            lead = led[card.id]
            fastest = min(of_its_matter(card, cards), key=lambda sign: SPEEDS.index(sign.when)).when
            drawn = card_html(card, assessment, CONTENT, lead=lead, open_=True)
            assert lead.sign in card.warning_signs and fastest == lead.sign.when, card.id
            assert CONTENT.words(f"cards.speeds.{fastest}") in texts_in_sight(drawn), card.id
            assert lead.sign.text in Elements(drawn).text, card.id
            if lead.same_as:
                assert lead.same_as.id in before and led[lead.same_as.id].sign.text == lead.sign.text, card.id
            elif fastest == SPEEDS[0]:
                assert lead.sign.text in " ".join(texts_in_sight(drawn))
        before.append(card.id)


def of_its_matter(card: Card, cards: Iterable[Card]) -> list[WarningSign]:
    """The signs of a card but those of a treatment that neither it nor any of the reader's cards is about."""
    has = {one.id for one in cards}
    return [
        sign
        for sign in card.warning_signs
        if not sign.leads_on or card.id in sign.leads_on or sign.leads_on[0] in has
    ]


@pytest.mark.parametrize("ticked", [False, True], ids=["no numbing cream", "numbing cream"])
@pytest.mark.parametrize(
    "question, option", [("keratosis_pilaris", "yes"), ("on_skin", "exosomes"), (None, None)]
)
def test_a_sign_of_numbing_cream_leads_only_for_who_has_it(
    question: str | None, option: str | None, ticked: bool
) -> None:
    """
    Only cards about numbing cream lead with its signs, unless the reader ticked it; in the fold they are for all.
    """
    answers = {question: [option]} if question else {}
    if ticked:
        answers["on_skin"] = [*answers.get("on_skin", []), "numbing_cream"]
    assessment = assess(CONTENT, clean(CONTENT.questions, answers))
    cards = (*assessment.personal, *assessment.gathered, *assessment.general)
    led = leads(cards)
    others = [
        card
        for card in cards
        for sign in card.warning_signs
        if sign.leads_on and card.id not in sign.leads_on
    ]

    assert others or ticked
    assert ticked or [] == [card.id for card in others if led[card.id].sign.leads_on]
    for card in others:
        drawn = card_html(card, assessment, CONTENT, lead=led[card.id])
        assert [] == [sign.text for sign in card.warning_signs if sign.text not in Elements(drawn).text]


def test_a_numbing_sign_leads_for_readers_who_ticked_it() -> None:
    """
    For them the card about rough bumps leads with a sign of numbing cream, the most urgent that it has.
    """
    answers = {"keratosis_pilaris": ["yes"], "on_skin": ["numbing_cream"]}
    cards = assess(CONTENT, clean(CONTENT.questions, answers)).personal

    assert SPEEDS[0] == leads(cards)["keratosis-pilaris"].sign.when


def test_how_soon_to_act_is_no_order_without_its_if() -> None:
    """
    Each heading over a sign is the start of a sentence that the sign ends.
    """
    assert [] == [speed for speed in SPEEDS if not CONTENT.words(f"cards.speeds.{speed}").endswith(" if:")]


@EACH
def test_no_line_about_signs_comes_again_and_again(assessment: Assessment) -> None:
    """
    Among many cards, no line between how soon to act and the fold of all signs is there more than twice.
    """
    signs = re.compile(r"<section><h4>[^<]*</h4><p>(.*?)</p><details[^>]*data-key=\"signs\"", re.DOTALL)
    cards = (*assessment.personal, *assessment.gathered) or assessment.general
    led = leads(cards)
    lines = Counter(
        line
        for card in cards
        for line in signs.findall(card_html(card, assessment, CONTENT, lead=led.get(card.id)))
    )

    assert [] == [line for line, n in lines.items() if n > 2]
    assert sum(lines.values()) == sum(not lead.same_as for lead in led.values())


@EACH
def test_every_own_card_is_in_sight_with_its_verdict(assessment: Assessment) -> None:
    """
    However many cards there are, each has its title in sight, and what is urgent comes first.
    """
    texts = texts_in_sight(cards_html(assessment, CONTENT))

    assert [] == [card.id for card in assessment.personal if card.title not in texts]


def test_the_counter_leaves_out_what_is_not_in_sight() -> None:
    """
    Closed folds but their labels, whole cards, words for screen readers and pictures are not counted.
    """
    markup = (
        "<p>one two</p><details><summary>three</summary><p>no</p></details>"
        '<details open><summary>four</summary><p>five</p></details><p class="mw-deep">no</p>'
        '<p>six<span class="mw-spoken">: no</span> ◔</p><svg><text>no</text></svg><p hidden>no</p>'
        '<details data-key="a"><summary>seven</summary><p>eight</p></details>'
    )

    assert (7, 8) == (words_in_sight(markup), words_in_sight(markup, "a"))
