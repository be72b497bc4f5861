"""The schema of sources, findings and cards: the medicine."""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from .marks import AuthorNote, Grounds
from .text import (
    Address,
    CardId,
    Cited,
    Clinical,
    ConcernId,
    FindingId,
    Id,
    IsoDate,
    Level,
    Note,
    Number,
    Order,
    People,
    Percent,
    Sentence140,
    SignId,
    SkinType,
    SkinTypes,
    SourceId,
    Statement,
    Strict,
    Text,
    Year,
    known_types,
    refuse,
)

TreatmentKind = Literal["plain_needling", "needling_with_more", "radiofrequency", "other"]


class Study(Strict):
    """Whom a needling study took in."""

    people: People | None = Field(description="enrolled, or completed when only that is known; or null")
    skin_types: SkinTypes = Field(description="[III, IV] or not_stated")
    people_by_type: dict[SkinType, Number] | None = Field(
        None, description="how many people of each skin type: {IV: 27}"
    )
    treatment: TreatmentKind

    def compiled(self) -> dict[str, Any]:
        """Return the study; skin types that it does not state are none, and so are people of each type."""
        fields = super().compiled()
        by_type = fields["people_by_type"] or {}
        return {**fields, "skin_types": known_types(self.skin_types), "people_by_type": by_type}


class Extract(Strict):
    """What we rely on in a source, so that a claim can be checked without fetching the work again."""

    basis: Literal["read_again", "first_reading", "our_pages"] = Field(
        description="read_again: written while reading it; first_reading: from the notes of the first reading; "
        "our_pages: it could not be had again, so this only repeats what our pages say"
    )
    written_on: IsoDate = Field(description='when the extract was written, in quotes: "2026-11-26"')
    points: list[Note] = Field(min_length=1, description="in our own words, with every number that we use")


class Source(Strict):
    """One published work and how much of it was read."""

    id: Id = Field(description="the name of the file without .yaml")
    title: Cited
    who: Cited = Field(description="authors or organisation")
    year: Year = Field(description='in quotes: "2024"')
    url: Address | None = Field(description="web address, or null")
    design: Literal[
        "randomised_trial",
        "trial",
        "survey",
        "systematic_review",
        "review",
        "guideline",
        "regulator",
        "maker_label",
        "professional_body",
        "case_report",
        "handout",
        "consumer_page",
        "laboratory_study",
    ]
    how_known: Literal["original", "abstract", "opening", "copy", "second_hand", "recalled"]
    seen_on: IsoDate | None = Field(description='when it was read, in quotes: "2026-11-20"; null if recalled')
    note: Cited = Field(description="one plain sentence on what it is and what was read of it")
    study: Study | None = Field(None, description="only for a study of needling; else null")
    extract: Annotated[Extract | None, AuthorNote()] = Field(
        None, description="what we rely on in it, numbers included, in our words"
    )

    @model_validator(mode="after")
    def _was_seen(self) -> "Source":
        if (self.seen_on is None) != (self.how_known == "recalled"):
            raise refuse(
                f"seen_on is {self.seen_on or 'null'} and how_known is {self.how_known}",
                "a date when it was read; null only with how_known: recalled",
                "Change one of the two.",
            )
        return self


class Count(Strict):
    """So many people of so many."""

    n: Number
    of: People

    @model_validator(mode="after")
    def _is_part(self) -> "Count":
        if self.n > self.of:
            raise refuse(
                f"{self.n} people of {self.of}", "n is at most of", "Look the two numbers up in the source."
            )
        return self


class Patches(Strict):
    """Patches of skin were counted, not people."""

    percent: Percent
    people: People


