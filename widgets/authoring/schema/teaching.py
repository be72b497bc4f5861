"""The schema of what educators get: aims, worked cases, lesson plans and the short knowledge check.

All that it says of medicine is quoted: a sentence of another file, word for word, so that a class hears nothing that
the workbook itself does not say.
"""

from itertools import pairwise
from typing import Annotated, Any

from pydantic import Field, model_validator

from .marks import Reference
from .places import Place
from .rules import Is
from .text import (
    ArticleText,
    CardId,
    ChapterId,
    Id,
    Name,
    Order,
    OutcomeId,
    Statement,
    Strict,
    Text,
    UrgencyLevel,
    refuse,
)

CaseId = Annotated[Name, Reference(("case",))]
Minute = Order

AIMS = (2, 4)
"""How many aims a page has, at least and at most: what a class can keep in mind."""
ITEMS = (5, 8)
"""How many items the knowledge check has: as many as hands are raised for without a sigh."""
CHOICES = (2, 4)


class Quoting(Strict):
    """What is answered with sentences of another file, and where these are."""

    answer: list[Statement] = Field(
        min_length=1,
        description="statements of that place, word for word, with their sources; says: about for our own pages",
    )
    where: Place


class Belief(Quoting):
    """Something that people in the room may believe and that is wrong, with what is right."""

    belief: ArticleText = Field(description="the wrong belief, as someone would say it")


class RoomQuestion(Quoting):
    """A question for the room, with a model answer."""

    question: Text = Field(description="an open question; no one has to tell anything about themselves")


class ToNotice(Strict):
    """A card that the answers of a case must bring up."""

    card: CardId = Field(description="a card that must come up; the first one named is on top")
    urgency: UrgencyLevel = Field(
        description="with this urgency: make content says so when a rule changed it"
    )
    inside: list[OutcomeId] = Field([], description="ids of outcomes that must be inside that card")
    find_out: bool = Field(
        False, description='true: "not sure" brings it, so it is named in "Find these out first"'
    )


class Case(Strict):
    """One worked case: answers, the cards that follow from them, and what a class may discuss."""

    id: Id = Field(description="the name of the file without .yaml; page.case(...) loads it")
    order: Order = Field(description="a whole number; small ones come first")
    title: Text = Field(description="who: Someone with ...; no name, and nobody's life")
    answers: list[Is] = Field(
        min_length=1, description="{question: vitiligo, is: growing}, one line for each answer"
    )
    notice: list[ToNotice] = Field(
        min_length=1, description="cards that must come up, in the order of the page"
    )
    look_for: list[Statement] = Field(min_length=1, description="what to look for on these cards")
    beliefs: list[Belief] = Field(
        min_length=2, description="at least two wrong beliefs, each with its answer"
    )
    questions: list[RoomQuestion] = Field(
        min_length=2, description="at least two questions for the room, each with a model answer"
    )

    def compiled(self) -> dict[str, Any]:
        """Return the case with its answers as a reader gives them: question id and list of option ids."""
        answers: dict[str, list[str]] = {}
        for answer in self.answers:
            answers.setdefault(answer.question, []).append(answer.is_)
        return {**super().compiled(), "answers": answers}


class ChapterAims(Strict):
    """What people know or can do after one page."""

    chapter: ChapterId
    aims: list[Text] = Field(
        min_length=AIMS[0], max_length=AIMS[1], description="each goes on after: Afterwards, people can ..."
    )


class Aims(Strict):
    """The aims of all pages, in the order in which a course would take them."""

    chapters: list[ChapterAims] = Field(min_length=1)


class LessonStep(Strict):
    """One stretch of a lesson."""

    from_minute: Minute
    to_minute: Minute
    do: Text = Field(description="what to do, in one to three short sentences")
    page: ChapterId | None = Field(None, description="id of the page that is shown, or null")
    case: CaseId | None = Field(None, description="id of the case that is loaded, or null")


class Lesson(Strict):
    """One lesson, minute by minute."""

    id: Id
    minutes: Minute
    title: Text
    ready: list[Text] = Field(min_length=1, description="what to have ready before people come")
    steps: list[LessonStep] = Field(min_length=2)

    @model_validator(mode="after")
    def _fills_its_minutes(self) -> "Lesson":
        ends = [(step.from_minute, step.to_minute) for step in self.steps]
        for n, ((begin, end), (following, _)) in enumerate(pairwise([*ends, (self.minutes, 0)])):
            if end <= begin or end != following:
                raise refuse(
                    f"a step lasts from minute {begin} to {end}, and what comes after it begins at {following}",
                    f"steps one after the other, from minute 0 to {self.minutes}",
                    "Put the minutes right.",
                    ("steps", n, "to_minute"),
                )
        if ends[0][0]:
            raise refuse(
                f"the first step begins at minute {ends[0][0]}",
                "0",
                "Begin with minute 0.",
                ("steps", 0, "from_minute"),
            )
        return self


class Lessons(Strict):
    """All lesson plans, the shortest first."""

    lessons: list[Lesson] = Field(min_length=1)


class KnowledgeItem(Quoting):
    """One question of the knowledge check: the same before and after."""

    id: Id
    question: Text
    right: Text = Field(
        description="the right choice; the room sees all choices in the order of the alphabet"
    )
    wrong: list[Text] = Field(
        min_length=CHOICES[0] - 1, max_length=CHOICES[1] - 1, description="what people do believe instead"
    )


class KnowledgeCheck(Strict):
    """Questions that a class answers before and after, counted by hands or on paper."""

    items: list[KnowledgeItem] = Field(min_length=ITEMS[0], max_length=ITEMS[1])
