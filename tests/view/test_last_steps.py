"""The last steps: wishes without a push, and two pages that say what the cards say."""

import re
from html import unescape

import pytest

from tests.content.compiled import CONTENT
from tests.view.parsed import Elements
from tests.view.sample import ASSESSMENTS
from widgets.core.assessment import Assessment
from widgets.core.card_groups import own_card_groups
from widgets.view.base.verdict import verdict
from widgets.view.takeaway.takeaway_html import SHOWN, THINGS, takeaway_html
from widgets.view.values_html import SIDES, values_html

EACH = pytest.mark.parametrize("assessment", ASSESSMENTS.values(), ids=ASSESSMENTS.keys())
PUSH = re.compile(r"\b(should|best|better|recommend\w*|suitable|safe|must|right for you)\b", re.IGNORECASE)
SECOND = CONTENT.words("journey.takeaway.for_clinician")
PAIRS = CONTENT.words.under("journey.values.pairs")


def test_wishes_are_in_pairs_of_similar_length() -> None:
    """
    Each wish has one against it in the same form: neither is much longer, and no word of either pushes.
    """
    lengths = [(len(pair["first"].split()), len(pair["second"].split())) for pair in PAIRS]

    assert [] == [pair for pair in lengths if max(pair) > 1.6 * min(pair)]
    assert [] == [text for pair in PAIRS for text in pair.values() if PUSH.search(text)]


def test_every_pair_is_a_group_with_the_same_answers() -> None:
    """
    Each pair is a fieldset with a legend and four named radio buttons, "not sure" among them,
    none chosen beforehand.
    """
    page = Elements(values_html(CONTENT))
    inputs = page.all("input")

    assert ([], []) == (page.broken, page.open)
    assert len(PAIRS) == len(page.all("fieldset")) == len(page.all("legend"))
    assert [*SIDES] * len(PAIRS) == [one["value"] for one in inputs]
    assert len(PAIRS) == len({one["name"] for one in inputs})
    assert [] == [one for one in inputs if "checked" in one]


@EACH
def test_the_first_page_says_what_the_cards_say(assessment: Assessment) -> None:
    """
    The first groups are there with the urgency, the first step and the reason of their cards; all others are named.
    """
    text = Elements(takeaway_html(assessment, CONTENT)).text.partition(SECOND)[0]
    groups = own_card_groups(CONTENT, assessment.profile)

    assert [] == [
        group.card.id
        for group in groups[:SHOWN]
        if verdict(group.card, CONTENT).off_card not in text
        or f"{group.card.first.what} {group.card.first.how}" not in text
        or group.card.reasons[0].text not in text
    ]
    assert [] == [card.id for group in groups for card in group.cards if card.title not in text]


@EACH
def test_the_first_page_names_what_to_find_out(assessment: Assessment) -> None:
    """
    The patient's page says of the first things that are not known whom to ask, and names all others.
    """
    first = Elements(takeaway_html(assessment, CONTENT)).text.partition(SECOND)[0]
    things = [CONTENT.questions[item.question].find_out for item in assessment.unsure]

    assert bool(things) == (CONTENT.words("journey.takeaway.find_out") in first)
    assert [] == [thing.what for thing in things[:THINGS] if f"{thing.what}: {thing.ask}" not in first]
    assert [] == [thing.what for thing in things if thing.what not in first]


@EACH
def test_the_pages_are_whole(assessment: Assessment) -> None:
    """
    The pages are well-formed, repeat each answered question, offer eight questions to tick and room to write.
    """
    page = Elements(takeaway_html(assessment, CONTENT))
    legends = [CONTENT.questions[id].legend for id in assessment.profile.answers]

    assert ([], []) == (page.broken, page.open)
    assert [] == [legend for legend in legends if legend not in page.text]
    assert (8, 1) == (len(page.all("input")), len(page.all("textarea")))
    assert bool(assessment.profile.answers) == (SECOND in page.text)


def test_the_pages_repeat_what_was_answered_and_nothing_else() -> None:
    """
    Under a question are the reader's own answers, "not sure" too; a question that was skipped is not there.
    """
    skin_type = CONTENT.questions["skin_type"]
    option_texts = {option.id: option.text for option in (*skin_type.options, skin_type.not_sure)}
    text = Elements(takeaway_html(ASSESSMENTS["skin type IV, not sure"], CONTENT)).text
    legends = [question.legend for question in CONTENT.questions.values() if question.legend in text]

    assert [skin_type.legend] == legends
    assert f"{skin_type.legend} {option_texts['IV']}; {option_texts['not_sure']}" in text


@EACH
def test_both_pages_say_when_to_call_for_help(assessment: Assessment) -> None:
    """
    Each page that a reader gets names every emergency of their own cards and of what can happen to anyone, each once,
    and no sign that can wait.
    """
    pages = re.findall(r'<ul class="mw-emergencies">(.*?)</ul>', takeaway_html(assessment, CONTENT))
    ids = {card.id for card in (*assessment.cards, *assessment.gathered)}
    signs = [sign for id in ids for sign in CONTENT.cards[id].warning_signs]
    urgent = sorted({sign.text for sign in signs if sign.when == "emergency"})

    assert len(urgent) > 3
    assert [urgent] * (2 if assessment.profile.answers else 1) == [
        sorted(unescape(text) for text in re.findall("<li>(.*?)</li>", page)) for page in pages
    ]
