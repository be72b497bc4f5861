"""The schema of the questions that people ask in public: each has a short answer, and a place that says more."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .places import Mentions, Place
from .text import CitedWordOrNumber, Id, NotedAddress, Statement, Strict, Text, refuse

ANSWER_WORDS = 45
"""The most words of a short answer: it is read among many others, and its place says the rest."""


class AskedQuestion(Strict):
    """One question that people ask, with our answer in short."""

    id: Id
    question: Text = Field(description="the question as a reader would put it, in our own words")
    answer: Literal["answered", "not_known", "outside"] = Field(
        description="answered: the place answers it; not_known: nobody knows, and the place says so; "
        "outside: this workbook does not cover it, and the answer says where to look"
    )
    short: Annotated[list[Statement], Field(min_length=1)] = Field(
        description=f"the answer in short: statements of at most {ANSWER_WORDS} words together"
    )
    where: Place
    mentions: Mentions
    also: list[CitedWordOrNumber] = Field(
        [],
        description="further words that a reader may search for: a medical word, a brand, another spelling",
    )
    asked_at: Annotated[list[NotedAddress], Field(min_length=1)] = Field(
        description="addresses of pages where people ask it: proof that it is asked, and never of an answer"
    )

    @model_validator(mode="after")
    def _is_short(self) -> "AskedQuestion":
        words = sum(len(statement.text.split()) for statement in self.short)
        if words > ANSWER_WORDS:
            raise refuse(
                f"its short answer has {words} words",
                f"at most {ANSWER_WORDS} words",
                "Say what decides, and leave the rest to the place.",
                ("short",),
            )
        return self


class AskedGroup(Strict):
    """Questions on one subject."""

    id: Id
    heading: Text
    questions: list[AskedQuestion] = Field(min_length=1)


class QuestionsAsked(Strict):
    """All questions that people ask, by subject, in the order of the page."""

    groups: list[AskedGroup] = Field(min_length=1)