class Finding(Strict):
    """What one study counted."""

    id: Id = Field(description="the name of the file without .yaml")
    card: CardId | None = Field(None, description="id of the outcome card; or null, and concern instead")
    concern: ConcernId | None = Field(
        None, description="id of a file in content/concerns, for what may get better"
    )
    label: Text = Field(description='short name of the row: "Dogra 2014"')
    source: SourceId = Field(description="id of a file in content/sources")
    result: Text = Field(description='what was counted: "got dark marks"')
    counter: Text = Field(description='the other side: "did not"')
    count: Count | None = Field(None, description="{n: 5, of: 36}: people")
    patches: Patches | None = Field(None, description="{percent: 50, people: 20}, when patches were counted")
    who: Text = Field(description="which people, in plain words")
    skin_types: SkinTypes = Field(description="[IV, V] or not_stated")
    time_span: Text = Field(description="how long they were followed, in plain words")
    treatment: Text = Field(description="what was done, in plain words")
    treatment_kind: TreatmentKind = Field(
        description="which kind of treatment was counted; other: no microneedling"
    )
    certainty: Level
    caveat: Text | None = Field(None, description="what to keep in mind, or null")

    @model_validator(mode="after")
    def _has_one_owner(self) -> "Finding":
        if (self.card is None) == (self.concern is None):
            raise refuse(
                "it has both card and concern" if self.card else "card is missing, and concern too",
                "card: the card that it belongs to, or concern: the concern that it belongs to",
                "Give exactly one of the two.",
            )
        return self

    @model_validator(mode="after")
    def _counts_people(self) -> "Finding":
        if (self.count is None) == (self.patches is None):
            raise refuse(
                "it has both count and patches" if self.count else "the people are missing",
                "count: {n: 5, of: 36} for people, or patches: {percent: 50, people: 20}",
                "Give exactly one of the two.",
            )
        return self

    def compiled(self) -> dict[str, Any]:
        """Return the finding with one measure: a count of people, or a share of patches."""
        fields = super().compiled()
        count, patches = fields.pop("count"), fields.pop("patches")
        return {**fields, "measure": count or patches, "skin_types": known_types(self.skin_types)}


class CertaintyNote(Strict):
    """How sure the whole card is."""

    level: Level
    sentence: Text = Field(description="one sentence; its verb is fixed by the level")
    reason: Text = Field(description="the main reason, at most 20 words")


class LooksLike(Strict):
    """What it feels like and looks like; where no description was found, that is said."""

    feels: Statement
    white: Statement
    brown: Statement
    black: Statement


class Action(Strict):
    """One thing that the reader can do."""

    what: Text
    why: Text
    how: list[Text] = Field(min_length=1, description="the steps")
    sources: Annotated[list[SourceId], Grounds(optional=True)] = Field(
        description="ids of files in content/sources"
    )


class Card(Strict):
    """One card, of either kind."""

    id: Id = Field(description="the name of the file without .yaml")
    title: Text
    summary: Sentence140 = Field(description="one sentence of at most 140 characters")
    order: Order = Field(description="a whole number; small ones come first")
    certainty: CertaintyNote
    known: list[Statement] = Field(min_length=1)
    not_known: list[Statement] = Field(min_length=1)
    looks_like: LooksLike | None = None
    how_long: list[Statement] = []
    actions: list[Action] = Field(min_length=1)
    warning_signs: list[SignId] = Field([], description="ids of signs in content/signs.yaml")
    findings: list[FindingId] = Field(
        [], max_length=2, description="ids of the findings shown on the card, at most 2"
    )
    last_checked: IsoDate = Field(description='in quotes: "2026-11-20"')
    next_review: IsoDate = Field(description='in quotes: "2027-11-20"')

    @model_validator(mode="after")
    def _is_reviewed_later(self) -> "Card":
        if self.next_review <= self.last_checked:
            raise refuse(
                f"next_review {self.next_review} is not after last_checked {self.last_checked}",
                "a later date",
                "Give the date of the next review.",
            )
        return self


class Situation(Card):
    """A card that a rule brings up."""

    def compiled(self) -> dict[str, Any]:
        """Return the card; without a description it looks like nothing that we know of."""
        fields = super().compiled()
        return {**fields, "looks_like": fields["looks_like"] or {}}


class Outcome(Card):
    """A card on what can happen to anyone."""

    clinical: Clinical = Field(description="the harm as a clinician would name it, for the printed page")
    looks_like: LooksLike
    how_long: list[Statement] = Field(min_length=1)
    warning_signs: list[SignId] = Field(
        min_length=1, description="ids of signs in content/signs.yaml: at least one"
    )
