"""All the content of the workbook, as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .articles import Articles
from .concerns import Concern
from .findings import Finding
from .rules import Condition, Leaf, Rule
from .shapes import (
    AskedGroup,
    Card,
    Certainty,
    Chapter,
    Help,
    Notice,
    PageReviews,
    Question,
    Source,
    Statement,
    Teaching,
    Term,
)


@dataclass(frozen=True)
class PersonalNote:
    """A remark on the time line for readers whose answers meet `when`."""

    when: Condition
    note: Statement


@dataclass(frozen=True)
class Stage:
    """One stretch of healing, in hours after the treatment."""

    id: str
    label: str
    from_hours: float
    to_hours: float
    body: tuple[Statement, ...]
    advice: tuple[Statement, ...]
    personal: tuple[PersonalNote, ...]


class MissingWords(KeyError):
    """Words on screen that the content lacks; `path` is their area and key."""

    def __init__(self, path: str) -> None:
        super().__init__(f"No words at {path!r}: add them to content/words/{path.split('.')[0]}.yaml")
        self.path = path


@dataclass(frozen=True)
class Pick:
    """One thing that most readers come to say; a tick gives the answer that `says` names."""

    id: str
    text: str
    says: Leaf
    hint: str | None = None


@dataclass(frozen=True)
class Picks:
    """What a reader can say on the first screen, besides the skin type; `none` and `not_sure` answer all
    of its questions."""

    legend: str
    picks: tuple[Pick, ...]
    none: str
    not_sure: str

    @property
    def questions(self) -> tuple[str, ...]:
        """The ids of the questions that are answered here."""
        return tuple(pick.says.question for pick in self.picks)


@dataclass(frozen=True)
class Words:
    """The words on screen that are not medicine, by area and key."""

    tree: Mapping

    def __call__(self, path: str, **values: object) -> str:
        """Return the words at `area.key`, with {names} filled in; MissingWords names the missing path."""
        node = self._at(path)
        return str(node).format(**values) if values else str(node)

    def under(self, path: str) -> Mapping:
        """Return the whole branch at a path; MissingWords names a path that is not there."""
        return self._at(path)

    def _at(self, path: str) -> Any:
        node: Any = self.tree
        for key in path.split("."):
            if not isinstance(node, Mapping) or key not in node:
                raise MissingWords(path)
            node = node[key]
        return node


@dataclass(frozen=True)
class Content:
    """Sources, findings, cards, rules, questions, picks, chapters, concerns, time line, glossary and words,
    each by id."""

    version: str
    sources: Mapping[str, Source]
    findings: Mapping[str, Finding]
    cards: Mapping[str, Card]
    rules: Mapping[str, Rule]
    questions: Mapping[str, Question]
    picks: Picks
    chapters: Mapping[str, Chapter]
    concerns: Mapping[str, Concern]
    glossary: Mapping[str, Term]
    notices: Mapping[str, Notice]
    articles: Articles
    questions_asked: tuple[AskedGroup, ...]
    teaching: Teaching
    timeline: tuple[Stage, ...]
    help: Help
    reviews: PageReviews
    words: Words
    urgency: Mapping[str, Mapping]
    certainty: Mapping[str, Mapping]

    def menu(self, name: str) -> tuple[Chapter, ...]:
        """Return the chapters of one menu, in its order."""
        chapters = (chapter for chapter in self.chapters.values() if chapter.menu == name)
        return tuple(sorted(chapters, key=lambda chapter: (chapter.order, chapter.id)))

    def certainty_word(self, level: Certainty, key: str) -> str:
        """Return the label, the meaning or the extra line of a level."""
        return str(self.certainty[level.value][key])
