"""The last steps: wishes without a push, and two pages that say what the cards say."""

import re

import pytest

from tests.content.compiled import CONTENT
from tests.view.parsed import Elements
from tests.view.sample import ASSESSMENTS
from widgets.core.assessment import Assessment
from widgets.view.takeaway_html import SHOWN, THINGS, takeaway_html
from widgets.view.values_html import SIDES, values_html
from widgets.view.wording import advised

EACH = pytest.mark.parametrize("assessment", ASSESSMENTS.values(), ids=ASSESSMENTS.keys())
PUSH = re.compile(r"\b(should|best|better|recommend\w*|suitable|safe|must|right for you)\b", re.IGNORECASE)
PAIRS = CONTENT.words.under("journey.values.pairs")


def test_wishes_stand_in_pairs_of_like_length() -> None:
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
def test_the_pages_say_what_the_cards_say(assessment: Assessment) -> None:
    """
    Both pages name the first personal cards, with the urgency and the reason of the cards, as surely
    as the cards say it; the rest is counted.
    """
    text = Elements(takeaway_html(assessment, CONTENT)).text
    shown, left = assessment.personal[:SHOWN], len(assessment.personal[SHOWN:])

    assert [] == [card.title for card in shown if text.count(card.title) < 2]
    assert [] == [card.id for card in shown if advised(card, CONTENT) not in text
                  or card.reasons[0].text not in text]
    assert bool(left) == (CONTENT.words("journey.takeaway.more", n=left) in text)


@EACH
def test_the_first_page_names_what_to_find_out(assessment: Assessment) -> None:
    """
    The patient's page says of the first things that are not known whom to ask, and counts the rest;
    the clinician's page names them all.
    """
    text = Elements(takeaway_html(assessment, CONTENT)).text
    first, second = text.split(CONTENT.words("journey.takeaway.for_clinician"))[:2] \
        if assessment.unsure else (text, "")
    things = [CONTENT.questions[item.question].find_out for item in assessment.unsure]
    left = len(things[THINGS:])

    assert bool(things) == (CONTENT.words("journey.takeaway.find_out") in first)
    assert [] == [thing.what for thing in things[:THINGS] if f"{thing.what}: {thing.ask}" not in first]
    assert bool(left) == (CONTENT.words("journey.takeaway.more_things", n=left) in first)
    assert [] == [thing.what for thing in things if thing.what not in second]


@EACH
def test_the_pages_are_whole(assessment: Assessment) -> None:
    """
    The pages are well-formed, repeat each answered question, offer eight questions to tick and room to write.
    """
    page = Elements(takeaway_html(assessment, CONTENT))
    asked = [CONTENT.questions[id].legend for id in assessment.profile.answers]

    assert ([], []) == (page.broken, page.open)
    assert [] == [legend for legend in asked if legend not in page.text]
    assert (8, 1) == (len(page.all("input")), len(page.all("textarea")))
    assert bool(assessment.personal or assessment.unsure) == (CONTENT.words("journey.takeaway.for_clinician") in page.text)


def test_the_pages_repeat_what_was_answered_and_nothing_else() -> None:
    """
    Under a question stand the reader's own answers, "not sure" too; a question that was skipped is not there.
    """
    skin_type = CONTENT.questions["skin_type"]
    told = {option.id: option.text for option in (*skin_type.options, skin_type.not_sure)}
    text = Elements(takeaway_html(ASSESSMENTS["skin type IV, not sure"], CONTENT)).text
    legends = [question.legend for question in CONTENT.questions.values() if question.legend in text]

    assert [skin_type.legend] == legends
    assert f"{skin_type.legend} {told['IV']}; {told['not_sure']}" in text


def test_the_first_page_says_when_to_call_for_help() -> None:
    """
    The patient's page names emergencies, at most three, and nothing that can wait.
    """
    text = Elements(takeaway_html(ASSESSMENTS["nothing answered"], CONTENT)).text
    signs = [sign for card in CONTENT.cards.values() if card.is_outcome for sign in card.warning_signs]
    urgent = {sign.text for sign in signs if sign.when == "emergency"}

    assert 1 <= sum(sign in text for sign in urgent) <= 3
    assert [] == [sign.text for sign in signs if sign.text not in urgent and sign.text in text]


def test_the_clinicians_page_names_what_it_rests_on() -> None:
    """
    The second page gives certainty, the reasons' sources, and says where a verdict is the authors' own.
    """
    assessment = ASSESSMENTS["growing vitiligo"]
    text = Elements(takeaway_html(assessment, CONTENT)).text.partition(
        CONTENT.words("journey.takeaway.for_clinician"))[2]
    card = assessment.personal[0]
    named = [CONTENT.sources[id].who for reason in card.reasons for id in reason.sources]

    assert [] == [who for who in named if who not in text]
    assert CONTENT.certainty_word(card.certainty.level, "label") in text
    assert CONTENT.words("journey.takeaway.own_judgement") in text
    assert CONTENT.version in text
