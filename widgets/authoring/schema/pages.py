"""The schema of chapters, the healing time line and the page Get help now."""

from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator

from widgets.view.charts.by_name import CHARTS

from .checks import Check
from .marks import Grounds
from .rules import Condition
from .signs import Speed
from .text import CardId, Hours, Id, Order, QuestionId, SignId, SourceId, Statement, Strict, Text, refuse

if TYPE_CHECKING:
    ChartName = str
else:  # a fixed list for the checks and for editors, derived from the one that pages use
    ChartName = Literal[tuple(CHARTS)]


ANSWER_WORDS = 110
"""What a reader takes in before they choose to read on; with six parts a chapter keeps below 900 words."""

TEXT_WORDS = 650
"""Title, lead, answers and all headings of a chapter; of 900 words in sight that leaves 250 for its questions,
cards, drawings and charts."""

WITHOUT_PARTS = ("welcome", "your-skin")
"""The pages that ask first: their texts are folded, or are the few words of a step."""

PARTS = (4, 6)
"""How many parts a chapter in parts has, at least and at most: a list that can be seen at once."""


class Headed(Strict):
    """What a chapter has under a heading, so that a place can name it."""

    id: Id
    heading: Text


class Section(Headed):
    """One headed text of a chapter."""

    paragraphs: list[Annotated[list[Statement], Field(min_length=1)]] = Field(min_length=1)


class Part(Headed):
    """One question of a chapter: its short answer is in sight, its sections are folded below it."""

    answer: list[Annotated[list[Statement], Field(min_length=1)]] = Field(
        min_length=1, description=f"paragraphs, at most {ANSWER_WORDS} words in all"
    )
    more: list[Id] = Field(min_length=1, description="ids of sections of this chapter")

    @model_validator(mode="after")
    def _is_short(self) -> "Part":
        words = sum(len(item.text.split()) for paragraph in self.answer for item in paragraph)
        if words > ANSWER_WORDS:
            raise refuse(
                f"the answer has {words} words",
                f"at most {ANSWER_WORDS} words in the answer of a part",
                "Move what can wait into one of its sections.",
                ("answer",),
            )
        return self


class Chapter(Strict):
    """One page of the workbook."""

    id: Id = Field(description="the name of the file without .yaml")
    title: Text
    short_title: Annotated[Text, Field(max_length=30, description="its name in the list of pages")]
    menu: Literal["header", "topics", "footer"] = Field(
        description="header: in the row at the top; topics: in its menu; footer: a quiet link at the foot"
    )
    order: Order = Field(description="a whole number; small ones come first in their menu")
    lead: Text = Field(description="one paragraph")
    decision: Text = Field(description="the decision as one question")
    parts: list[Part] = Field(
        [], description="the questions that the chapter answers; each section is in one of them"
    )
    sections: list[Section] = Field(min_length=1)
    questions: list[QuestionId] = Field(description="ids of files in content/questions")
    begins_with_picks: bool = Field(
        False, description="true: the skin type and the picks of content/picks.yaml come before the questions"
    )
    cards: list[CardId] = Field(description="ids of cards")
    charts: list[ChartName]
    check: list[Check]

    @model_validator(mode="after")
    def _asks(self) -> "Chapter":
        if not self.decision.endswith("?"):
            raise refuse(
                "the decision is not a question",
                "one question that ends with ?",
                "End it with ?",
                ("decision",),
            )
        return self

    @model_validator(mode="after")
    def _has_few_words_in_sight(self) -> "Chapter":
        answers = [item.text for part in self.parts for paragraph in part.answer for item in paragraph]
        headings = [headed.heading for headed in (*self.parts, *self.sections)]
        texts = [self.title, self.decision, self.lead, *headings, *answers]
        words = sum(len(text.split()) for text in texts)
        if self.parts and words > TEXT_WORDS:
            raise refuse(
                f"its title, lead, headings and answers have {words} words",
                f"at most {TEXT_WORDS} words in sight, beside its questions, cards and charts",
                "Move what can wait from an answer into one of its sections, or shorten headings.",
            )
        return self

    @model_validator(mode="after")
    def _has_parts_if_it_is_long(self) -> "Chapter":
        texts = [
            item.text for section in self.sections for paragraph in section.paragraphs for item in paragraph
        ]
        words = sum(len(text.split()) for text in texts)
        if not self.parts and words > TEXT_WORDS and self.id not in WITHOUT_PARTS:
            raise refuse(
                f"its sections have {words} words, and all of them are in sight, as it has no parts",
                f"at most {TEXT_WORDS} words, or {PARTS[0]} to {PARTS[1]} parts that fold them",
                "Write `parts`: questions of a reader, each with a short answer and the sections below it.",
                ("sections",),
            )
        return self

    @model_validator(mode="after")
    def _has_each_section_in_one_part(self) -> "Chapter":
        if not self.parts:
            return self
        fewest, most = PARTS
        if not fewest <= len(self.parts) <= most:
            raise refuse(
                f"it has {len(self.parts)} parts",
                f"{fewest} to {most} parts",
                "Join parts, or divide one.",
                ("parts",),
            )
        sections = [section.id for section in self.sections]
        placed = [id for part in self.parts for id in part.more]
        for id in [part.id for part in self.parts if part.id in sections]:
            raise refuse(
                f"a part and a section have the same id {id!r}",
                "ids that differ",
                "Give the part another id.",
                ("parts", [part.id for part in self.parts].index(id), "id"),
            )
        for id in placed:
            if id not in sections:
                raise refuse(
                    f"a part names the section {id!r}, which the chapter does not have",
                    "the sections of this chapter: " + ", ".join(sections),
                    "Mend the id, or write the section.",
                    ("parts",),
                )
            if placed.count(id) > 1:
                raise refuse(
                    f"the section {id!r} is in the parts twice",
                    "each section in one part",
                    "Take it out of one of them.",
                    ("parts",),
                )
        for id in sections:
            if id not in placed:
                raise refuse(
                    f"no part has the section {id!r}, so no reader would see it",
                    "each section in one part",
                    "Add it to the `more` of the part that it belongs to.",
                    ("sections", sections.index(id), "id"),
                )
        return self


