"""The schema of questions and rules: what is asked, and which answers bring up which card."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, field_validator, model_validator

from widgets.core.shapes import QuestionKind

from .marks import Grounds, ReaderChoice
from .medicine import TreatmentKind
from .text import (
    MARK,
    CardId,
    Clinical,
    Drawn,
    Id,
    OptionId,
    Order,
    QuestionId,
    SourceId,
    Strict,
    Text,
    UrgencyLevel,
    plain,
    refuse,
)

if TYPE_CHECKING:
    KindOfQuestion = str
else:  # a fixed list for the checks and for editors, derived from the one that the form and the rules use
    KindOfQuestion = Literal[tuple(kind.value for kind in QuestionKind)]


class Option(Strict):
    """One answer that a question offers."""

    id: Id = Field(description="short name of the answer, used by rules")
    text: Text = Field(description="the answer as the reader sees it")
    hint: Text | None = Field(None, description="a line under the answer, or null")
    swatch: Drawn | None = Field(None, description='a colour in quotes ("#d7a884"), or null')
    treatment: Annotated[TreatmentKind | None, ReaderChoice()] = Field(
        None,
        description="the kind of treatment that this answer names, or null; "
        "counts of another kind then say so",
    )
    clinical: Clinical = Field(description="the answer as a clinician would write it, for the printed page")

    @model_validator(mode="after")
    def _keeps_fixed_names(self) -> "Option":
        if self.id in ("none", "not_sure"):
            raise refuse(
                f'"{self.id}" is an option',
                "none and not_sure go beside options, under keys of their own",
                f"Move it out of the list: {self.id}: {{id: {self.id}, text: ...}}",
            )
        return self


class NoneOption(Strict):
    """The answer "No" or "None of these"."""

    id: Literal["none"]
    text: Text
    clinical: Clinical = Field(
        description='the answer as a clinician would write it: "Vitiligo: none reported"'
    )


class NotSureOption(Strict):
    """The answer "I am not sure"."""

    id: Literal["not_sure"]
    text: Text
    clinical: Clinical = Field(description='the answer as a clinician would write it: "Vitiligo: not known"')

    @field_validator("clinical")
    @classmethod
    def _never_reads_as_no(cls, text: str) -> str:
        if "not known" not in text:
            raise refuse(
                f'"{text}" does not say that it is not known',
                'words that hold "not known"',
                'Write for example "Vitiligo: not known".',
            )
        return text


class FindOut(Strict):
    """How a reader who is not sure can find out, and whom to ask."""

    what: Text = Field(description="what is to be found out, in a few words: Who would do it, and where")
    how: Text = Field(description="how to find out: one or two short sentences")
    ask: Text = Field(description="whom to ask, and what: one or two short sentences")
    sources: Annotated[list[SourceId], Grounds(optional=True)] = Field(
        description="ids of files in content/sources; [] when it is our own advice"
    )


class Question(Strict):
    """One question of the form."""

    id: Id = Field(description="the name of the file without .yaml")
    order: Order = Field(description="a whole number; small ones are asked first")
    legend: Text = Field(description="the question as the reader sees it")
    why: Text = Field(description="why we ask")
    help: Text | None = Field(None, description="more help, or null")
    kind: KindOfQuestion = Field(
        description="; ".join(f"{kind.value}: {kind.meaning}" for kind in QuestionKind)
    )
    options: list[Option] = Field(
        min_length=1,
        description="the answers; treatment names a kind of treatment (the words of treatment_kind): readers "
        "who pick it see which counts are not about theirs",
    )
    none: NoneOption | None = Field(
        description='{id: none, text: ..., clinical: ...}: "No" or "None of these"; or null'
    )
    not_sure: NotSureOption = Field(description="{id: not_sure, text: ..., clinical: ...}: always offered")
    group: Literal["skin", "conditions", "now", "health", "plan"] = Field(
        "conditions", description="the part of the form in which it is asked; its name is in words/form.yaml"
    )
    clinical: Clinical = Field(
        description='what it asks about, as a clinician would name it, for the printed page: "Vitiligo"'
    )
    find_out: FindOut = Field(
        description="for readers who are not sure: what is to be found out, how, whom to ask and what; [] as "
        "sources when it is our own advice, which the card then says once"
    )


class AllOf(Strict):
    """Every part must be met."""

    all: list["Condition"] = Field(min_length=1)

    def compiled(self) -> dict[str, Any]:
        """Return the group as the workbook reads it."""
        return {"word": "all", "parts": plain(self.all)}


class AnyOf(Strict):
    """At least one part must be met."""

    any: list["Condition"] = Field(min_length=1)

    def compiled(self) -> dict[str, Any]:
        """Return the group as the workbook reads it."""
        return {"word": "any", "parts": plain(self.any)}


class Leaf(Strict):
    """A condition on the answer to one question."""

    question: QuestionId

    def compiled(self) -> dict[str, Any]:
        """Return the question, the word of the condition, and the options that it names."""
        word, named = next((word, value) for word, value in super().compiled().items() if word != "question")
        options = {"is": [named], "is_unknown": []}.get(word, named)
        return {"question": self.question, "word": word, "options": options}


class Is(Leaf):
    """The answer to a question is this option."""

    is_: OptionId = Field(alias="is")


class IsAnyOf(Leaf):
    """The answer is one of these options."""

    any_of: list[OptionId] = Field(min_length=1)


class IsAllOf(Leaf):
    """The answers include all of these options."""

    all_of: list[OptionId] = Field(min_length=1)


class IsUnknown(Leaf):
    """The reader answered "I am not sure"."""

    is_unknown: Literal[True]


class Pick(Strict):
    """One thing that most readers come to say: a tick answers a question."""

    id: Id
    text: Text = Field(description="what the reader has, in a word or two")
    hint: Text | None = Field(None, description="a few words under it, or null")
    says: Is = Field(
        description="{question: vitiligo, is: growth_not_known}: the answer that a tick gives; of several, the "
        "one that says least"
    )


class Picks(Strict):
    """What a reader can say on the first screen, besides the skin type."""

    legend: Text = Field(description="the question as the reader sees it")
    picks: list[Pick] = Field(min_length=1)
    none: Text = Field(description='the words of "none of these", which answers all these questions so')
    not_sure: Text = Field(description='the words of "I am not sure", which answers all these questions so')


LEAVES = {"is": Is, "any_of": IsAnyOf, "all_of": IsAllOf, "is_unknown": IsUnknown}
CONDITION_WORDS = ("all", "any", *LEAVES)


def _word(value: object) -> str | None:
    """Return the tag of a condition: its one word, from content or from a model that is serialised."""
    names = (
        {field.alias or name for name, field in type(value).model_fields.items()}
        if isinstance(value, Strict)
        else value
    )
    keys = [key for key in CONDITION_WORDS if isinstance(names, dict | set) and key in names]
    return MARK + keys[0] if keys else None


Condition = Annotated[
    Annotated[AllOf, Tag(MARK + "all")]
    | Annotated[AnyOf, Tag(MARK + "any")]
    | Annotated[Is, Tag(MARK + "is")]
    | Annotated[IsAnyOf, Tag(MARK + "any_of")]
    | Annotated[IsAllOf, Tag(MARK + "all_of")]
    | Annotated[IsUnknown, Tag(MARK + "is_unknown")],
    Discriminator(_word, custom_error_type="condition", custom_error_message="not a condition"),
]

for _group in (AllOf, AnyOf):
    _group.model_rebuild()


class Rule(Strict):
    """Which answers bring up a card, how urgent it then is, and the sentence that says why."""

    id: Id = Field(description="the name of the file without .yaml")
    card: CardId = Field(description="id of the card that it brings up (a situation) or raises (an outcome)")
    urgency: UrgencyLevel = Field(
        description="can_happen_to_anyone, tell_whoever_treats_you, ask_a_specialist_first, usually_put_off, "
        "usually_not_done: what a source advises for such people, never how likely a thing is"
    )
    until: Text | None = Field(
        None, description='only with usually_put_off: ends the words "Usually put off until"'
    )
    when: Condition = Field(
        description="the answers, see below: all, any, or a question with is, any_of, all_of or is_unknown"
    )
    because: Text = Field(
        description='the sentence the reader sees; it starts "You told us ..." or "You picked ..."'
    )
    because_unsure: Text | None = Field(
        None, description='the same for a reader who answered "I am not sure"'
    )
    own_judgement: bool = Field(description="true when no source gives this advice; the page then says so")
    sources: Annotated[
        list[SourceId], Grounds(unless=(("own_judgement", True),), otherwise="own_judgement: true")
    ] = Field(description="ids of files in content/sources; [] only with own_judgement: true")

    @model_validator(mode="after")
    def _says_until_when(self) -> "Rule":
        put_off = self.urgency == "usually_put_off"
        if put_off and not self.until:
            raise refuse(
                "until is missing",
                "a text that ends the words usually put off until ...",
                'Add a line: until: "the sore has healed"',
                ("urgency",),
            )
        if self.until and not put_off:
            raise refuse(
                f"until is set with urgency: {self.urgency}",
                "until only with urgency: usually_put_off",
                "Delete the line until, or change the urgency.",
                ("until",),
            )
        return self
