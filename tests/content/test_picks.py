"""What the first screen offers: a tick never says less than the truth may be."""

import pytest

from tests.content.compiled import CONTENT
from widgets.core.assessment import Assessment, assess
from widgets.core.profile import clean

EACH = pytest.mark.parametrize("pick", CONTENT.picks.picks, ids=lambda pick: pick.id)
FRONT = [chapter for chapter in CONTENT.chapters.values() if chapter.begins_with_picks]


def reader(question: str, answer: str) -> Assessment:
    return assess(CONTENT, clean(CONTENT.questions, {question: [answer]}))


@EACH
def test_a_pick_is_the_most_careful_answer(pick) -> None:
    """
    A tick brings up every harm that any answer to its question brings up, as urgently, and no answer has a more
    urgent card than the first one of a tick.
    """
    picked = reader(pick.says.question, pick.says.options[0])
    urgencies = {card.id: card.urgency for card in picked.personal}

    for option in CONTENT.questions[pick.says.question].options:
        other = reader(pick.says.question, option.id).personal
        harms = [card for card in other if card.is_outcome]
        assert [] == [card.id for card in harms if urgencies.get(card.id, 0) < card.urgency], option.id
        assert not other or picked.personal[0].urgency >= other[0].urgency, option.id


@EACH
def test_a_pick_gives_one_answer_that_can_be_picked(pick) -> None:
    """
    A tick gives one answer of its question, and neither "none" nor "not sure"; no two picks share a question.
    """
    assert pick.says.options[0] in [option.id for option in CONTENT.questions[pick.says.question].options]
    assert 1 == len(pick.says.options) == CONTENT.picks.questions.count(pick.says.question)


@pytest.mark.parametrize("chapter", FRONT, ids=lambda chapter: chapter.id)
def test_a_page_that_begins_with_picks_has_their_questions(chapter) -> None:
    """
    A page with picks asks the skin type, and each question that a pick leaves open. One without a list asks all.
    """
    followed = [id for id in CONTENT.picks.questions if len(CONTENT.questions[id].options) > 1]

    assert {"skin_type", *followed} <= set(chapter.questions or CONTENT.questions)


def test_the_first_pages_begin_with_picks() -> None:
    """
    The page that readers come to, and the one that asks everything, begin with what most of them come to say.
    """
    assert {"welcome", "your-skin"} == {chapter.id for chapter in FRONT}