class PersonalNote(Strict):
    """A remark on the time line for readers whose answers meet `when`."""

    when: Condition
    note: Statement


class Stage(Strict):
    """One stretch of healing."""

    id: Id
    label: Text
    from_hours: Hours = Field(description="hours after the treatment; below 0 is before it")
    to_hours: Hours
    body: list[Statement]
    advice: list[Statement]
    personal: list[PersonalNote] = []

    @model_validator(mode="after")
    def _goes_forward(self) -> "Stage":
        if self.to_hours <= self.from_hours:
            raise refuse(
                f"it ends at hour {self.to_hours} and begins at hour {self.from_hours}",
                "to_hours is later than from_hours",
                "Change one of the two.",
                ("to_hours",),
            )
        return self


class Timeline(Strict):
    """The healing time line."""

    stages: list[Stage] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_without_gap(self) -> "Timeline":
        for n, (one, following) in enumerate(pairwise(self.stages), 1):
            if one.to_hours != following.from_hours:
                fault = "a gap" if one.to_hours < following.from_hours else "an overlap"
                raise refuse(
                    f"it begins at hour {following.from_hours}, and the stage before it, {one.id}, ends at hour "
                    f"{one.to_hours}: there is {fault}",
                    f"from_hours: {one.to_hours}, where the stage before it ends",
                    "Make the two numbers the same.",
                    ("stages", n, "from_hours"),
                )
        return self


class Expected(Strict):
    """What is no warning sign: it comes first, so that nobody mistakes it for one."""

    text: Text
    sources: Annotated[
        list[SourceId], Grounds(unless=(("judgement", True),), otherwise="judgement: true")
    ] = Field(description="ids of files in content/sources; [] only with judgement: true")
    judgement: bool


class HelpGroup(Strict):
    """All signs that call for the same speed."""

    when: Speed
    heading: Text
    signs: list[SignId] = Field(min_length=1, description="ids of signs in content/signs.yaml")
    closing: Text | None = Field(None, description="a line below the signs, or null")


class Help(Strict):
    """The page Get help now."""

    title: Text
    intro: Text
    expected: Expected
    groups: list[HelpGroup] = Field(min_length=1)
    closing: Text
