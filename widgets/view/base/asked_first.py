"""Which questions are asked in front of all others, on pages that begin with picks."""

from widgets.core.assessment import SKIN_TYPE
from widgets.core.content import Content, Pick


def asked_in_front(content: Content) -> tuple[str, ...]:
    """Return the ids of the questions that are asked in front of all others, as they are or below their pick."""
    return (SKIN_TYPE, *(pick.says.question for pick in content.picks.picks if is_open(pick, content)))


def is_open(pick: Pick, content: Content) -> bool:
    """Return whether a pick leaves something to say: its question has more than one answer to pick."""
    return len(content.questions[pick.says.question].options) > 1
