"""The schema of chapters, the healing time line and the page Get help now."""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator

from widgets.view.charts.by_name import CHARTS

from .checks import Check
from .marks import Grounds
from .rules import Condition
from .signs import Speed
from .text import CardId, Id, Order, QuestionId, SignId, SourceId, Statement, Strict, Text, refuse

if TYPE_CHECKING:
    ChartName = str
else:  # a fixed list for the checks and for editors, derived from the one that pages use
    ChartName = Literal[tuple(CHARTS)]


class Section(Strict):
    """One headed part of a chapter."""

    id: Id
    heading: Text
    paragraphs: list[Annotated[list[Statement], Field(min_length=1)]] = Field(min_length=1)


class Chapter(Strict):
    """One page of the workbook."""

    id: Id = Field(description="the name of the file without .yaml")
    title: Text
    short_title: Annotated[Text, Field(max_length=30, description="its name in the list of pages")]
    menu: Literal["header", "topics"] = Field(
        description="header: in the row at the top; topics: in its menu"
    )
    order: Order = Field(description="a whole number; small ones come first in their menu")
    lead: Text = Field(description="one paragraph")
    decision: Text = Field(description="the decision as one question")
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
    from_hours: Order = Field(description="hours after the treatment; below 0 is before it")
    to_hours: Order
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
            )
        return self


class Timeline(Strict):
    """The healing time line."""

    stages: list[Stage] = Field(min_length=1)


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
