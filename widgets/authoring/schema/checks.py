"""The schema of questions that check what a page has taught: those of chapters and those of cards."""

from typing import Annotated

from pydantic import Field, model_validator

from .marks import AuthorNote
from .text import CardId, Id, Strict, Text, refuse

QUESTION_WORDS, CHOICE_WORDS, FEEDBACK_WORDS = 30, 16, 36
"""The most words of each part of a card's question, so that five of them are a page and not a chapter."""


class Choice(Strict):
    """One answer of a short check."""

    text: Text
    right: Annotated[bool, AuthorNote()] = Field(description="true or false; readers see it by the feedback")
    feedback: Text


class Asked(Strict):
    """One question with its answers."""

    question: Text
    choices: list[Choice] = Field(min_length=2)

    @model_validator(mode="after")
    def _has_one_answer(self) -> "Asked":
        right = sum(choice.right for choice in self.choices)
        if right != 1:
            wrong = f"{right} choices are right" if right else "no choice is right"
            raise refuse(wrong, "exactly one choice with right: true", "Mark the right choice alone.")
        return self


class Check(Asked):
    """One question of a chapter's short check."""

    id: Id
    card: CardId = Field(description="id of the card that explains it")


class CardCheck(Asked):
    """The question of a card."""

    choices: list[Choice] = Field(min_length=2, max_length=3)

    @model_validator(mode="after")
    def _is_short(self) -> "CardCheck":
        for name, text, most in (
            ("question", self.question, QUESTION_WORDS),
            *(("a choice", choice.text, CHOICE_WORDS) for choice in self.choices),
            *(("a feedback", choice.feedback, FEEDBACK_WORDS) for choice in self.choices),
        ):
            if len(text.split()) > most:
                raise refuse(
                    f"{name} of {len(text.split())} words: {text}",
                    f"at most {most} words",
                    "Say less: the card says the rest.",
                )
        return self
