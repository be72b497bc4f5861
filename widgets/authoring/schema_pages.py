"""The schema of chapters, the time line, words on screen, the help page, and the words for certainty and urgency."""

from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Discriminator, Field, RootModel, Tag, model_validator

from .schema_rules import Condition
from .schema_text import MARK, Id, Ids, Statement, Strict, Text, refuse


class Section(Strict):
    """One headed part of a chapter."""

    id: Id
    heading: Text
    paragraphs: list[Annotated[list[Statement], Field(min_length=1)]] = Field(min_length=1)


class Choice(Strict):
    """One answer of a short check."""

    text: Text
    right: bool = Field(description="true or false")
    feedback: Text


class Check(Strict):
    """One question of a short check."""

    id: Id
    question: Text
    choices: list[Choice] = Field(min_length=2)
    card: Id = Field(description="id of the card that explains it")

    @model_validator(mode="after")
    def _has_an_answer(self) -> "Check":
        if not any(choice.right for choice in self.choices):
            raise refuse("no choice is right", "at least one choice with right: true", "Mark the right choice.")
        return self


class Chapter(Strict):
    """One page of the workbook."""

    id: Id = Field(description="the name of the file without .yaml")
    title: Text
    lead: Text = Field(description="one paragraph")
    decision: Text = Field(description="the decision as one question")
    sections: list[Section] = Field(min_length=1)
    questions: Ids = Field(description="ids of files in content/questions")
    cards: Ids = Field(description="ids of cards")
    charts: list[Literal["studies", "skin_types", "healing"]]
    check: list[Check]

    @model_validator(mode="after")
    def _asks(self) -> "Chapter":
        if not self.decision.endswith("?"):
            raise refuse("the decision is not a question", "one question that ends with ?", "End it with ?")
        return self


class PersonalNote(Strict):
    """A remark on the time line for readers whose answers meet `when`."""

    when: Condition
    note: Statement


class Stage(Strict):
    """One stretch of healing."""

    id: Id
    label: Text
    from_hours: int = Field(description="hours after the treatment; below 0 is before it")
    to_hours: int
    body: list[Statement]
    advice: list[Statement]
    personal: list[PersonalNote] = []

    @model_validator(mode="after")
    def _goes_forward(self) -> "Stage":
        if self.to_hours <= self.from_hours:
            raise refuse(f"it ends at hour {self.to_hours} and begins at hour {self.from_hours}",
                         "to_hours is later than from_hours", "Change one of the two.")
        return self


class Timeline(Strict):
    """The healing time line."""

    stages: list[Stage] = Field(min_length=1)


class HelpItem(Strict):
    """One line of the help page."""

    text: Text
    sources: Ids = Field(description="ids of files in content/sources; [] only with judgement: true")
    judgement: bool


class HelpGroup(Strict):
    """All signs that ask for the same speed."""

    when: Text
    heading: Text
    items: list[HelpItem] = Field(min_length=1)


class Help(Strict):
    """The page Get help now."""

    title: Text
    intro: Text
    groups: list[HelpGroup] = Field(min_length=1)
    closing: Text


class LevelWords(Strict):
    """The words for one level of certainty."""

    label: Text
    marks: Annotated[int, Field(ge=0, le=4)] = Field(description="how many of four marks are filled")
    extra: Text = Field(description="the line always shown with it")
    meaning: Text


class CertaintyWords(Strict):
    """The words for all levels of certainty."""

    high: LevelWords
    moderate: LevelWords
    low: LevelWords
    very_low: LevelWords
    none_found: LevelWords


class UrgencyWords(Strict):
    """The words for one level of urgency."""

    label: Text
    shape: Text = Field(description="a sign of text, so that colour is never alone")
    meaning: Text


class Urgency(Strict):
    """The words for all levels of urgency."""

    can_happen_to_anyone: UrgencyWords
    tell_whoever_treats_you: UrgencyWords
    ask_a_specialist_first: UrgencyWords
    usually_put_off: UrgencyWords
    usually_not_done: UrgencyWords


class PlainLanguage(Strict):
    """What the language check knows: it is not shown to readers."""

    names: list[Text] = Field(description="names that count as short words")
    jargon: dict[str, Text] = Field(description="banned term: plain term")
    frequency_words: list[Text] = Field(description="words that need a number in the same sentence")


def _branch(value: object) -> str:
    """Return the tag of a part of the words: a mapping, a list or a text."""
    held = value.root if isinstance(value, RootModel) else value
    return MARK + ("mapping" if isinstance(held, dict) else "list" if isinstance(held, list) else "text")


class Words(RootModel[Annotated[
        Annotated[dict[str, "Words"], Tag(MARK + "mapping")] | Annotated[list["Words"], Tag(MARK + "list")]
        | Annotated[str, AfterValidator(str.rstrip), Tag(MARK + "text")],
        Discriminator(_branch)]]):
    """A text, or a list or mapping of such."""

    model_config = ConfigDict(strict=True, frozen=True)


class WordsOnScreen(RootModel[dict[str, Words]]):
    """All other words on screen, under nested keys."""

    model_config = ConfigDict(strict=True, frozen=True)
