"""The schema of the record of the five articles: their claims, conflicts, doubtful claims and gaps."""

from typing import Annotated, Any, Literal

from pydantic import Field

from .marks import Grounds
from .places import Mentions, Place
from .text import ArticleText, ClaimId, Id, Order, SourceId, Statement, Strict, Text

Article = Literal["vitiligo", "skin_colour", "eczema", "risks", "keratosis_pilaris"]


class Claim(Strict):
    """One claim of the articles in our own plain words, and how it was answered."""

    id: Id = Field(description="prefix and number: mech-01")
    claim: ArticleText = Field(description="the claim in our own plain words; no sentence of the articles")
    articles: list[Article] = Field(min_length=1, description="which of the five articles say it")
    answer: Literal["used", "unproven", "corrected", "set_aside"] = Field(
        description="used: stronger sources agree; unproven: presented as unproven; corrected; set_aside"
    )
    reason: Text = Field(
        description="one or two plain sentences: what stronger sources say, or why it is set aside"
    )
    sources: Annotated[
        list[SourceId],
        Grounds(
            unless=(("answer", "set_aside"), ("answer", "unproven")),
            otherwise="answer: set_aside, or unproven with a reason that says that nothing was found",
        ),
    ] = Field(
        description="what the reason rests on; [] only with set_aside, or with unproven when "
        "the reason says that we found nothing"
    )
    where: Place = Field(description="where a reader finds the subject")
    mentions: Mentions


class ClaimGroup(Strict):
    """The claims on one subject."""

    id: Id = Field(description="the name of the file without .yaml")
    title: Text
    order: Order = Field(description="a whole number; small ones come first")
    claims: list[Claim] = Field(min_length=1)


class Conflict(Strict):
    """Two things that the articles say against each other, and a fair summary."""

    id: Id
    question: Text
    one_side: ArticleText
    other_side: ArticleText
    claims: list[ClaimId] = Field(min_length=1, description="ids of the claims of both sides")
    summary: list[Statement] = Field(min_length=1)
    where: Place
    mentions: Mentions


class Conflicts(Strict):
    """All conflicts."""

    conflicts: list[Conflict] = Field(min_length=1)


class Doubt(Strict):
    """A claim that looked wrong or could not be traced, and how it was handled."""

    id: Id
    claims: list[ClaimId] = Field(min_length=1, description="ids of the claims that it doubts")
    said: ArticleText = Field(description="what the article says, in our own plain words")
    handled: Text = Field(description="what we did with it, in plain words")
    sources: Annotated[list[SourceId], Grounds(optional=True)] = Field(
        description="what that rests on; [] when it is only left out"
    )
    where: Place
    mentions: Mentions


class Doubtful(Strict):
    """All doubtful claims."""

    doubtful: list[Doubt] = Field(min_length=1)


class Gap(Strict):
    """Something that a reader needs and all five articles leave out."""

    id: Id
    question: Text
    answer: Literal["told", "not_known"] = Field(
        description="told: this workbook answers it; not_known: nobody knows"
    )
    summary: Text
    where: Place
    mentions: Mentions

    def compiled(self) -> dict[str, Any]:
        """Return the gap, and whether this workbook fills it."""
        fields = super().compiled()
        told = fields.pop("answer") == "told"
        return {**fields, "told": told}


class Gaps(Strict):
    """All gaps."""

    gaps: list[Gap] = Field(min_length=1)
