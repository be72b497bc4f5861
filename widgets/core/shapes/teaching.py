"""The shapes of what educators get: aims, worked cases, lesson plans and the knowledge check."""

from collections.abc import Mapping
from dataclasses import dataclass

from .cards import Urgency
from .evidence import Statement
from .pages import Place


@dataclass(frozen=True)
class ToNotice:
    """A card that a case must bring up, with outcomes inside it; `find_out`: named among what is to be found out
    first."""

    card: str
    urgency: Urgency
    inside: tuple[str, ...] = ()
    find_out: bool = False


@dataclass(frozen=True)
class Belief:
    """A wrong belief, and what a place of the workbook says instead."""

    belief: str
    answer: tuple[Statement, ...]
    where: Place


@dataclass(frozen=True)
class RoomQuestion:
    """A question for the room, and what a place of the workbook answers."""

    question: str
    answer: tuple[Statement, ...]
    where: Place


@dataclass(frozen=True)
class Case:
    """One worked case: answers, what to notice in the cards that follow from them, and what to discuss."""

    id: str
    title: str
    answers: Mapping[str, tuple[str, ...]]
    notice: tuple[ToNotice, ...]
    look_for: tuple[Statement, ...]
    beliefs: tuple[Belief, ...]
    questions: tuple[RoomQuestion, ...]


@dataclass(frozen=True)
class ChapterAims:
    """What people know or can do after one page."""

    chapter: str
    aims: tuple[str, ...]


@dataclass(frozen=True)
class LessonStep:
    """One stretch of a lesson: what to do, and which page and case are shown."""

    from_minute: int
    to_minute: int
    do: str
    page: str | None
    case: str | None


@dataclass(frozen=True)
class Lesson:
    """One lesson plan."""

    id: str
    minutes: int
    title: str
    ready: tuple[str, ...]
    steps: tuple[LessonStep, ...]


@dataclass(frozen=True)
class KnowledgeItem:
    """One question of the knowledge check, and what a place of the workbook answers."""

    id: str
    question: str
    right: str
    wrong: tuple[str, ...]
    answer: tuple[Statement, ...]
    where: Place

    @property
    def choices(self) -> tuple[str, ...]:
        """All choices in an order that does not tell which is right."""
        return tuple(sorted((self.right, *self.wrong)))


@dataclass(frozen=True)
class Teaching:
    """All that educators get."""

    aims: tuple[ChapterAims, ...]
    cases: Mapping[str, Case]
    lessons: tuple[Lesson, ...]
    knowledge_check: tuple[KnowledgeItem, ...]
