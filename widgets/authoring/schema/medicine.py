"""The schema of sources, findings and cards: the medicine."""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from .checks import CardCheck
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
    OutcomeId,
    People,
    Percent,
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

FACT_WORDS, FIRST_WORDS, UNKNOWN_WORDS = 28, 30, 16
"""The most words of each part of a short card; with its counts and its sign it stays under 120."""

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
        """Return the study; skin types that it does not state become None, and so do the people of each type."""
        fields = super().compiled()
        by_type = fields["people_by_type"] or {}
        return {**fields, "skin_types": known_types(self.skin_types), "people_by_type": by_type}


class Extract(Strict):
    """What we rely on in a source, so that a claim can be checked without fetching the work again."""

    basis: Literal["read_again", "first_reading", "our_pages"] = Field(
        description="read_again: written while reading it; first_reading: from the notes of the first "
        "reading; "
        "our_pages: it could not be had again, so this only repeats what our pages say"
    )
    written_on: IsoDate = Field(description='when the extract was written, in quotes: "2026-11-26"')
    points: list[Note] = Field(min_length=1, description="in our own words, with every number that we use")


class Source(Strict):
    """One published work and how much of it was read."""

    id: Id = Field(description="the name of the file without .yaml")
    title: Cited = Field(description="the title of the work itself")
    who: Cited = Field(
        description="its authors or organisation; authors not shown, when we could not see them"
    )
    year: Year = Field(description='in quotes: "2014", "about 2018", "not dated"')
    url: Address | None = Field(description="one web address, best a doi.org one; or null")
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
    ] = Field(
        description="randomised_trial (chance decided who got what), trial (people treated and followed), "
        "survey (people looked at or asked), systematic_review, review, guideline, regulator, "
        "maker_label, professional_body, case_report, handout (a clinic's sheet), consumer_page, "
        "laboratory_study (skin measured with instruments)"
    )
    how_known: Literal["original", "abstract", "opening", "copy", "second_hand", "recalled"] = Field(
        description="original (read in full), abstract, opening, copy (on another site), second_hand (what "
        "others say of it), recalled (from memory, not yet checked)"
    )
    seen_on: IsoDate | None = Field(
        description='the day it was read, in quotes: "2026-11-20"; null only for recalled'
    )
    note: Cited = Field(description="one plain sentence: what it is, and what was read of it")
    study: Study | None = Field(None, description="for a study of needling, else null")
    extract: Annotated[Extract | None, AuthorNote()] = Field(
        None,
        description="what we rely on in it, in our own words, with every number that our pages give from it",
    )

    @model_validator(mode="after")
    def _was_seen(self) -> "Source":
        if (self.seen_on is None) != (self.how_known == "recalled"):
            raise refuse(
                f"seen_on is {self.seen_on or 'null'} and how_known is {self.how_known}",
                "a date when it was read; null only with how_known: recalled",
                "Change one of the two.",
                ("seen_on",),
            )
        return self


class Count(Strict):
    """A number of people out of a number of people."""

    n: Number
    of: People

    @model_validator(mode="after")
    def _is_part(self) -> "Count":
        if self.n > self.of:
            raise refuse(
                f"{self.n} people of {self.of}",
                "n is at most of",
                "Look the two numbers up in the source.",
                ("n",),
            )
        return self


class Patches(Strict):
    """Patches of skin were counted, not people: the people may have had other patches too, not counted here."""

    percent: Percent
    people: People
    which: Text = Field(description="the patches that were counted: patches that had fine needles")
    number: People | None = Field(description="how many patches that was; null when the source does not tell")


class Finding(Strict):
    """What one study counted."""

    id: Id = Field(description="the name of the file without .yaml")
    card: CardId | None = Field(
        None, description="id of the card it belongs to; or null, and concern instead"
    )
    concern: ConcernId | None = Field(
        None,
        description="id of the concern it belongs to, when it counts what got better: exactly one of the two",
    )
    label: Text = Field(description="a short name for the row: Dogra 2014")
    source: SourceId = Field(description="id of the file in content/sources that the number comes from")
    result: Text = Field(description='how "5 of 36 people" goes on: "got dark marks"')
    counter: Text = Field(description='how the other side, "31 of 36", goes on: "did not"')
    count: Count | None = Field(None, description="{n: 5, of: 36}: people")
    patches: Patches | None = Field(
        None,
        description="{percent: 50, people: 20, which: patches that had fine needles, number: null}, instead of "
        "count, when patches of skin were counted; number: null when the source does not tell; never drawn",
    )
    who: Text = Field(description="which people, in a plain sentence")
    skin_types: SkinTypes = Field(description="the types that took part, [IV, V], or not_stated")
    time_span: Text = Field(description="how long they were followed, in a plain sentence")
    treatment: Text = Field(description="what was done, in a plain sentence")
    treatment_kind: TreatmentKind = Field(
        description="plain_needling, needling_with_more, radiofrequency or other, as in the study of its "
        "source; other also for a group that had no needles. The words of treatment must say it: "
        "heat, or no needling"
    )
    certainty: Level = Field(
        description="how far this one count can be trusted: high, moderate, low, very_low or none_found"
    )
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
                "count: {n: 5, of: 36} for people, or patches: {percent: 50, people: 20, which: patches that had "
                "fine needles, number: null}",
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
    """What it feels and looks like; where no description was found, the text says so."""

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


