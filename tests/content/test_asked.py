"""The questions that people ask: enough of them, each with an answer of its own."""

from collections import Counter

from tests.content.compiled import CONTENT

EVERY = [asked for group in CONTENT.questions_asked for asked in group.questions]
LEAST = 40


def test_there_are_enough() -> None:
    """At least 40 questions, no two with the same id or the same words."""
    assert len(EVERY) >= LEAST
    for name in ("id", "question"):
        assert [] == [value for value, n in Counter(getattr(asked, name) for asked in EVERY).items() if n > 1]


def test_few_are_sent_away() -> None:
    """Where nobody knows, the answer says so; but at most one in eight may be sent to look elsewhere."""
    assert sum(asked.answer == "outside" for asked in EVERY) <= len(EVERY) / 8


def test_each_is_a_question() -> None:
    """It ends as a question does, so that a reader sees at once what it asks."""
    assert [] == [asked.id for asked in EVERY if not asked.question.endswith("?")]
