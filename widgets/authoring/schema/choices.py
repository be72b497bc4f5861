"""The schema of what helps a choice: concerns with their options, the glossary, and regulators' notices."""

from typing import Annotated, Any

from pydantic import Field, model_validator

from widgets.core.shapes import ROWS, SHORT_ROWS

from .places import Place
from .rules import Condition
from .text import CardId, Cited, FindingId, Id, IsoDate, Order, SourceId, Statement, Strict, Text, refuse

Row = Annotated[list[Statement], Field(min_length=1)]
ShortRow = Annotated[list[Statement], Field(min_length=1, max_length=2)]

SHORT_WORDS = {"what": 14, "benefits": 24, "harms": 24, "cost": 12}
"""The most words of each row in short: four options of this length can be read to the end."""


class InShort(Strict):
    """One option in short: the rows that decide, as readers see them before they open anything."""

    what: ShortRow = Field(description=f"what it is, in at most {SHORT_WORDS['what']} words")
    benefits: ShortRow = Field(
        description=f"what may get better, with both sides of a number, in at most {SHORT_WORDS['benefits']} words"
    )
    harms: ShortRow = Field(
        description=f"what can go wrong, with both sides of a number, in at most {SHORT_WORDS['harms']} words"
    )
    cost: ShortRow = Field(description=f"money and time, in at most {SHORT_WORDS['cost']} words")

    @model_validator(mode="after")
    def _is_short(self) -> "InShort":
        for row in SHORT_ROWS:
            words = sum(len(item.text.split()) for item in getattr(self, row))
            if words > SHORT_WORDS[row]:
                raise refuse(
                    f"{row} in short: {words} words",
                    f"at most {SHORT_WORDS[row]} words, so that all four options can be finished",
                    "Keep what decides, and say the rest in the rows below.",
                    (row,),
                )
        return self


class CareOption(Strict):
    """One option for one concern, in the same six rows as every other."""

    in_short: InShort = Field(
        description="the rows that decide in one or two statements each: what, benefits, harms, cost"
    )
    what: Row = Field(description="what this option is, for this concern")
    benefits: Row = Field(description="what may get better")
    harms: Row = Field(description="what can go wrong")
    judged: Row = Field(description="when an effect can be judged")
    later: Row = Field(description="what happens over time")
    cost: Row = Field(description="money and time, as far as known")
    benefit_findings: list[FindingId] = Field(
        [], description="ids of findings of this concern, shown as counts"
    )
    harm_findings: list[FindingId] = Field(
        [], description="ids of findings of cards or of this concern, shown as counts"
    )

    def compiled(self) -> dict[str, Any]:
        """Return the rows in their order, and the findings by the row that they belong to."""
        fields = super().compiled()
        return {
            "in_short": fields["in_short"],
            "rows": {row: fields[row] for row in ROWS},
            "findings": {"benefits": fields["benefit_findings"], "harms": fields["harm_findings"]},
        }


class CareOptions(Strict):
    """The four options, in the order of the screen."""

    needling: CareOption = Field(description="have it done by a trained professional")
    wait: CareOption = Field(description="treat the skin first, and wait")
    another: CareOption = Field(description="another treatment")
    nothing: CareOption = Field(description="do nothing")

    def compiled(self) -> dict[str, Any]:
        """Return each option with its name as its id."""
        return {name: {"id": name, **option} for name, option in super().compiled().items()}


class Concern(Strict):
    """What could be done about one concern."""

    id: Id = Field(description="the name of the file without .yaml")
    title: Text = Field(description="what people want changed, in a few words")
    order: Order = Field(description="a whole number; small ones come first")
    when: Condition = Field(description="the answers that name this concern, as in a rule")
    lead: Row = Field(description="one to three statements: what it is")
    options: CareOptions = Field(
        description="needling (by a trained professional), wait (treat the skin first, and wait), another "
        "(another treatment), nothing: always all four"
    )
    last_checked: IsoDate = Field(description='in quotes: "2026-11-20"')
    next_review: IsoDate = Field(description='in quotes: "2027-11-20"')

    @model_validator(mode="after")
    def _is_reviewed_later(self) -> "Concern":
        if self.next_review <= self.last_checked:
            raise refuse(
                f"next_review {self.next_review} is not after last_checked {self.last_checked}",
                "a later date",
                "Give the date of the next review.",
                ("next_review",),
            )
        return self


class Term(Strict):
    """One word of the glossary, the plain word first."""

    id: Id
    plain: Text = Field(description="the plain word")
    term: Cited = Field(description="the medical word")
    meaning: Statement = Field(
        description="one statement; says: about when it only explains how we use the word"
    )
    see: Place | None = Field(None, description="where a reader finds it, or null")


class Glossary(Strict):
    """All words of the glossary."""

    terms: list[Term] = Field(min_length=1)


class Notice(Strict):
    """A regulator's safety notice; a card that it names is overdue if it is not checked within 30 days."""

    id: Id = Field(description="the name of the file without .yaml")
    source: SourceId = Field(description="id of a file in content/sources")
    date: IsoDate = Field(description='the day of the notice, in quotes: "2025-10-15"')
    said: Text = Field(description="one or two plain sentences")
    cards: list[CardId] = Field(min_length=1, description="ids of the cards that it affects")
