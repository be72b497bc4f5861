"""The schema of words on screen, of the words for certainty and urgency, and of the list of plain words."""

from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Discriminator, Field, RootModel, Tag, model_validator

from .marks import OwnNumber, ReaderText
from .text import MARK, Drawn, Key, Note, NotedSigns, Strict, Text, refuse


class LevelWords(Strict):
    """The words for one level of certainty."""

    label: Text
    marks: Annotated[int, Field(ge=0, le=4), OwnNumber()] = Field(
        description="how many of four marks are filled"
    )
    extra: Text = Field(description="the line always shown with it")
    meaning: Text


class CertaintyWords(Strict):
    """The words for all levels of certainty."""

    high: LevelWords
    moderate: LevelWords
    low: LevelWords
    very_low: LevelWords
    none_found: LevelWords

    @model_validator(mode="after")
    def _has_fewer_marks_at_each_level(self) -> "CertaintyWords":
        levels = list(type(self).model_fields)
        for above, level in pairwise(levels):
            most, own = getattr(self, above).marks, getattr(self, level).marks
            if own >= most:
                raise refuse(
                    f"{level} has {own} marks, and {above}, which is surer, has {most}",
                    "fewer marks at each level: 4, 3, 2, 1, 0",
                    "Put the marks right, so that more marks always mean surer.",
                    (level, "marks"),
                )
        return self


class UrgencyWords(Strict):
    """The words for one level of urgency."""

    label: Text
    shape: Drawn = Field(description="a sign of text, so that colour is never alone")
    meaning: Text


class Urgency(Strict):
    """The words for all levels of urgency."""

    can_happen_to_anyone: UrgencyWords
    tell_whoever_treats_you: UrgencyWords
    ask_a_specialist_first: UrgencyWords
    usually_put_off: UrgencyWords
    usually_not_done: UrgencyWords


class Spared(Strict):
    """A phrase in which a word to avoid may stay."""

    phrase: Note = Field(description="the phrase, as it is in a text; it contains the word")
    because: Note = Field(description="why it may stay there")


class Wording(Strict):
    """Words that no text for patients uses, and what it says instead."""

    avoid: Annotated[list[NotedSigns], Field(min_length=1)] = Field(
        description="words or phrases; a star is any ending, or any beginning"
    )
    write: Note = Field(description="what to write instead")
    why: Note = Field(description="the reason, in a few words")
    nhs: list[Note] = Field([], description="the entries of the A to Z of NHS health writing that it follows")
    unless: list[Spared] = Field([], description="the phrases in which such a word may stay")


class NoRule(Strict):
    """Entries of the A to Z of NHS health writing that are no rule here."""

    because: Note
    nhs: Annotated[list[Note], Field(min_length=1)]


class PlainLanguage(Strict):
    """What the language check knows; readers never see it."""

    names: list[Note] = Field(description="names that count as short words")
    jargon: dict[Note, Note] = Field(description="banned term: plain term")
    frequency_words: Annotated[list[Note], Field(min_length=1)] = Field(
        description="words that need a number in the same sentence"
    )
    wording: list[Wording] = Field([], description="words to avoid, and what to write instead")
    no_rule: list[NoRule] = Field([], description="entries of the NHS A to Z that are no rule here, and why")


def _branch(value: object) -> str:
    """Return the tag of a part of the words: a mapping, a list or a text."""
    content = value.root if isinstance(value, RootModel) else value
    return MARK + (
        "mapping" if isinstance(content, dict) else "list" if isinstance(content, list) else "text"
    )


class Words(
    RootModel[
        Annotated[
            Annotated[dict[Key, "Words"], Tag(MARK + "mapping")]
            | Annotated[list["Words"], Tag(MARK + "list")]
            | Annotated[str, AfterValidator(str.rstrip), ReaderText(), Tag(MARK + "text")],
            Discriminator(_branch),
        ]
    ]
):
    """A text, or a list or mapping of texts."""

    model_config = ConfigDict(strict=True, frozen=True)


class WordsOnScreen(RootModel[dict[Key, Words]]):
    """All other words on screen, under nested keys."""

    model_config = ConfigDict(strict=True, frozen=True)