class FirstStep(Strict):
    """The one thing to do first: the short card has what and how, the whole card also why and the steps."""

    what: Text = Field(description="the one thing to do first")
    how: Text = Field(
        description="how to do it, in one or two sentences that a reader can act on without the steps"
    )
    why: Text
    steps: list[Text] = Field(min_length=1, description="the steps in full")
    sources: Annotated[list[SourceId], Grounds(optional=True)] = Field(
        description="ids of files in content/sources"
    )


class Card(Strict):
    """One card, of either kind."""

    id: Id = Field(description="the name of the file without .yaml")
    title: Text = Field(description="what the card is about, in a few words")
    order: Order = Field(description="a whole number; small ones come first among cards of the same urgency")
    certainty: CertaintyNote = Field(
        description="level, sentence (with the verb of its level) and reason (at most 20 words)"
    )
    fact: Statement = Field(
        description="the deciding fact, under the title: what was seen, in whom, or that nobody counted it; at "
        f"most {FACT_WORDS} words"
    )
    first: FirstStep = Field(
        description=f"the one thing to do first: what and how (at most {FIRST_WORDS} words), why, steps, sources. "
        "Without a source it is shown as our own"
    )
    unknown: Statement = Field(description=f"what nobody knows, in at most {UNKNOWN_WORDS} words")
    known: list[Statement] = Field([], description="statements: what else is known")
    not_known: list[Statement] = Field([], description="statements: what else nobody knows")
    how_long: list[Statement] = Field([], description="statements; an outcome needs at least one")
    actions: list[Action] = Field(
        [],
        description="what else to do: what, why, how (steps), sources. Without a source it is shown as our own",
    )
    warning_signs: list[SignId] = Field(
        [],
        description="ids of signs in content/signs.yaml, the most pressing first; an outcome needs at least "
        "one",
    )
    findings: list[FindingId] = Field(
        [], max_length=2, description="at most 2, shown as counts; all others of this card are in the chart"
    )
    check: CardCheck | None = Field(
        None,
        description="the question that shows whether the card was understood: question, and 2 or 3 choices, each "
        "with text, right and feedback. It asks for a decision or a sign, never for a number; a wrong choice is "
        "something that people do believe, and a feedback says only what the card says",
    )
    last_checked: IsoDate = Field(description='the day of the last check, in quotes: "2026-11-20"')
    next_review: IsoDate = Field(
        description='in quotes: "2027-11-20"; after it the card shows that it is overdue'
    )

    @model_validator(mode="after")
    def _is_short(self) -> "Card":
        for key, name, text, most in (
            ("fact", "fact", self.fact.text, FACT_WORDS),
            ("first", "first, what and how together", f"{self.first.what} {self.first.how}", FIRST_WORDS),
            ("unknown", "unknown", self.unknown.text, UNKNOWN_WORDS),
        ):
            if len(text.split()) > most:
                raise refuse(
                    f"{name}: {len(text.split())} words",
                    f"at most {most} words, so that the short card stays short",
                    "Keep what decides, and move the rest to known, steps or not_known.",
                    (key,),
                )
        return self

    @model_validator(mode="after")
    def _is_reviewed_later(self) -> "Card":
        if self.next_review <= self.last_checked:
            raise refuse(
                f"next_review {self.next_review} is not after last_checked {self.last_checked}",
                "a later date",
                "Give the date of the next review.",
                ("next_review",),
            )
        return self


class Situation(Card):
    """A card that a rule brings up."""

    looks_like: LooksLike | None = Field(
        None,
        description='a statement each. Where nothing was found: "We found no description ..." An outcome '
        "needs all four; in a situation it may be null",
    )
    outcomes: list[OutcomeId] = Field(
        [],
        description="ids of outcomes about the same matter, the closest first. Where the answers raise both, the "
        "outcome is shown inside this card and has none of its own; of several situations, inside the most urgent",
    )

    def compiled(self) -> dict[str, Any]:
        """Return the card; without a description it looks like nothing that we know of."""
        fields = super().compiled()
        return {**fields, "looks_like": fields["looks_like"] or {}}


class Outcome(Card):
    """A card on what can happen to anyone."""

    clinical: Clinical = Field(description="the harm as a clinician would name it, for the printed page")
    looks_like: LooksLike = Field(
        description='a statement each, on what it feels and looks like. Where nothing was found: "We found '
        'no description ..." In a situation it may be null'
    )
    how_long: list[Statement] = Field(
        min_length=1, description="at least one statement; in a situation it may be left out"
    )
    warning_signs: list[SignId] = Field(
        min_length=1,
        description="ids of signs in content/signs.yaml, the most pressing first: at least one; in a "
        "situation it may be left out",
    )
